import { Pieces } from "../pieces.ts";
import { type Reader, Unsound } from "../reader.ts";
import { type Box, boxAt } from "./boxes.ts";
import type { Looked } from "./looked.ts";
import { cleanMovie } from "./movie.ts";

/** A film of hours has a header of some megabytes. */
const mostHeader = 32 << 20;
/** What plays, or says where it is; all else is made a box that every player skips. */
const kept = new Set(["ftyp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "styp", "prft", "emsg", "pdin", "wide"]);

/** Looks at an MP4 or QuickTime film. Names, places, times and cameras in it become zeros; no byte moves. */
export async function mp4(file: Reader): Promise<Looked> {
  const pieces = new Pieces();
  let movie: ReturnType<typeof cleanMovie> | undefined;
  let played = false;
  for (let at = 0; at < file.size; ) {
    const box = await boxAt(file, at);
    if (box.type === "mdat") played = true;
    if (box.type === "moov") {
      if (movie) throw new Unsound("has two headers.");
      if (box.end - box.start > mostHeader) throw new Unsound("has a header that is too long.");
      const bytes = (await file.need(box.start, box.end - box.start)).slice();
      movie = cleanMovie(bytes, box.body - box.start, bytes.byteLength);
      pieces.put(bytes);
    } else if (kept.has(box.type)) pieces.copy(box.start, box.end);
    else await skip(file, pieces, box);
    at = box.end;
  }
  if (!movie) throw new Unsound("has no header.");
  if (!movie.size) throw new Unsound("has no picture track.");
  if (!played) throw new Unsound("has no picture in it.");
  return { ...movie.size, seconds: movie.seconds, pieces };
}

async function skip(file: Reader, pieces: Pieces, { start, body, end }: Box): Promise<void> {
  const head = (await file.need(start, body - start)).slice();
  head.set(Buffer.from("free"), 4);
  pieces.put(head);
  pieces.zeros(end - body);
}
