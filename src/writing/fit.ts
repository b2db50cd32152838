import { check, limitsOf } from "../publishing/check.ts";
import type { Overrides } from "../publishing/limits.ts";
import { linksOf } from "../publishing/links.ts";
import type { Account, Network } from "../publishing/network.ts";

/** A network that something is written for. */
export interface Target {
  readonly title: string;
  /** In words: what its texts may be at most. */
  readonly limit: string;
  /** The most parts that may follow a post. */
  readonly thread: number;
  /** In words: which limits of texts a text breaks. */
  faults(text: string): readonly string[];
}

const nobody: Account = { server: "", remote_id: "", handle: "", name: "", avatar_url: null, url: null, settings: {} };

/** A network as one writes for it: held against the same limits as a post is before it goes out. */
export function targetOf(network: Network, operator: Overrides | undefined): Target {
  const { text, thread } = limitsOf(network, nobody, operator);
  const bytes = text.max_bytes === null ? "" : ` and ${text.max_bytes} bytes`;
  const links = text.link_length === null ? "" : `, every web address counting as ${text.link_length}`;
  return {
    ...{ title: network.title, thread },
    limit: `${network.title}: at most ${text.max} characters${bytes}${links}`,
    faults(said) {
      const post = { kind: "post", text: said, media: [], link: null } as const;
      const found = check(network, nobody, [post], operator);
      return found.filter(({ limit }) => limit.startsWith("text.max")).map(({ message }) => message);
    },
  };
}

export type Fits = (text: string) => boolean;
export const fitsAll =
  (targets: readonly Target[]): Fits =>
  (text) =>
    targets.every((target) => target.faults(text).length === 0);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** So much of a text is looked at first: more than most networks take, and little of a long one. */
const glance = 1024;
/** No address is longer. */
const longestLink = 4096;

/** A beginning that does not fit, or all of the text: what fits ends in there. */
function glimpse(text: string, fits: Fits): string {
  let size = glance;
  while (size < text.length && fits(text.slice(0, size).toWellFormed())) size *= 2;
  return text.slice(0, size);
}

/** The longest beginning that fits, in whole graphemes and without half an address: where it ends. */
function longest(text: string, fits: Fits): number {
  const ends = [...graphemes.segment(glimpse(text, fits))].map(({ index, segment }) => index + segment.length);
  let [least, most] = [0, ends.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(text.slice(0, ends[middle - 1]))) least = middle;
    else most = middle - 1;
  }
  const end = least === 0 ? 0 : (ends[least - 1] as number);
  const link = linksOf(text.slice(0, end + longestLink)).find((one) => one.start < end && end < one.end);
  return link && link.start > 0 ? link.start : end;
}

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*(?=\s)|\n/gu;
const gap = /\s+/gu;

/** The last place where one of these stands in a text, past so much of it. */
function lastEnd(text: string, pattern: RegExp, least: number): number | undefined {
  const found = [...text.matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length] as const);
  const last = found.findLast(([index]) => index >= least);
  return last && (pattern === gap ? last[0] : last[1]);
}

/** A text in two: what fits, up to the end of a sentence, or else of a word; and the rest. */
function parted(text: string, fits: Fits): { head: string; rest: string; whole: boolean } {
  const end = longest(text, fits);
  if (end === text.length) return { head: text, rest: "", whole: true };
  // A sentence that ends just there is whole: what follows it tells.
  const within = text.slice(0, end + 1);
  const sentence = lastEnd(within, sentenceEnd, end * 0.4);
  const at = sentence ?? lastEnd(within, gap, end * 0.4) ?? end;
  return { head: text.slice(0, at).trimEnd(), rest: text.slice(at).trimStart(), whole: sentence !== undefined };
}

/** A text made to fit: cut at the end of a sentence; or else of a word, and then one sees that something is missing. */
export function cut(text: string, fits: Fits): string {
  if (fits(text)) return text;
  const { head, whole } = parted(text, (part) => fits(`${part}…`));
  return whole ? head : `${head}…`;
}

/** A text in as many parts as it takes for each to fit, up to so many; what is left then is left out. */
export function inParts(text: string, fits: Fits, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== "" && parts.length < most) {
    const { head, rest: more } = parted(rest, fits);
    if (head === "") return [...parts, cut(rest, fits)];
    parts.push(head);
    rest = more;
  }
  return parts;
}
