import extractUrlsWithIndices from "twitter-text/dist/esm/extractUrlsWithIndices.js";

/** A web address in a text, by UTF-16 offsets. */
export interface Link {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

const explicit = /(?<![\w@])https?:\/\/[^\s<>"\u3000-\u303f]+/giu;
const closing: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** Without the marks that end a sentence, and without a bracket that was opened before the address. */
function trimmed(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] as string;
    const opening = closing[last];
    const inside = url.slice(0, end);
    if (opening ? inside.split(opening).length >= inside.split(last).length : !/[.,;:!?'*…’”»]/u.test(last)) break;
  }
  return url.slice(0, end);
}

/**
 * The web addresses of a text, in order. Without `bare` only those that say http or https; with it names such as
 * `example.com/launch` too, under the top-level domains that there are.
 */
export function linksOf(text: string, { bare = false } = {}): Link[] {
  const said = [...text.matchAll(explicit)].flatMap((found) => {
    const url = trimmed(found[0]);
    return URL.canParse(url) ? [{ url, start: found.index, end: found.index + url.length }] : [];
  });
  if (!bare) return said;
  const named = extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true })
    .map(({ url, indices: [start, end] }) => ({ url, start, end }))
    .filter(({ start, end }) => !said.some((one) => start < one.end && end > one.start));
  return [...said, ...named].sort((a, b) => a.start - b.start);
}

/** The text with a link after it, unless it is in there already. */
export const withLink = (text: string, link: string | null): string => {
  if (link === null || linksOf(text).some(({ url }) => url === link)) return text;
  return text === "" ? link : `${text}\n\n${link}`;
};
