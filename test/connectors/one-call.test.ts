import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { FailingStore } from "../support/failing-store.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { type Recorded, startRaw } from "../support/upstreams.ts";

/* What becomes of one call: at the server, at the caller's, and in the books. */

type Params = Record<string, unknown>;
let told: (params: Params) => unknown;
let server: Recorded;
let gateway: GatewayApp;
let disk: FailingStore;
const older = () => ({
  protocolVersion: "2025-06-18",
  capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
  serverInfo: { name: "older", version: "1" },
});
const answers: Record<string, (params: Params) => unknown> = {
  initialize: older,
  "tools/list": () => ({
    tools: [
      { name: "t", inputSchema: { type: "object" } },
      { name: "shaped", inputSchema: { type: "object" }, outputSchema: { type: "object", required: ["size"] } },
    ],
  }),
  "tools/call": (params) => told(params),
  "resources/read": ({ uri }) => ({ contents: [{ uri, text: "nobody reads this" }] }),
  "prompts/list": () => ({ prompts: [{ name: "p", arguments: [{ name: "a" }] }] }),
  "prompts/get": () => ({ messages: [] }),
  "completion/complete": () => ({ completion: { values: ["nobody reads this"] } }),
};

beforeAll(async () => {
  server = startRaw((method, params) => answers[method]?.(params) ?? { fault: { code: -32601, message: "none" } });
  gateway = await startGateway([server]);
  await gateway.register("older", server);
  disk = new FailingStore(gateway.app.store);
});
afterAll(async () => {
  await gateway.close();
  await server.stop();
});
beforeEach(() => {
  server.asked.length = 0;
});
const said = (method: string) =>
  server.asked.map(({ body }) => (body === "" ? {} : JSON.parse(body))).filter((message) => message.method === method);

const completing = {
  ref: { type: "ref/prompt", name: "older__p" },
  argument: { name: "a", value: "nobody reads this" },
};
test.each([
  ["resources/read", { uri: "older+a:b" }, "read_connector_resource", "answer_connector_resource", { uri: "a:b" }],
  ["prompts/get", { name: "older__p" }, "get_connector_prompt", "answer_connector_prompt", { prompt: "p" }],
  ["completion/complete", completing, "complete_connector_argument", "answer_connector_argument", { prompt: "p" }],
] as const)("a %s stands in the audit log before and after it", async (method, params, asks, answers, about) => {
  await gateway.app.rpc(gateway.admin, method, params);
  const [over, begun] = await gateway.audit(2);
  const detail = { connector: "older", ...about };
  expect(begun).toMatchObject({ event: asks, detail });
  expect(over).toMatchObject({ event: answers, detail: { ...detail, outcome: "ok" } });
  expect(JSON.stringify([over, begun])).not.toContain("nobody reads this");
});

test("one that cannot be written down is not made", async () => {
  disk.fail("SQLITE_FULL");
  const { result } = await gateway.call("older__t");
  disk.mend();
  expect(JSON.parse(result.content[0].text).error.code).toBe("unavailable");
  expect(server.asked).toEqual([]);
});

test("one that was made is answered, though its outcome cannot be written down: that is logged", async () => {
  told = () => {
    disk.fail("SQLITE_FULL");
    return { content: [{ type: "text", text: "bought" }] };
  };
  const { result } = await gateway.call("older__t");
  disk.mend();
  expect(result).toEqual({ content: [{ type: "text", text: "bought" }] });
  expect(gateway.app.logged()).toContain("connector_call_not_noted");
});

test("one whose caller leaves is called off at a server with sessions, by its number", async () => {
  const [arrived, over] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
  told = () => {
    arrived.resolve();
    return over.promise;
  };
  const leaving = new AbortController();
  const ask = fetch(`${gateway.app.url}/mcp`, {
    method: "POST",
    signal: leaving.signal,
    headers: { authorization: `Bearer ${gateway.admin}`, "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "older__t" } }),
  });
  await arrived.promise;
  leaving.abort();
  await ask.catch(() => {});
  while (said("notifications/cancelled").length === 0) await new Promise((turn) => setImmediate(turn));
  over.resolve({ content: [] });
  expect(said("notifications/cancelled")[0].params).toEqual({ requestId: said("tools/call")[0].id });
});

test("one that fails has no structured content where its tool has a schema for that: clients hold it against it", async () => {
  told = () => new Response("no", { status: 500 });
  const [shaped, plain] = [await gateway.call("older__shaped"), await gateway.call("older__t")];
  expect([shaped.result.isError, plain.result.isError]).toEqual([true, true]);
  expect(shaped.result.structuredContent).toBeUndefined();
  expect(plain.result.structuredContent).toEqual(JSON.parse(shaped.result.content[0].text.replace("shaped", "t")));
});

test("the stream of one that is answered is not held, however long its server keeps it open", async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  told = () => {
    const { id } = said("tools/call").at(-1);
    const answer = `data: ${JSON.stringify({ jsonrpc: "2.0", id, result: { content: [] } })}\n\n`;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(answer)),
      cancel: end,
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  expect((await gateway.call("older__t")).result).toEqual({ content: [] });
  await ended;
}, 10_000);

test("progress of another call is not passed on as this one's", async () => {
  told = () => {
    const { id } = said("tools/call").at(-1);
    const progress = (progressToken: unknown, progress: number) => ({
      jsonrpc: "2.0",
      method: "notifications/progress",
      params: { progressToken, progress },
    });
    const messages = [progress(id + 1, 1), progress(id, 2), progress(undefined, 3)];
    const all = [...messages, { jsonrpc: "2.0", id, result: { content: [] } }];
    const text = all.map((message) => `data: ${JSON.stringify(message)}\n\n`).join("");
    return new Response(text, { headers: { "content-type": "text/event-stream" } });
  };
  const params = { name: "older__t", _meta: { progressToken: "mine" } };
  const { text } = await gateway.app.rpc(gateway.admin, "tools/call", params);
  const heard = [...text.matchAll(/"progressToken":"mine","progress":(\d)/g)].map(([, number]) => number);
  expect(heard).toEqual(["2"]);
});

test("progress that does not grow is not passed on, and no words of a server that nobody sees", async () => {
  told = () => {
    const { id } = said("tools/call").at(-1);
    const progress = (more: string) =>
      `data: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":${id},${more}}}\n\n`;
    const steps = ['"progress":1,"total":1e400', '"progress":1', '"progress":0.5', '"progress":1e400', '"progress":2'];
    const error = { code: 7, message: "no\u202e\u{e0041}" };
    const text = `${steps.map((step) => progress(`${step},"message":"on\u200b"`)).join("")}data: ${JSON.stringify({ jsonrpc: "2.0", id, error })}\n\n`;
    return new Response(text, { headers: { "content-type": "text/event-stream" } });
  };
  const params = { name: "older__t", _meta: { progressToken: "mine" } };
  const { text } = await gateway.app.rpc(gateway.admin, "tools/call", params);
  const heard = [...text.matchAll(/"params":(\{[^}]*\})/g)].map(([, sent]) => JSON.parse(sent ?? ""));
  expect(heard).toEqual([1, 2].map((progress) => ({ progressToken: "mine", progress, message: "on" })));
  expect(text).toContain("refuses this (7): no");
  expect(text).not.toMatch(/[\u202e\u200b\u{e0041}]/u);
});
