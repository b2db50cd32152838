import { afterAll, describe, expect, test } from "bun:test";
import { modernMeta, post, postModern, serveFixture } from "./support/mcp-fixture.ts";

const defects: unknown[] = [];
const { url, stop } = serveFixture(undefined, { onDefect: (error) => defects.push(error) });
afterAll(() => {
  stop();
  expect(defects).toEqual([]);
});

const request = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: "2.0", id, method, params });
const tool = (name: string, args?: unknown) => request("tools/call", { name, arguments: args });

/** Status, error code and id in one line, to be read beside what was sent. */
async function outcome(sent: Response | Promise<Response>) {
  const response = await sent;
  const { id, error } = (await response.json()) as { id: unknown; error?: { code: number } };
  return [response.status, error?.code, id];
}

describe("what is no JSON-RPC request is refused with 400, whatever the era", () => {
  const malformed: [what: string, body: unknown, code: number, id: unknown][] = [
    ["text that is not JSON", "{", -32700, null],
    ["an empty body", "", -32700, null],
    ["a batch", [request("ping")], -32600, null],
    ["a number", "7", -32600, null],
    ["null", "null", -32600, null],
    ["another version of JSON-RPC", { jsonrpc: "1.0", id: 4, method: "ping" }, -32600, 4],
    ["no version of JSON-RPC", { id: 4, method: "ping" }, -32600, 4],
    ["params that are a list", request("ping", []), -32600, 1],
    ["params that are null", request("ping", null), -32600, 1],
    ["a method that is no text", { jsonrpc: "2.0", id: 1, method: 7 }, -32600, 1],
    ["an id that is null", request("ping", {}, null), -32600, null],
    ["an id that is a fraction", request("ping", {}, 1.5), -32600, null],
    ["an id too large to be given back", '{"jsonrpc":"2.0","id":9007199254740993,"method":"ping"}', -32600, null],
    ["an id that is an object", request("ping", {}, {}), -32600, null],
  ];
  test.each(malformed)("%s", async (_, body, code, id) => {
    expect(await outcome(post(url, body))).toEqual([400, code, id]);
    expect(await outcome(post(url, body, { "mcp-protocol-version": "2026-07-28" }))).toEqual([400, code, id]);
  });
});

test("a batch is told that it is one", async () => {
  const { error } = (await (await post(url, [request("ping")])).json()) as { error: { message: string } };
  expect(error.message).toContain("batches are not supported");
});

describe("a body that does not call itself JSON is refused with 415", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data"])(
    "%s",
    async (type) => {
      expect(await outcome(post(url, request("ping"), { "content-type": type }))).toEqual([415, -32000, null]);
    },
  );
  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"])(
    "but %s is read",
    async (type) =>
      expect(await outcome(post(url, request("ping"), { "content-type": type }))).toEqual([200, undefined, 1]),
  );
});

describe("what needs no answer gets 202 and nothing else", () => {
  const silent: [what: string, message: unknown][] = [
    ["a notification", { jsonrpc: "2.0", method: "notifications/initialized" }],
    ["a cancellation", { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } }],
    ["a notification that nobody knows", { jsonrpc: "2.0", method: "notifications/of/tomorrow" }],
    ["a response to nothing", { jsonrpc: "2.0", id: 9, result: {} }],
    ["an error for nothing", { jsonrpc: "2.0", id: 9, error: { code: 1, message: "no" } }],
  ];
  test.each(silent)("%s", async (_, message) => {
    const response = await post(url, message);
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });
  test("but 2026-07-28 knows no responses from clients", async () => {
    const stray = post(url, { jsonrpc: "2.0", id: 9, result: {} }, { "mcp-protocol-version": "2026-07-28" });
    expect(await outcome(stray)).toEqual([400, -32600, null]);
  });
});

