import { bareLinksOf } from "../../bare-links.ts";
import { clearOf } from "../../links.ts";
import { type Mark, whole } from "../../marks.ts";
import { graphemes, utf8Bytes } from "../../measure.ts";

/* What of a text is a link, a mention or a hashtag (app.bsky.richtext.facet). Bluesky counts in bytes of UTF-8. */

export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}
const mention =
  /(?<=^|\s|\()@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?![\w@-])/gi;
const hashtag = /(?<=^|\s)[#＃](?!\ufe0f)([^\s\u00ad\u2060\u200a-\u200d]+)/gu;
const punctuation = /^\p{P}$/u;
const longestTag = 64;

/** Without the marks that it ends in, which are looked at once: a pattern would try each run of them from every place. */
function trimmed(tag: string): string {
  let end = tag.length;
  for (let last = tag.at(end - 1); last !== undefined && end > 0; last = tag.at(end - 1)) {
    const sign = /[\udc00-\udfff]/.test(last) ? tag.slice(end - 2, end) : last;
    if (!punctuation.test(sign)) break;
    end -= sign.length;
  }
  return tag.slice(0, end);
}
const isTooLong = (tag: string) => tag.length > longestTag && graphemes(tag) > longestTag;

function tagsOf(text: string): Mark[] {
  return [...text.matchAll(hashtag)].flatMap((found): Mark[] => {
    const tag = trimmed(found[1] as string);
    // A number is no tag: "#1".
    if (tag === "" || /^[\d\p{P}]+$/u.test(tag) || isTooLong(tag)) return [];
    return [{ kind: "hashtag", start: found.index, end: found.index + 1 + tag.length, url: null }];
  });
}

/** What of a text is a link, a mention (if somebody is called so) or a hashtag, in order. */
export function marksOf(text: string): Mark[] {
  const mentions = [...text.matchAll(mention)].map(
    (found): Mark => ({ kind: "mention", start: found.index, end: found.index + found[0].length, url: null }),
  );
  const beginning = ({ start }: { readonly start: number }) => start + 1;
  const links = clearOf(bareLinksOf(text), mentions, beginning).map(
    ({ url, start, end }): Mark => ({ kind: "link", start, end, url: whole(url) }),
  );
  const tags = clearOf(tagsOf(text), links, beginning);
  return [...links, ...mentions, ...tags].sort((a, b) => a.start - b.start);
}

type Feature = Readonly<Record<string, string>>;

/** The facets of a text. `didOf` tells whom a handle names; a mention of nobody stays text. */
export async function facetsOf(text: string, didOf: (handle: string) => Promise<string | undefined>): Promise<Facet[]> {
  const facets: Facet[] = [];
  for (const { kind, start, end, url } of marksOf(text)) {
    const name = text.slice(start + 1, end);
    const feature = await featureOf(kind, kind === "link" ? (url ?? "") : name, didOf);
    const byteStart = utf8Bytes(text.slice(0, start));
    const index = { byteStart, byteEnd: byteStart + utf8Bytes(text.slice(start, end)) };
    if (feature) facets.push({ index, features: [feature] });
  }
  return facets;
}

async function featureOf(
  kind: Mark["kind"],
  named: string,
  didOf: (handle: string) => Promise<string | undefined>,
): Promise<Feature | undefined> {
  if (kind === "link") return { $type: "app.bsky.richtext.facet#link", uri: named };
  if (kind === "hashtag") return { $type: "app.bsky.richtext.facet#tag", tag: named };
  const did = await didOf(named.toLowerCase());
  return did ? { $type: "app.bsky.richtext.facet#mention", did } : undefined;
}
