/** A web address in a text, by UTF-16 offsets. */
export interface Link {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in no address: spaces, quotes, and the marks and brackets of Chinese and Japanese, which have no space after them. */
const explicit =
  /(?<![\w@])https?:\/\/[^\s<>"\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u3000-\u303f\uff01\uff02\uff07-\uff09\uff0c\uff1a-\uff1f\uff3b\uff3d\uff5b-\uff65]+/giu;
const closing: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/**
 * Without the marks that end a sentence, and without a bracket that was opened before the address. Brackets are counted
 * once: a text of nothing else must not take seconds.
 */
function trimmed(url: string): string {
  const open: Record<string, number> = {};
  for (const sign of url) if (/[()[\]{}]/.test(sign)) open[sign] = (open[sign] ?? 0) + 1;
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] as string;
    const opening = closing[last];
    const closed = open[last] ?? 0;
    if (opening ? (open[opening] ?? 0) >= closed : !/[.,;:!?'*…’”»،؛؟۔।]/u.test(last)) break;
    if (opening) open[last] = closed - 1;
  }
  return url.slice(0, end);
}

/** The web addresses of a text that say http or https, in order. */
export const linksOf = (text: string): Link[] =>
  [...text.matchAll(explicit)].flatMap((found) => {
    const url = trimmed(found[0]);
    return URL.canParse(url) ? [{ url, start: found.index, end: found.index + url.length }] : [];
  });

/**
 * Those places that begin in none of the others and, up to their ends, reach into none. Both are in order, and those of
 * one list lie apart.
 */
export function clearOf<P extends Pick<Link, "start" | "end">>(
  places: readonly P[],
  others: readonly Pick<Link, "start" | "end">[],
  endOf: (place: P) => number = ({ end }) => end,
): P[] {
  let at = 0;
  return places.filter((place) => {
    while (at < others.length && (others[at]?.end ?? 0) <= place.start) at++;
    return (others[at]?.start ?? Number.POSITIVE_INFINITY) >= endOf(place);
  });
}

const [longAddress, longName] = [/\S{2049,}/g, /[^\s/?#]{128,}/g];
const unlinked = (run: string): string => run.replaceAll(".", ",").replaceAll("://", ",,,");

/** What stands between spaces that no address holds. */
const words = /[^ \t\n\r]+/g;

/**
 * The same text, as long, for twitter-text to look for addresses in: it takes minutes over `a.a.a.…`, and seconds over a
 * long run of emoji. What is longer than an address is here, or than the name of a host, is none, nor is what has no dot.
 */
export const tamed = (text: string): string => text.replace(longAddress, unlinked).replace(longName, unlinked);
export const addressesAlone = (text: string): string =>
  tamed(text).replace(words, (word) => (word.includes(".") ? word : " ".repeat(word.length)));

/** Whether a text has the link in it; one that is not seen as a whole in texts is looked for to the letter. */
const holds = (text: string, link: string): boolean =>
  linksOf(text).some(({ url }) => url === link) || (linksOf(link)[0]?.url !== link && text.includes(link));

/** The text with a link after it, unless it is in there already. */
export const withLink = (text: string, link: string | null): string => {
  if (link === null || holds(text, link)) return text;
  return text === "" ? link : `${text}\n\n${link}`;
};
