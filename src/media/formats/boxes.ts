import { type Reader, Unsound } from "../reader.ts";
import { latin, u32 } from "./looked.ts";

/* ISO/IEC 14496-12 §4.2: a file is boxes, each a length, a type of four letters and a body that may be boxes again. */

export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its body begins, and where it ends. */
  readonly body: number;
  readonly end: number;
}

function boxFrom(start: number, head: Uint8Array, limit: number): Box {
  const short = u32(head, 0);
  const type = latin(head, 4, 8);
  if (short === 0) return { type, start, body: start + 8, end: limit };
  const isLong = short === 1;
  if (isLong && head.byteLength < 16) throw new Unsound("is cut short.");
  const length = isLong ? u32(head, 8) * 2 ** 32 + u32(head, 12) : short;
  const body = start + (isLong ? 16 : 8);
  if (start + length < body || start + length > limit) throw new Unsound("has a box that ends where it cannot.");
  return { type, start, body, end: start + length };
}

/** The box that begins there in a file. */
export const boxAt = async (file: Reader, at: number): Promise<Box> =>
  boxFrom(at, await file.need(at, Math.min(Math.max(8, file.size - at), 16)), file.size);

/** The boxes between two places in memory. A few bytes at the end that are no box (QuickTime's closing zeros) are left out. */
export function* boxesIn(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const box = boxFrom(at, bytes.subarray(at, Math.min(at + 16, to)), to);
    yield box;
    at = box.end;
  }
}

export const boxIn = (bytes: Uint8Array, type: string, from: number, to: number): Box | undefined => {
  for (const box of boxesIn(bytes, from, to)) if (box.type === type) return box;
  return undefined;
};

/** Makes a box one that every player skips, and its body zeros. Its length stays, so what stands elsewhere is still found. */
export function blank(bytes: Uint8Array, { start, body, end }: Box): void {
  bytes.set(Buffer.from("free"), start + 4);
  bytes.fill(0, body, end);
}
