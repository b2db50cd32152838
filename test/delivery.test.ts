import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { takeDue } from "../db/publishing/due.ts";
import { newId } from "../src/contract/id.ts";
import { restate } from "../src/publishing/state.ts";
import { startMastodon } from "./doubles/mastodon.ts";
import type { TestApp } from "./support/app.ts";
import { readyFile } from "./support/media.ts";
import { loopback, type Publisher, publisher, startPublisher } from "./support/publishing.ts";
import { png } from "./support/reach.ts";

/* What is kept of a delivery that goes on later: what was sent, what was uploaded, how often, and how long it waits. */

let double: ReturnType<typeof startMastodon>;
let app: TestApp;
let our: Publisher;
let key: string;
let account: string;
beforeEach(async () => {
  double = startMastodon();
  app = await startPublisher([loopback(double.url)]);
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  our = publisher(app, key);
  account = (await our.connect("mastodon", { server: double.url, access_token: "token-1" })).id;
});
afterEach(async () => {
  expect(double.departures).toEqual([]);
  await app.close();
  await double.stop();
});

const draft = (body: string, more: object = {}) => our.draft({ body, account_ids: [account], ...more });
const answers = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ error: `as told: ${status}` }, { status, headers });
const rests = (status: "paused" | "active") => our.done("PATCH", `/v1/accounts/${account}`, { status });
const statuses = /^\/api\/v1\/statuses$/;
const own = /^\/api\/v1\/accounts\/1\/statuses$/;
const sent = () => double.seen.filter(({ method, path }) => method === "POST" && statuses.test(path));
const keys = () => sent().map(({ headers }) => headers.get("idempotency-key"));
const outcomes = async (id: string) => (await our.attempts(id)).map(([, outcome]) => outcome);
const [second, minute, hour] = [1000, 60_000, 3_600_000];

describe("what was sent and surely is not out", () => {
  test("keeps the key by which it was sent, however much later it is sent again", async () => {
    double.next(statuses, answers(500));
    const id = await draft("by one key");
    await our.publish(id);
    for (let n = 0; n < 6; n++) double.next(own, answers(503));
    for (let passed = 0; passed < 30 && sent().length < 2; passed++) await our.later(minute, id);
    expect(await our.post(id)).toMatchObject({ status: "published" });
    expect((await outcomes(id)).slice(-2)).toEqual(["not_found", "published"]);
    expect(new Set(keys()).size).toBe(1);
  });

  test("is not taken for another post with the same words", async () => {
    const first = await draft("said twice");
    await our.publish(first);
    double.next(statuses, answers(500));
    const again = await draft("said twice");
    await our.publish(again);
    expect(await our.later(20 * second, again)).toMatchObject({ status: "published" });
    expect(await outcomes(again)).toEqual(["unknown", "not_found", "published"]);
    expect(double.statuses.length).toBe(2);
  });

  test("is asked after no sooner than the network has settled, also where its account was let go meanwhile", async () => {
    double.next(statuses, answers(500));
    const id = await draft("settling");
    await our.publish(id);
    await our.later(12 * second, id);
    await rests("paused");
    await rests("active");
    await our.drained();
    expect(await outcomes(id)).toEqual(["unknown"]);
    expect(await our.later(3 * second, id)).toMatchObject({ status: "published" });
  });

  test("is given up after twelve times, and then nobody knows", async () => {
    const id = await draft("never known");
    for (let n = 0; n < 40; n++) double.next(statuses, answers(500));
    await our.publish(id);
    for (let n = 0; n < 40; n++) await our.later(2 * hour, id);
    expect(await our.post(id)).toMatchObject({ status: "unknown" });
    expect(sent().length).toBe(12);
  });
});

test("a person who has seen the first part is told that the rest of the thread was not sent", async () => {
  double.next(statuses, answers(500));
  const id = await draft("seen by a person", { thread: [{ body: "second" }], first_comment: "comment" });
  await our.publish(id);
  double.next(own, answers(403));
  expect(await our.later(20 * second, id)).toMatchObject({ status: "unknown" });
  const told = { account_id: account, outcome: "published", url: "https://mastodon.example/@ann/1" };
  expect(await our.done("POST", `/v1/posts/${id}/reconcile`, told)).toMatchObject({
    status: "published",
    targets: [{ url: told.url, error: "What follows in its thread was not sent (parts: 2); add it there by hand." }],
  });
  await our.later(hour, id);
  expect(sent().length).toBe(1);
});

