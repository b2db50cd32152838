import { afterAll, beforeAll, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { type Recorded, startRaw } from "../support/upstreams.ts";

/* A server with sessions, and what it says with HTTP 400 and 404. */

let server: Recorded;
let gateway: GatewayApp;
let opened = 0;
/** How it answers a call in the session of this number. */
let told: (session: number) => { status: number; code?: number };
const tool = { name: "t", inputSchema: { type: "object" } };

beforeAll(async () => {
  server = startRaw((method) =>
    method === "tools/list" ? { tools: [tool] } : { fault: { code: -32601, message: "" } },
  );
  server.before = (request, { body }) => {
    const { id, method } = body === "" ? ({} as { id?: number; method?: string }) : JSON.parse(body);
    const answer = (said: object, init?: ResponseInit) => Response.json({ jsonrpc: "2.0", id, ...said }, init);
    if (method === "initialize") {
      const result = { protocolVersion: "2025-06-18", capabilities: { tools: {} }, serverInfo: {} };
      return answer({ result }, { headers: { "mcp-session-id": String(++opened) } });
    }
    if (method !== "tools/call") return undefined;
    const { status, code } = told(Number(request.headers.get("mcp-session-id")));
    if (status === 200) return answer({ result: { content: [{ type: "text", text: "done" }] } });
    return code === undefined
      ? new Response("no", { status })
      : answer({ error: { code, message: "not in these words" } }, { status });
  };
  gateway = await startGateway([server]);
  await gateway.register("older", server);
});
afterAll(async () => {
  await gateway.close();
  await server.stop();
});

const called = async (connector = "older"): Promise<string> => {
  const { content, isError } = (await gateway.call(`${connector}__t`)).result;
  return isError ? JSON.parse(content[0].text).error.message : content[0].text;
};

test.each([
  [404, undefined],
  [404, -32001],
  [400, undefined],
  [400, -32000],
  [400, -32600],
])("one that has ended (%d, %p) is opened anew, and the call made in that", async (status, code) => {
  const before = opened;
  told = (session) => (session > before ? { status: 200 } : { status, ...(code !== undefined && { code }) });
  expect(await called()).toBe("done");
  expect(opened).toBe(before + 1);
});

test("arguments that it refuses with 400 cost the caller's call, and neither its session nor the connector", async () => {
  const before = opened;
  told = () => ({ status: 400, code: -32602 });
  for (let time = 0; time < 4; time++) expect(await called()).toContain("does not take this: not in these words");
  expect(opened).toBe(before);
  told = () => ({ status: 200 });
  expect(await called()).toBe("done");
});

test("what it refuses in a new session too is its refusal; a session that it never keeps is its failure", async () => {
  await gateway.register("forgetful", server);
  told = () => ({ status: 400 });
  for (let time = 0; time < 4; time++) expect(await called("forgetful")).toContain("answers with HTTP 400");
  told = () => ({ status: 404 });
  for (let time = 0; time < 3; time++) expect(await called("forgetful")).toContain("does not keep the session");
  expect(await called("forgetful")).toContain("is down");
});
