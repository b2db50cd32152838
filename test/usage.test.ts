import { afterAll, beforeAll, expect, test } from "bun:test";
import { identify } from "../src/auth/caller.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { FailingStore } from "./support/failing-store.ts";

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await startApp({ config: { trusted_proxies: ["127.0.0.1"] } });
  admin = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const made = async (fields: object = {}) =>
  (await app.call(admin, "POST", "/v1/api-keys", { name: "counted", ...fields })).body as { id: string; key: string };
const usageOf = async (id: string, query = "") => {
  const { data } = (await app.call(admin, "GET", `/v1/api-keys/${id}/usage${query}`)).body;
  return Object.fromEntries(
    data.map((one: Record<string, string>) => [`${one.day} ${one.operation} ${one.outcome}`, one.count]),
  );
};
const dayNow = () => new Date(app.clock.now()).toISOString().slice(0, 10);

test("every call counts once, by day, operation and outcome", async () => {
  const { id, key } = await made({ limits: { requests_per_minute: 12 }, scopes: ["posts:read", "posts:write"] });
  const first = dayNow();
  for (let n = 0; n < 3; n++) await app.call(key, "POST", "/v1/posts", { body: "counted" });
  for (let n = 0; n < 2; n++) await app.call(key, "GET", "/v1/posts");
  await app.call(key, "GET", "/v1/posts?limit=0");
  await app.call(key, "GET", "/v1/posts/post_01k0000000000000000000000");
  await app.call(key, "GET", "/v1/brands");
  await app.call(key, "POST", "/v1/posts", "{");
  await app.call(key, "POST", "/v1/posts", { body: "x" }, { "idempotency-key": "no good" });
  await app.call(key, "POST", "/v1/posts", "{}", { "content-type": "text/plain" });
  await app.call(key, "GET", "/v1/me");
  for (let n = 0; n < 2; n++) expect((await app.call(key, "GET", "/v1/me")).status).toBe(429);
  app.clock.pass(86_400_000);
  const second = dayNow();
  await app.call(key, "GET", "/v1/me");
  const all = {
    [`${first} create_post ok`]: 3,
    [`${first} create_post invalid_request`]: 3,
    [`${first} list_posts ok`]: 2,
    [`${first} list_posts invalid_request`]: 1,
    [`${first} get_post not_found`]: 1,
    [`${first} list_brand_profiles forbidden_scope`]: 1,
    [`${first} get_me ok`]: 1,
    [`${first} get_me rate_limited`]: 2,
    [`${second} get_me ok`]: 1,
  };
  expect(await usageOf(id)).toEqual(all);
  expect(await usageOf(id, `?from=${second}`)).toEqual({ [`${second} get_me ok`]: 1 });
  expect(await usageOf(id, `?to=${first}&from=${first}`)).not.toHaveProperty(`${second} get_me ok`);
});

test("a refusal of the caller's address counts too", async () => {
  const { id, key } = await made({ allowed_cidrs: ["192.0.2.1"] });
  await app.call(key, "GET", "/v1/me");
  expect(await usageOf(id)).toEqual({ [`${dayNow()} get_me forbidden`]: 1 });
});

