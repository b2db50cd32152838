import extractUrlsWithIndices from "twitter-text/dist/esm/extractUrlsWithIndices.js";
import { addressesAlone, clearOf, type Link, linksOf } from "./links.ts";
import { remembered } from "./remembered.ts";

/** What X takes for web addresses, in order. */
export const addressesOf = remembered((text): readonly Link[] =>
  extractUrlsWithIndices(addressesAlone(text), { extractUrlsWithoutProtocol: true }).map(
    ({ url, indices: [start, end] }) => ({
      ...{ url, start, end },
    }),
  ),
);

/** Every web address of a text, in order: names such as `example.com/launch` too, under the top-level domains that there are. */
export function bareLinksOf(text: string): Link[] {
  const said = linksOf(text);
  return [...said, ...clearOf(addressesOf(text), said)].sort((a, b) => a.start - b.start);
}
