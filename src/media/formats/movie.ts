import type { Range } from "../pieces.ts";
import { type Box, blank, boxesIn, boxIn } from "./boxes.ts";
import { latin, sized, u32 } from "./looked.ts";
import { samplesOf } from "./samples.ts";
import { cleanInformation, forgetName } from "./track.ts";

/** What a movie header tells. */
interface Movie {
  readonly size: { width: number; height: number } | undefined;
  readonly seconds: number | null;
  /** Where in the file samples are that nobody sees or hears: places along the way, for one. In order. */
  readonly hidden: readonly Range[];
}

/* What plays. All else in a header (names, places, cameras, what nobody knows) becomes a box that every player skips. */
const ofMovie = new Set(["mvhd", "trak", "mvex", "iods", "pssh"]);
const ofTrack = new Set(["tkhd", "edts", "mdia", "tref", "trgr", "tapt", "clip", "matt", "load"]);
const ofMedia = new Set(["mdhd", "hdlr", "minf", "elng"]);
/** Pictures, sound, captions and the count of frames. */
const played = new Set(["vide", "soun", "text", "sbtl", "subt", "clcp", "tmcd"]);

/** Looks at a movie box, and takes out of it in place what is metadata: nothing in it moves. */
export function cleanMovie(bytes: Uint8Array, from: number, to: number): Movie {
  const header = boxIn(bytes, "mvhd", from, to);
  const fragments = boxIn(bytes, "mvex", from, to);
  const seconds =
    (header && secondsIn(bytes, header)) ?? (fragments && fragmentSeconds(bytes, fragments, header)) ?? null;
  const hidden: Range[] = [];
  let size: Movie["size"];
  for (const box of boxesIn(bytes, from, to)) {
    if (!ofMovie.has(box.type)) blank(bytes, box);
    else if (box.type === "mvhd") forgetTimes(bytes, box);
    else if (box.type === "trak") {
      const shown = cleanTrack(bytes, box, hidden);
      size ??= shown;
    }
  }
  return { size, seconds, hidden: hidden.sort((a, b) => a.from - b.from) };
}

/** A track whose samples are metadata of their own is no track any more. */
function cleanTrack(bytes: Uint8Array, track: Box, hidden: Range[]): Movie["size"] {
  const media = boxIn(bytes, "mdia", track.body, track.end);
  const handler = media && boxIn(bytes, "hdlr", media.body, media.end);
  const kind = handler && latin(bytes, handler.body + 8, handler.body + 12);
  if (!media || !kind || !played.has(kind)) {
    for (const range of samplesOf(bytes, track)) hidden.push(range);
    blank(bytes, track);
    return undefined;
  }
  const head = boxIn(bytes, "tkhd", track.body, track.end);
  const size = head && kind === "vide" ? shownSize(bytes, head) : undefined;
  for (const box of boxesIn(bytes, track.body, track.end)) {
    if (!ofTrack.has(box.type)) blank(bytes, box);
    else if (box.type === "tkhd") forgetTimes(bytes, box);
  }
  for (const box of boxesIn(bytes, media.body, media.end)) {
    if (!ofMedia.has(box.type)) blank(bytes, box);
    else if (box.type === "mdhd") forgetTimes(bytes, box);
    else if (box.type === "hdlr") forgetName(bytes, box);
    else if (box.type === "minf") cleanInformation(bytes, box, kind);
  }
  return size;
}

const isLong = (bytes: Uint8Array, { body }: Box) => bytes[body] === 1;
const u64 = (bytes: Uint8Array, at: number) => u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4);

/** When it was made and last changed. */
function forgetTimes(bytes: Uint8Array, box: Box): void {
  bytes.fill(0, box.body + 4, Math.min(box.body + (isLong(bytes, box) ? 20 : 12), box.end));
}

const unknown = (duration: number) => duration === 0 || duration === 0xffffffff || duration >= Number.MAX_SAFE_INTEGER;
const inSeconds = (duration: number, scale: number) =>
  unknown(duration) || scale === 0 ? null : Math.round((duration / scale) * 1000) / 1000;

function secondsIn(bytes: Uint8Array, box: Box): number | null {
  const long = isLong(bytes, box);
  if (box.end - box.body < (long ? 32 : 20)) return null;
  return long
    ? inSeconds(u64(bytes, box.body + 24), u32(bytes, box.body + 20))
    : inSeconds(u32(bytes, box.body + 16), u32(bytes, box.body + 12));
}

/** A film in fragments tells its length apart. */
function fragmentSeconds(bytes: Uint8Array, extends_: Box, header: Box | undefined): number | null {
  const told = boxIn(bytes, "mehd", extends_.body, extends_.end);
  if (!told || !header || told.end - told.body < (isLong(bytes, told) ? 12 : 8)) return null;
  const scale = u32(bytes, header.body + (isLong(bytes, header) ? 20 : 12));
  const long = isLong(bytes, told);
  return inSeconds(long ? u64(bytes, told.body + 4) : u32(bytes, told.body + 4), scale);
}

/** Width and height in whole pixels, as they are shown: a matrix may turn the picture by a quarter. */
function shownSize(bytes: Uint8Array, box: Box): Movie["size"] {
  const matrix = box.body + (isLong(bytes, box) ? 52 : 40);
  if (box.end < matrix + 44) return undefined;
  const [width, height] = [u32(bytes, matrix + 36) >>> 16, u32(bytes, matrix + 40) >>> 16];
  const isTurned = u32(bytes, matrix) === 0 && u32(bytes, matrix + 16) === 0;
  return isTurned ? sized(height, width) : sized(width, height);
}
