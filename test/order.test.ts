import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { selfHosted } from "../src/contract/plans.ts";
import { closed, Id } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { randomId } from "./support/operations-table.ts";

/** An operation with everything that can be refused: a paid scope, an input, a thing that must exist, a quota. */
const copyPost = operation({
  name: "copy_post",
  route: "POST /v1/posts/:id/copy",
  noun: "post",
  summary: "Copy a post",
  description: "Made for these tests.",
  scope: "posts:publish",
  connector: "social",
  effect: "creates",
  quota: "posts",
  input: closed({ id: Id("post", "The post."), note: T.String({ maxLength: 5, description: "A note." }) }),
  output: T.Object({ id: T.String() }),
  async run({ data }, { id, note }, act) {
    return data.posts.change(act, id, (document) => {
      const post = JSON.parse(document);
      return {
        brandId: post.brand_id,
        accountIds: [],
        mediaIds: [],
        compose: () => ({ status: "draft", time: 0, text: note, document }),
      };
    });
  },
});

let app: TestApp;
let lean: TestWorkspace;
let rich: TestWorkspace;
const plan = { ...selfHosted, features: [], keysMayExceedLimits: true };
beforeAll(async () => {
  const plans = new Map([
    ["lean", { ...plan, name: "lean", quotas: { posts: 1 } }],
    ["rich", { ...plan, name: "rich", features: ["posts:publish" as const], quotas: { posts: 1 } }],
  ]);
  app = await startApp({ operations: [...operations, copyPost], config: { plans, default_plan: "rich" } });
  lean = await app.addWorkspace("lean", "lean");
  rich = await app.addWorkspace("rich", "rich");
});
afterAll(() => app.close());

describe("a request with everything wrong hears of", () => {
  const path = `/v1/posts/${randomId("post")}/copy`;
  const ask = async (key: string | undefined, at = path, body: unknown = "{", headers = {}) => {
    const reply = await app.call(key, "POST", at, body, { "idempotency-key": "not good", ...headers });
    return { status: reply.status, code: reply.body.error.code, message: reply.body.error.message as string };
  };

  test("its credential before its rate", async () => {
    expect((await ask(undefined)).code).toBe("unauthorized");
    expect((await ask("nonsense")).code).toBe("unauthorized");
  });

  test("its rate before where it comes from, its scope and its input", async () => {
    const key = await lean.key({
      limits: { requests_per_minute: 1 },
      scopes: ["posts:read"],
      allowed_cidrs: ["192.0.2.1"],
    });
    expect((await ask(key)).code).toBe("forbidden");
    expect((await ask(key)).code).toBe("rate_limited");
  });

  test("where it comes from before its scope", async () => {
    expect((await ask(await lean.key({ scopes: ["posts:read"], allowed_cidrs: ["192.0.2.1"] }))).code).toBe(
      "forbidden",
    );
  });

  test("its scope before its plan", async () => {
    expect((await ask(await lean.key({ scopes: ["posts:read"] }))).code).toBe("forbidden_scope");
  });

  test("its plan before its input", async () => {
    expect((await ask(await lean.key())).code).toBe("payment_required");
  });

  test("its input before what it names, and that before the quota", async () => {
    const key = await rich.key();
    const { body } = await app.call(key, "POST", "/v1/posts", { body: "uses the quota up" });
    expect(await ask(key)).toMatchObject({ status: 400, message: expect.stringMatching(/^Idempotency-Key: /) });
    const good = { "idempotency-key": "good" };
    expect(await ask(key, path, "{", good)).toMatchObject({ status: 400, message: "The body is not valid JSON." });
    const long = await ask(key, path, { note: "far too long" }, good);
    expect(long).toMatchObject({ status: 400, message: expect.stringMatching(/^note: /) });
    expect((await ask(key, path, { note: "short" }, good)).code).toBe("not_found");
    expect((await ask(key, `/v1/posts/${body.id}/copy`, { note: "short" }, good)).code).toBe("quota_exceeded");
  });
});

describe("the body is not read", () => {
  const huge = { "content-length": "2000000" };
  const ask = (key: string | undefined) => app.call(key, "POST", "/v1/posts", "x".repeat(2_000_000), huge);

  test("for who has no credential, no place left in their rate, or no scope", async () => {
    expect((await ask(undefined)).status).toBe(401);
    const limited = await rich.key({ limits: { requests_per_minute: 1 }, scopes: ["posts:read"] });
    expect((await ask(limited)).status).toBe(403);
    expect((await ask(limited)).status).toBe(429);
    expect((await ask(await rich.key())).status).toBe(413);
  });
});
