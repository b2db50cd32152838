import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { postModern } from "../support/mcp-fixture.ts";
import { type Recorded, startModern } from "../support/upstreams.ts";

let modern: Recorded;
let gateway: GatewayApp;
let id: string;
const open: AbortController[] = [];
beforeAll(async () => {
  modern = startModern();
  gateway = await startGateway([modern]);
  id = (await gateway.register("modern", modern)).id;
});
afterAll(async () => {
  for (const one of open) one.abort();
  await gateway.close();
  await modern.stop();
});

/** Listens as a client of 2026-07-28 does; answers what was heard, in order. */
async function listening(key: string): Promise<string[]> {
  const heard: string[] = [];
  const leaving = new AbortController();
  open.push(leaving);
  const params = { notifications: { toolsListChanged: true } };
  const answer = await postModern(`${gateway.app.url}/mcp`, "subscriptions/listen", params, {
    authorization: `Bearer ${key}`,
  });
  const decoder = new TextDecoder();
  (async () => {
    for await (const part of answer.body ?? [])
      for (const [, method] of decoder.decode(part).matchAll(/"method":"([^"]+)"/g)) heard.push(method as string);
  })().catch(() => {});
  await until(() => heard.length === 1);
  expect(heard.splice(0)).toEqual(["notifications/subscriptions/acknowledged"]);
  return heard;
}
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((turn) => setTimeout(turn, 5));
};
const changed = "notifications/tools/list_changed";
const api = (method: string, path: string, body?: object) =>
  gateway.app.call(gateway.admin, method, `/v1/connectors${path}`, body);

describe("who listens", () => {
  test("hears of every change of the workspace's tools, and nobody of another workspace does", async () => {
    const stranger = await listening(await (await gateway.app.addWorkspace("stranger")).key());
    const heard = await listening(gateway.admin);
    const hears = async (work: () => Promise<unknown>) => {
      await work();
      await gateway.names();
      await until(() => heard.length > 0);
      expect(new Set(heard.splice(0))).toEqual(new Set([changed]));
    };
    await hears(() => api("PATCH", `/${id}`, { blocked_tools: ["slow"] }));
    await hears(() => api("POST", `/${id}/disable`));
    await hears(() => api("POST", `/${id}/enable`));
    modern.add("new");
    await hears(() => api("POST", `/${id}/refresh`));
    expect(await gateway.names()).toContain("modern__new");
    await hears(() => gateway.register("second", modern));
    expect(stranger).toEqual([]);
  });

  test("hears of what another process has changed", async () => {
    const heard = await listening(gateway.admin);
    const { folder, root, clock } = gateway.app;
    const second: TestApp = await startApp({ folder, root, clock, config: { outbound_allow: [modern.host] } });
    await second.call(gateway.admin, "PATCH", `/v1/connectors/${id}`, { blocked_tools: ["whoami"] });
    await until(() => heard.includes(changed));
    expect(await gateway.names()).not.toContain("modern__whoami");
    await second.close();
  });

  test("hears nothing more, and is sent away, once the credential is revoked", async () => {
    const made = (await gateway.app.call(gateway.admin, "POST", "/v1/api-keys", { name: "listens" })).body;
    const answer = await postModern(
      `${gateway.app.url}/mcp`,
      "subscriptions/listen",
      { notifications: { toolsListChanged: true } },
      { authorization: `Bearer ${made.key}` },
    );
    const all = answer.text();
    const others = await listening(gateway.admin);
    expect((await gateway.app.call(gateway.admin, "DELETE", `/v1/api-keys/${made.id}`)).status).toBe(200);
    await api("PATCH", `/${id}`, { blocked_tools: ["slow", "whoami"] });
    await gateway.names();
    await until(() => others.includes(changed));
    const said = await all;
    expect(said).toContain('"result"');
    expect(said).not.toContain(changed);
  });

  test("is told that there are such changes to hear of", async () => {
    const found = await (await postModern(`${gateway.app.url}/mcp`, "server/discover")).json();
    expect(found.result.capabilities.tools).toEqual({ listChanged: true });
  });
});

describe("a server that says that its tools have changed", () => {
  test("is asked for them anew", async () => {
    modern.add("known");
    await api("POST", `/${id}/refresh`);
    modern.add("announced");
    modern.before = (_, { body }) => {
      const asked = JSON.parse(body);
      if (asked.method !== "tools/call") return undefined;
      const messages = [
        { jsonrpc: "2.0", method: "notifications/tools/list_changed" },
        { jsonrpc: "2.0", id: asked.id, result: { content: [] } },
      ];
      const text = messages.map((message) => `data: ${JSON.stringify(message)}\r\n\r\n`).join("");
      return new Response(text, { headers: { "content-type": "text/event-stream" } });
    };
    gateway.app.clock.pass(1_000);
    await gateway.call("modern__known");
    while (!(await gateway.names()).includes("modern__announced")) await new Promise((turn) => setTimeout(turn, 5));
    modern.before = () => undefined;
  });
});
