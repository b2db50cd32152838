import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import type { Call } from "../../src/publishing/network.ts";
import { bluesky } from "../../src/publishing/networks/bluesky.ts";
import { startAppView } from "../doubles/appview.ts";
import { account, reachOf } from "../support/reach.ts";

const known = Array.from({ length: 30 }, (_, n) => `at://did:plc:ann/app.bsky.feed.post/${n}`);
let double: ReturnType<typeof startAppView>;
let call: Call;
beforeAll(() => {
  double = startAppView(() => known);
  call = {
    reach: reachOf(bluesky, { appview: double.url }),
    account: account({ remote_id: "did:plc:ann" }),
    grant: { token: "x" },
  };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

test("figures of posts come 25 at a time, and posts that are gone are left out", async () => {
  const remotes = [...known, "at://did:plc:ann/app.bsky.feed.post/gone"].map((id) => ({ id, url: null }));
  const before = double.seen.length;
  const figures = await bluesky.postMetrics?.(call, remotes);
  expect(figures?.size).toBe(30);
  expect(figures?.get(known[29] as string)).toEqual({ likes: 5, replies: 1, reposts: 2, quotes: 3 });
  expect(double.seen.length - before).toBe(2);
});

test("an account's figures and the trends are read without its token", async () => {
  expect(await bluesky.accountMetrics?.(call)).toEqual({ followers: 12, following: 3, posts: 4 });
  expect(await bluesky.trending?.(call)).toEqual([
    { title: "Launch day", url: "https://bsky.app/profile/trending.bsky.app/feed/1", volume: 900 },
  ]);
  for (const { headers } of double.seen) expect(headers.has("authorization")).toBe(false);
});
