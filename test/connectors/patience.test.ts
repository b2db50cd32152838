import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

let server: Recorded;
let gateway: GatewayApp;
/** How the server answers when it is asked for its tools. */
let list: () => Promise<unknown>;
beforeAll(async () => {
  server = startRaw((method) =>
    method === "server/discover" ? discovered() : method === "tools/list" ? list() : { content: [] },
  );
  gateway = await startGateway([server]);
});
afterAll(async () => {
  await gateway.close();
  await server.stop();
});

describe("a server that is asked what it offers", () => {
  test("and has one more page each time is not waited for without end", async () => {
    let page = 0;
    list = async () => {
      await Bun.sleep(60);
      return { tools: [], nextCursor: String(++page) };
    };
    const { health, problem } = await gateway.register("pages", server, { limits: { timeout_ms: 100 } });
    expect(health).toBe("down");
    expect(problem).toBe("the server does not come to an end with what it offers within 0.4 s.");
    expect(page).toBeLessThan(20);
  });

  test("and says nothing keeps no place of a caller who has left", async () => {
    list = () => new Promise(() => {});
    const { app, admin } = gateway;
    const body = { slug: "silent", name: "Silent", url: server.url, limits: { timeout_ms: 60_000 } };
    expect((await app.call(admin, "POST", "/v1/connectors", body)).status).toBe(201);
    const key = await app.workspace.key({ limits: { mcp_in_flight: 1 } });
    const leaving = new AbortController();
    const left = fetch(`${app.url}/mcp`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "silent__any" } }),
      signal: leaving.signal,
    });
    while ((await app.rpc(key, "ping")).status !== 429) await Bun.sleep(1);
    leaving.abort();
    await left.catch(() => {});
    while ((await app.rpc(key, "ping")).status !== 200) await Bun.sleep(1);
    expect((await gateway.call("list_posts", {}, key)).result.isError).toBeUndefined();
  });
});
