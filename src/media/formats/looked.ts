import type { Pieces } from "../pieces.ts";
import { Unsound } from "../reader.ts";

/** What a look at a file tells: how large it is shown, how long it plays, and what of it is no private matter. */
export interface Looked {
  readonly width: number;
  readonly height: number;
  /** Length of a film; null where it does not say, and for a picture. */
  readonly seconds: number | null;
  readonly pieces: Pieces;
}

/** More than any camera takes; what is larger would need gigabytes of memory wherever it is decoded. */
const mostPixels = 100_000_000;

/** Width and height as they are written in the file. Throws where nobody should decode that. */
export function sized(width: number, height: number): { readonly width: number; readonly height: number } {
  if (width < 1 || height < 1) throw new Unsound("has no width or no height.");
  if (width * height > mostPixels)
    throw new Unsound(`would have ${width} × ${height} pixels when decoded; at most ${mostPixels} are taken.`);
  return { width, height };
}

/** The big-endian number of two or four bytes. */
export const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65536 + u16(bytes, at + 2);
export const u16le = (bytes: Uint8Array, at: number): number => ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0);
export const u24le = (bytes: Uint8Array, at: number): number => ((bytes[at + 2] ?? 0) << 16) | u16le(bytes, at);
export const u32le = (bytes: Uint8Array, at: number): number => u16le(bytes, at + 2) * 65536 + u16le(bytes, at);
export const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(to, bytes.byteLength) - from)).toString(
    "latin1",
  );
