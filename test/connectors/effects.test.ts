import { afterAll, beforeAll, expect, test } from "bun:test";
import { createServer, type Server } from "node:http";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { discovered } from "../support/upstreams.ts";

/* A call that does something is made once, whatever becomes of its connection. */

const tool = (name: string, annotations?: object) => ({ name, inputSchema: { type: "object" }, annotations });
const tools = [
  tool("buy"),
  tool("tell", { readOnlyHint: false }),
  tool("look", { readOnlyHint: true }),
  tool("set", { idempotentHint: true }),
];
const seen: string[] = [];
let server: Server;
let gateway: GatewayApp;

/** Hangs up on the second call that comes by a connection, once it has read it. */
beforeAll(async () => {
  const used = new WeakSet<object>();
  server = createServer(async (request, response) => {
    const body = await new Response(request as never).text();
    const { id, method, params } = JSON.parse(body);
    if (method === "tools/call") {
      seen.push(params.name);
      if (used.has(request.socket)) return void request.socket.destroy();
      used.add(request.socket);
    }
    const result = method === "server/discover" ? discovered() : method === "tools/list" ? { tools } : { content: [] };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const upstream = { url: `http://${host}/mcp`, host, stop: async () => {} };
  gateway = await startGateway([upstream]);
  await gateway.register("shop", upstream);
});
afterAll(async () => {
  await gateway.close();
  server.closeAllConnections();
  server.close();
});

test.each([
  ["buy", 2, true],
  ["tell", 2, true],
  ["look", 3, undefined],
  ["set", 3, undefined],
])("%s, called twice on one connection that breaks, arrives %d times", async (name, times, isError) => {
  seen.length = 0;
  expect((await gateway.call(`shop__${name}`)).result.isError).toBeUndefined();
  const { result } = await gateway.call(`shop__${name}`);
  expect(result.isError).toBe(isError);
  expect(seen).toEqual(Array.from({ length: times }, () => name));
});
