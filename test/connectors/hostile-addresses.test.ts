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

describe("the address of a connector", () => {
  test("whose name leads to a private one is not called", async () => {
    const made = await gateway.register("inside", { url: "https://inside.example/mcp" });
    expect(made).toMatchObject({ health: "down", tool_count: 0 });
    expect(made.problem).toContain("no public address");
    await gateway.app.call(gateway.admin, "DELETE", `/v1/connectors/${made.id}`);
  });

  test.each([
    "https://user:pass@mcp.example/",
    "https://mcp.example/#x",
    "ftp://mcp.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://127.0.0.1:9/mcp",
    "https://127.0.0.1/mcp",
    "https://10.0.0.1/mcp",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/mcp",
    "https://2130706433/mcp",
    "https://0x7f.1/mcp",
    "https://localhost/mcp",
    "http://93.184.216.34/mcp",
    "https://93.184.216.34:22/mcp",
    "https://mcp.example:0/mcp",
  ])("%s is not taken", async (url) => {
    const made = await gateway.app.call(gateway.admin, "POST", "/v1/connectors", { slug: "x", name: "x", url });
    const moved = await gateway.app.call(gateway.admin, "PATCH", `/v1/connectors/${hostile.id}`, { url });
    for (const { status, body } of [made, moved])
      expect([status, body.error.message.slice(0, 4)]).toEqual([400, "url:"]);
  });

  test.each([
    ...[
      "Host",
      "Content-Length",
      "Transfer-Encoding",
      "Mcp-Session-Id",
      "mcp-name",
      "X-Forwarded-For",
      "Accept-Encoding",
    ],
  ])("goes with no header %s of somebody's choosing", async (name) => {
    const body = { slug: "x", name: "x", url: server.url, headers: { [name]: "x" } };
    const made = await gateway.app.call(gateway.admin, "POST", "/v1/connectors", body);
    expect([made.status, made.body.error.message]).toEqual([400, `headers.${name}: cannot be chosen.`]);
  });

  test("goes with no header that breaks out of its line", async () => {
    for (const headers of [{ "X-A": "1\r\nX-B: 2" }, { "X A": "1" }, { "X-A": "é" }, { "X-A": "1", "x-a": "2" }]) {
      const body = { slug: "x", name: "x", url: server.url, headers };
      expect((await gateway.app.call(gateway.admin, "POST", "/v1/connectors", body)).status).toBe(400);
    }
  });
});
