import { type Box, blank, boxesIn, boxIn } from "./boxes.ts";
import { latin, sized, u32 } from "./looked.ts";

/** What a movie header tells, and the header without what is nobody's business. */
interface Movie {
  readonly size: { width: number; height: number } | undefined;
  readonly seconds: number | null;
}

/** What holds names, places, cameras and times. */
const metadata = new Set(["udta", "meta", "uuid", "free", "skip"]);

/** Looks at a movie box, and takes out of it in place what is metadata: nothing in it moves. */
export function cleanMovie(bytes: Uint8Array, from: number, to: number): Movie {
  let seconds: number | null = null;
  let size: Movie["size"];
  for (const box of boxesIn(bytes, from, to)) {
    if (metadata.has(box.type)) blank(bytes, box);
    else if (box.type === "mvhd") seconds = secondsIn(bytes, box) ?? seconds;
    else if (box.type === "mvex") seconds ??= fragmentSeconds(bytes, box, boxIn(bytes, "mvhd", from, to));
    else if (box.type === "trak") {
      const shown = cleanTrack(bytes, box);
      size ??= shown;
    }
  }
  for (const box of boxesIn(bytes, from, to)) if (box.type === "mvhd") forgetTimes(bytes, box);
  return { size, seconds };
}

/** A track whose samples are metadata of their own (places along the way) is no track any more. */
function cleanTrack(bytes: Uint8Array, track: Box): Movie["size"] {
  const media = boxIn(bytes, "mdia", track.body, track.end);
  const handler = media && boxIn(bytes, "hdlr", media.body, media.end);
  const kind = handler && latin(bytes, handler.body + 8, handler.body + 12);
  if (kind === "meta") {
    blank(bytes, track);
    return undefined;
  }
  let size: Movie["size"];
  for (const box of boxesIn(bytes, track.body, track.end)) {
    if (metadata.has(box.type)) blank(bytes, box);
    else if (box.type === "tkhd") {
      if (kind === "vide") size = shownSize(bytes, box);
      forgetTimes(bytes, box);
    }
  }
  if (media)
    for (const box of boxesIn(bytes, media.body, media.end)) {
      if (metadata.has(box.type)) blank(bytes, box);
      else if (box.type === "mdhd") forgetTimes(bytes, box);
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
