import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { plansOf } from "../src/config/plans.ts";
import { operation } from "../src/contract/operation.ts";
import { closed } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { startApp, type TestApp } from "./support/app.ts";

const publish = operation({
  name: "publish_nothing",
  route: "POST /v1/nothing",
  noun: "nothing",
  summary: "Publish nothing",
  description: "A paid operation, made for these tests.",
  scope: "posts:publish",
  connector: "social",
  effect: "publishes",
  input: closed({}),
  output: T.Object({ published: T.Boolean() }),
  run: () => ({ published: true }),
});

let app: TestApp;
beforeAll(async () => {
  const plans = plansOf({
    free: { quotas: { posts: 5 } },
    pro: { features: ["posts:publish"], quotas: { posts: 10_000 } },
    none: { quotas: { posts: 0 } },
    crowd: { quotas: { posts: 37 }, limits: { requests_per_minute: 0 } },
  });
  app = await startApp({ operations: [...operations, publish], config: { plans } });
});
afterAll(() => app.close());

const post = (key: string, body: unknown = { body: "counted" }, headers = {}) =>
  app.call(key, "POST", "/v1/posts", body, headers);
const used = async (key: string) => (await app.call(key, "GET", "/v1/usage")).body.quotas[0];

describe("a plan", () => {
  test("without the feature: 402 payment_required, with the scope held all the same", async () => {
    const free = await (await app.addWorkspace("free-1", "free")).key();
    const reply = await app.call(free, "POST", "/v1/nothing", {});
    expect(reply).toMatchObject({ status: 402, body: { error: { code: "payment_required" } } });
    expect(reply.body.error.message).toStartWith("The plan free does not include posts:publish.");
    const pro = await (await app.addWorkspace("pro-1", "pro")).key();
    expect(await app.call(pro, "POST", "/v1/nothing", {})).toMatchObject({ status: 200, body: { published: true } });
    expect((await app.call(await app.workspace.key(), "POST", "/v1/nothing", {})).status).toBe(200);
  });

  test("with a quota: so many and not one more, until the month turns", async () => {
    const key = await (await app.addWorkspace("free-2", "free")).key();
    for (let n = 0; n < 5; n++) expect((await post(key)).status).toBe(201);
    expect(await used(key)).toEqual({ name: "posts", used: 5, limit: 5 });
    const reply = await post(key);
    expect(reply).toMatchObject({ status: 402, body: { error: { code: "quota_exceeded" } } });
    expect(reply.body.error.message).toBe("The plan's 5 posts a month are used up; it counts anew on 2026-12-01.");
    app.clock.pass(Date.parse("2026-12-01T00:00:00Z") - app.clock.now() - 1);
    expect((await post(key)).status).toBe(402);
    app.clock.pass(1);
    expect((await post(key)).status).toBe(201);
    expect(await used(key)).toEqual({ name: "posts", used: 1, limit: 5 });
  });

  test("with a quota that a hundred want at once: exactly that many get it", async () => {
    const key = await (await app.addWorkspace("crowd", "crowd")).key();
    const replies = await Promise.all(Array.from({ length: 100 }, () => post(key)));
    expect(replies.filter(({ status }) => status === 201).length).toBe(37);
    expect(replies.filter(({ body }) => body.error?.code === "quota_exceeded").length).toBe(63);
    expect(await used(key)).toEqual({ name: "posts", used: 37, limit: 37 });
    expect((await app.call(key, "GET", "/v1/posts?limit=50")).body.data.length).toBe(37);
  });

  test("counts what was done: no failure, no repetition, and a deletion gives nothing back", async () => {
    const key = await (await app.addWorkspace("free-3", "free")).key();
    await post(key, { body: "" });
    await post(key, { body: "x", account_ids: ["acct_01k0000000000000000000000"] });
    await post(key, "{");
    for (let n = 0; n < 3; n++) await post(key, { body: "once" }, { "idempotency-key": "same" });
    expect((await used(key)).used).toBe(1);
    const { id } = (await post(key)).body;
    await app.call(key, "DELETE", `/v1/posts/${id}`);
    expect((await used(key)).used).toBe(2);
  });

  test("whose quota is used up still repeats the answers it gave", async () => {
    const key = await (await app.addWorkspace("free-4", "free")).key();
    const headers = { "idempotency-key": "early" };
    const first = await post(key, { body: "early" }, headers);
    for (let n = 0; n < 4; n++) await post(key);
    expect((await post(key)).status).toBe(402);
    expect((await post(key, { body: "early" }, headers)).text).toBe(first.text);
  });

  test("with a quota of none lets nothing through, and leaves nothing behind", async () => {
    const key = await (await app.addWorkspace("none", "none")).key();
    expect((await post(key)).body.error.code).toBe("quota_exceeded");
    expect((await app.call(key, "GET", "/v1/posts")).body.data).toEqual([]);
    expect((await app.call(key, "GET", "/v1/posts?q=counted")).body.data).toEqual([]);
    expect((await app.call(key, "GET", "/v1/audit?event=create_post")).body.data).toEqual([]);
  });

  test("that the operator took away leaves no paid feature and no quota", async () => {
    const key = await (await app.addWorkspace("lost", "forgotten")).key();
    expect((await app.call(key, "POST", "/v1/nothing", {})).body.error.code).toBe("payment_required");
    expect((await post(key)).body.error.code).toBe("quota_exceeded");
    expect((await app.call(key, "GET", "/v1/posts")).status).toBe(200);
  });

  test("of a fresh install has everything on and counts nothing", async () => {
    const key = await app.workspace.key();
    const me = (await app.call(key, "GET", "/v1/me")).body;
    expect(me.plan).toEqual({ name: "self_hosted", features: ["posts:publish", "ai:generate", "media:write"] });
    await post(key);
    expect(await used(key)).toEqual({ name: "posts", used: 0, limit: null });
  });
});
