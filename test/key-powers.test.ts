import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { changeRole } from "../db/workspaces.ts";
import { operatorOf } from "../src/auth/operator.ts";
import { selfHosted } from "../src/contract/plans.ts";
import type { Role } from "../src/contract/scopes.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";

const people = { owner: "owner@example.com", admin: "admin@example.com", member: "member@example.com" };
const small = { ...selfHosted.limits, requestsPerMinute: 1000, responseBytes: 1000 };
const limited = { ...selfHosted, name: "limited", keysMayExceedLimits: false, limits: small };

let app: TestApp;
let capped: TestWorkspace;
beforeAll(async () => {
  app = await startApp({
    config: {
      plans: new Map([
        [selfHosted.name, selfHosted],
        ["limited", limited],
      ]),
    },
  });
  for (const [role, email] of Object.entries(people)) await app.workspace.member(email, role as Role);
  capped = await app.addWorkspace("capped", "limited");
});
afterAll(() => app.close());

const userKey = (email: string, fields: object = {}) => app.workspace.key({ kind: "user", ...fields }, { email });
const create = (key: string, fields: object = {}) => app.call(key, "POST", "/v1/api-keys", { name: "made", ...fields });
const idOf = async (key: string) => (await app.call(key, "GET", "/v1/me")).body.credential.id as string;
const scopesOf = async (key: string) => (await app.call(key, "GET", "/v1/me")).body.scopes as string[];

async function setRole(email: string, role: Role) {
  const { id, slug } = app.workspace;
  const operator = operatorOf({ id, slug, name: slug, plan: "self_hosted" }, new Map([["self_hosted", selfHosted]]));
  const context = app.running.contextOf(operator, { requestId: "req_test", overMcp: false });
  await changeRole(app.store, context.act("change_role"), email, role);
}

describe("no key can do more than the one that made it", () => {
  test("it hands on the scopes it holds, and by default exactly these", async () => {
    const admin = await app.workspace.key({ scopes: ["workspace:admin", "posts:read", "mcp:call:social"] });
    expect((await create(admin)).body.scopes).toEqual(["workspace:admin", "posts:read", "mcp:call:social"]);
    expect((await create(admin, { scopes: ["posts:read"] })).status).toBe(201);
    for (const scope of ["posts:write", "mcp:call", "mcp:call:crm"]) {
      const reply = await create(admin, { scopes: ["posts:read", scope] });
      expect(reply).toMatchObject({ status: 403, body: { error: { code: "forbidden_scope" } } });
      expect(reply.body.error.message).toContain(scope);
      expect(reply.headers.get("www-authenticate")).toContain(`scope="${scope}"`);
    }
  });

  test("mcp:call hands on that of one connector", async () => {
    const admin = await app.workspace.key({ scopes: ["workspace:admin", "mcp:call"] });
    expect((await create(admin, { scopes: ["mcp:call:crm"] })).status).toBe(201);
  });

  test("nobody without workspace:admin makes, reads or changes any", async () => {
    const member = await userKey(people.member);
    expect((await scopesOf(member)).includes("workspace:admin")).toBe(false);
    const id = await idOf(member);
    for (const [method, path] of [
      ["POST", "/v1/api-keys"],
      ["GET", "/v1/api-keys"],
      ["GET", `/v1/api-keys/${id}`],
      ["PATCH", `/v1/api-keys/${id}`],
      ["POST", `/v1/api-keys/${id}/rotate`],
      ["POST", `/v1/api-keys/${id}/enable`],
    ] as const)
      expect((await app.call(member, method, path, method === "GET" ? undefined : {})).status).toBe(403);
  });

  test("it cannot become a wider key by rotating that", async () => {
    const wide = await app.workspace.key();
    const narrow = await app.workspace.key({ scopes: ["workspace:admin"] });
    const reply = await app.call(narrow, "POST", `/v1/api-keys/${await idOf(wide)}/rotate`);
    expect(reply).toMatchObject({ status: 403, body: { error: { code: "forbidden_scope" } } });
    expect((await app.call(wide, "GET", "/v1/me")).status).toBe(200);
  });

  test("it cannot become another person by rotating their key", async () => {
    const theirs = await userKey(people.owner, { scopes: ["posts:read"] });
    for (const key of [await userKey(people.admin), await app.workspace.key()]) {
      const reply = await app.call(key, "POST", `/v1/api-keys/${await idOf(theirs)}/rotate`);
      expect(reply).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
    }
    expect((await app.call(theirs, "GET", "/v1/me")).status).toBe(200);
    const own = await userKey(people.owner);
    expect((await app.call(own, "POST", `/v1/api-keys/${await idOf(theirs)}/rotate`)).status).toBe(201);
  });

  test("without a person it makes no user key; a user key is its maker's own", async () => {
    expect((await create(await app.workspace.key(), { kind: "user" })).body.error.message).toStartWith("kind: ");
    const owner = await userKey(people.owner);
    const made = (await create(owner)).body;
    expect(made.kind).toBe("user");
    expect((await app.call(made.key, "GET", "/v1/me")).body.user.email).toBe(people.owner);
  });

  test("it does not widen itself or another by changing scopes", async () => {
    const narrow = await app.workspace.key({ scopes: ["workspace:admin"] });
    const reply = await app.call(narrow, "PATCH", `/v1/api-keys/${await idOf(narrow)}`, { scopes: ["posts:read"] });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    expect(await scopesOf(narrow)).toEqual(["workspace:admin"]);
  });

  test("the plan's limits are a ceiling where the plan says so, 0 included", async () => {
    const key = await capped.key();
    for (const limits of [{ requests_per_minute: 0 }, { requests_per_minute: 1001 }, { response_bytes: 1001 }]) {
      const reply = await create(key, { limits });
      expect(reply.status).toBe(400);
      expect(reply.body.error.message).toStartWith(`limits.${Object.keys(limits)[0]}: `);
      const self = await app.call(key, "PATCH", `/v1/api-keys/${await idOf(key)}`, { limits });
      expect(self.status).toBe(400);
    }
    expect((await create(key, { limits: { requests_per_minute: 1000 } })).status).toBe(201);
  });
});

