import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { closed } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { type Reply, startApp, type TestApp } from "./support/app.ts";

/** A tool of another connector than the posts'. */
const searchNothing = operation({
  name: "search_nothing",
  route: "GET /v1/nothing",
  noun: "nothing",
  summary: "Search nothing",
  description: "Finds nothing.",
  scope: "crm:read",
  connector: "crm",
  effect: "reads",
  input: closed({}),
  output: T.Object({}),
  run: () => ({}),
});

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp({ operations: [...operations, searchNothing] });
  key = await app.workspace.key(unlimited);
});
afterAll(() => app.close());

const unlimited = { limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } };
const call = (name: string, args: object = {}) => ({ name, arguments: args });
const metadataAt = (path: string) => `resource_metadata="${app.url}/.well-known/oauth-protected-resource${path}"`;
const rpcAt = (path: string, credential: string | undefined, method: string, params: object = {}) =>
  app.call(credential, "POST", path, { jsonrpc: "2.0", id: 1, method, params });
const codeOf = ({ body }: Reply) => body.result?.structuredContent?.error?.code;

describe("scopes", () => {
  test("one that is lacking is told after the rate, and counts as a call", async () => {
    const reader = await app.workspace.key({ scopes: ["posts:read"], limits: { tool_calls_per_minute: 1 } });
    const ask = async () => (await app.rpc(reader, "tools/call", call("create_post", { body: "x" }))).status;
    expect([await ask(), await ask()]).toEqual([403, 429]);
    const { id } = (await app.call(reader, "GET", "/v1/me")).body.credential;
    const { data } = (await app.call(key, "GET", `/v1/api-keys/${id}/usage`)).body;
    const outcomes = data.map(({ operation, outcome }: Record<string, string>) => `${operation} ${outcome}`);
    expect(outcomes.sort()).toEqual(["create_post forbidden_scope", "create_post rate_limited", "get_me ok"]);
  });

  test("one that is lacking is 403 and names needed and granted together", async () => {
    const reader = await app.workspace.key({ scopes: ["posts:read", "brands:read"], ...unlimited });
    const { status, headers, body } = await app.rpc(reader, "tools/call", call("create_post", { body: "x" }));
    const message = "This credential lacks the scope posts:write.";
    expect({ status, body }).toEqual({
      status: 403,
      body: { jsonrpc: "2.0", id: 1, error: { code: -32003, message } },
    });
    expect(headers.get("www-authenticate")).toBe(
      `Bearer ${metadataAt("/mcp")}, error="insufficient_scope", error_description="${message}", scope="posts:read posts:write brands:read"`,
    );
    expect((await app.rpc(reader, "tools/call", call("list_posts"))).status).toBe(200);
  });

  test("mcp:call stands for every tool but administration, and for nothing on REST", async () => {
    const caller = await app.workspace.key({ scopes: ["mcp:call"], ...unlimited });
    for (const name of ["list_posts", "list_brand_profiles", "get_me"])
      expect(codeOf(await app.rpc(caller, "tools/call", call(name)))).toBeUndefined();
    expect((await app.rpc(caller, "tools/call", call("create_post", { body: "By mcp:call." }))).status).toBe(200);
    for (const name of ["list_api_keys", "create_api_key", "list_audit_events"])
      expect((await app.rpc(caller, "tools/call", call(name, { name: "x" }))).status).toBe(403);
    expect((await app.call(caller, "GET", "/v1/posts")).status).toBe(403);
  });

  test("mcp:call:<connector> stands for the tools of that one", async () => {
    const social = await app.workspace.key({ scopes: ["mcp:call:social"], ...unlimited });
    expect((await app.rpc(social, "tools/call", call("list_posts"))).status).toBe(200);
    const other = await app.rpc(social, "tools/call", call("search_nothing"));
    expect(other.status).toBe(403);
    expect(other.headers.get("www-authenticate")).toContain('scope="crm:read mcp:call:social"');
    const crm = await app.workspace.key({ scopes: ["mcp:call:crm"], ...unlimited });
    expect((await app.rpc(crm, "tools/call", call("search_nothing"))).body.result.structuredContent).toEqual({});
    expect((await app.rpc(crm, "tools/call", call("list_posts"))).status).toBe(403);
    const posts = await app.workspace.key({ scopes: ["posts:read"], ...unlimited });
    expect((await app.rpc(posts, "tools/call", call("search_nothing"))).status).toBe(403);
  });

  test("mcp:call never reaches beyond its member's role", async () => {
    for (const [role, status] of [
      ["member", 200],
      ["viewer", 403],
    ] as const) {
      const email = `${role}@example.com`;
      await app.workspace.member(email, role);
      const theirs = await app.workspace.key({ scopes: ["mcp:call", "brands:read"], ...unlimited }, { email });
      const sent = await app.rpc(theirs, "tools/call", call("create_post", { body: `As a ${role}.` }));
      expect({ role, status: sent.status }).toEqual({ role, status });
      expect((await app.rpc(theirs, "tools/call", call("list_brand_profiles"))).status).toBe(200);
      await app.workspace.dismiss(email);
      expect((await app.rpc(theirs, "tools/call", call("list_brand_profiles"))).status).toBe(401);
    }
  });
});

test("the address may name the credential's own workspace, by slug or id, and no other", async () => {
  await app.addWorkspace("umbrella");
  for (const named of [app.workspace.slug, app.workspace.id])
    expect((await rpcAt(`/mcp/${named}`, key, "tools/call", call("get_me"))).status).toBe(200);
  for (const named of ["umbrella", "nobody"])
    for (const method of ["tools/call", "tools/list", "initialize"]) {
      const { status, body } = await rpcAt(`/mcp/${named}`, key, method, call("get_me"));
      expect({ status, error: body.error }).toEqual({
        status: 403,
        error: { code: -32003, message: "This credential belongs to another workspace than the address names." },
      });
    }
});

test("a key that may be used from elsewhere only is refused with 403", async () => {
  const elsewhere = await app.workspace.key({ allowed_cidrs: ["192.0.2.0/24"] });
  const { status, body } = await app.rpc(elsewhere, "tools/list");
  expect(status).toBe(403);
  expect(body.error).toEqual({ code: -32003, message: "This API key may not be used from 127.0.0.1." });
});

test.each([[{ toString: 1 }], [["create_post"]], [7], [null]])(
  "a tool is called by a name, and not by %j",
  async (name) => {
    const { status, body } = await app.rpc(key, "tools/call", { name, arguments: {} });
    expect({ status, error: body.error }).toEqual({
      status: 200,
      error: { code: -32602, message: "Invalid params: name must be a string" },
    });
    const ref = { type: "ref/prompt", name, uri: "none+of:these" };
    const argument = { name: "x", value: "" };
    const proposed = (await app.rpc(key, "completion/complete", { ref, argument })).body;
    expect(proposed.error?.code).not.toBe(-32603);
    expect(app.logged()).not.toContain('"defect"');
  },
);
