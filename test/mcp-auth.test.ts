import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { defaultScopes } from "../src/contract/scopes.ts";
import { type Reply, startApp, type TestApp } from "./support/app.ts";
import { post, postModern } from "./support/mcp-fixture.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
});
afterAll(() => app.close());

const fullScope = `scope="${defaultScopes.join(" ")}"`;
const chat = { "user-agent": "openai-mcp/1.0.0" };
const call = (name: string, args: object = {}) => ({ name, arguments: args });
const unlimited = { limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } };
const metadataAt = (path: string) => `resource_metadata="${app.url}/.well-known/oauth-protected-resource${path}"`;
const refusal = (message: string) => ({ jsonrpc: "2.0", id: null, error: { code: -32001, message } });
const rpcAt = (path: string, credential: string | undefined, method: string, params: object = {}, headers = {}) =>
  app.call(credential, "POST", path, { jsonrpc: "2.0", id: 1, method, params }, headers);

const publicMethods = [
  "initialize",
  "ping",
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "prompts/list",
] as const;
const otherMethods = [
  ["tools/call", call("get_me")],
  ["prompts/get", { name: "plan_a_week" }],
  ["completion/complete", {}],
  ["resources/read", { uri: "post://1" }],
  ["tools/forget", {}],
] as const;

describe("without a credential", () => {
  test("the methods that tell what the server is are answered at /mcp", async () => {
    for (const method of publicMethods) {
      const { status, body } = await app.rpc(undefined, method, { protocolVersion: "2025-11-25" });
      expect({ method, status, result: typeof body.result }).toEqual({ method, status: 200, result: "object" });
    }
    const note = await post(`${app.url}/mcp`, { jsonrpc: "2.0", method: "notifications/initialized" });
    expect(note.status).toBe(202);
    const discovered = await postModern(`${app.url}/mcp`, "server/discover");
    expect(discovered.status).toBe(200);
    expect(await app.rpc(undefined, "resources/read", { uri: "ui://socialcrm/nothing" })).toMatchObject({
      status: 200,
      body: { error: { code: -32002 } },
    });
  });

  test("every other method gets 401 with where to find out more and every scope there is to ask for", async () => {
    for (const [method, params] of otherMethods) {
      const { status, headers, body } = await app.rpc(undefined, method, params);
      expect({ method, status, body }).toEqual({ method, status: 401, body: refusal("Missing Authorization header.") });
      expect(headers.get("www-authenticate")).toBe(`Bearer ${metadataAt("/mcp")}, ${fullScope}`);
      expect(headers.get("content-type")).toBe("application/json");
    }
    expect(fullScope).not.toContain("workspace:admin");
    expect(fullScope).not.toContain("offline_access");
  });

  test("a modern tools/call is refused alike", async () => {
    const response = await postModern(`${app.url}/mcp`, "tools/call", call("get_me"));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual(refusal("Missing Authorization header."));
  });

  test("at /mcp/{workspace} nothing at all is answered, whether it exists or not, whatever the body", async () => {
    for (const slug of ["acme", "nobody", "a%0d%0aset-cookie:x"]) {
      for (const method of [...publicMethods, "notifications/initialized", "server/discover"]) {
        const { status, headers, body } = await rpcAt(`/mcp/${slug}`, undefined, method);
        expect({ method, status, body }).toEqual({
          method,
          status: 401,
          body: refusal("Missing Authorization header."),
        });
        expect(headers.get("www-authenticate")).toContain(
          metadataAt(`/mcp/${slug.replaceAll("0d%0a", "0D%0A")}`.replace(":", "%3A")),
        );
        expect(headers.get("set-cookie")).toBeNull();
      }
    }
    for (const body of ["{", "[]", "x".repeat(2_000_000)])
      expect((await app.call(undefined, "POST", "/mcp/acme", body)).status).toBe(401);
  });

  test("everywhere when the operator sets mcp_auth to always", async () => {
    const closed = await startApp({ config: { mcp_auth: "always" } });
    try {
      for (const method of [...publicMethods, "notifications/initialized", "tools/call"]) {
        const { status, body } = await closed.rpc(undefined, method);
        expect({ method, status, body }).toEqual({
          method,
          status: 401,
          body: refusal("Missing Authorization header."),
        });
      }
      expect((await closed.rpc(await closed.workspace.key(), "tools/list")).status).toBe(200);
      expect((await closed.call(undefined, "GET", "/mcp")).body.resource).toBe(`${closed.url}/mcp`);
    } finally {
      await closed.close();
    }
  });

  test("nothing that is listed tells of a tenant", async () => {
    const secret = "Project Nightingale";
    const { id } = (await app.call(key, "POST", "/v1/posts", { body: secret })).body;
    const texts = await Promise.all([
      ...publicMethods.map(async (method) => JSON.stringify((await app.rpc(undefined, method)).body)),
      ...["/mcp", "/mcp/acme", "/mcp.json", "/api/mcp-app", "/mcp/server-card"].map(async (path) =>
        JSON.stringify((await app.call(undefined, "GET", path)).body),
      ),
    ]);
    for (const text of texts)
      for (const told of [secret, id, app.workspace.id, app.workspace.brandId]) expect(text).not.toContain(told);
    expect(await app.call(undefined, "GET", "/mcp/acme").then(({ body }) => Object.keys(body))).toEqual(
      await app.call(undefined, "GET", "/mcp/nobody").then(({ body }) => Object.keys(body)),
    );
  });
});

