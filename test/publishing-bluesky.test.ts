import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { type FaultyProxy, startFaultyProxy } from "./doubles/faulty-proxy.ts";
import { hasPds, type Pds, startPds } from "./servers/pds.ts";
import type { TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisherIn, startPublisher } from "./support/publishing.ts";

const put = "POST /xrpc/com.atproto.repo.putRecord";
const collection = "app.bsky.feed.post";
const expired = () => Response.json({ error: "ExpiredToken", message: "Token has expired" }, { status: 400 });

describe.skipIf(!hasPds)("posts on a real PDS, over a way on which things go wrong", () => {
  let pds: Pds;
  let way: FaultyProxy;
  let app: TestApp;
  beforeAll(async () => {
    pds = await startPds();
    way = await startFaultyProxy(pds.url);
    app = await startPublisher([way.host, loopback(pds.url), loopback(pds.plc)], { plc: pds.plc, appview: pds.url });
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await way?.stop();
    await pds?.stop();
  });

  let count = 0;
  let ann: Awaited<ReturnType<Pds["account"]>>;
  let our: Publisher;
  let account: string;
  const connect = (app_password: string) =>
    our.connect("bluesky", { handle: ann.handle, app_password, server: way.url });
  beforeEach(async () => {
    way.clear();
    // The tokens of a new account are of this time, whatever other tests have waited for.
    app.clock.pass(Date.now() - app.clock.now());
    const name = `ann${++count}`;
    ann = await pds.account(name);
    our = await publisherIn(app, name);
    account = (await connect(ann.appPassword)).id;
  });

  const records = async () => {
    const { data } = await ann.agent.com.atproto.repo.listRecords({ repo: ann.did, collection });
    return data.records.map(({ uri, value }) => ({ uri, ...(value as { text: string; reply?: object }) }));
  };
  const texts = async () => (await records()).map(({ text }) => text).sort();
  const draft = (body: string, more: object = {}) => our.draft({ body, account_ids: [account], ...more });

  test("a thread with a link and a first comment is published, and read back by another client", async () => {
    const thread = [{ body: "two" }, { body: "three" }];
    const id = await draft("one", { thread, link: "https://example.com/launch", first_comment: "and a comment" });
    const post = await our.publish(id);
    expect(post).toMatchObject({ status: "published", targets: [{ status: "published", error: null }] });
    const all = new Map((await records()).map((record) => [record.text, record]));
    const reference = (text: string) => ({ uri: all.get(text)?.uri });
    const parents = (parent: string) => ({ reply: { root: reference("one"), parent: reference(parent) } });
    expect(post.targets[0].remote_id).toBe(all.get("one")?.uri);
    expect(all.get("one")).toMatchObject({ embed: { external: { uri: "https://example.com/launch" } } });
    expect(all.get("two")).toMatchObject(parents("one"));
    expect(all.get("three")).toMatchObject(parents("two"));
    expect(all.get("and a comment")).toMatchObject(parents("one"));
    expect(all.size).toBe(4);
    expect(await our.attempts(id)).toEqual(Array.from({ length: 4 }, () => ["publish", "published"]));
  });

  test("a network that asks for patience gets it, to the second it named", async () => {
    way.fault({ on: put, does: () => new Response("{}", { status: 429, headers: { "retry-after": "40" } }) });
    const id = await draft("patience");
    expect(await our.publish(id)).toMatchObject({ status: "publishing" });
    expect(await our.later(39_000, id)).toMatchObject({ status: "publishing" });
    expect(await records()).toEqual([]);
    expect(await our.later(1000, id)).toMatchObject({ status: "published" });
    expect((await records()).length).toBe(1);
    expect(await our.attempts(id)).toEqual([
      ["publish", "rate_limited"],
      ["publish", "published"],
    ]);
  });

  test("a network hears of eight posts at a time, and of the others as those end", async () => {
    const asked = () => way.asked.filter((what) => what === put).length;
    const { promise, resolve } = Promise.withResolvers<void>();
    way.fault({ on: put, does: promise, times: 99 });
    const before = asked();
    for (let n = 0; n < 12; n++) await our.done("POST", `/v1/posts/${await draft(`post ${n}`)}/publish`);
    const out = app.running.publishing.scheduler.drained();
    while (asked() < before + 8) await our.done("GET", "/v1/posts");
    for (let n = 0; n < 50; n++) await our.done("GET", "/v1/posts");
    expect(asked()).toBe(before + 8);
    resolve();
    await out;
    expect((await records()).length).toBe(12);
  });

  test("a token that has ended is renewed inside the attempt, and nobody waits for it", async () => {
    way.fault({ on: put, does: expired });
    const id = await draft("renewed");
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(way.asked).toContain("POST /xrpc/com.atproto.server.refreshSession");
    expect((await records()).length).toBe(1);
    expect(await our.attempts(id)).toEqual([
      ["publish", "unauthorized"],
      ["publish", "published"],
    ]);
  });

  test("where no token is to be had the account is broken and says why, and connecting again mends it", async () => {
    await ann.agent.com.atproto.server.revokeAppPassword({ name: "socialcrm" });
    way.fault({ on: put, does: expired });
    const words = "Invalid identifier or password";
    const id = await draft("too late");
    const post = await our.publish(id);
    expect(post).toMatchObject({ status: "failed", targets: [{ status: "failed" }] });
    const broken = await our.done("GET", `/v1/accounts/${account}`);
    expect(broken).toMatchObject({ status: "broken", problem: words });
    expect(await our.done("POST", `/v1/posts/${id}/publish?dry_run=true`, {})).toMatchObject({
      dry_run: { violations: [{ limit: "account", measured: "broken" }] },
    });
    const { data } = await ann.agent.com.atproto.server.createAppPassword({ name: "again" });
    expect(await connect(data.password)).toMatchObject({ id: account, status: "active", problem: null });
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect((await records()).length).toBe(1);
  });

  test("what may be out has not failed, though the second sending is refused", async () => {
    way.fault({ on: put, does: "drop" });
    const id = await draft("refused the second time");
    await our.publish(id);
    way.fault({ on: put, does: () => Response.json({ error: "InvalidRequest", message: "Not now" }, { status: 400 }) });
    expect(await our.later(15_000, id)).toMatchObject({
      status: "unknown",
      targets: [{ error: expect.stringContaining("what was sent before may be out") }],
    });
  });

  test("an answer that never came is no reason to send anything twice", async () => {
    way.fault({ on: put, does: "cut" });
    const id = await draft("cut off", { thread: [{ body: "second" }] });
    expect(await our.publish(id)).toMatchObject({ status: "publishing" });
    expect((await records()).length).toBe(1);
    expect(await our.later(15_000, id)).toMatchObject({ status: "published" });
    expect(await texts()).toEqual(["cut off", "second"]);
    expect(await our.attempts(id)).toEqual([
      ["publish", "unknown"],
      ["publish", "published"],
      ["publish", "published"],
    ]);
  });

  test("parts that are out stay out, whatever becomes of the next", async () => {
    const id = await draft("first", { thread: [{ body: "second" }] });
    way.fault({ on: put, does: Promise.resolve() });
    way.fault({ on: put, does: expired, times: 2 });
    expect(await our.publish(id)).toMatchObject({ status: "failed" });
    expect(await texts()).toEqual(["first"]);
    way.clear();
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(await texts()).toEqual(["first", "second"]);
  });

  test("a renewal that cannot be made now loses nothing of what is out", async () => {
    const id = await draft("first", { thread: [{ body: "second" }] });
    way.fault({ on: put, does: Promise.resolve() });
    way.fault({ on: put, does: expired });
    const down = () => new Response("", { status: 502 });
    way.fault({ on: "POST /xrpc/com.atproto.server.refreshSession", does: down });
    expect(await our.publish(id)).toMatchObject({ status: "publishing" });
    expect(await texts()).toEqual(["first"]);
    expect(await our.later(60_000, id)).toMatchObject({ status: "published" });
    expect(await texts()).toEqual(["first", "second"]);
  });

  test("a network that stays down ends in failed, with its words", async () => {
    way.fault({
      on: put,
      does: () => Response.json({ message: "Under repair" }, { status: 503, headers: { "retry-after": "1" } }),
      times: 99,
    });
    const id = await draft("down");
    await our.publish(id);
    let post = await our.post(id);
    for (let n = 0; n < 20 && post.status === "publishing"; n++) post = await our.later(3_600_000, id);
    expect(post).toMatchObject({ status: "failed", targets: [{ error: "Given up after 12 tries: Under repair" }] });
    expect(await records()).toEqual([]);
  });

  test("a paused account holds what is scheduled, and lets it go when it is resumed", async () => {
    const at = (ms: number) => new Date(app.clock.now() + ms).toISOString();
    const schedule = (id: string, ms: number) => our.done("POST", `/v1/posts/${id}/schedule`, { scheduled_at: at(ms) });
    const [before, during, future] = [await draft("before"), await draft("during"), await draft("future")];
    await schedule(before, 60_000);
    await our.done("PATCH", `/v1/accounts/${account}`, { status: "paused" });
    await schedule(during, 60_000);
    await schedule(future, 600_000);
    expect(await our.later(120_000, before)).toMatchObject({ status: "scheduled" });
    expect(await our.post(during)).toMatchObject({ status: "scheduled" });
    await our.done("PATCH", `/v1/accounts/${account}`, { status: "active" });
    await our.drained();
    expect([await our.post(before), await our.post(during)]).toMatchObject([
      { status: "published" },
      { status: "published" },
    ]);
    expect(await our.post(future)).toMatchObject({ status: "scheduled" });
    expect(await our.later(480_000, future)).toMatchObject({ status: "published" });
  });

  test("every target is checked before anything is scheduled, and a dry run lists all that is wrong", async () => {
    const body = "x".repeat(301);
    const id = await draft(body, { thread: [{ body: "y".repeat(302) }] });
    const refused = await our.done("POST", `/v1/posts/${id}/publish?dry_run=true`, {});
    expect(refused.status).toBe("draft");
    expect(refused.dry_run.violations).toMatchObject([
      { account_id: account, network: "bluesky", part: 0, limit: "text.max", measured: 301, allowed: 300 },
      { account_id: account, network: "bluesky", part: 1, limit: "text.max", measured: 302, allowed: 300 },
    ]);
    await expect(our.done("POST", `/v1/posts/${id}/publish`, {})).rejects.toThrow(
      "body: Bluesky takes 300 characters; this is 301, as it counts.",
    );
    expect(await our.post(id)).toMatchObject({ status: "draft" });
    expect(await records()).toEqual([]);
  });
});
