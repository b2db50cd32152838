import parseTweet from "twitter-text/dist/esm/parseTweet.js";
import type { TextLimit, Unit } from "./limits.ts";
import { linksOf } from "./links.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const encoder = new TextEncoder();
const nonAscii = /[^\n\x20-\x7e]/;

/** What a reader calls characters. */
export function graphemes(text: string): number {
  if (!nonAscii.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

export const utf8Bytes = (text: string): number => encoder.encode(text).length;

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

function emojiBytes(text: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(text)) length += emoji.test(segment) ? utf8Bytes(segment) : 1;
  return length;
}

const counters: Record<Unit, (text: string) => number> = {
  graphemes,
  utf16: (text) => text.length,
  emoji_bytes: emojiBytes,
  weighted: (text) => parseTweet(text).weightedLength,
};

/** How long a text is, in a unit. */
const count = (text: string, unit: Unit): number => counters[unit](text);

/** How long a text is as a network counts it: with a length of its own for every web address, where it has one. */
export function measure(text: string, { unit, link_length }: Pick<TextLimit, "unit" | "link_length">): number {
  if (link_length === null || unit === "weighted") return count(text, unit);
  let total = 0;
  let at = 0;
  for (const { start, end } of linksOf(text)) {
    total += count(text.slice(at, start), unit) + link_length;
    at = end;
  }
  return total + count(text.slice(at), unit);
}
