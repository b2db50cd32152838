import { linksOf } from "../../links.ts";
import { graphemes, utf8Bytes } from "../../measure.ts";

/* What of a text is a link, a mention or a hashtag (app.bsky.richtext.facet). Bluesky counts in bytes of UTF-8. */

export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}
interface Span {
  readonly start: number;
  readonly end: number;
  readonly feature: Readonly<Record<string, string>>;
}

const mention =
  /(?<=^|\s|\()@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?![\w@-])/gi;
const hashtag = /(?<=^|\s)[#＃](?!\ufe0f)((?:(?![\u00ad\u2060]|[\u200a-\u200d])\S)+)/gu;
const trailing = /\p{P}+$/u;
const longestTag = 64;

function tagsOf(text: string): Span[] {
  return [...text.matchAll(hashtag)].flatMap((found) => {
    const tag = (found[1] as string).replace(trailing, "");
    // A number is no tag: "#1".
    if (tag === "" || /^[\d\p{P}]+$/u.test(tag) || graphemes(tag) > longestTag) return [];
    const feature = { $type: "app.bsky.richtext.facet#tag", tag };
    return [{ start: found.index, end: found.index + 1 + tag.length, feature }];
  });
}

/** `https://` where the text leaves it out. */
const whole = (url: string) => (/^https?:\/\//i.test(url) ? url : `https://${url}`);

/** The facets of a text. `didOf` tells whom a handle names; a mention of nobody stays text. */
export async function facetsOf(text: string, didOf: (handle: string) => Promise<string | undefined>): Promise<Facet[]> {
  const mentions = [...text.matchAll(mention)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    handle: (found[1] as string).toLowerCase(),
  }));
  const links: Span[] = linksOf(text, { bare: true })
    .filter(({ start }) => !mentions.some((one) => start >= one.start && start < one.end))
    .map(({ url, start, end }) => ({
      start,
      end,
      feature: { $type: "app.bsky.richtext.facet#link", uri: whole(url) },
    }));
  const known: Span[] = [];
  for (const { start, end, handle } of mentions) {
    const did = await didOf(handle);
    if (did) known.push({ start, end, feature: { $type: "app.bsky.richtext.facet#mention", did } });
  }
  const tags = tagsOf(text).filter(({ start }) => !links.some((link) => start >= link.start && start < link.end));
  return [...links, ...known, ...tags]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, feature }) => {
      const byteStart = utf8Bytes(text.slice(0, start));
      return { index: { byteStart, byteEnd: byteStart + utf8Bytes(text.slice(start, end)) }, features: [feature] };
    });
}
