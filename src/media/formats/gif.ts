import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { type Looked, latin, sized, u16le } from "./looked.ts";

const mostFrames = 5_000;
/** What applications write that the picture needs: how often it plays, and its colours. */
const colours = "ICCRGBG1012";
const keptApplications = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", colours]);

/** The bytes of a colour table, by the flags of what it belongs to. */
const tableOf = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Looks at a GIF (89a). Comments, texts, XMP and what stands after its end are left out. */
export async function gif(file: Reader): Promise<Looked> {
  const pieces = new Pieces();
  const header = await file.need(0, 13);
  const size = sized(u16le(header, 6), u16le(header, 8));
  const first = 13 + tableOf(header[10] ?? 0);
  pieces.copy(0, first);
  let frames = 0;
  for (let at = first; ; ) {
    const [kind] = await file.need(at, 1);
    if (kind === 0x3b) {
      pieces.copy(at, at + 1);
      break;
    }
    if (kind === 0x2c) {
      if (++frames > mostFrames) throw new Unsound(`has more than ${mostFrames} frames.`);
      const frame = await file.need(at, 10);
      sized(u16le(frame, 5), u16le(frame, 7));
      const end = await blocksEnd(file, at + 10 + tableOf(frame[9] ?? 0) + 1);
      pieces.copy(at, end);
      at = end;
      continue;
    }
    if (kind !== 0x21) throw new Unsound("has something else where a block should begin.");
    const end = await blocksEnd(file, at + 2);
    await take(file, pieces, at, end);
    at = end;
  }
  if (frames === 0) throw new Unsound("has no picture in it.");
  return { ...size, seconds: null, pieces };
}

/**
 * Takes an extension that the picture needs. Of how long a frame is shown, and how often all of them, that is the first
 * sub-block; what follows it plays no part.
 */
async function take(file: Reader, pieces: Pieces, at: number, end: number): Promise<void> {
  const head = await file.need(at, Math.min(end - at, 15));
  const isControl = head[1] === 0xf9;
  const isApplication = head[1] === 0xff && head[2] === 11 && keptApplications.has(latin(head, 3, 14));
  if (!isControl && !isApplication) return;
  const first = isControl ? 2 : 14;
  const next = at + first + (head[first] ?? 0) + 1;
  if (next + 1 >= end || latin(head, 3, 14) === colours) return pieces.copy(at, end);
  pieces.copy(at, next);
  pieces.put(Uint8Array.from([0]));
}

/** Where a row of sub-blocks ends, after the empty one. */
async function blocksEnd(file: Reader, from: number): Promise<number> {
  for (let at = from; ; ) {
    const chunk = await file.some(at);
    let next = 0;
    while (next < chunk.byteLength) {
      const length = chunk[next] as number;
      if (length === 0) return at + next + 1;
      next += length + 1;
    }
    at += next;
  }
}
