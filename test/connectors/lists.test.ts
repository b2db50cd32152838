import { afterEach, beforeEach, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { postModern } from "../support/mcp-fixture.ts";
import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

/* What connectors offer, as it is asked for and as it is shown. */

let tools: () => unknown;
let server: Recorded;
let gateway: GatewayApp;
const tool = (name: string, description = "") => ({ name, description, inputSchema: { type: "object" } });

beforeEach(async () => {
  tools = () => ({ tools: [tool("old")] });
  server = startRaw((method) => (method === "server/discover" ? discovered() : tools()));
  gateway = await startGateway([server]);
});
afterEach(async () => {
  await gateway.close();
  await server.stop();
});

test("who asks for it now is not answered with what was asked for before", async () => {
  const { id } = await gateway.register("desk", server);
  const refresh = () => gateway.app.call(gateway.admin, "POST", `/v1/connectors/${id}/refresh`);
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
  tools = () => {
    asked.resolve();
    return answered.promise;
  };
  const first = refresh();
  await asked.promise;
  tools = () => ({ tools: [tool("old"), tool("new")] });
  const second = refresh();
  // By the time that a request after it is answered, the second waits for the server as well.
  await gateway.names();
  answered.resolve({ tools: [tool("old")] });
  expect((await first).body.tool_count).toBeGreaterThanOrEqual(1);
  expect((await second).body.tool_count).toBe(2);
});

test("what a server says late stands for no other one to which the connector leads by then", async () => {
  const other = startRaw((method) =>
    method === "server/discover" ? discovered() : { fault: { code: 7, message: "" } },
  );
  const second = await startGateway([server, other]);
  const { id } = await second.register("desk", server);
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
  tools = () => {
    asked.resolve();
    return answered.promise;
  };
  const path = `/v1/connectors/${id}`;
  const late = second.app.call(second.admin, "POST", `${path}/refresh`);
  await asked.promise;
  await second.app.call(second.admin, "PATCH", path, { url: other.url });
  await second.app.call(second.admin, "POST", `${path}/refresh`);
  answered.resolve({ tools: [tool("of the first")] });
  await late;
  const { health, tool_count } = (await second.app.call(second.admin, "GET", path)).body;
  expect({ health, tool_count }).toEqual({ health: "down", tool_count: 0 });
  await second.close();
  await other.stop();
});

test("a list with what connectors offer may be kept for nobody else", async () => {
  await gateway.register("desk", server);
  const scopeOf = async (key?: string) => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    return (await (await postModern(`${gateway.app.url}/mcp`, "tools/list", {}, headers)).json()).result.cacheScope;
  };
  expect(await scopeOf(gateway.admin)).toBe("private");
  expect(await scopeOf()).toBe("public");
});

test("a list holds as many connectors as fit into half of an answer, and each whole", async () => {
  tools = () => ({ tools: Array.from({ length: 20 }, (_, at) => tool(`t${at}`, "x".repeat(4_000))) });
  await gateway.register("first", server);
  await gateway.register("second", server);
  const [all, half] = [
    await gateway.names(await gateway.app.workspace.key({ limits: { response_bytes: 400_000 } })),
    await gateway.names(await gateway.app.workspace.key({ limits: { response_bytes: 200_000 } })),
  ];
  expect(all).toHaveLength(40);
  expect(half.map((name) => name.split("__")[0])).toEqual(Array.from({ length: 20 }, () => "first"));
});
