import { bareLinksOf } from "./bare-links.ts";
import { linksOf } from "./links.ts";

/** A place in a text that people can click where it is published, by UTF-16 offsets. */
export interface Mark {
  readonly kind: "link" | "mention" | "hashtag";
  readonly start: number;
  readonly end: number;
  /** Where a link leads. */
  readonly url: string | null;
}

interface Marked {
  /** Which web addresses become links: those that say http or https, names such as `example.com` too, or none. */
  readonly links: "said" | "bare" | "none";
  /** Whether `@names` and `#words` are links. */
  readonly words: boolean;
}

const mention = /(?<![\p{L}\p{N}_@/.])@[\p{L}\p{N}_][\p{L}\p{N}_-]*(?:[.@][\p{L}\p{N}_-]+)*/gu;
const hashtag = /(?<![\p{L}\p{N}_&/#])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{N}_]+/gu;

/** `https://` where the text leaves it out. */
export const whole = (url: string): string => (/^https?:\/\//i.test(url) ? url : `https://${url}`);

/** In the order of the text, without those that begin inside another one. */
function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || mark.start >= last.end) kept.push(mark);
  }
  return kept;
}

/** What of a text can be clicked, by the rules that most networks share. */
function marksIn(text: string, { links, words }: Marked): Mark[] {
  const found: Mark[] =
    links === "none"
      ? []
      : (links === "bare" ? bareLinksOf : linksOf)(text).map(({ url, ...place }) => ({
          kind: "link",
          ...place,
          url: whole(url),
        }));
  if (words)
    for (const [kind, pattern] of [["mention", mention] as const, ["hashtag", hashtag] as const])
      for (const { 0: match, index } of text.matchAll(pattern))
        found.push({ kind, start: index, end: index + match.length, url: null });
  return apart(found);
}

/** Links with their protocol, mentions and hashtags: what is clickable on most networks. */
export const usualMarks = (text: string): Mark[] => marksIn(text, { links: "said", words: true });
/** The same where a name such as `example.com` becomes a link as well. */
export const bareMarks = (text: string): Mark[] => marksIn(text, { links: "bare", words: true });
export const onlyLinks = (text: string): Mark[] => marksIn(text, { links: "said", words: false });
export const onlyWords = (text: string): Mark[] => marksIn(text, { links: "none", words: true });
