import extractUrlsWithIndices from "twitter-text/dist/esm/extractUrlsWithIndices.js";
import { type Link, linksOf, tamed } from "./links.ts";

/** Every web address of a text, in order: names such as `example.com/launch` too, under the top-level domains that there are. */
export function bareLinksOf(text: string): Link[] {
  const said = linksOf(text);
  const named = extractUrlsWithIndices(tamed(text), { extractUrlsWithoutProtocol: true })
    .map(({ url, indices: [start, end] }) => ({ url, start, end }))
    .filter(({ start, end }) => !said.some((one) => start < one.end && end > one.start));
  return [...said, ...named].sort((a, b) => a.start - b.start);
}