describe("a request of 2026-07-28 must say the same in its headers and its body", () => {
  const simple = { name: "test_simple_text" };
  const without = (key: string) => {
    const { [key]: _, ...rest }: Record<string, unknown> = modernMeta();
    return { ...simple, _meta: rest };
  };
  const version = "io.modelcontextprotocol/protocolVersion";
  const capabilities = "io.modelcontextprotocol/clientCapabilities";
  const wrong: [what: string, params: Record<string, unknown>, headers: Record<string, string | null>, code: number][] =
    [
      ["no protocol version in the body", without(version), {}, -32602],
      ["a protocol version that is no text", { ...simple, _meta: modernMeta({ [version]: 7 }) }, {}, -32602],
      ["no client capabilities", without(capabilities), {}, -32602],
      ["client capabilities that are a list", { ...simple, _meta: modernMeta({ [capabilities]: [] }) }, {}, -32602],
      ["no version header", simple, { "mcp-protocol-version": null }, -32020],
      ["another version in the header", simple, { "mcp-protocol-version": "2025-11-25" }, -32020],
      ["no method header", simple, { "mcp-method": null }, -32020],
      ["another method in the header", simple, { "mcp-method": "tools/list" }, -32020],
      ["the method in other letters", simple, { "mcp-method": "Tools/Call" }, -32020],
      ["no name header", simple, { "mcp-name": null }, -32020],
      ["another name in the header", simple, { "mcp-name": "test_image_content" }, -32020],
      ["a name in broken base64", simple, { "mcp-name": "=?base64?dGVzdF9z*?=" }, -32020],
      ["a name in base64 that is no UTF-8", { name: "\ufffd" }, { "mcp-name": "=?base64?/w==?=" }, -32020],
    ];
  test.each(wrong)("%s: 400", async (_, params, headers, code) => {
    expect(await outcome(postModern(url, "tools/call", params, headers))).toEqual([400, code, 1]);
  });
  test("a name in base64 is read", async () => {
    const name = `=?base64?${btoa("test_simple_text")}?=`;
    expect(await outcome(postModern(url, "tools/call", simple, { "mcp-name": name }))).toEqual([200, undefined, 1]);
  });
  test("a resource's uri is compared too", async () => {
    const read = { uri: "test://static-text" };
    expect(await outcome(postModern(url, "resources/read", read))).toEqual([200, undefined, 1]);
    const other = postModern(url, "resources/read", read, { "mcp-name": "test://static-binary" });
    expect(await outcome(other)).toEqual([400, -32020, 1]);
  });
  test("an argument that the tool wants repeated is compared too", async () => {
    const call = (headers: Record<string, string>, region?: string) =>
      outcome(postModern(url, "tools/call", { name: "test_x_mcp_header", arguments: { region } }, headers));
    expect(await call({ "mcp-param-region": "eu" }, "eu")).toEqual([200, undefined, 1]);
    expect(await call({ "mcp-param-region": "us" }, "eu")).toEqual([400, -32020, 1]);
    expect(await call({}, "eu")).toEqual([400, -32020, 1]);
    expect(await call({ "mcp-param-region": "eu" })).toEqual([400, -32020, 1]);
  });
  test("an unknown version is answered with those that are known", async () => {
    const _meta = modernMeta({ [version]: "2031-01-01" });
    const response = await postModern(url, "tools/list", { _meta }, { "mcp-protocol-version": "2031-01-01" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      id: 1,
      error: { code: -32022, data: { supported: ["2026-07-28"], requested: "2031-01-01" } },
    });
  });
  test("a capability that the client lacks is named", async () => {
    const response = await postModern(url, "tools/call", { name: "test_missing_capability" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: -32021, data: { requiredCapabilities: { sampling: {} } } },
    });
  });
  test("initialize is not part of it", async () => {
    const headers = { "mcp-protocol-version": "2026-07-28" };
    expect(await outcome(post(url, request("initialize", {}), headers))).toEqual([400, -32020, 1]);
  });
});

describe("every result of 2026-07-28 says that it is complete and who made it", () => {
  const cached = { ttlMs: expect.any(Number), cacheScope: expect.stringMatching(/^(public|private)$/) };
  const results: [method: string, params: Record<string, unknown>, result: Record<string, unknown>][] = [
    ["server/discover", {}, { supportedVersions: ["2026-07-28"], instructions: "Fixtures only.", ...cached }],
    ["tools/list", {}, { tools: expect.any(Array), ...cached }],
    ["resources/list", {}, { resources: expect.any(Array), ...cached }],
    ["resources/templates/list", {}, { resourceTemplates: expect.any(Array), ...cached }],
    ["prompts/list", {}, { prompts: expect.any(Array), ...cached }],
    ["resources/read", { uri: "test://static-text" }, { contents: expect.any(Array), ...cached }],
    ["prompts/get", { name: "test_simple_prompt" }, { messages: expect.any(Array) }],
    ["tools/call", { name: "test_simple_text" }, { content: expect.any(Array) }],
    ["tools/call", { name: "json_schema_2020_12_tool", arguments: { a: 'ü"' } }, { structuredContent: { a: 'ü"' } }],
  ];
  test.each(results)("%s %j", async (method, params, result) => {
    const response = await postModern(url, method, params);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      id: 1,
      result: {
        resultType: "complete",
        _meta: { "io.modelcontextprotocol/serverInfo": { name: "fixture", version: "1.0.0" } },
        ...result,
      },
    });
  });
  test("and none of a legacy revision does", async () => {
    for (const [method, params] of results.slice(1)) {
      const { result } = (await (await post(url, request(method, params))).json()) as { result: object };
      for (const key of ["resultType", "ttlMs", "cacheScope", "_meta"]) expect(result).not.toHaveProperty(key);
    }
  });
});

