import { afterEach, beforeEach, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

/* A server that is replaced by another version of itself, at the same address and while this one runs. */

type Version = (method: string, request: Request) => unknown;
const offer: Record<string, object> = {
  "tools/list": { tools: [{ name: "t", inputSchema: { type: "object" } }] },
  "prompts/list": { prompts: [{ name: "p" }] },
  "tools/call": { content: [{ type: "text", text: "done" }] },
};
const none = { fault: { code: -32601, message: "none" } };
const refused = (code: number) => () =>
  Response.json({ jsonrpc: "2.0", id: null, error: { code, message: "not so" } }, { status: 400 });
const isModern = ({ headers }: Request) => headers.get("mcp-protocol-version") === "2026-07-28";

const modern =
  (capabilities: object): Version =>
  (method, request) => {
    if (!isModern(request)) return refused(-32022)();
    return method === "server/discover" ? discovered(capabilities) : offer[method];
  };
const legacy: Version = (method, request) => {
  if (isModern(request)) return refused(-32000)();
  if (method === "initialize")
    return { protocolVersion: "2025-06-18", capabilities: { tools: {} }, serverInfo: { name: "old", version: "1" } };
  return offer[method] ?? none;
};

let version: Version;
let server: Recorded;
let gateway: GatewayApp;
let id: string;
const start = async (first: Version) => {
  version = first;
  ({ id } = await gateway.register("desk", server));
};
beforeEach(async () => {
  server = startRaw((method, _params, request) => version(method, request));
  gateway = await startGateway([server]);
});
afterEach(async () => {
  await gateway.close();
  await server.stop();
});

const refresh = async () => (await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${id}/refresh`)).body;
const prompts = async () => {
  const { prompts } = (await gateway.app.rpc(gateway.admin, "prompts/list")).body.result;
  return prompts.map(({ name }: { name: string }) => name).filter((name: string) => name.includes("__"));
};
const called = async () => (await gateway.call("desk__t")).result.content[0].text;

test("what it can do by now is found out as soon as somebody looks", async () => {
  await start(modern({ tools: {} }));
  expect(await prompts()).toEqual([]);
  version = modern({ tools: {}, prompts: {} });
  expect(await refresh()).toMatchObject({ health: "up" });
  expect(await prompts()).toEqual(["desk__p"]);
});

test.each([
  ["older", modern({ tools: {} }), legacy, "2025-06-18"],
  ["newer", legacy, modern({ tools: {} }), "2026-07-28"],
])("an %s revision of the protocol is spoken as soon as somebody looks", async (_, before, after, protocol) => {
  await start(before);
  expect(await called()).toBe("done");
  version = after;
  expect(await refresh()).toMatchObject({ health: "up", problem: null, protocol });
  expect(await called()).toBe("done");
});
