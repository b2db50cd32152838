import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { check } from "../../src/publishing/check.ts";
import type { Call, Connected, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { littleText, plainText } from "../../src/publishing/networks/linkedin/api.ts";
import { linkedin } from "../../src/publishing/networks/linkedin.ts";
import { startLinkedIn } from "../doubles/linkedin.ts";
import { account, failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

const app = { id: "client", secret: "secret" };
const redirect = "http://127.0.0.1:4600/connected";
const scope = "openid profile w_member_social w_organization_social r_organization_social rw_organization_admin";
let double: ReturnType<typeof startLinkedIn>;
let reach: Reach;
let connected: readonly Connected[];
let page: Call;

beforeAll(async () => {
  double = startLinkedIn();
  reach = reachOf(linkedin, { api: double.url, site: double.url, scope }, app);
  const begun = await linkedin.browser?.begin(reach, { redirect_uri: redirect, state: "s-1", server: "" });
  if (!begun) throw new Error("nothing was begun");
  expect(Object.fromEntries(new URL(begun.url).searchParams)).toEqual({
    response_type: "code",
    client_id: app.id,
    redirect_uri: redirect,
    state: "s-1",
    scope,
  });
  connected = (await linkedin.browser?.finish(reach, { ...begun, redirect_uri: redirect, code: "good-code" })) ?? [];
  page = { reach, ...(connected[1] as Connected) };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (one: Part, parents: Parents | null = null, call = page) => {
  const prepared = JSON.parse(JSON.stringify(await linkedin.prepare(call, one, parents)));
  return { prepared, remote: await linkedin.send(call, one, prepared, parents) };
};

test("a person and their pages are connected at once", () => {
  expect(connected.map(({ account }) => [account.remote_id, account.handle])).toEqual([
    ["urn:li:person:aBc1", "Ann Example"],
    ["urn:li:organization:77", "acme"],
  ]);
  expect(connected[0]?.grant.expires_at).toBeGreaterThan(Date.now() + 5_000_000_000);
});

test("what has a meaning in little text is escaped, hashtags are not", async () => {
  const text = "Hi (all) @ann: 100% {of} *this* | #launch # 1 _x_ \\ [y] <z> ~";
  expect(plainText(littleText(text))).toBe(text);
  await publish(part(text));
  expect(double.seen.at(-1)?.json.commentary).toContain("#launch \\# 1");
});

test("length counts with the escapes", () => {
  const [fault] = check(linkedin, account(), [part("(".repeat(1501))]);
  expect(fault).toMatchObject({ limit: "text.max", measured: 3002, allowed: 3000 });
});

test("a link goes out as an article with the words of its page", async () => {
  const card = { url: "https://example.com/launch", title: "Launch", description: "It is here", image: null };
  await publish(part("see", { link: card.url, card }));
  expect(double.seen.at(-1)?.json.content).toEqual({
    article: { source: card.url, title: "Launch", description: "It is here" },
  });
});

test("one picture, several pictures, a film", async () => {
  await publish(part("one picture", { media: [picture("a red field")] }));
  expect(double.seen.at(-1)?.json.content.media).toEqual({
    id: expect.stringMatching(/^urn:li:image:/),
    altText: "a red field",
  });
  await publish(part("two pictures", { media: [picture("a"), picture("b")] }));
  expect(double.seen.at(-1)?.json.content.multiImage.images).toHaveLength(2);
  const film = picture("", { type: "video/mp4", content: async () => new Blob([new Uint8Array(1001)]) });
  await publish(part("a film", { media: [film] }));
  expect(double.seen.at(-1)?.json.content.media.id).toMatch(/^urn:li:video:/);
});

test("the first comment goes under the post, and comes off again", async () => {
  const { remote } = await publish(part("with a comment"));
  const comment = part("the link (in full)", { kind: "comment", link: "https://example.com" });
  const parents = { root: remote, parent: remote };
  const { remote: under, prepared } = await publish(comment, parents);
  expect(double.comments[0]?.message.text).toBe("the link (in full)\n\nhttps://example.com");
  expect(await linkedin.find?.(page, prepared, free)).toEqual(under);
  await linkedin.remove?.(page, under, "comment");
  expect(double.comments).toEqual([]);
});

test("an outcome that nobody saw is found on a page, and never asked for a person", async () => {
  const one = part("lost (and found)");
  const prepared = await linkedin.prepare(page, one, null);
  expect(await linkedin.find?.(page, prepared, free)).toBeNull();
  double.next(/^\/rest\/posts$/, "lost");
  expect((await failureOf(linkedin.send(impatient(page), one, prepared, null))).kind).toBe("unknown");
  expect((await linkedin.find?.(page, prepared, free))?.id).toBe(double.posts[0]?.id as string);
  expect(await linkedin.find?.(page, prepared, (id) => id === double.posts[0]?.id)).toBeNull();
  expect(linkedin.repeat(page.account)).toBe("found");
  expect(linkedin.repeat((connected[0] as Connected).account)).toBe("never");
});

test("by a clock that is hours behind, a post from before is not taken for the one that was sent", async () => {
  const behind: Call = { ...page, reach: { ...page.reach, now: () => Date.now() - 7_200_000 } };
  double.posts.unshift({ id: "urn:li:share:1", commentary: "said before", createdAt: Date.now() - 3_600_000 });
  expect(await linkedin.find?.(behind, await linkedin.prepare(behind, part("said before"), null), free)).toBeNull();
});

test("a refusal is in LinkedIn's words", async () => {
  await publish(part("twice"));
  expect(await failureOf(publish(part("twice")))).toMatchObject({
    kind: "refused",
    status: 422,
    code: "DUPLICATE_POST",
  });
});

test("there are no threads", () => {
  const faults = check(linkedin, account(), [part("one"), part("two", { kind: "thread" })]);
  expect(faults).toEqual([{ part: 1, limit: "thread", measured: 1, allowed: 0, message: "LinkedIn has no threads." }]);
});

test("tokens are renewed where LinkedIn gave a refresh token, and else end", async () => {
  const { account: ann, grant } = connected[0] as Connected;
  expect((await linkedin.renew?.(reach, ann, grant))?.token).toBe("token-1");
  expect((await failureOf(linkedin.renew?.(reach, ann, { token: "x" }))).kind).toBe("unauthorized");
  await linkedin.revoke?.(reach, ann, grant);
});

test("a page's figures are read; a person's are not to be had", async () => {
  const { remote } = await publish(part("counted"));
  const figures = { impressions: 90, likes: 5, replies: 1, reposts: 2, clicks: 9 };
  expect((await linkedin.postMetrics?.(page, [remote]))?.get(remote.id)).toEqual(figures);
  expect(await linkedin.accountMetrics?.(page)).toEqual({ followers: 321 });
  expect(await linkedin.accountMetrics?.({ reach, ...(connected[0] as Connected) })).toEqual({});
  await linkedin.remove?.(page, remote, "post");
  expect(double.posts.some(({ id }) => id === remote.id)).toBe(false);
});
