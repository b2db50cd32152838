import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { AddressLimit } from "../src/auth/address-limit.ts";
import { selfHosted } from "../src/contract/plans.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { strangerKey, withWrongSecret } from "./support/key-literal.ts";

const tight = { ...selfHosted, name: "tight", limits: { ...selfHosted.limits, requestsPerMinute: 3 } };
const open = { ...selfHosted, name: "open", limits: { ...selfHosted.limits, requestsPerMinute: 0 } };
const wordless = { error: { code: "rate_limited", message: "Too many requests. Slow down and retry." } };

let app: TestApp;
beforeAll(async () => {
  const plans = new Map([selfHosted, tight, open].map((plan) => [plan.name, plan]));
  app = await startApp({ config: { plans } });
});
afterAll(() => app.close());
const me = (key: string | undefined, headers = {}) => app.call(key, "GET", "/v1/me", undefined, headers);

describe("requests of a key", () => {
  test("600 are admitted in any 60 seconds, never 601, never fewer", async () => {
    const key = await app.workspace.key();
    const statuses = async (count: number) => {
      const seen = await Promise.all(Array.from({ length: count }, async () => (await me(key)).status));
      return {
        admitted: seen.filter((status) => status === 200).length,
        refused: seen.filter((status) => status === 429).length,
      };
    };
    expect(await statuses(250)).toEqual({ admitted: 250, refused: 0 });
    app.clock.pass(30_000);
    expect(await statuses(400)).toEqual({ admitted: 350, refused: 50 });
    app.clock.pass(29_999);
    expect(await statuses(3)).toEqual({ admitted: 0, refused: 3 });
    app.clock.pass(1);
    expect(await statuses(260)).toEqual({ admitted: 250, refused: 10 });
    app.clock.pass(29_999);
    expect(await statuses(1)).toEqual({ admitted: 0, refused: 1 });
    app.clock.pass(1);
    expect(await statuses(351)).toEqual({ admitted: 350, refused: 1 });
  });

  test("one too many is 429 in the contract's words, with when to come again, and then it passes", async () => {
    const key = await app.workspace.key({ limits: { requests_per_minute: 2 } });
    await me(key);
    app.clock.pass(1500);
    await me(key);
    const reply = await me(key);
    expect({ status: reply.status, body: reply.body }).toEqual({ status: 429, body: wordless });
    expect(reply.headers.get("retry-after")).toBe("59");
    expect(reply.headers.get("ratelimit")).toBe('"requests";r=0;t=59');
    app.clock.pass(59_000);
    expect((await me(key)).status).toBe(200);
  });

  test("a limit that is changed holds from the next request on", async () => {
    const admin = await app.workspace.key();
    const key = await app.workspace.key({ limits: { requests_per_minute: 5 } });
    const { id } = (await me(key)).body.credential;
    for (let n = 0; n < 3; n++) await me(key);
    await app.call(admin, "PATCH", `/v1/api-keys/${id}`, { limits: { requests_per_minute: 2 } });
    expect((await me(key)).status).toBe(429);
    await app.call(admin, "PATCH", `/v1/api-keys/${id}`, { limits: { requests_per_minute: 0 } });
    expect((await me(key)).status).toBe(200);
  });

  test("each key has its own, the plan's where it names none; 0 is none", async () => {
    const workspace = await app.addWorkspace("tight", "tight");
    const keys = [
      await workspace.key(),
      await workspace.key(),
      await workspace.key({ limits: { requests_per_minute: 1 } }),
    ];
    const admitted = async (key: string) => {
      let count = 0;
      for (let n = 0; n < 5; n++) if ((await me(key)).status === 200) count++;
      return count;
    };
    expect(await Promise.all(keys.map(admitted))).toEqual([3, 3, 1]);
    const free = await (await app.addWorkspace("open", "open")).key();
    const replies = await Promise.all(Array.from({ length: 700 }, () => me(free)));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    expect(replies[0]?.headers.has("ratelimit")).toBe(false);
  });

  test("every authenticated answer says how the limits stand, refusals too", async () => {
    const key = await app.workspace.key({ limits: { requests_per_minute: 50 }, scopes: ["posts:read", "posts:write"] });
    const asked: [number, string, string, unknown?, object?][] = [
      [200, "GET", "/v1/posts"],
      [201, "POST", "/v1/posts", { body: "a" }],
      [400, "GET", "/v1/posts?limit=0"],
      [400, "POST", "/v1/posts", "{"],
      [403, "GET", "/v1/brands"],
      [404, "GET", "/v1/posts/post_01k0000000000000000000000"],
      [413, "POST", "/v1/posts", "x".repeat(1_000_001)],
      [415, "POST", "/v1/posts", "{}", { "content-type": "text/plain" }],
    ];
    for (const [n, [status, method, path, body, headers]] of asked.entries()) {
      const reply = await app.call(key, method, path, body, headers);
      expect({ path, status: reply.status }).toEqual({ path, status });
      expect(reply.headers.get("ratelimit-policy")).toBe('"requests";q=50;w=60');
      expect(reply.headers.get("ratelimit")).toBe(`"requests";r=${49 - n};t=60`);
    }
  });

  test("an answer over its size is refused, not cut; one byte less is not", async () => {
    const writer = await app.workspace.key();
    const { id } = (await app.call(writer, "POST", "/v1/posts", { body: "é".repeat(1000) })).body;
    const { length } = Buffer.from((await app.call(writer, "GET", `/v1/posts/${id}`)).text);
    for (const [response_bytes, status] of [
      [length, 200],
      [length - 1, 400],
      [0, 200],
    ] as const) {
      const key = await app.workspace.key({ limits: { response_bytes } });
      const reply = await app.call(key, "GET", `/v1/posts/${id}`);
      expect({ response_bytes, status: reply.status }).toEqual({ response_bytes, status });
    }
  });

  test("5 MB is the most that a list answers", async () => {
    const { key, call } = { key: await (await app.addWorkspace("large")).key(), call: app.call };
    for (let n = 0; n < 6; n++)
      await call(key, "POST", "/v1/posts", {
        body: "x".repeat(100_000),
        thread: Array.from({ length: 8 }, () => ({ body: "y".repeat(100_000) })),
      });
    expect((await call(key, "GET", "/v1/posts?limit=5")).status).toBe(200);
    const reply = await call(key, "GET", "/v1/posts?limit=6");
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining("5000000 bytes") } },
    });
  });

  test("a write whose answer would be too large is not done", async () => {
    const key = await app.workspace.key({ limits: { response_bytes: 300 } });
    const before = (await app.call(await app.workspace.key(), "GET", "/v1/posts?limit=1")).text;
    const reply = await app.call(key, "POST", "/v1/posts", { body: "x".repeat(1000) });
    expect(reply.status).toBe(400);
    expect((await app.call(await app.workspace.key(), "GET", "/v1/posts?limit=1")).text).toBe(before);
  });
});