describe("with a credential that fails", () => {
  test("each failure has REST's words, for every method, and an error in its challenge", async () => {
    const disabled = await app.workspace.key();
    const admin = await app.workspace.key();
    const { body: me } = await app.call(disabled, "GET", "/v1/me");
    await app.call(admin, "POST", `/v1/api-keys/${me.credential.id}/disable`);
    const expired = await app.workspace.key({ expires_at: new Date(app.clock.now() + 60_000).toISOString() });
    app.clock.pass(60_001);
    const mistyped = key.slice(0, -1) + (key.endsWith("0") ? "1" : "0");
    for (const [credential, message] of [
      [mistyped, "Invalid API key."],
      [disabled, "Invalid API key."],
      [expired, "API key expired."],
      ["eyJ.not.ours", "Invalid access token."],
    ] as const)
      for (const method of ["tools/call", "tools/list", "initialize", "notifications/initialized"]) {
        const { status, headers, body } = await app.rpc(credential, method, call("get_me"));
        expect({ status, body }).toEqual({ status: 401, body: refusal(message) });
        expect(headers.get("www-authenticate")).toBe(
          `Bearer ${metadataAt("/mcp")}, error="invalid_token", error_description="${message}", ${fullScope}`,
        );
        expect((await app.call(credential, "GET", "/v1/me")).body.error.message).toBe(message);
      }
  });

  test("it is refused before its body is read, and floods of it are slowed down", async () => {
    const strict = await startApp({ config: { failed_credentials_per_minute: 3 } });
    try {
      for (let n = 0; n < 3; n++)
        expect((await strict.call("wrong", "POST", "/mcp", "x".repeat(2_000_000))).status).toBe(401);
      const late = await strict.rpc("wrong", "tools/list");
      expect(late.status).toBe(429);
      expect(late.headers.get("retry-after")).toBe("60");
      expect(late.body.error.message).toBe("Too many requests. Slow down and retry.");
      expect((await strict.rpc(await strict.workspace.key(), "tools/list")).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  test("two credentials that differ are a mistake of the request", async () => {
    const { status, body } = await app.rpc(key, "tools/list", {}, { "x-api-key": "another" });
    expect(status).toBe(400);
    expect(body.error.message).toStartWith("X-API-Key: ");
    expect((await app.rpc(key, "tools/list", {}, { "x-api-key": key })).status).toBe(200);
    expect((await app.rpc(undefined, "tools/call", call("get_me"), { "X-Api-Key": key })).status).toBe(200);
  });
});

describe("ChatGPT", () => {
  test("is told to link an account by a tool result, with its own id", async () => {
    for (const [path, headers] of [
      ["/mcp", chat],
      ["/mcp/acme", chat],
      ["/mcp", { ...chat, authorization: "Bearer eyJ.not.ours" }],
    ] as const) {
      const message = "authorization" in headers ? "Invalid access token." : "Missing Authorization header.";
      const sent = { jsonrpc: "2.0", id: "call-7", method: "tools/call", params: call("list_posts") };
      const { status, body } = await app.call(undefined, "POST", path, sent, headers);
      const error = { error: { code: "unauthorized", message } };
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          jsonrpc: "2.0",
          id: "call-7",
          result: {
            content: [{ type: "text", text: JSON.stringify(error) }],
            structuredContent: error,
            isError: true,
            _meta: {
              "mcp/www_authenticate": [
                `Bearer ${metadataAt(path)}, error="invalid_token", error_description="${message}", ${fullScope}`,
              ],
            },
          },
        },
      });
    }
  });

  test("of 2026-07-28 gets the same beside what every result of that revision has", async () => {
    const response = await postModern(`${app.url}/mcp`, "tools/call", call("list_posts"), chat);
    const { result } = (await response.json()) as Reply["body"];
    expect(result).toMatchObject({ isError: true, resultType: "complete" });
    expect(result._meta["mcp/www_authenticate"]).toHaveLength(1);
    expect(result._meta["io.modelcontextprotocol/serverInfo"].name).toBe("socialcrm");
  });

  test("is answered with 401 like everyone else where it calls no tool", async () => {
    expect((await rpcAt("/mcp/acme", undefined, "tools/list", {}, chat)).status).toBe(401);
    expect((await app.rpc(undefined, "prompts/get", { name: "plan_a_week" }, chat)).status).toBe(401);
    const another = { "user-agent": "inspector (like openai-mcp)" };
    expect((await app.rpc(undefined, "tools/call", call("list_posts"), another)).status).toBe(401);
  });

  test("is told of a lacking scope the same way", async () => {
    const reader = await app.workspace.key({ scopes: ["brands:read"], ...unlimited });
    const { status, body } = await app.rpc(reader, "tools/call", call("list_posts"), chat);
    expect(status).toBe(200);
    expect(body.result.structuredContent.error.code).toBe("forbidden_scope");
    expect(body.result._meta["mcp/www_authenticate"]).toEqual([
      `Bearer ${metadataAt("/mcp")}, error="insufficient_scope", error_description="This credential lacks the scope posts:read.", scope="posts:read brands:read"`,
    ]);
  });
});
