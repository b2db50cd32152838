import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { exifOf, isTurned, orientationIn, shortest } from "./exif.ts";
import { type Looked, latin, sized, u32 } from "./looked.ts";

/** What of a PNG (third edition) is its picture, its colours or its animation; all else is left out. */
const kept = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split(" "),
);
/** More Exif than a picture that says which way up it is needs. */
const mostExif = 1 << 20;

/** Looks at a PNG. Texts, times, private chunks and what stands after its end are left out; the orientation stays. */
export async function png(file: Reader): Promise<Looked> {
  const pieces = new Pieces();
  pieces.copy(0, 8);
  const header = await file.need(8, 25);
  if (u32(header, 0) !== 13 || latin(header, 4, 8) !== "IHDR") throw new Unsound("does not begin with its header.");
  const size = sized(u32(header, 8), u32(header, 12));
  let orientation: number | undefined;
  let pictured = false;
  for (let at = 8; ; ) {
    const start = await file.need(at, 8);
    const length = u32(start, 0);
    const type = latin(start, 4, 8);
    const end = at + 12 + length;
    if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type))
      throw new Unsound("has something else where a chunk should begin.");
    await file.need(end - 4, 4);
    if (type === "IDAT") pictured = true;
    if (kept.has(type)) pieces.copy(at, end);
    else if (type[0] === type[0]?.toUpperCase()) throw new Unsound(`has a chunk that nobody knows (${type}).`);
    if (type === "eXIf" && orientation === undefined && length <= mostExif) {
      orientation = orientationIn((await file.need(at + 8, length)).slice());
      if (orientation !== undefined) pieces.put(exifChunk(orientation));
    }
    if (type === "IEND") break;
    at = end;
  }
  if (!pictured) throw new Unsound("has no picture in it.");
  const { width, height } = size;
  return { ...(isTurned(orientation) ? { width: height, height: width } : size), seconds: null, pieces };
}

function exifChunk(orientation: number): Uint8Array {
  const chunk = Buffer.alloc(12 + shortest);
  chunk.writeUInt32BE(shortest, 0);
  chunk.write("eXIf", 4, "latin1");
  chunk.set(exifOf(orientation), 8);
  chunk.writeUInt32BE(Bun.hash.crc32(chunk.subarray(4, 8 + shortest)), 8 + shortest);
  return chunk;
}
