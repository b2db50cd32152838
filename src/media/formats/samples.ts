import type { Range } from "../pieces.ts";
import { type Box, boxIn } from "./boxes.ts";
import { u32 } from "./looked.ts";

/** A table of a track: a count, and rows of a fixed width. However much it claims, it has no more rows than bytes. */
const rowsOf = ({ body, end }: Box, claimed: number, head: number, width: number) =>
  Math.max(0, Math.min(claimed, Math.floor((end - body - head) / width)));

/** Where in the file the samples of a track are (ISO/IEC 14496-12 §8.7), chunk by chunk. */
export function samplesOf(bytes: Uint8Array, track: Box): Range[] {
  let table: Box | undefined = track;
  for (const type of ["mdia", "minf", "stbl"]) table = table && boxIn(bytes, type, table.body, table.end);
  if (!table) return [];
  const named = (type: string) => boxIn(bytes, type, (table as Box).body, (table as Box).end);
  const [sizes, runs, short, long] = [named("stsz"), named("stsc"), named("stco"), named("co64")];
  const places = short ?? long;
  if (!sizes || !runs || !places) return [];
  const width = short ? 4 : 8;
  const offsetOf = (chunk: number) => {
    const at = places.body + 8 + chunk * width;
    return short ? u32(bytes, at) : u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4);
  };
  const lengths = lengthsOf(bytes, sizes);
  const many = rowsOf(runs, u32(bytes, runs.body + 4), 8, 12);
  const first = (run: number) => u32(bytes, runs.body + 8 + run * 12);
  const ranges: Range[] = [];
  let run = 0;
  for (let chunk = 0; chunk < rowsOf(places, u32(bytes, places.body + 4), 8, width); chunk++) {
    while (run + 1 < many && first(run + 1) <= chunk + 1) run++;
    const length = lengths(u32(bytes, runs.body + 12 + run * 12));
    if (length > 0) ranges.push({ from: offsetOf(chunk), to: offsetOf(chunk) + length });
  }
  return ranges;
}

/** Answers how long the next so many samples are together. */
function lengthsOf(bytes: Uint8Array, sizes: Box): (samples: number) => number {
  const all = u32(bytes, sizes.body + 4);
  const claimed = u32(bytes, sizes.body + 8);
  const many = all === 0 ? rowsOf(sizes, claimed, 12, 4) : claimed;
  let sample = 0;
  return (samples) => {
    const last = Math.min(sample + samples, many);
    let length = all * (last - sample);
    if (all === 0) for (let at = sample; at < last; at++) length += u32(bytes, sizes.body + 12 + at * 4);
    sample = last;
    return length;
  };
}
