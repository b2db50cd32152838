import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { check } from "../../src/publishing/check.ts";
import type { Call, Connected, Network, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { facebook } from "../../src/publishing/networks/facebook.ts";
import { instagram } from "../../src/publishing/networks/instagram.ts";
import { threads } from "../../src/publishing/networks/threads.ts";
import { instagramKind, startContainers, threadsKind } from "../doubles/meta.ts";
import { startPages } from "../doubles/pages.ts";
import { account, failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

const app = { id: "client", secret: "secret" };
const redirect = "http://127.0.0.1:4600/connected";

async function connect(network: Network, reach: Reach): Promise<readonly Connected[]> {
  const begun = await network.browser?.begin(reach, { redirect_uri: redirect, state: "s-1", server: "" });
  if (!begun) throw new Error("nothing was begun");
  expect(new URL(begun.url).searchParams.get("state")).toBe("s-1");
  return (await network.browser?.finish(reach, { ...begun, redirect_uri: redirect, code: "good-code" })) ?? [];
}
const publisher =
  (network: Network, call: () => Call) =>
  async (one: Part, parents: Parents | null = null) => {
    const prepared = JSON.parse(JSON.stringify(await network.prepare(call(), one, parents)));
    return { prepared, remote: await network.send(call(), one, prepared, parents) };
  };
const film = () => picture("", { type: "video/mp4", filename: "film.mp4", url: "https://media.example.com/film.mp4" });
const jpeg = (alt: string) => picture(alt, { type: "image/jpeg", url: "https://media.example.com/red.jpg" });

describe("Threads", () => {
  let double: ReturnType<typeof startContainers>;
  let call: Call;
  beforeAll(async () => {
    double = startContainers(threadsKind, "ann");
    const reach = reachOf(threads, { api: double.url, token: double.url }, app);
    call = { reach, ...((await connect(threads, reach))[0] as Connected) };
  });
  afterEach(() => expect(double.departures.splice(0)).toEqual([]));
  afterAll(() => double.stop());
  const publish = publisher(threads, () => call);

  test("an account is connected for sixty days, and renewed before they end", async () => {
    expect(call.account).toMatchObject({ remote_id: "8800", handle: "@ann", url: "https://www.threads.net/@ann" });
    expect(call.grant.token).toBe("long-1");
    expect((await threads.renew?.(call.reach, call.account, call.grant))?.token).toBe("long-2");
    const ended = { ...call.grant, expires_at: Date.now() - 1 };
    expect((await failureOf(threads.renew?.(call.reach, call.account, ended))).kind).toBe("unauthorized");
  });

  test("a text with a link's card, a thread, a picture, a carousel with a film", async () => {
    const { remote: root } = await publish(part("one", { link: "https://example.com/launch" }));
    expect(double.posts[0]?.fields).toEqual({
      media_type: "TEXT",
      text: "one",
      link_attachment: "https://example.com/launch",
    });
    expect(root.url).toBe(`https://example.net/p/${root.id}`);
    await publish(part("two", { kind: "thread" }), { root, parent: root });
    expect(double.posts[0]?.fields["reply_to_id"]).toBe(root.id);
    await publish(part("picture", { media: [picture("a red field")] }));
    expect(double.posts[0]?.fields).toMatchObject({ media_type: "IMAGE", alt_text: "a red field" });
    await publish(part("several", { media: [picture("a"), film()], link: "https://example.com/x" }));
    expect(double.posts[0]?.fields).toMatchObject({ media_type: "CAROUSEL", text: "several\n\nhttps://example.com/x" });
  });

  test("a container is published once; its state tells what nobody saw", async () => {
    const one = part("lost and found");
    const prepared = await threads.prepare(call, one, null);
    expect(await threads.find?.(call, prepared, free)).toBeNull();
    double.next(/threads_publish$/, "lost");
    expect((await failureOf(threads.send(impatient(call), one, prepared, null))).kind).toBe("unknown");
    expect((await threads.find?.(call, prepared, free))?.id).toBe(double.posts[0]?.id as string);
    const before = double.posts.length;
    expect((await failureOf(threads.send(call, one, prepared, null))).kind).toBe("refused");
    expect(double.posts.length).toBe(before);
  });

  test("media that this server shows nobody cannot go there", async () => {
    const hidden = part("x", { media: [picture("x", { url: null })] });
    expect(await failureOf(threads.prepare(call, hidden, null))).toMatchObject({
      kind: "refused",
      message: "Threads fetches red.png itself: this server needs a public address.",
    });
  });

  test("emoji count as their bytes, and links are five at most", () => {
    expect(check(threads, account(), [part("🎉".repeat(126))])[0]).toMatchObject({ limit: "text.max", measured: 504 });
    expect(check(threads, account(), [part("é".repeat(500))])).toEqual([]);
    const links = Array.from({ length: 6 }, (_, n) => `https://example.com/${n}`).join(" ");
    expect(check(threads, account(), [part(links)])[0]).toMatchObject({ limit: "text.links", measured: 6, allowed: 5 });
  });

  test("figures are read, posts deleted", async () => {
    const { remote } = await publish(part("counted"));
    expect((await threads.postMetrics?.(call, [remote]))?.get(remote.id)).toMatchObject({
      impressions: 1,
      likes: 2,
      quotes: 5,
    });
    expect(await threads.accountMetrics?.(call)).toEqual({ followers: 12 });
    await threads.remove?.(call, remote, "post");
    expect(double.posts.some(({ id }) => id === remote.id)).toBe(false);
  });

  const errors: readonly (readonly [number, number, string])[] = [
    [400, 190, "unauthorized"],
    [400, 4, "rate_limited"],
    [403, 80_002, "rate_limited"],
    [400, 100, "refused"],
    [500, 2, "unknown"],
  ];
  test.each(errors)("HTTP %d with code %d is %s", async (status, code, kind) => {
    const prepared = await threads.prepare(call, part("x"), null);
    double.next(/threads_publish$/, Response.json({ error: { message: "Words", code } }, { status }));
    expect(await failureOf(threads.send(call, part("x"), prepared, null))).toMatchObject({
      kind,
      message: "Words",
      code: String(code),
    });
  });
});

describe("Instagram", () => {
  let double: ReturnType<typeof startContainers>;
  let call: Call;
  beforeAll(async () => {
    double = startContainers(instagramKind, "ann");
    const reach = reachOf(instagram, { api: double.url, token: double.url }, app);
    call = { reach, ...((await connect(instagram, reach))[0] as Connected) };
  });
  afterEach(() => expect(double.departures.splice(0)).toEqual([]));
  afterAll(() => double.stop());
  const publish = publisher(instagram, () => call);

  test("a picture, a film as a reel, a carousel, and the first comment", async () => {
    const { remote } = await publish(part("picture", { media: [jpeg("a red field")] }));
    expect(double.posts[0]?.fields).toMatchObject({ caption: "picture", alt_text: "a red field" });
    await publish(part("film", { media: [film()] }));
    expect(double.posts[0]?.fields).toMatchObject({ media_type: "REELS", caption: "film" });
    await publish(part("both", { media: [jpeg("a"), film()] }));
    expect(double.posts[0]?.fields).toMatchObject({ media_type: "CAROUSEL", caption: "both" });
    const comment = await publish(part("first", { kind: "comment" }), { root: remote, parent: remote });
    expect(double.comments[0]).toMatchObject({ object: remote.id, text: "first" });
    expect((await instagram.find?.(call, comment.prepared, free))?.id).toBe(comment.remote.id);
  });

  test("no post without a picture, no PNG, no shape too narrow, no more than thirty hashtags or twenty mentions", () => {
    const limits = (one: Part) => check(instagram, account(), [one]).map(({ limit }) => limit);
    expect(limits(part("x"))).toEqual(["media.required"]);
    expect(limits(part("x", { media: [picture("x")] }))).toEqual(["media.image.types"]);
    expect(limits(part("x", { media: [{ ...jpeg("x"), width: 300, height: 400 }] }))).toEqual([
      "media.image.min_ratio",
    ]);
    expect(limits(part("#a ".repeat(31), { media: [jpeg("x")] }))).toEqual(["text.hashtags"]);
    expect(limits(part("@a.b ".repeat(21), { media: [jpeg("x")] }))).toEqual(["text.mentions"]);
    expect(limits(part(`${"@a ".repeat(20)}${"#a ".repeat(30)}a@b.c`, { media: [jpeg("x")] }))).toEqual([]);
    expect(limits(part("x", { media: [jpeg("x"), film()] }))).toEqual([]);
    expect(check(instagram, account(), [part("x", { media: [jpeg("x")] }), part("y", { kind: "comment" })])).toEqual(
      [],
    );
  });

  test("an outcome that nobody saw is found by its container", async () => {
    const one = part("lost", { media: [jpeg("x")] });
    const prepared = await instagram.prepare(call, one, null);
    double.next(/media_publish$/, "lost");
    expect((await failureOf(instagram.send(impatient(call), one, prepared, null))).kind).toBe("unknown");
    expect((await instagram.find?.(call, prepared, free))?.id).toBe(double.posts[0]?.id as string);
  });

  test("figures are read", async () => {
    const { remote } = await publish(part("counted", { media: [jpeg("x")] }));
    expect((await instagram.postMetrics?.(call, [remote]))?.get(remote.id)).toMatchObject({ impressions: 1, saves: 5 });
    expect(await instagram.accountMetrics?.(call)).toEqual({ followers: 12, following: 3, posts: 4 });
  });
});

describe("Facebook Pages", () => {
  let double: ReturnType<typeof startPages>;
  let call: Call;
  beforeAll(async () => {
    double = startPages();
    const reach = reachOf(facebook, { api: double.url }, app);
    const connected = await connect(facebook, reach);
    expect(connected).toHaveLength(1);
    call = { reach, ...(connected[0] as Connected) };
  });
  afterEach(() => expect(double.departures.splice(0)).toEqual([]));
  afterAll(() => double.stop());
  const publish = publisher(facebook, () => call);

  test("a page is connected with a token of its own that does not end", () => {
    expect(call.account).toMatchObject({ remote_id: "55", handle: "acme", name: "Acme" });
    expect(call.grant).toEqual({ token: "page-token" });
  });

  test("a link, pictures, a film, a comment", async () => {
    const { remote } = await publish(part("see", { link: "https://example.com/launch" }));
    expect(double.posts[0]?.fields).toEqual({ message: "see", link: "https://example.com/launch" });
    await publish(part("pictures", { media: [picture("a red field"), picture("b")], link: "https://example.com/x" }));
    expect([...double.photos.values()][0]).toMatchObject({ alt_text_custom: "a red field" });
    expect(double.posts[0]?.fields["message"]).toBe("pictures\n\nhttps://example.com/x");
    await publish(part("film", { media: [picture("", { type: "video/mp4" })] }));
    expect(double.posts[0]?.fields).toMatchObject({ description: "film" });
    const { remote: under } = await publish(part("first", { kind: "comment" }), { root: remote, parent: remote });
    await facebook.remove?.(call, under, "comment");
  });

  const lost: readonly (readonly [string, Part, RegExp])[] = [
    ["a post", part("lost"), /feed$/],
    ["a film", part("lost film", { media: [picture("", { type: "video/mp4" })] }), /videos$/],
  ];
  test.each(lost)("%s with an outcome that nobody saw is found by its words", async (_, one, path) => {
    const prepared = JSON.parse(JSON.stringify(await facebook.prepare(call, one, null)));
    expect(await facebook.find?.(call, prepared, free)).toBeNull();
    double.next(path, "lost");
    // A film takes as long as it takes: the test's own clock ends it.
    expect((await failureOf(facebook.send(impatient(call), one, prepared, null))).kind).toBe("unknown");
    expect((await facebook.find?.(call, prepared, free))?.id).toBe(double.posts[0]?.id as string);
  });

  test("figures are read", async () => {
    const { remote } = await publish(part("counted"));
    expect((await facebook.postMetrics?.(call, [remote]))?.get(remote.id)).toEqual({
      likes: 5,
      replies: 1,
      reposts: 2,
    });
    expect(await facebook.accountMetrics?.(call)).toEqual({ followers: 4321 });
  });
});
