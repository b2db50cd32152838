import { afterEach, describe, expect, test } from "bun:test";
import { encoded } from "../src/faces/mcp/answer.ts";
import type { Options } from "../src/faces/mcp/dispatcher.ts";
import { isPublic, publicMethods, type Refusal } from "../src/faces/mcp/gate.ts";
import type { ToolOutcome } from "../src/faces/mcp/registry.ts";
import type { Tool } from "./conformance/fixture/tools.ts";
import { fixtureRegistry, post, postModern, serveFixture, toolCall } from "./support/mcp-fixture.ts";

const running: (() => unknown)[] = [];
afterEach(() => Promise.all(running.splice(0).map((stop) => stop())));

function serve(options: Options<unknown>, tools: Record<string, Tool> = {}) {
  const { url, stop } = serveFixture(fixtureRegistry(tools), options);
  running.push(stop);
  return url;
}

describe("the gate", () => {
  const challenge: Refusal = {
    status: 401,
    code: -32001,
    message: "Missing Authorization header.",
    headers: { "www-authenticate": "Bearer" },
  };
  test("refuses with a status, headers and a JSON-RPC error, before the message is judged", async () => {
    const url = serve({ gate: (message) => (isPublic(message) ? undefined : challenge) });
    for (const sent of [toolCall("test_simple_text"), toolCall("no_such"), { ...toolCall(""), method: "no/such" }]) {
      const response = await post(url, sent);
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(await response.text()).toBe(
        '{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"Missing Authorization header."}}',
      );
    }
    const broken = await postModern(url, "tools/call", { name: "test_simple_text" }, { "mcp-method": null });
    expect(broken.status).toBe(401);
  });
  test("lets every public method and notification through", async () => {
    const url = serve({ gate: (message) => (isPublic(message) ? undefined : challenge) });
    for (const method of publicMethods)
      expect([method, (await post(url, { jsonrpc: "2.0", id: 1, method })).status]).toEqual([method, 200]);
    expect((await post(url, { jsonrpc: "2.0", method: "notifications/initialized" })).status).toBe(202);
    const read = (uri: string) => post(url, { jsonrpc: "2.0", id: 1, method: "resources/read", params: { uri } });
    expect((await read("ui://x")).status).toBe(200);
    expect((await read("test://static-text")).status).toBe(401);
  });
  test("can refuse notifications too, and give back the id", async () => {
    const url = serve({ gate: async ({ id }) => ({ ...challenge, status: 429, id }) });
    expect((await post(url, { jsonrpc: "2.0", method: "notifications/initialized" })).status).toBe(429);
    expect(await (await post(url, toolCall("test_simple_text"))).json()).toMatchObject({ id: 7 });
  });
  test("can refuse with a tool result, for a client that starts its login from one", async () => {
    const meta = { "mcp/www_authenticate": ['Bearer error="invalid_token"'] };
    const url = serve({ gate: () => ({ outcome: { json: '{"error":{}}', isError: true, meta } }) });
    const response = await post(url, toolCall("test_simple_text"));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      jsonrpc: "2.0",
      id: 7,
      result: {
        content: [{ type: "text", text: '{"error":{}}' }],
        structuredContent: { error: {} },
        isError: true,
        _meta: meta,
      },
    });
    const modern = (await (await postModern(url, "tools/call", { name: "test_simple_text" })).json()) as never;
    expect(modern).toMatchObject({
      result: { resultType: "complete", _meta: { ...meta, "io.modelcontextprotocol/serverInfo": { name: "fixture" } } },
    });
  });
});

describe("a defect is reported inside and hidden outside", () => {
  const boom = () => {
    throw new Error("the password is swordfish");
  };
  const tools: Record<string, Tool> = {
    throws: { run: boom },
    rejects: { run: async () => boom() },
    streams_and_rejects: {
      run: async (_, call) => {
        call.progress(1);
        boom();
        return { json: "{}" };
      },
    },
    circular: {
      run: async () => {
        const result: Record<string, unknown> = {};
        result.content = result;
        return { result };
      },
    },
  };
  test.each(Object.keys(tools))("%s", async (name) => {
    const defects: unknown[] = [];
    const url = serve({ onDefect: (error) => defects.push(error) }, tools);
    const response = await post(url, toolCall(name, { _meta: { progressToken: "p" } }));
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('{"jsonrpc":"2.0","id":7,"error":{"code":-32603,"message":"Internal error"}}');
    expect(text).not.toContain("swordfish");
    expect(defects).toHaveLength(1);
  });
  test("2026-07-28 gives it HTTP 500", async () => {
    const response = await postModern(serve({}, tools), "tools/call", { name: "throws" });
    expect([response.status, (await response.json()) as unknown]).toEqual([
      500,
      { jsonrpc: "2.0", id: 1, error: { code: -32603, message: "Internal error" } },
    ]);
  });
  test("so is one of the gate", async () => {
    const defects: unknown[] = [];
    const url = serve({ gate: boom, onDefect: (error) => defects.push(error) });
    expect(await (await post(url, toolCall("test_simple_text"))).json()).toMatchObject({ error: { code: -32603 } });
    expect(defects).toHaveLength(1);
  });
});

test("JSON that was encoded ahead is the same answer to the letter, with and without a stream, in both eras", async () => {
  const json = JSON.stringify({ text: 'quotes " and 😀' });
  const outcome = { json, encoded: encoded(json) };
  const tell = (made: object): Tool => ({
    run: (_, call) => {
      call.progress(1);
      return made as ToolOutcome;
    },
  });
  const url = serve(
    {},
    {
      plain: tell({ json }),
      ahead: tell(outcome),
      quoted: tell({ json, quoted: JSON.stringify(json) }),
      plain_meta: tell({ json, meta: { a: 1 } }),
      ahead_meta: tell({ ...outcome, meta: { a: 1 } }),
      plain_error: tell({ json, isError: true }),
      ahead_error: tell({ ...outcome, isError: true }),
    },
  );
  for (const kind of ["", "_meta", "_error"]) {
    const answers = (name: string) =>
      Promise.all([
        post(url, toolCall(name)).then((response) => response.text()),
        post(url, toolCall(name, { _meta: { progressToken: 1 } })).then((response) => response.text()),
        postModern(url, "tools/call", { name }).then((response) => response.text()),
      ]);
    expect(await answers(`ahead${kind}`)).toEqual(await answers(`plain${kind}`));
    if (!kind) expect(await answers("quoted")).toEqual(await answers("plain"));
  }
  expect(await (await post(url, toolCall("ahead"))).json()).toMatchObject({
    result: { structuredContent: JSON.parse(json), content: [{ text: json }] },
  });
});

test("every admitted call settles once, a refused one never", async () => {
  const settled: string[] = [];
  const refused: Refusal = { status: 403, code: -32001, message: "No." };
  const url = serve({
    gate: ({ params }) => (params.name === "test_image_content" ? refused : undefined),
    settled: ({ method, params }) => settled.push(`${method} ${params.name ?? ""}`),
  });
  await post(url, toolCall("test_simple_text"));
  await (await post(url, toolCall("test_tool_with_progress", { _meta: { progressToken: 1 } }))).text();
  await post(url, toolCall("test_image_content"));
  await post(url, { jsonrpc: "2.0", method: "notifications/initialized" });
  await postModern(url, "tools/list", {}, { "mcp-method": null });
  await postModern(url, "no/such");
  expect(settled).toEqual([
    "tools/call test_simple_text",
    "tools/call test_tool_with_progress",
    "notifications/initialized ",
    "tools/list ",
    "no/such ",
  ]);
});
