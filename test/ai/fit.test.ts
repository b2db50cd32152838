import { expect, test } from "bun:test";
import { bluesky } from "../../src/publishing/networks/bluesky.ts";
import { cut, fitsAll, inParts, targetOf } from "../../src/writing/fit.ts";

const fits = fitsAll([targetOf(bluesky, undefined)]);

test("no text is cut in the middle of an address", () => {
  const address = `https://example.com/${"a".repeat(250)}`;
  const text = `${"Look, how long. ".repeat(3)}${address}`;
  expect(cut(text, fits)).toBe("Look, how long. Look, how long. Look, how long.");
  expect(inParts(text, fits, 5)).toEqual(["Look, how long. Look, how long. Look, how long.", address]);
  expect(inParts(`See ${address} and ${address}`, fits, 2)).toEqual([`See ${address} and`, address]);
});
