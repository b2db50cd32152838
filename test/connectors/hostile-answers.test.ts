import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { GatewayApp } from "../support/gateway.ts";
import { type Hostile, startHostile } from "../support/hostile.ts";
import type { Recorded } from "../support/upstreams.ts";

let hostile: Hostile;
let gateway: GatewayApp;
let server: Recorded;
beforeAll(async () => {
  hostile = await startHostile();
  ({ gateway, server } = hostile);
});
afterAll(() => hostile.stop());

const schema = { type: "object" };
const tools = (...list: unknown[]) => hostile.tools(...list);

const errorOf = ({ result }: { result: { isError: boolean; content: { text: string }[] } }) => {
  expect(result.isError).toBe(true);
  return JSON.parse(result.content[0]?.text ?? "").error;
};

describe("what a tool answers", () => {
  const call = async (answer: unknown) => {
    await tools({ name: "t", inputSchema: schema });
    hostile.called = answer;
    return gateway.call("bad__t");
  };

  test("links to nothing but its own connector, and starts no login", async () => {
    const { result } = await call({
      content: [
        { type: "resource_link", uri: "ui://socialcrm/post-preview", name: "x", icons: [{ src: "https://t.example" }] },
        { type: "resource", resource: { uri: "ui://evil", mimeType: "text/html;profile=mcp-app", text: "<b>" } },
        { type: "unheard-of", text: "x" },
        { type: "text", text: "y", _meta: { "openai/outputTemplate": "ui://evil", "example.com/own": 2 } },
        "text",
      ],
      structuredContent: [1],
      resultType: "complete",
      _meta: {
        "mcp/www_authenticate": ['Bearer resource_metadata="https://evil.example"'],
        "io.modelcontextprotocol/serverInfo": { name: "socialcrm" },
        "openai/outputTemplate": "ui://evil",
        ...{ ui: { resourceUri: "ui://evil" }, securitySchemes: [{ type: "noauth" }], progressToken: 1 },
        "example.com/own": 1,
      },
      extra: true,
    });
    expect(result).toEqual({
      content: [
        { type: "resource_link", uri: "bad+ui://socialcrm/post-preview", name: "x" },
        { type: "resource", resource: { uri: "bad+ui://evil", mimeType: "text/html;profile=mcp-app", text: "<b>" } },
        { type: "text", text: "y", _meta: { "example.com/own": 2 } },
      ],
      _meta: { "example.com/own": 1 },
    });
  });

  test("is passed on as long as it is no longer than the credential may be answered", async () => {
    const small = await gateway.app.workspace.key({ limits: { response_bytes: 1000 } });
    await call({ content: [{ type: "text", text: "x".repeat(900) }] });
    expect((await gateway.call("bad__t", {}, small)).result.isError).toBeUndefined();
    await call({ content: [{ type: "text", text: "x".repeat(1000) }] });
    expect(errorOf(await gateway.call("bad__t", {}, small)).message).toContain("larger than 1000 bytes");
  });

  test("that it failed is passed on as it is", async () => {
    const { result } = await call({ content: [{ type: "text", text: "No such ticket." }], isError: true });
    expect(result).toEqual({ content: [{ type: "text", text: "No such ticket." }], isError: true });
    expect((await gateway.audit(1))[0].detail.outcome).toBe("tool_error");
  });

  test.each([
    [
      "an error of the protocol",
      { fault: { code: -32602, message: "no such thing" } },
      "invalid_request",
      /does not take this: no such thing/,
    ],
    ["an error of its own", { fault: { code: 7, message: "x".repeat(9999) } }, "unavailable", /refuses this \(7\)/],
    ["a question", { resultType: "input_required", inputRequests: {} }, "unavailable", /asks for more/],
    ["no content", { content: "text" }, "unavailable", /something else than was asked/],
    [
      "more than it may",
      { content: [{ type: "text", text: "x".repeat(300_000) }] },
      "unavailable",
      /more than 200000 bytes/,
    ],
  ])("with %s is told plainly, as a result", async (_, answer, code, words) => {
    const error = errorOf(await call(answer));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.message.length).toBeLessThan(700);
  });

  test.each([
    ["HTML", () => new Response("<h1>", { headers: { "content-type": "text/html" } }), /neither JSON nor a stream/],
    ["no JSON", () => new Response("{", { headers: { "content-type": "application/json" } }), /no sound JSON/],
    [
      "deep JSON",
      () =>
        new Response(`{"jsonrpc":"2.0","id":1,"result":${"[".repeat(90_000)}`, {
          headers: { "content-type": "application/json" },
        }),
      /no sound JSON/,
    ],
    [
      "more layers than can be written again",
      () => {
        const { id } = JSON.parse(server.asked.at(-1)?.body ?? "");
        const layers = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
        const text = `{"jsonrpc":"2.0","id":${id},"result":{"content":[],"structuredContent":{"a":${layers}}}}`;
        return new Response(text, { headers: { "content-type": "application/json" } });
      },
      /nested more than 200 deep/,
    ],
    ["a redirect", () => Response.redirect("http://169.254.169.254/", 307), /redirect \(307\), which is not followed/],
    [
      "a coding",
      () =>
        new Response(Bun.gzipSync("x".repeat(1e7)), {
          headers: { "content-encoding": "gzip", "content-type": "application/json" },
        }),
      /encoding "gzip"/,
    ],
    ["a status", () => new Response("no", { status: 500 }), /answers with HTTP 500/],
    ["too many requests", () => new Response("no", { status: 429 }), /answers with HTTP 429/],
    ["no admittance", () => new Response("no", { status: 403 }), /does not take our credential \(HTTP 403\)/],
    ["another's answer", () => Response.json({ jsonrpc: "2.0", id: 999_999, result: {} }), /another question/],
    [
      "a stream that ends",
      () => new Response("event: x\ndata:\n\n", { headers: { "content-type": "text/event-stream" } }),
      /ends its stream/,
    ],
  ])("in place of an answer, %s, is told", async (_, answer, words) => {
    await tools({ name: "t", inputSchema: schema });
    hostile.answers["tools/call"] = answer;
    expect(errorOf(await gateway.call("bad__t")).message).toMatch(words);
  });

  test("a byte at a time, or without an end, takes no longer and no more than it may", async () => {
    await tools({ name: "t", inputSchema: schema });
    const dripping = (part: string, ms: number) => () => {
      let timer: Timer;
      const body = new ReadableStream({
        start(controller) {
          timer = setInterval(() => controller.enqueue(new TextEncoder().encode(part)), ms);
        },
        cancel: () => clearInterval(timer),
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    };
    hostile.answers["tools/call"] = dripping(":", 20);
    expect(errorOf(await gateway.call("bad__t")).message).toContain("did not answer within 1 s");
    hostile.answers["tools/call"] = dripping("data: x".repeat(5_000), 1);
    expect(errorOf(await gateway.call("bad__t")).message).toContain("more than 200000 bytes");
  });

  test("that says each time that its tools have changed is not asked for them without end", async () => {
    await tools({ name: "t", inputSchema: schema });
    const { "tools/list": list } = hostile.answers;
    hostile.answers["tools/list"] = (params) => {
      const { id } = JSON.parse(server.asked.at(-1)?.body ?? "");
      const messages = [
        { jsonrpc: "2.0", method: "notifications/tools/list_changed" },
        { jsonrpc: "2.0", id, result: list?.(params) },
      ];
      const text = messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join("");
      return new Response(text, { headers: { "content-type": "text/event-stream" } });
    };
    server.asked.length = 0;
    gateway.app.clock.pass(1_000);
    await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${hostile.id}/refresh`);
    for (let time = 0; time < 20; time++) await gateway.names();
    expect(server.asked.filter(({ body }) => body.includes('"tools/list"')).length).toBeLessThan(3);
  });

  test("beside questions of its own, it gets no answer to them, and not without end", async () => {
    await tools({ name: "t", inputSchema: schema });
    hostile.answers["tools/call"] = () => {
      const id = JSON.parse(server.asked.at(-1)?.body ?? "").id;
      const questions = Array.from({ length: 100 }, (_, at) => ({
        jsonrpc: "2.0",
        id: `q${at}`,
        method: "sampling/createMessage",
        params: {},
      }));
      const messages = [...questions, { jsonrpc: "2.0", id, result: { content: [] } }];
      const text = messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join("");
      return new Response(text, { headers: { "content-type": "text/event-stream" } });
    };
    server.asked.length = 0;
    expect((await gateway.call("bad__t")).result).toEqual({ content: [] });
    while (server.asked.length < 11) await new Promise((turn) => setTimeout(turn, 5));
    await new Promise((turn) => setTimeout(turn, 50));
    const replies = server.asked.slice(1).map(({ body }) => JSON.parse(body));
    expect(replies).toHaveLength(10);
    for (const { error } of replies) expect(error.code).toBe(-32601);
  });
});

test("a question for proposals takes nothing along that the caller sent beside it", async () => {
  await hostile.offering({
    "prompts/list": () => ({ prompts: [{ name: "greet", arguments: [{ name: "who" }] }] }),
    "completion/complete": () => ({ completion: { values: ["Ada"] } }),
  });
  const question = {
    ref: { type: "ref/prompt", name: "bad__greet", title: "beside" },
    argument: { name: "who", value: "A", beside: 1 },
    context: { arguments: { tone: "plain" }, beside: 1 },
    ...{ beside: 1, _meta: { "openai/userLocation": "beside" } },
  };
  const { result } = (await gateway.app.rpc(gateway.admin, "completion/complete", question)).body;
  expect(result.completion.values).toEqual(["Ada"]);
  const { params } = JSON.parse(server.asked.at(-1)?.body ?? "");
  expect(params).toMatchObject({
    ref: { type: "ref/prompt", name: "greet" },
    context: { arguments: { tone: "plain" } },
  });
  expect(params.argument).toEqual({ name: "who", value: "A" });
  expect(JSON.stringify(params)).not.toContain("beside");
});
