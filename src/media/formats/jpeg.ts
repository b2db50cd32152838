import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { exifOf, isTurned, orientationIn, shortest } from "./exif.ts";
import { type Looked, latin, sized, u16 } from "./looked.ts";

/* ITU-T T.81: a file is segments, each a marker (0xff and a code) and a length, and after a start of scan the picture. */

const endOfImage = 0xd9;
const startOfScan = 0xda;
const isAlone = (code: number) => code === 0x01 || (code >= 0xd0 && code <= 0xd7);
/** Start of frame: where the size stands. 0xc4, 0xc8 and 0xcc are other things. */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
const isApplication = (code: number) => code >= 0xe0 && code <= 0xef;
const comment = 0xfe;
const exifName = "Exif\0\0";

/** Reserved, or of an extension that no picture here has: whatever stands there is for somebody else. */
const isForeign = (code: number) => code < 0xc0 || code >= 0xf0;

/** Of what applications write into a picture, this decides its shape and colours. The rest is metadata, and thumbnails. */
const isColours = (code: number, start: string) => code === 0xe2 && start.startsWith("ICC_PROFILE\0");

/** The same of which only the first bytes do: JFIF may have a thumbnail behind them, Adobe's mark anything. */
function headOf(code: number, start: Uint8Array): Uint8Array | undefined {
  const text = latin(start, 2, 9);
  if (code === 0xe0 && text.startsWith("JFIF\0") && start.byteLength >= 16)
    return Uint8Array.from([0xff, code, 0, 16, ...start.subarray(2, 14), 0, 0]);
  if (code === 0xee && text.startsWith("Adobe") && start.byteLength >= 14)
    return Uint8Array.from([0xff, code, 0, 14, ...start.subarray(2, 14)]);
  return undefined;
}

/** Looks at a JPEG. Exif, XMP, IPTC, comments and what stands after its end are left out; the orientation stays. */
export async function jpeg(file: Reader): Promise<Looked> {
  const pieces = new Pieces();
  pieces.copy(0, 2);
  let size: { width: number; height: number } | undefined;
  let orientation: number | undefined;
  let scanned = false;
  for (let at = 2; ; ) {
    const { code, after } = await markerAt(file, at);
    if (code === endOfImage) {
      pieces.copy(at, after);
      break;
    }
    const end = isAlone(code) ? after : after + (await lengthAt(file, after));
    const start = await file.need(after, Math.min(end - after, 64));
    if (isFrame(code)) {
      if (size) throw new Unsound("has two frames.");
      if (start.byteLength < 8) throw new Unsound("has a frame without a size.");
      size = sized(u16(start, 5), u16(start, 3));
    }
    if (code === startOfScan) {
      if (!size) throw new Unsound("has no frame before its picture.");
      scanned = true;
      const next = await scanEnd(file, end);
      pieces.copy(at, next);
      at = next;
      continue;
    }
    if (code === 0xe1 && orientation === undefined && latin(start, 2, 8) === exifName) {
      orientation = orientationIn((await file.need(after + 8, end - after - 8)).slice());
      if (orientation !== undefined) pieces.put(exifSegment(orientation));
    } else if (isApplication(code)) takeApplication(pieces, { code, at, after, end, start });
    else if (code !== comment && !isForeign(code)) pieces.copy(at, end);
    at = end;
  }
  if (!size || !scanned) throw new Unsound("has no picture in it.");
  const { width, height } = size;
  return { ...(isTurned(orientation) ? { width: height, height: width } : size), seconds: null, pieces };
}

interface Segment {
  readonly code: number;
  /** Where it begins, where its length stands, and where it ends. */
  readonly at: number;
  readonly after: number;
  readonly end: number;
  readonly start: Uint8Array;
}

function takeApplication(pieces: Pieces, { code, at, after, end, start }: Segment): void {
  const head = headOf(code, start);
  const isBare = head && code === 0xe0 ? start[14] === 0 && start[15] === 0 : true;
  if (isColours(code, latin(start, 2, 14)) || (head && isBare && end - after === head.byteLength - 2))
    pieces.copy(at, end);
  else if (head) pieces.put(head);
}

const exifSegment = (orientation: number): Uint8Array =>
  Buffer.concat([
    Uint8Array.from([0xff, 0xe1, 0, 2 + exifName.length + shortest]),
    Buffer.from(exifName, "latin1"),
    exifOf(orientation),
  ]);

/** The marker that begins there, and where what belongs to it begins; any number of 0xff may fill the place before it. */
async function markerAt(file: Reader, at: number): Promise<{ code: number; after: number }> {
  if ((await file.need(at, 1))[0] !== 0xff) throw new Unsound("has something else where a segment should begin.");
  for (let next = at + 1; ; next++) {
    const [code = 0] = await file.need(next, 1);
    if (code === 0) throw new Unsound("has something else where a segment should begin.");
    if (code !== 0xff) return { code, after: next + 1 };
  }
}

async function lengthAt(file: Reader, at: number): Promise<number> {
  const length = u16(await file.need(at, 2), 0);
  if (length < 2) throw new Unsound("has a segment without a length.");
  return length;
}

/** Where the picture's data ends: at the first marker that is neither a stuffed byte nor a restart. */
async function scanEnd(file: Reader, from: number): Promise<number> {
  for (let at = from; ; ) {
    const chunk = await file.some(at);
    let next = chunk.indexOf(0xff);
    while (next >= 0 && next + 1 < chunk.byteLength) {
      const code = chunk[next + 1] as number;
      if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at + next;
      next = chunk.indexOf(0xff, code === 0xff ? next + 1 : next + 2);
    }
    // The last byte of the window may be half of a marker: it is looked at again with what follows.
    if (next < 0) at += chunk.byteLength;
    else if (next === 0) throw new Unsound("is cut short.");
    else at += next;
  }
}
