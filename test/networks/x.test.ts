import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { check } from "../../src/publishing/check.ts";
import type { Call, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { x } from "../../src/publishing/networks/x.ts";
import { startX } from "../doubles/x.ts";
import { account, failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

const app = { id: "client", secret: "s e/cret" };
const redirect = "http://127.0.0.1:4600/connected";
let double: ReturnType<typeof startX>;
let reach: Reach;
let call: Call;

/** A double, and Ann's account there. */
async function connected() {
  const there = startX({ clientId: app.id, clientSecret: encodeURIComponent(app.secret) });
  const reach = reachOf(x, { api: there.url }, app);
  const begun = await x.browser?.begin(reach, { redirect_uri: redirect, state: "s-1", server: "" });
  if (!begun) throw new Error("nothing was begun");
  const [one] = (await x.browser?.finish(reach, { ...begun, redirect_uri: redirect, code: "good-code" })) ?? [];
  if (!one) throw new Error("nothing was connected");
  return { there, begun, call: { reach, ...one } satisfies Call };
}

beforeAll(async () => {
  const made = await connected();
  double = made.there;
  call = made.call;
  reach = call.reach;
  const { host, pathname, searchParams } = new URL(made.begun.url);
  expect(host + pathname).toBe("x.com/i/oauth2/authorize");
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: "code",
    client_id: app.id,
    redirect_uri: redirect,
    state: "s-1",
    code_challenge_method: "S256",
    scope: "tweet.read tweet.write users.read media.write offline.access",
  });
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (one: Part, parents: Parents | null = null) => {
  const prepared = JSON.parse(JSON.stringify(await x.prepare(call, one, parents)));
  return { prepared, remote: await x.send(call, one, prepared, parents) };
};

test("an account is connected in the browser", async () => {
  const { there, call } = await connected();
  await there.stop();
  expect(call.account).toMatchObject({ remote_id: "42", handle: "@ann", name: "Ann", url: "https://x.com/ann" });
  expect(call.grant).toMatchObject({ token: "access-2", refresh: "refresh-2" });
  expect(call.grant.expires_at).toBeGreaterThan(Date.now() + 7_100_000);
});

test("a post goes out with its link, and a thread as replies", async () => {
  const { remote: root } = await publish(part("one", { link: "https://example.com/launch" }));
  expect(double.seen.at(-1)?.json).toEqual({ text: "one\n\nhttps://example.com/launch" });
  expect(root.url).toBe(`https://x.com/ann/status/${root.id}`);
  await publish(part("two", { kind: "thread" }), { root, parent: root });
  expect(double.seen.at(-1)?.json).toEqual({ text: "two", reply: { in_reply_to_tweet_id: root.id } });
});

test("a picture goes out with its description", async () => {
  const { remote } = await publish(part("picture", { media: [picture("a red field"), picture("")] }));
  const keys = double.posts.find(({ id }) => id === remote.id)?.attachments?.media_keys ?? [];
  expect(keys.map((key) => double.media.get(key.slice(2))?.alt)).toEqual(["a red field", undefined]);
});

test("a film goes up in pieces, and is waited for", async () => {
  const bytes = 9 * 1024 * 1024;
  const film = picture("", { type: "video/mp4", bytes, content: async () => new Blob([new Uint8Array(bytes)]) });
  await publish(part("film", { media: [film] }));
  expect(double.seen.filter(({ path }) => path.endsWith("/append"))).toHaveLength(3);
});

test("lengths are X's own: links count 23, an emoji two, CJK two each", () => {
  const lengthOf = (text: string) =>
    check(x, account(), [part(text)]).find(({ limit }) => limit === "text.max")?.measured;
  expect(lengthOf(`${"a".repeat(256)} https://example.com/${"b".repeat(100)}`)).toBeUndefined();
  expect(lengthOf(`${"a".repeat(257)} https://example.com/${"b".repeat(100)}`)).toBe(281);
  expect(lengthOf("👨‍👩‍👧‍👦".repeat(141))).toBe(282);
  expect(lengthOf("日".repeat(141))).toBe(282);
  expect(lengthOf(`${"a".repeat(260)} example.org`)).toBe(284);
});

test("what it charges is said: a link costs most", () => {
  const charged = x.charges?.(account(), [part("a", { link: "https://example.com" }), part("b", { kind: "thread" })]);
  expect(charged?.map(({ part: index, micros, currency }) => ({ index, micros, currency }))).toEqual([
    { index: 0, micros: 200_000, currency: "USD" },
    { index: 1, micros: 15_000, currency: "USD" },
  ]);
});

describe("an outcome that nobody saw", () => {
  test("is found by the words, links and pictures aside", async () => {
    const one = part("lost & found", { link: "https://example.com/a?b=c&d", media: [picture("x")] });
    const prepared = await x.prepare(call, one, null);
    expect(await x.find?.(call, prepared, free)).toBeNull();
    double.next(/^\/2\/tweets$/, "lost");
    expect((await failureOf(x.send(impatient(call), one, prepared, null))).kind).toBe("unknown");
    const found = await x.find?.(call, prepared, free);
    expect(found?.id).toBe(double.posts[0]?.id as string);
    expect(await x.find?.(call, prepared, (id) => id === found?.id)).toBeNull();
  });

  test("is not taken for a reply with the same words elsewhere", async () => {
    const { remote: root } = await publish(part("root of a lost reply"));
    const reply = part("same words", { kind: "thread" });
    await publish(reply, { root, parent: root });
    const prepared = await x.prepare(call, part("same words"), null);
    expect(await x.find?.(call, prepared, free)).toBeNull();
  });
});

test("a post that X refuses is refused in its words", async () => {
  await publish(part("only once"));
  const prepared = await x.prepare(call, part("only once"), null);
  expect(await failureOf(x.send(call, part("only once"), prepared, null))).toMatchObject({
    kind: "refused",
    status: 403,
    message: "You are not allowed to create a Tweet with duplicate content.",
  });
});

test("a limit says when to come again", async () => {
  const at = Math.floor(Date.now() / 1000) + 900;
  double.next(/^\/2\/tweets$/, new Response("{}", { status: 429, headers: { "x-rate-limit-reset": String(at) } }));
  const prepared = await x.prepare(call, part("too many"), null);
  expect(await failureOf(x.send(call, part("too many"), prepared, null))).toMatchObject({
    kind: "rate_limited",
    retryAt: at * 1000,
  });
});

test("tokens are renewed, and a spent refresh token is dead", async () => {
  const before = call.grant;
  const grant = await x.renew?.(reach, call.account, before);
  if (!grant) throw new Error("not renewed");
  expect(grant.refresh).not.toBe(before.refresh);
  expect(await failureOf(x.renew?.(reach, call.account, before))).toMatchObject({
    kind: "unauthorized",
    message: "Value passed for the token was invalid.",
  });
  call = { ...call, grant };
});

test("figures and trends are read, posts deleted", async () => {
  const { remote } = await publish(part("counted"));
  expect((await x.postMetrics?.(call, [remote]))?.get(remote.id)).toEqual({
    impressions: 90,
    likes: 5,
    replies: 1,
    reposts: 2,
    quotes: 0,
    saves: 4,
  });
  expect(await x.accountMetrics?.(call)).toMatchObject({ followers: 7, following: 3 });
  expect(await x.trending?.(call)).toEqual([
    { title: "#launch", url: "https://x.com/search?q=%23launch", volume: 1200 },
  ]);
  await x.remove?.(call, remote, "post");
  expect(double.posts.some(({ id }) => id === remote.id)).toBe(false);
});

test("access is revoked", async () => {
  const { there, call } = await connected();
  await x.revoke?.(call.reach, call.account, call.grant);
  expect(there.tokens.access).toBe("revoked");
  expect(there.departures).toEqual([]);
  await there.stop();
});

test("without the operator's app nothing is begun", async () => {
  const bare = reachOf(x, { api: double.url });
  expect(await failureOf(x.browser?.begin(bare, { redirect_uri: redirect, state: "s", server: "" }))).toMatchObject({
    kind: "refused",
    message: "No app credentials are entered for X.",
  });
});
