import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createRestAPIClient, type mastodon as masto } from "masto";
import { type FaultyProxy, startFaultyProxy } from "./doubles/faulty-proxy.ts";
import { alone, hasSnac, type Snac, startSnac } from "./servers/snac.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisherIn, startPublisher } from "./support/publishing.ts";

const statuses = "POST /api/v1/statuses";

describe.skipIf(!hasSnac)("posts on a real server of the Mastodon API, over a way on which things go wrong", () => {
  let snac: Snac;
  let way: FaultyProxy;
  let app: TestApp;
  let token: string;
  let judge: masto.rest.Client;
  beforeAll(async () => {
    snac = await startSnac();
    way = await startFaultyProxy(snac.url);
    token = await snac.token();
    judge = createRestAPIClient({ url: snac.url, accessToken: token, requestInit: alone });
  }, 60_000);
  afterAll(async () => {
    await way?.stop();
    await snac?.stop();
  });

  afterEach(() => app.close());

  let count = 0;
  let our: Publisher;
  let account: string;
  beforeEach(async () => {
    way.clear();
    app = await startPublisher([way.host, loopback(snac.url)]);
    our = await publisherIn(app, `ann${++count}`);
    account = (await our.connect("mastodon", { server: way.url, access_token: token })).id;
  });

  const draft = (body: string, more: object = {}) => our.draft({ body, account_ids: [account], ...more });
  /** How often a text is out. */
  async function out(text: string): Promise<number> {
    const me = await judge.v1.accounts.verifyCredentials();
    const all = await judge.v1.accounts.$select(me.id).statuses.list({ limit: 40 });
    return all.filter(({ content }) => content.includes(text)).length;
  }

  test("a thread with a link and a first comment is published, and read back by another client", async () => {
    const id = await draft("launch one", {
      thread: [{ body: "launch two" }],
      link: "https://example.com/launch",
      first_comment: "launch comment",
    });
    const post = await our.publish(id);
    expect(post).toMatchObject({ status: "published", targets: [{ status: "published" }] });
    const { content } = await judge.v1.statuses.$select(post.targets[0].remote_id).fetch();
    expect(content).toContain("launch one");
    expect(content).toContain("https://example.com/launch");
    for (const text of ["launch one", "launch two", "launch comment"]) expect(await out(text)).toBe(1);
  });

  test("links are sent marked, exactly as a dry run says", async () => {
    const utm = { campaign: "launch", domains: ["acme.test"] };
    const { id: brand_id } = await our.done("POST", "/v1/brands", { name: "Acme", utm });
    const link = "https://example.com/launch?a=1#top";
    const thread = [{ body: "More at https://acme.test/a." }];
    const id = await draft(`marked ${link} in its text`, { brand_id, link, thread });
    const { dry_run } = await our.done("POST", `/v1/posts/${id}/publish?dry_run=true`, {});
    const post = await our.publish(id);
    const marks = "utm_source=mastodon&utm_medium=social&utm_campaign=launch";
    expect(post.targets[0].link).toBe(`https://example.com/launch?a=1&${marks}#top`);
    expect(dry_run.texts.map(({ text }: { text: string }) => text)).toEqual([
      `marked https://example.com/launch?a=1&${marks}#top in its text`,
      `More at https://acme.test/a?${marks}.`,
    ]);
    const there = snac.posts();
    for (const { text } of dry_run.texts) expect(there).toContain(text);
  });

  test("an answer that never came: the post is looked for before anything is sent again, and found", async () => {
    way.fault({ on: statuses, does: "cut" });
    const id = await draft("cut but out");
    expect(await our.publish(id)).toMatchObject({ status: "publishing" });
    expect(await our.later(20_000, id)).toMatchObject({ status: "published" });
    expect(await our.attempts(id)).toEqual([
      ["publish", "unknown"],
      ["reconcile", "found"],
    ]);
    expect(await out("cut but out")).toBe(1);
    expect((await our.post(id)).targets[0].url).toStartWith(snac.url);
  });

  test("a request that never arrived: it is looked for, not found, and sent once more", async () => {
    way.fault({ on: statuses, does: "drop" });
    const id = await draft("dropped on the way");
    await our.publish(id);
    expect(await our.later(20_000, id)).toMatchObject({ status: "published" });
    expect(await our.attempts(id)).toEqual([
      ["publish", "unknown"],
      ["reconcile", "not_found"],
      ["publish", "published"],
    ]);
    expect(await out("dropped on the way")).toBe(1);
  });

  test.each([
    [-3_600_000, "behind"],
    [3_600_000, "ahead"],
  ])("a server whose clock is an hour off (%i ms): what is out there is found, and sent once", async (ms, word) => {
    way.skew(ms);
    way.fault({ on: statuses, does: "cut" });
    const id = await draft(`its clock is ${word}`);
    await our.publish(id);
    expect(await our.later(20_000, id)).toMatchObject({ status: "published" });
    expect(await our.attempts(id)).toEqual([
      ["publish", "unknown"],
      ["reconcile", "found"],
    ]);
    expect(await out(`its clock is ${word}`)).toBe(1);
  });

  test("where the network refuses to say, a person tells; what is not out goes out when they say so", async () => {
    way.fault({ on: statuses, does: "drop" });
    const id = await draft("only a person knows");
    await our.publish(id);
    const me = await judge.v1.accounts.verifyCredentials();
    const path = `GET /api/v1/accounts/${me.id}/statuses`;
    way.fault({ on: path, does: () => Response.json({ error: "This may not be listed" }, { status: 403 }) });
    expect(await our.later(20_000, id)).toMatchObject({
      status: "unknown",
      targets: [{ status: "unknown", error: "This may not be listed" }],
    });
    await expect(our.done("POST", `/v1/posts/${id}/publish`, {})).rejects.toThrow(
      "Nobody knows whether this post is out",
    );
    await our.later(3_600_000, id);
    expect(await out("only a person knows")).toBe(0);
    const told = { account_id: account, outcome: "not_published", retry: true };
    await our.done("POST", `/v1/posts/${id}/reconcile`, told);
    await our.drained();
    expect(await our.post(id)).toMatchObject({ status: "published" });
    expect(await out("only a person knows")).toBe(1);
    await expect(our.done("POST", `/v1/posts/${id}/reconcile`, told)).rejects.toThrow(
      "Only an unknown outcome can be told",
    );
  });

  test("who held a delivery too long can write nothing more, and what it sent is not sent again", async () => {
    const other = await startApp({
      clock: app.clock,
      folder: app.folder,
      root: app.root,
      config: { outbound_allow: [way.host] },
    });
    try {
      const until = Promise.withResolvers<void>();
      way.fault({ on: statuses, does: until.promise });
      const id = await draft("held too long");
      await our.done("POST", `/v1/posts/${id}/publish`, {});
      const first = our.drained();
      while (!way.asked.includes(statuses)) await Bun.sleep(5);
      while ((await out("held too long")) === 0) await Bun.sleep(5);
      await other.running.publishing.scheduler.drained();
      expect(await our.post(id)).toMatchObject({ status: "publishing" });
      app.clock.pass(7 * 60_000);
      await other.running.publishing.scheduler.drained();
      expect(await our.post(id)).toMatchObject({ status: "published" });
      const before = await our.done("GET", `/v1/posts/${id}/attempts`);
      until.resolve();
      await first;
      expect(app.logged()).toContain('"event":"delivery_lost"');
      expect(await our.done("GET", `/v1/posts/${id}/attempts`)).toEqual(before);
      expect(await our.attempts(id)).toEqual([
        ["publish", "started"],
        ["reconcile", "found"],
      ]);
      expect(await out("held too long")).toBe(1);
    } finally {
      await other.close();
    }
  });

  test("two servers on one database publish each post once", async () => {
    const other = await startApp({
      clock: app.clock,
      folder: app.folder,
      root: app.root,
      config: { outbound_allow: [way.host] },
    });
    try {
      const at = new Date(app.clock.now() + 60_000).toISOString();
      const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => draft(`shared ${n} of twelve`)));
      for (const id of ids) await our.done("POST", `/v1/posts/${id}/schedule`, { scheduled_at: at });
      app.clock.pass(60_000);
      await Promise.all([app, other].map(({ running }) => running.publishing.scheduler.drained()));
      for (const [n, id] of ids.entries()) {
        expect(await our.post(id)).toMatchObject({ status: "published" });
        expect(await out(`shared ${n} of twelve`)).toBe(1);
      }
    } finally {
      await other.close();
    }
  });

  test("disconnecting calls off what is scheduled, and revokes what it was reached with", async () => {
    const started = await our.done("POST", "/v1/account-connections", { network: "mastodon", server: way.url });
    const back = await snac.consent(started.url.replace(way.url, snac.url));
    const [state, code] = ["state", "code"].map((name) => back.searchParams.get(name));
    const { data } = await our.done("POST", `/v1/account-connections/${started.id}/finish`, { state, code });
    expect(data).toMatchObject([{ id: account, status: "active", handle: expect.stringMatching(/^@ann@/) }]);
    const id = await draft("never to be seen");
    await our.done("POST", `/v1/posts/${id}/schedule`, {
      scheduled_at: new Date(app.clock.now() + 60_000).toISOString(),
    });
    const gone = await our.done("DELETE", `/v1/accounts/${account}`);
    expect(gone).toMatchObject({
      status: "disconnected",
      canceled_posts: 1,
      revoked: true,
      revocation: "Revoked at Mastodon.",
      purged: true,
    });
    expect(await our.post(id)).toMatchObject({
      ...{ status: "draft", scheduled_at: null },
      targets: [{ status: "draft", error: "The account was disconnected." }],
    });
    await our.later(120_000, id);
    expect(await out("never to be seen")).toBe(0);
  });
});
