import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { closed } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { postModern } from "./support/mcp-fixture.ts";

let app: TestApp;
let key: string;
let url: string;

const breakDown = operation({
  name: "break_down",
  route: "GET /v1/break",
  noun: "thing",
  summary: "Break down",
  description: "Throws what nobody foresaw.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({}),
  output: T.Object({}),
  run() {
    throw new Error("as the test asked");
  },
});

beforeAll(async () => {
  app = await startApp({
    operations: [...operations, breakDown],
    config: { cors_origins: ["https://app.example"] },
  });
  url = `${app.url}/mcp`;
  key = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
});
afterAll(() => app.close());

const call = (name: string, args: object = {}) => ({ name, arguments: args });
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

describe("tools/call", () => {
  test("answers what REST answers, as text and as structured content, in both eras", async () => {
    const made = await app.rpc(key, "tools/call", call("create_post", { body: "From an assistant." }));
    const { content, structuredContent, isError } = made.body.result;
    expect(isError).toBeUndefined();
    expect(JSON.parse(content[0].text)).toEqual(structuredContent);
    expect((await app.call(key, "GET", `/v1/posts/${structuredContent.id}`)).body).toEqual(structuredContent);
    const rest = (await app.call(key, "GET", "/v1/posts?limit=2")).body;
    const legacy = (await app.rpc(key, "tools/call", call("list_posts", { limit: 2 }))).body.result;
    const modern = await postModern(url, "tools/call", call("list_posts", { limit: 2 }), bearer(key));
    const { result } = (await modern.json()) as { result: typeof legacy };
    expect(legacy.structuredContent).toEqual(rest);
    expect(result.structuredContent).toEqual(rest);
    expect(JSON.parse(result.content[0].text)).toEqual(rest);
    expect(result.resultType).toBe("complete");
  });

  test("that fails is a tool result with REST's error object, word for word", async () => {
    const cases = [
      ["create_post", {}, "POST", "/v1/posts", {}],
      ["create_post", { body: 7 }, "POST", "/v1/posts", { body: 7 }],
      ["create_post", { body: "x", colour: "red" }, "POST", "/v1/posts", { body: "x", colour: "red" }],
      ["list_posts", { limit: 51 }, "GET", "/v1/posts?limit=51", undefined],
      [
        "get_post",
        { id: "post_01k00000000000000000000000" },
        "GET",
        "/v1/posts/post_01k00000000000000000000000",
        undefined,
      ],
    ] as const;
    for (const [name, args, method, path, body] of cases) {
      const rest = await app.call(key, method, path, body);
      expect(rest.status).toBeGreaterThanOrEqual(400);
      const { status, body: answer } = await app.rpc(key, "tools/call", call(name, args));
      expect({ status, result: answer.result }).toEqual({
        status: 200,
        result: {
          content: [{ type: "text", text: JSON.stringify(rest.body) }],
          structuredContent: rest.body,
          isError: true,
        },
      });
    }
  });

  test("of an unknown tool, with no object of arguments, or of an unknown method is a JSON-RPC error", async () => {
    expect((await app.rpc(key, "tools/call", call("forget_all"))).body.error).toEqual({
      code: -32602,
      message: "Unknown tool: forget_all",
    });
    expect((await app.rpc(key, "tools/call", { name: "get_me", arguments: [] })).body.error.code).toBe(-32602);
    expect((await app.rpc(key, "tools/forget")).body.error.code).toBe(-32601);
  });

  test("a defect says nothing outside and is logged with the request id", async () => {
    const { headers, body } = await app.rpc(key, "tools/call", call("break_down"));
    expect(body.result).toMatchObject({ isError: true, structuredContent: { error: { code: "internal" } } });
    expect(JSON.stringify(body)).not.toContain("as the test asked");
    expect(app.logged()).toContain(headers.get("x-request-id") as string);
  });

  test("knows nothing of another workspace", async () => {
    const other = await app.addWorkspace("umbrella");
    const { id } = (await app.call(await other.key(), "POST", "/v1/posts", { body: "Theirs." })).body;
    const theirs = await app.rpc(key, "tools/call", call("get_post", { id }));
    const random = await app.rpc(key, "tools/call", call("get_post", { id: "post_01k00000000000000000000000" }));
    expect(theirs.body).toEqual(random.body);
  });
});

describe("pages of other origins", () => {
  test("may not call unless the operator allows theirs", async () => {
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"]) {
      const { status, headers, body } = await app.rpc(key, "tools/list", {}, { origin });
      expect({ status, code: body.error.code }).toEqual({ status: 403, code: -32003 });
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
    for (const origin of ["https://app.example", app.url]) {
      const { status, headers } = await app.rpc(key, "tools/list", {}, { origin });
      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-expose-headers")).toContain("WWW-Authenticate");
    }
    const refused = await app.rpc(undefined, "tools/call", call("get_me"), { origin: "https://app.example" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("access-control-allow-origin")).toBe("https://app.example");
  });

  test("get nothing by other methods either", async () => {
    for (const path of ["/mcp", "/mcp/acme"])
      for (const [method, accept] of [
        ["GET", "application/json"],
        ["GET", "text/event-stream"],
        ["DELETE", "*/*"],
      ] as const) {
        const ask = (origin: string) => app.call(undefined, method, path, undefined, { accept, origin });
        const { status, headers, body } = await ask("https://evil.example");
        expect({ status, code: body.error?.code }).toEqual({ status: 403, code: -32003 });
        expect(headers.get("access-control-allow-origin")).toBeNull();
        expect((await ask("https://app.example")).status).not.toBe(403);
      }
  });

  test("a preflight allows what MCP clients send, to those alone", async () => {
    const ask = (origin: string, path: string) =>
      app.call(undefined, "OPTIONS", path, undefined, { origin, "access-control-request-method": "POST" });
    for (const path of ["/mcp", "/mcp/acme"]) {
      const { status, headers } = await ask("https://app.example", path);
      expect(status).toBe(204);
      expect(headers.get("access-control-allow-origin")).toBe("https://app.example");
      // A page may ask for the end of a session, and read that there is none.
      expect(headers.get("access-control-allow-methods")).toBe("GET, POST, DELETE");
      const allowed = (headers.get("access-control-allow-headers") ?? "").split(", ");
      expect(allowed).toEqual(
        expect.arrayContaining(
          "authorization content-type accept mcp-protocol-version mcp-method mcp-name mcp-session-id last-event-id x-api-key".split(
            " ",
          ),
        ),
      );
      const other = await ask("https://evil.example", path);
      expect(other.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
