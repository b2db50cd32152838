import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { limitsOf } from "../../src/publishing/check.ts";
import type { Call, Part } from "../../src/publishing/network.ts";
import { mastodon } from "../../src/publishing/networks/mastodon.ts";
import { startMastodon } from "../doubles/mastodon.ts";
import { failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

let double: ReturnType<typeof startMastodon>;
let call: Call;
beforeAll(async () => {
  double = startMastodon();
  const reach = reachOf(mastodon);
  const [connected] =
    (await mastodon.forms?.[0]?.connect(reach, { server: double.url, access_token: "token-1" })) ?? [];
  if (!connected) throw new Error("nothing was connected");
  call = { reach, ...connected };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (one: Part) => {
  const prepared = JSON.parse(JSON.stringify(await mastodon.prepare(call, one, null)));
  return { prepared, remote: await mastodon.send(call, one, prepared, null) };
};

test("an instance's own limits hold", () => {
  expect(limitsOf(mastodon, call.account).text).toMatchObject({ max: 1000, link_length: 23 });
});

test("media are waited for before they are shown", async () => {
  const { remote } = await publish(part("picture", { media: [picture("a red field")] }));
  expect(double.statuses.find(({ id }) => id === remote.id)?.media).toHaveLength(1);
  expect([...double.media.values()][0]?.description).toBe("a red field");
});

test("the same key again is the same post", async () => {
  const one = part("once");
  const { prepared, remote } = await publish(one);
  expect(await mastodon.send(call, one, prepared, null)).toEqual(remote);
  expect(double.statuses.filter(({ content }) => content === "<p>once</p>")).toHaveLength(1);
});

test("an outcome that nobody saw is found among the account's own posts, shortened links and all", async () => {
  const one = part("lost & <found>\nsecond line", { link: "https://example.com/a/long/way?to=go&and=more" });
  const prepared = await mastodon.prepare(call, one, null);
  double.next(/statuses$/, "lost");
  const begun = Date.now();
  const failure = await failureOf(mastodon.send(impatient(call), one, prepared, null));
  expect(failure.kind).toBe("unknown");
  // Whoever is slow may be at it still, and shows the post only then.
  expect(failure.retryAt).toBeGreaterThanOrEqual(begun + 120_000);
  expect((await mastodon.find?.(call, prepared, free))?.id).toBe(double.statuses[0]?.id as string);
});

test("a post is found pages back", async () => {
  const { prepared, remote } = await publish(part("the first of many"));
  for (let n = 0; n < 45; n++) await publish(part(`later ${n}`));
  expect((await mastodon.find?.(call, prepared, free))?.id).toBe(remote.id);
  expect(await mastodon.find?.(call, prepared, (id) => id === remote.id)).toBeNull();
});

test("a server may give shorter pages than it is asked for", async () => {
  const { prepared, remote } = await publish(part("below the first page"));
  for (let n = 0; n < 25; n++) await publish(part(`above it ${n}`));
  double.pages(20);
  expect((await mastodon.find?.(call, prepared, free))?.id).toBe(remote.id);
  double.pages(40);
});

test("a limit says when to come again, as a date", async () => {
  const reset = new Date(Math.floor(Date.now() / 1000) * 1000 + 300_000);
  const headers = { "x-ratelimit-reset": reset.toISOString() };
  double.next(/statuses$/, Response.json({ error: "Too many requests" }, { status: 429, headers }));
  expect(await failureOf(publish(part("x")))).toMatchObject({
    kind: "rate_limited",
    retryAt: reset.getTime(),
    message: "Too many requests",
  });
});

test("figures and trends are read, posts deleted", async () => {
  const { remote, prepared } = await publish(part("counted"));
  expect((await mastodon.postMetrics?.(call, [remote]))?.get(remote.id)).toEqual({ likes: 5, replies: 1, reposts: 2 });
  expect(await mastodon.accountMetrics?.(call)).toMatchObject({ followers: 12, following: 3 });
  expect(await mastodon.trending?.(call)).toEqual([
    { title: "#launch", url: "https://mastodon.example/tags/launch", volume: 34 },
  ]);
  await mastodon.remove?.(call, remote, "post");
  expect(await mastodon.find?.(call, prepared, free)).toBeNull();
});