test("a database that cannot be written counts as unavailable, not as a defect", async () => {
  const { id, key } = await made();
  const { write } = app.store;
  app.store.write = () => Promise.reject(Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" }));
  const reply = await app.call(key, "POST", "/v1/posts", { body: "x" });
  app.store.write = write;
  expect(reply).toMatchObject({ status: 503, body: { error: { code: "unavailable" } } });
  expect(await usageOf(id)).toEqual({ [`${dayNow()} create_post unavailable`]: 1 });
});

test("a row that no database takes is left out and told of; all others are written", async () => {
  const { id, key } = await made();
  const { principal } = await identify(app.running.gate, {
    headers: new Headers({ authorization: `Bearer ${key}` }),
    ...{ method: "GET", ip: "127.0.0.1", resource: "" },
  });
  const nobody = { ...principal, workspace: { ...principal.workspace, id: "ws_gone" }, credential: "key_gone" };
  app.running.count(nobody, "get_me", "ok");
  await app.call(key, "GET", "/v1/me");
  app.running.count(nobody, "list_posts", "ok");
  expect(await usageOf(id)).toEqual({ [`${dayNow()} get_me ok`]: 1 });
  expect(app.logged().match(/usage_not_written/g)?.length).toBe(2);
  await app.call(key, "GET", "/v1/me");
  expect(await usageOf(id)).toEqual({ [`${dayNow()} get_me ok`]: 2 });
  expect(app.logged().match(/usage_not_written/g)?.length).toBe(2);
});

test("what a full disk did not take is written once there is room, and a later use is not forgotten for an earlier one", async () => {
  const { id, key } = await made();
  const disk = new FailingStore(app.store);
  const call = (address: string) => app.call(key, "GET", "/v1/me", undefined, { "x-forwarded-for": address });
  await call("203.0.113.1");
  for (const after of [0, 1]) {
    disk.fail("SQLITE_FULL", after);
    await expect(app.running.settleUsage()).rejects.toThrow("the disk says SQLITE_FULL");
    disk.mend();
  }
  await call("203.0.113.2");
  const { write } = app.store;
  const slow = Promise.withResolvers<never>();
  app.store.write = () => slow.promise;
  const written = app.running.settleUsage();
  app.clock.pass(5000);
  await call("203.0.113.3");
  slow.reject(Object.assign(new Error("the disk is full"), { code: "SQLITE_FULL" }));
  await expect(written).rejects.toThrow("the disk is full");
  app.store.write = write;
  const { last_used_at, last_used_ip } = (await app.call(admin, "GET", `/v1/api-keys/${id}`)).body;
  expect([last_used_at, last_used_ip]).toEqual([new Date(app.clock.now()).toISOString(), "203.0.113.3"]);
  expect(await usageOf(id)).toEqual({ [`${dayNow()} get_me ok`]: 3 });
});

test("a hundred calls at once are a hundred", async () => {
  const { id, key } = await made();
  await Promise.all(Array.from({ length: 100 }, () => app.call(key, "GET", "/v1/posts")));
  expect(await usageOf(id)).toEqual({ [`${dayNow()} list_posts ok`]: 100 });
});

test("the last use is exact in every answer that shows it", async () => {
  const { id, key } = await made();
  const at = `/v1/api-keys/${id}`;
  const shown = async (method: string, path: string, body?: unknown) => {
    const reply = (await app.call(admin, method, path, body)).body;
    const one = reply.data?.find((item: { id: string }) => item.id === id) ?? reply;
    return [one.last_used_at, one.last_used_ip];
  };
  const asked: [string, string, unknown?][] = [
    ["GET", at],
    ["GET", "/v1/api-keys?limit=50"],
    ["PATCH", at, { name: "again" }],
    ["POST", `${at}/disable`],
    ["POST", `${at}/enable`],
  ];
  for (const [n, [method, path, body]] of asked.entries()) {
    app.clock.pass(1234);
    const address = `203.0.113.${n + 1}`;
    if (path.endsWith("/enable")) {
      expect((await app.call(key, "GET", "/v1/me")).status).toBe(401);
      expect(await shown(method, path, body)).toEqual([new Date(app.clock.now() - 1234).toISOString(), "203.0.113.4"]);
      continue;
    }
    await app.call(key, "GET", "/v1/me", undefined, { "x-forwarded-for": address });
    const now = new Date(app.clock.now()).toISOString();
    expect({ path, shown: await shown(method, path, body) }).toEqual({ path, shown: [now, address] });
  }
});

test("a good credential that is refused by its rate or its address has been used", async () => {
  const { id, key } = await made({ limits: { requests_per_minute: 1 }, allowed_cidrs: ["203.0.113.1"] });
  for (const [address, status] of [
    ["203.0.113.1", 200],
    ["203.0.113.1", 429],
    ["203.0.113.2", 429],
  ] as const) {
    app.clock.pass(1000);
    const reply = await app.call(key, "GET", "/v1/me", undefined, { "x-forwarded-for": address });
    expect(reply.status).toBe(status);
    const { last_used_at, last_used_ip } = (await app.call(admin, "GET", `/v1/api-keys/${id}`)).body;
    expect([last_used_at, last_used_ip]).toEqual([new Date(app.clock.now()).toISOString(), address]);
  }
});

test("a failed credential is no use of a key, and days that are none are refused", async () => {
  const { id } = await made();
  await app.call(undefined, "GET", "/v1/me");
  expect((await app.call(admin, "GET", `/v1/api-keys/${id}`)).body.last_used_at).toBeNull();
  for (const query of [
    "from=2026-02-30",
    "to=2026-02-31",
    "to=2026-13-01",
    "from=2026-11-22T00:00:00Z",
    "from=2026-12-02&to=2026-12-01",
  ])
    for (const path of [`/v1/api-keys/${id}/usage`, "/v1/usage"]) {
      const reply = await app.call(admin, "GET", `${path}?${query}`);
      expect({ query, status: reply.status }).toEqual({ query, status: 400 });
      expect(reply.body.error.message).toMatch(/^(from|to): /);
    }
});
