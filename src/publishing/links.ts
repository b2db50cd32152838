import extractUrlsWithIndices from "twitter-text/dist/esm/extractUrlsWithIndices.js";

/** A web address in a text, by UTF-16 offsets. */
export interface Link {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The web addresses of a text, in order. Without `bare` only those that say http or https; with it names such as
 * `example.com/launch` too, under the top-level domains that there are.
 */
export function linksOf(text: string, { bare = false } = {}): Link[] {
  const found = extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: bare });
  return found.map(({ url, indices: [start, end] }) => ({ url, start, end })).sort((a, b) => a.start - b.start);
}

/** The text with a link after it, unless it is in there already. */
export const withLink = (text: string, link: string | null): string => {
  if (link === null || linksOf(text).some(({ url }) => url === link)) return text;
  return text === "" ? link : `${text}\n\n${link}`;
};
