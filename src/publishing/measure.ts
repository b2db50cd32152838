import parseTweet from "twitter-text/dist/esm/parseTweet.js";
import { addressesOf } from "./bare-links.ts";
import type { TextLimit, Unit } from "./limits.ts";
import { linksOf, tamed } from "./links.ts";
import { remembered } from "./remembered.ts";

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

/** What X weighs an address. */
const addressWeight = 23;

function ascii(text: string): number {
  let total = 0;
  let at = 0;
  for (const { url, start } of addressesOf(text)) {
    if (start < at) continue;
    total += start - at + addressWeight;
    at = start + url.length;
  }
  return total + text.length - at;
}

/** With the space before it: what an address begins with may hang on that. */
const spacedWord = /[ \t\n\r]?[^ \t\n\r]+/g;

/**
 * As X counts. twitter-text is given single words, and those alone in which a sign may weigh two: its patterns take
 * seconds over a long text.
 */
function weighted(text: string): number {
  let plain = text;
  let total = 0;
  if (nonAscii.test(text))
    plain = text.replace(spacedWord, (word) => {
      if (!nonAscii.test(word)) return word;
      total += parseTweet(tamed(word)).weightedLength;
      return "";
    });
  return total + ascii(plain);
}

const counters: Record<Unit, (text: string) => number> = {
  graphemes: remembered(graphemes),
  utf16: (text) => text.length,
  emoji_bytes: remembered(emojiBytes),
  weighted: remembered(weighted),
};

/** How long a text is, in a unit. */
const count = (text: string, unit: Unit): number => counters[unit](text);

/** `@name@server`, as Mastodon reads it; a name of bounded length, so that no text takes long to be looked through. */
const mention =
  /(?<![=/\p{L}\p{N}_])@([a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;

type Counting = Pick<TextLimit, "unit" | "link_length" | "short_mentions">;

/**
 * How long a text is as a network counts it: with a length of its own for every web address, and without the servers of
 * those it mentions, where it counts so.
 */
export function measure(text: string, { unit, link_length, short_mentions: isShort }: Counting): number {
  if (unit === "weighted" || (link_length === null && !isShort)) return count(text, unit);
  const counted = (part: string) => count(isShort ? part.replace(mention, "@$1") : part, unit);
  let total = 0;
  let at = 0;
  for (const { start, end } of linksOf(text)) {
    total += counted(text.slice(at, start)) + (link_length ?? count(text.slice(start, end), unit));
    at = end;
  }
  return total + counted(text.slice(at));
}
