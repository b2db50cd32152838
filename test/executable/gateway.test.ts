import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { furnished, type RunningServer, serve, tidy } from "../support/executable.ts";
import { type Recorded, startEverything, startModern, type Upstream } from "../support/upstreams.ts";

const about = { name: "test", version: "1.0.0" };
const patience = 60_000;

let everything: Upstream;
let modern: Recorded;
let server: RunningServer;
let data: string;
let key: string;
/** What a caller holds and no upstream may ever see. */
const mark = `caller-${crypto.randomUUID()}`;

const start = (folder: string) =>
  serve(folder, [], { env: { SOCIALCRM_OUTBOUND_ALLOW: `${everything.host},${modern.host}` } });
const api = async (path: string, body?: object) => {
  const headers = { "content-type": "application/json" };
  const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : {};
  return (await server.request(`/v1${path}`, key, init)).json() as Promise<Record<string, unknown>>;
};

beforeAll(async () => {
  everything = await startEverything();
  modern = startModern();
  ({ data, key } = await furnished());
  server = await start(data);
  for (const [slug, { url }] of Object.entries({ everything, modern })) {
    const made = await api("/connectors", { slug, name: slug, url, headers: { "X-Own": `own of ${slug}` } });
    expect(await api(`/connectors/${made["id"]}/refresh`, {})).toMatchObject({ health: "up" });
  }
}, patience);
afterAll(async () => {
  await tidy();
  await everything.stop();
  await modern.stop();
});

const at = () => new URL(`${server.url}/mcp`);
const requestInit = () => ({ headers: { Authorization: `Bearer ${key}`, "X-Mark": mark, Cookie: `a=${mark}` } });
const legacyClient = async () => {
  const client = new Client(about);
  await client.connect(new StreamableHTTPClientTransport(at(), { requestInit: requestInit() }));
  return client;
};
const modernClient = async () => {
  const client = new ModernClient(about, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
  await client.connect(new ModernTransport(at(), { requestInit: requestInit() }));
  return client;
};

describe.each([
  ["@modelcontextprotocol/sdk 1.x", legacyClient],
  ["@modelcontextprotocol/client 2.x", modernClient],
])("%s", (_, connect) => {
  test("finds and calls the tools of two servers of other people's making beside the product's own", async () => {
    const client = await connect();
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["list_posts", "everything__echo", "modern__whoami"]));
    const echo = await client.callTool({ name: "everything__echo", arguments: { message: "hi" } });
    expect(echo.content).toEqual([{ type: "text", text: "Echo: hi" }]);
    const structured = await client.callTool({
      name: "everything__get-structured-content",
      arguments: { location: "Chicago" },
    });
    expect(structured.structuredContent).toHaveProperty("temperature");
    const who = await client.callTool({ name: "modern__whoami", arguments: { text: "x" } });
    expect(who.content).toEqual([{ type: "text", text: "whoami: x" }]);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain("modern+notes://all");
    expect((await client.readResource({ uri: "modern+notes://all" })).contents).toMatchObject([{ text: "All notes." }]);
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(expect.arrayContaining(["plan_a_week", "modern__greet"]));
    expect((await client.getPrompt({ name: "modern__greet" })).messages).toHaveLength(1);
    await client.close();
  });

  test("hears of progress, and of a failure as a result", async () => {
    const client = await connect();
    const heard: number[] = [];
    const params = { name: "everything__trigger-long-running-operation", arguments: { duration: 0.3, steps: 3 } };
    const onprogress = ({ progress }: { progress: number }) => void heard.push(progress);
    if (client instanceof Client) await client.callTool(params, undefined, { onprogress });
    else await client.callTool(params, { onprogress });
    expect(heard).toEqual([1, 2, 3]);
    modern.before = (_request, { body }) =>
      body.includes("tools/call") ? new Response("", { status: 502 }) : undefined;
    const refused = await client.callTool({ name: "modern__whoami", arguments: {} });
    expect(refused).toMatchObject({ isError: true, structuredContent: { error: { code: "unavailable" } } });
    modern.before = () => undefined;
    expect((await client.callTool({ name: "modern__whoami", arguments: {} })).isError).toBeFalsy();
    await client.close();
  });
});

test("nothing of a caller's ever reached the server behind", () => {
  expect(modern.asked.length).toBeGreaterThan(10);
  const seen = JSON.stringify(modern.asked);
  for (const own of [mark, key, "Bearer"]) expect(seen).not.toContain(own);
  for (const { headers } of modern.asked) expect(headers["x-own"]).toBe("own of modern");
});

test(
  "a start knows what was offered, and calls it",
  async () => {
    await server.ended("SIGTERM");
    server = await start(data);
    const client = await legacyClient();
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain("everything__echo");
    const echo = await client.callTool({ name: "everything__echo", arguments: { message: "again" } });
    expect(echo.content).toEqual([{ type: "text", text: "Echo: again" }]);
    await client.close();
  },
  patience,
);
