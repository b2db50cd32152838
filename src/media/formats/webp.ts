import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { exifOf, isTurned, orientationIn, shortest } from "./exif.ts";
import { type Looked, latin, sized, u16le, u24le, u32le } from "./looked.ts";

/** What of a WebP (RFC 9649) is its picture, its colours or its animation; all else is left out. */
const kept = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const pictures = new Set(["VP8 ", "VP8L", "ANMF"]);
const hasExif = 0x08;
const hasXmp = 0x04;
const mostExif = 1 << 20;

/** Looks at a WebP. Exif, XMP, unknown chunks and what stands after its end are left out; the orientation stays. */
export async function webp(file: Reader): Promise<Looked> {
  const end = 8 + u32le(await file.need(4, 4), 0);
  if (end > file.size) throw new Unsound("is cut short.");
  const chunks = new Pieces();
  let size: { width: number; height: number } | undefined;
  let extended: Buffer | undefined;
  let orientation: number | undefined;
  let pictured = false;
  for (let at = 12; at < end; ) {
    const start = await file.need(at, 8);
    const type = latin(start, 0, 4);
    const length = u32le(start, 4);
    // An odd chunk is followed by a byte of nothing.
    const next = at + 8 + length + (length & 1);
    if (next > file.size) throw new Unsound("is cut short.");
    if (type === "EXIF" && orientation === undefined && length <= mostExif)
      orientation = orientationIn(tiffOf((await file.need(at + 8, length)).slice()));
    if (kept.has(type)) size ??= await sizeIn(file, type, at + 8, length);
    if (type === "VP8X") extended = Buffer.from(await file.need(at, next - at));
    else if (kept.has(type)) chunks.copy(at, next);
    if (pictures.has(type)) pictured = true;
    at = next;
  }
  if (!size || !pictured) throw new Unsound("has no picture in it.");
  const pieces = assembled(chunks, extended, orientation);
  const { width, height } = size;
  return { ...(isTurned(orientation) ? { width: height, height: width } : size), seconds: null, pieces };
}

/** Some write Exif with the name that it has in a JPEG. */
const tiffOf = (exif: Uint8Array) => (latin(exif, 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif);

/** The file anew: a header that says how long it is now, and what it still has. */
function assembled(chunks: Pieces, extended: Buffer | undefined, orientation: number | undefined): Pieces {
  const exif = extended && orientation !== undefined ? exifChunk(orientation) : undefined;
  if (extended) extended[8] = ((extended[8] ?? 0) & ~(hasExif | hasXmp)) | (exif ? hasExif : 0);
  const header = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  header.writeUInt32LE(4 + (extended?.byteLength ?? 0) + chunks.size + (exif?.byteLength ?? 0), 4);
  const pieces = new Pieces();
  pieces.put(header);
  if (extended) pieces.put(extended);
  for (const piece of chunks.list) if ("to" in piece) pieces.copy(piece.from, piece.to);
  if (exif) pieces.put(exif);
  return pieces;
}

function exifChunk(orientation: number): Uint8Array {
  const chunk = Buffer.alloc(8 + shortest);
  chunk.write("EXIF", 0, "latin1");
  chunk.writeUInt32LE(shortest, 4);
  chunk.set(exifOf(orientation), 8);
  return chunk;
}

/** The size that the first chunk of a picture tells; undefined where this one tells none. */
async function sizeIn(file: Reader, type: string, at: number, length: number) {
  if (type === "VP8X" && length >= 10) {
    const canvas = await file.need(at, 10);
    return sized(u24le(canvas, 4) + 1, u24le(canvas, 7) + 1);
  }
  if (type === "VP8L" && length >= 5) {
    const start = await file.need(at, 5);
    if (start[0] !== 0x2f) throw new Unsound("has a picture that is none.");
    const bits = u32le(start, 1);
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (type === "VP8 " && length >= 10) {
    const start = await file.need(at, 10);
    if (start[3] !== 0x9d || start[4] !== 0x01 || start[5] !== 0x2a) throw new Unsound("has a picture that is none.");
    return sized(u16le(start, 6) & 0x3fff, u16le(start, 8) & 0x3fff);
  }
  if (type === "VP8X" || type === "VP8L" || type === "VP8 ") throw new Unsound("has a picture that is none.");
  return undefined;
}