describe("what is not there is said in the words of the era", () => {
  const missing: [
    what: string,
    method: string,
    params: Record<string, unknown>,
    legacy: number,
    modern: [number, number],
  ][] = [
    ["a method", "no/such", {}, -32601, [404, -32601]],
    ["a tool", "tools/call", { name: "no_such" }, -32602, [200, -32602]],
    ["a tool without a name", "tools/call", {}, -32602, [200, -32602]],
    ["arguments that are a list", "tools/call", { name: "test_simple_text", arguments: [] }, -32602, [200, -32602]],
    ["arguments that are text", "tools/call", { name: "test_simple_text", arguments: "x" }, -32602, [200, -32602]],
    ["a resource", "resources/read", { uri: "test://none" }, -32002, [200, -32602]],
    ["a resource without a uri", "resources/read", {}, -32602, [200, -32602]],
    ["a prompt", "prompts/get", { name: "no_such" }, -32602, [200, -32602]],
    ["a page of tools", "tools/list", { cursor: "x" }, -32602, [200, -32602]],
    ["a page of resources", "resources/list", { cursor: "" }, -32602, [200, -32602]],
    ["a page of templates", "resources/templates/list", { cursor: "x" }, -32602, [200, -32602]],
    ["a page of prompts", "prompts/list", { cursor: null }, -32602, [200, -32602]],
  ];
  test.each(missing)("%s", async (_, method, params, legacy, modern) => {
    expect(await outcome(post(url, request(method, params)))).toEqual([200, legacy, 1]);
    expect(await outcome(postModern(url, method, params))).toEqual([...modern, 1]);
  });
  test("the methods of one era are unknown in the other", async () => {
    expect(await outcome(post(url, request("server/discover")))).toEqual([200, -32601, 1]);
    expect(await outcome(post(url, request("subscriptions/listen")))).toEqual([200, -32601, 1]);
    for (const method of ["ping", "initialize", "logging/setLevel", "resources/subscribe"])
      expect(await outcome(postModern(url, method))).toEqual([404, -32601, 1]);
  });
});

describe("the legacy revisions", () => {
  const initialize = async (protocolVersion: unknown, headers = {}) => {
    const response = await post(
      url,
      request("initialize", { protocolVersion, capabilities: {}, clientInfo: {} }),
      headers,
    );
    expect([response.status, response.headers.get("mcp-session-id")]).toEqual([200, null]);
    return ((await response.json()) as { result: { protocolVersion: string } }).result;
  };
  test.each(["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])("%s is agreed on", async (version) => {
    expect(await initialize(version)).toMatchObject({
      protocolVersion: version,
      serverInfo: { name: "fixture", version: "1.0.0" },
      instructions: "Fixtures only.",
      capabilities: { tools: {}, resources: { subscribe: true }, prompts: {}, completions: {}, logging: {} },
    });
    expect(await outcome(post(url, tool("test_simple_text"), { "mcp-protocol-version": version }))).toEqual([
      200,
      undefined,
      1,
    ]);
  });
  test.each([["2099-01-01"], ["1.0"], [undefined], [7]])("%p is answered with 2025-11-25", async (version) => {
    expect((await initialize(version)).protocolVersion).toBe("2025-11-25");
  });
  test("initialize is negotiated in its body, whatever legacy version the header has", async () => {
    expect((await initialize("2025-06-18", { "mcp-protocol-version": "2020-01-01" })).protocolVersion).toBe(
      "2025-06-18",
    );
  });
  test("any other request with an unknown version header gets 400, and every version that is spoken", async () => {
    const response = await post(url, request("ping"), { "mcp-protocol-version": "2020-01-01" });
    expect(response.status).toBe(400);
    const all = "2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05";
    const message = `Bad Request: Unsupported protocol version (supported: ${all})`;
    expect(await response.json()).toEqual({ jsonrpc: "2.0", id: 1, error: { code: -32000, message } });
  });
  test("ping is answered with an empty object", async () => {
    expect(await (await post(url, request("ping", undefined, 'a"b'))).json()).toEqual({
      jsonrpc: "2.0",
      id: 'a"b',
      result: {},
    });
  });
  test("no Accept header is asked for, and none changes an answer", async () => {
    for (const accept of ["text/plain", "application/json", "text/event-stream"]) {
      const response = await post(url, tool("test_simple_text"), { accept });
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    }
  });
});

test("a tool's JSON is sent as structured content and, letter for letter, as text", async () => {
  const args = { text: 'quotes " and \\ and \u2028 and 😀', n: [1, null, true] };
  const response = await post(url, tool("json_schema_2020_12_tool", args));
  const { result } = (await response.json()) as { result: { structuredContent: unknown; content: { text: string }[] } };
  expect(result.structuredContent).toEqual(args);
  expect(result.content).toEqual([{ type: "text", text: JSON.stringify(args) } as never]);
});

test("a tool that refuses is a result and no error of the protocol", async () => {
  const { result } = (await (await post(url, tool("test_error_handling"))).json()) as { result: unknown };
  const structuredContent = { error: { code: "invalid_request", message: "This tool always fails." } };
  expect(result).toEqual({
    content: [{ type: "text", text: JSON.stringify(structuredContent) }],
    structuredContent,
    isError: true,
  });
});