describe("a network that asks for patience", () => {
  test("is asked again to the second, as often as it takes, and that counts as no try", async () => {
    const id = await draft("patient");
    for (let n = 0; n < 14; n++) double.next(statuses, answers(429, { "retry-after": "3" }));
    double.next(statuses, answers(503, { "retry-after": "3" }));
    await our.publish(id);
    for (let n = 1; n <= 15; n++) {
      expect(sent().length).toBe(n);
      await our.later(3 * second - 1, id);
      expect(sent().length).toBe(n);
      await our.later(1, id);
    }
    expect(await our.post(id)).toMatchObject({ status: "published" });
  });

  test("finds a picture uploaded minutes ago, and anew what was uploaded longer ago than it keeps that", async () => {
    const uploads = () => double.seen.filter(({ path }) => path === "/api/v2/media").length;
    const file = await readyFile(app, key, png(4, 3, [9, 9, 9]));
    const id = await draft("with a picture", { media_ids: [file.id] });
    double.next(statuses, answers(429, { "retry-after": "120" }));
    double.next(statuses, answers(429, { "retry-after": "720" }));
    await our.publish(id);
    await our.later(2 * minute, id);
    expect(uploads()).toBe(1);
    expect(await our.later(12 * minute, id)).toMatchObject({ status: "published" });
    expect(uploads()).toBe(2);
  });
});

test("a first comment answers to the post, and not to the end of its thread", async () => {
  await our.publish(await draft("root", { thread: [{ body: "second" }], first_comment: "comment" }));
  const [comment, after, root] = double.statuses;
  expect([after?.in_reply_to_id, comment?.in_reply_to_id]).toEqual([root?.id as string, root?.id as string]);
  expect(after?.content).toContain("second");
});

describe("an account that changes while a post is under way", () => {
  test("and is reached no more leaves unknown what may be out", async () => {
    double.next(statuses, answers(500));
    const id = await draft("may be out");
    await our.publish(id);
    double.next(/verify_credentials$/, answers(401));
    expect(await our.done("POST", `/v1/accounts/${account}/refresh`, {})).toMatchObject({ status: "broken" });
    expect(await our.later(minute, id)).toMatchObject({ status: "unknown" });
    expect(sent().length).toBe(1);
  });

  test("and is disconnected leaves unknown what may be out, failed what is out in part, a draft what was not begun", async () => {
    double.next(statuses, answers(500));
    const sending = await draft("may be out");
    await our.publish(sending);
    const part = await draft("out", { thread: [{ body: "not out" }] });
    double.next(statuses, Response.json({ id: "9", url: "https://mastodon.example/@ann/9" }));
    double.next(statuses, answers(503, { "retry-after": "60" }));
    await our.publish(part);
    const later = new Date(app.clock.now() + hour).toISOString();
    const waiting = await draft("to come");
    await our.done("POST", `/v1/posts/${waiting}/schedule`, { scheduled_at: later });
    await our.done("DELETE", `/v1/accounts/${account}`);
    expect(await our.post(sending)).toMatchObject({ status: "unknown" });
    expect(await our.post(part)).toMatchObject({
      status: "failed",
      targets: [{ error: "The account was disconnected." }],
    });
    expect(await our.post(waiting)).toMatchObject({ status: "draft", scheduled_at: null });
  });

  test.each([
    ["before anything was sent", false, "scheduled"],
    ["after it was sent", true, "publishing"],
  ])("and is paused %s holds it back until it is resumed", async (_, isSent, status) => {
    const id = await draft("at rest");
    if (isSent) double.next(statuses, answers(500));
    await our.done("POST", `/v1/posts/${id}/publish`, {});
    if (isSent) await our.drained();
    app.clock.pass(minute);
    const now = app.clock.now();
    const room = { room: 8, roomOn: () => 8, roomAgain: () => 8, isUnderWay: () => false };
    const held = await takeDue(app.store, { now, holder: newId("proc"), until: now + minute, ...room }, restate);
    expect(held.length).toBe(1);
    await rests("paused");
    expect(await our.later(minute, id)).toMatchObject({ status });
    expect(sent().length).toBe(isSent ? 1 : 0);
    await rests("active");
    await our.drained();
    expect(await our.post(id)).toMatchObject({ status: "published" });
  });
});