describe("a user key is never more than its member", () => {
  test("a role that is lowered takes its scopes away at once, and gives them back when it is raised", async () => {
    await app.workspace.member("moving@example.com", "admin");
    const key = await userKey("moving@example.com");
    expect(await scopesOf(key)).toContain("workspace:admin");
    await setRole("moving@example.com", "viewer");
    const reads = ["insights:read", "posts:read", "crm:read", "pipeline:read", "signal:read", "brands:read"];
    expect(new Set(await scopesOf(key))).toEqual(new Set(reads));
    expect((await app.call(key, "POST", "/v1/posts", { body: "no" })).status).toBe(403);
    await setRole("moving@example.com", "member");
    expect((await app.call(key, "POST", "/v1/posts", { body: "yes" })).status).toBe(201);
    expect((await app.call(key, "GET", "/v1/api-keys")).status).toBe(403);
  });

  test("a member who is removed takes their keys along for good; service keys they made stay", async () => {
    await app.workspace.member("leaving@example.com", "admin");
    const key = await userKey("leaving@example.com");
    const service = (await create(key, { kind: "service" })).body.key;
    await app.workspace.dismiss("leaving@example.com");
    expect((await app.call(key, "GET", "/v1/me")).body.error.message).toBe("Invalid API key.");
    expect((await app.call(service, "GET", "/v1/me")).status).toBe(200);
    await app.workspace.member("leaving@example.com", "admin");
    expect((await app.call(key, "GET", "/v1/me")).status).toBe(401);
  });
});

describe("a list of addresses", () => {
  const cases: [list: string[], works: boolean][] = [
    [["127.0.0.1"], true],
    [["127.0.0.0/8"], true],
    [["0.0.0.0/0"], true],
    [["192.0.2.0/24", "127.0.0.1/32"], true],
    [["::ffff:127.0.0.1"], true],
    [["::1"], false],
    [["2001:db8::/32"], false],
    [["128.0.0.0/1"], false],
  ];
  test.each(cases)("%p: %p from 127.0.0.1", async (allowed_cidrs, works) => {
    const key = await app.workspace.key({ allowed_cidrs });
    const reply = await app.call(key, "GET", "/v1/me");
    expect(reply.status).toBe(works ? 200 : 403);
    if (!works) expect(reply.body.error.code).toBe("forbidden");
    expect(reply.headers.has("ratelimit")).toBe(true);
  });

  test("is held against the client's own address behind a trusted proxy, and against nothing a stranger says", async () => {
    const behind = await startApp({ config: { trusted_proxies: ["127.0.0.1"] } });
    const key = await behind.workspace.key({ allowed_cidrs: ["2001:db8::/32", "203.0.113.0/24"] });
    const from = async (app: TestApp, key: string, address: string) =>
      (await app.call(key, "GET", "/v1/me", undefined, { "x-forwarded-for": address })).status;
    expect(await from(behind, key, "2001:db8:1::7")).toBe(200);
    expect(await from(behind, key, "203.0.113.9")).toBe(200);
    expect(await from(behind, key, "2001:db9::7")).toBe(403);
    expect(await from(behind, key, "203.0.113.9, 198.51.100.1")).toBe(403);
    await behind.close();
    const direct = await app.workspace.key({ allowed_cidrs: ["203.0.113.0/24"] });
    expect(await from(app, direct, "203.0.113.9")).toBe(403);
  });
});
