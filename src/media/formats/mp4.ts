import { Pieces, type Range } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { type Box, boxAt } from "./boxes.ts";
import type { Looked } from "./looked.ts";
import { cleanMovie } from "./movie.ts";

/** A film of hours has a header of some megabytes. */
const mostHeader = 32 << 20;
/** What plays, or says where it is; all else is made a box that every player skips. */
const kept = new Set(["ftyp", "moof", "mfra", "sidx", "ssix", "styp", "pdin", "wide"]);

/** Looks at an MP4 or QuickTime film. Names, places, times and cameras in it become zeros; no byte moves. */
export async function mp4(file: Reader): Promise<Looked> {
  const boxes: Box[] = [];
  for (let at = 0; at < file.size; at = boxes.at(-1)?.end ?? file.size) boxes.push(await boxAt(file, at));
  const [header, another] = boxes.filter(({ type }) => type === "moov");
  if (!header) throw new Unsound("has no header.");
  if (another) throw new Unsound("has two headers.");
  if (header.end - header.start > mostHeader) throw new Unsound("has a header that is too long.");
  if (!boxes.some(({ type }) => type === "mdat")) throw new Unsound("has no picture in it.");
  const bytes = (await file.need(header.start, header.end - header.start)).slice();
  const { size, seconds, hidden } = cleanMovie(bytes, header.body - header.start, bytes.byteLength);
  if (!size) throw new Unsound("has no picture track.");
  const pieces = new Pieces();
  for (const box of boxes) {
    if (box === header) pieces.put(bytes);
    else if (box.type === "mdat") copyWithout(pieces, box, hidden);
    else if (kept.has(box.type)) pieces.copy(box.start, box.end);
    else await skip(file, pieces, box);
  }
  return { ...size, seconds, pieces };
}

async function skip(file: Reader, pieces: Pieces, { start, body, end }: Box): Promise<void> {
  const head = (await file.need(start, body - start)).slice();
  head.set(Buffer.from("free"), 4);
  pieces.put(head);
  pieces.zeros(end - body);
}

/** Copies what is played, with zeros where somebody else's samples are. The ranges are in order. */
function copyWithout(pieces: Pieces, { start, body, end }: Box, ranges: readonly Range[]): void {
  let at = start;
  for (const { from, to } of ranges) {
    const [first, last] = [Math.max(from, at, body), Math.min(to, end)];
    if (first >= last) continue;
    pieces.copy(at, first);
    pieces.zeros(last - first);
    at = last;
  }
  pieces.copy(at, end);
}