test("what breaks off by a defect of ours is tried again later, twelve times, and then nobody knows", async () => {
  const file = await readyFile(app, key, png(4, 3, [9, 9, 9]));
  const id = await draft("without its picture", { media_ids: [file.id] });
  const database = new Database(app.store.path);
  database.run("pragma busy_timeout = 5000");
  await our.done("POST", `/v1/posts/${id}/schedule`, { scheduled_at: new Date(app.clock.now() + hour).toISOString() });
  database.run("update media set status = 'uploaded'");
  database.close();
  expect(await our.later(hour, id)).toMatchObject({
    status: "publishing",
    targets: [{ error: "The attempt broke off." }],
  });
  for (let n = 0; n < 12; n++) await our.later(2 * hour, id);
  expect(await our.post(id)).toMatchObject({ status: "unknown" });
  expect(app.logged().match(/"operation":"deliver"/g)).toHaveLength(12);
  expect(sent()).toEqual([]);
});

test("what a process that died held is taken up by the next one at its start", async () => {
  const id = await draft("held by the dead");
  await our.done("POST", `/v1/posts/${id}/publish`, {});
  const now = app.clock.now();
  const room = { room: 8, roomOn: () => 8, roomAgain: () => 8, isUnderWay: () => false };
  await takeDue(app.store, { now, holder: newId("proc"), until: now + hour, ...room }, restate);
  await our.drained();
  expect(sent()).toEqual([]);
  const { scheduler } = app.running.publishing;
  await scheduler.start({ alone: true });
  await scheduler.drained();
  await scheduler.stop();
  expect(await our.post(id)).toMatchObject({ status: "published" });
});

describe("a post that is taken back", () => {
  test("is on no account any more, and forgets what it came to there", async () => {
    const id = await draft("refused once");
    double.next(statuses, answers(403));
    await our.publish(id);
    await rests("paused");
    await our.done("POST", `/v1/posts/${id}/publish`, {});
    expect(await our.done("POST", `/v1/posts/${id}/unschedule`)).toMatchObject({
      status: "draft",
      targets: [{ status: "draft", remote_id: null, url: null, error: null }],
    });
  });

  test("is none of which a part is out: that would go out once more", async () => {
    const file = await readyFile(app, key, png(4, 3, [9, 9, 9]));
    const id = await draft("the first part", { thread: [{ body: "the second", media_ids: [file.id] }] });
    double.next(/^\/api\/v2\/media$/, answers(422));
    expect(await our.publish(id)).toMatchObject({ status: "failed" });
    await rests("paused");
    await our.done("POST", `/v1/posts/${id}/publish`, {});
    const taken = await app.call(key, "POST", `/v1/posts/${id}/unschedule`);
    expect([taken.status, taken.body.error?.message]).toEqual([
      409,
      "A part of this post is out already, so it cannot be a draft again.",
    ]);
    await rests("active");
    await our.drained();
    expect(await our.post(id)).toMatchObject({ status: "published" });
    expect(sent().length).toBe(2);
  });
});

describe("a post that is out on one account of two", () => {
  let two: string[];
  beforeEach(async () => {
    const server = double.url.replace("127.0.0.1", "localhost");
    two = [account, (await our.connect("mastodon", { server, access_token: "token-1" })).id];
  });
  const states = async (id: string) => {
    const { targets } = await our.post(id);
    return new Map<string, string>(targets.map((one: Record<string, string>) => [one["status"], one["account_id"]]));
  };

  test("is tried again on the other alone, whatever has become of the first", async () => {
    const id = await draft("out on one", { account_ids: two });
    double.next(statuses, answers(403));
    expect(await our.publish(id)).toMatchObject({ status: "partially_published" });
    const came = await states(id);
    await our.done("DELETE", `/v1/accounts/${came.get("published")}`);
    const { dry_run: dry } = await our.done("POST", `/v1/posts/${id}/publish?dry_run=true`);
    expect([dry.account_ids, dry.violations]).toEqual([[came.get("failed")], []]);
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(sent().length).toBe(3);
  });

  test("and may be on the other goes nowhere before a person has looked", async () => {
    const id = await draft("nobody knows", { account_ids: two });
    double.next(statuses, answers(500));
    await our.publish(id);
    double.next(own, answers(403));
    const before = await our.later(20 * second, id);
    expect(before).toMatchObject({ status: "partially_published" });
    expect([...(await states(id)).keys()].sort()).toEqual(["published", "unknown"]);
    for (const query of ["", "?dry_run=true"]) {
      const reply = await app.call(key, "POST", `/v1/posts/${id}/publish${query}`);
      expect([reply.status, reply.body.error?.message]).toEqual([
        409,
        "Nobody knows whether this post is out on the rest of its accounts; tell with reconcile_post first.",
      ]);
    }
    expect(await our.post(id)).toEqual(before);
  });
});