describe("failed credentials", () => {
  test("300 a minute from one address are 401, further failing ones 429; a good one never notices", async () => {
    const app = await startApp({ config: { trusted_proxies: ["127.0.0.1"] } });
    const good = await app.workspace.key();
    const call = (key: string | undefined, address: string) =>
      app.call(key, "GET", "/v1/me", undefined, { "x-forwarded-for": address });
    const bad = [strangerKey(), withWrongSecret(good), "nonsense"];
    for (let n = 0; n < 300; n++) expect((await call(bad[n % 3], "203.0.113.1")).status).toBe(401);
    const reply = await call(strangerKey(), "203.0.113.1");
    expect({ status: reply.status, body: reply.body, after: reply.headers.get("retry-after") }).toEqual({
      ...{ status: 429, body: wordless, after: "60" },
    });
    expect((await call(good, "203.0.113.1")).status).toBe(200);
    expect((await call(undefined, "203.0.113.1")).status).toBe(401);
    expect((await call(strangerKey(), "203.0.113.2")).status).toBe(401);
    app.clock.pass(60_000);
    expect((await call(strangerKey(), "203.0.113.1")).status).toBe(401);
    await app.close();
  });

  test("a credential that could not be looked at counts against nobody", async () => {
    const app = await startApp({ config: { failed_credentials_per_minute: 1 } });
    const key = await app.workspace.key();
    const statusOf = async (text: string) => (await app.call(text, "GET", "/v1/me")).status;
    const file = new Database(app.store.path);
    file.run("alter table api_keys rename to hidden");
    expect([await statusOf(key), await statusOf(key), await statusOf(key)]).toEqual([503, 503, 503]);
    file.run("alter table hidden rename to api_keys");
    file.close();
    expect([await statusOf(strangerKey()), await statusOf(strangerKey())]).toEqual([401, 429]);
    await app.close();
  });

  test("whoever keeps failing is not forgotten for the many who fail once", () => {
    const limit = new AddressLimit(2);
    const crowd = (name: string) => {
      for (let n = 0; n < 15_000; n++) limit.admits(`${name} ${n}`, 0);
    };
    expect(limit.admits("busy", 0)).toBe(true);
    crowd("first");
    expect(limit.admits("busy", 0)).toBe(true);
    crowd("second");
    expect(limit.admits("busy", 0)).toBe(false);
  });

  test("addresses of one /64 are one, an address that a stranger claims is none", async () => {
    const config = { trusted_proxies: ["127.0.0.1"], failed_credentials_per_minute: 2 };
    const app = await startApp({ config });
    const from = async (address: string) =>
      (await app.call(strangerKey(), "GET", "/v1/me", undefined, { "x-forwarded-for": address })).status;
    expect([await from("2001:db8::1"), await from("2001:db8::2"), await from("2001:db8:0:0:ffff::3")]).toEqual([
      401, 401, 429,
    ]);
    expect(await from("2001:db8:0:1::1")).toBe(401);
    await app.close();
    const direct = await startApp({ config: { failed_credentials_per_minute: 2 } });
    const claims = (n: number) =>
      direct.call(strangerKey(), "GET", "/v1/me", undefined, { "x-forwarded-for": `203.0.113.${n}` });
    expect([(await claims(1)).status, (await claims(2)).status, (await claims(3)).status]).toEqual([401, 401, 429]);
    await direct.close();
  });
});
