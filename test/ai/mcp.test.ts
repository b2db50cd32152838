import { afterAll, beforeAll, expect, test } from "bun:test";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* AI over MCP: tools of the connector `ai`, and progress to whoever gives a token for it. */

const openai = startOpenAi("model-key");
let app: TestApp;
beforeAll(async () => {
  app = await startApp({
    config: { ai_provider: "openai", ai_base_url: openai.base, ai_api_key: "model-key", ai_model: "small-1" },
  });
});
afterAll(() => Promise.all([app.close(), openai.stop()]));

const call = (key: string, _meta?: object) =>
  app.rpc(key, "tools/call", { name: "compose_text", arguments: { prompt: "Our launch" }, ...(_meta && { _meta }) });

test("mcp:call:ai is enough for writing, and not for setting who writes", async () => {
  const key = await app.workspace.key({ scopes: ["mcp:call:ai"] });
  openai.says('{"text":"Launch day."}');
  const { result } = (await call(key)).body;
  expect(result.structuredContent).toEqual({ data: { text: "Launch day." } });
  const args = { provider: "openai", model: "x" };
  expect((await app.rpc(key, "tools/call", { name: "set_ai_provider", arguments: args })).status).toBe(403);
  const social = await app.workspace.key({ scopes: ["mcp:call:social"] });
  expect((await call(social)).status).toBe(403);
});

test("a token for progress hears the text as it is written, then the answer", async () => {
  const key = await app.workspace.key();
  openai.says('{"text":"Launch day is here."}');
  const reply = await call(key, { progressToken: "p1" });
  expect(reply.headers.get("content-type")).toBe("text/event-stream");
  const sent = [...reply.text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data as string));
  const told = sent.slice(0, -1).map(({ method, params }) => ({ method, ...params }));
  expect(told.every(({ method, progressToken }) => method === "notifications/progress" && progressToken === "p1")).toBe(
    true,
  );
  expect(told.map(({ progress }) => progress)).toEqual(told.map((_, at) => at + 1));
  expect(
    told
      .slice(1)
      .map(({ message }) => message)
      .join(""),
  ).toBe("Launch day is here.");
  expect(sent.at(-1).result.structuredContent).toEqual({ data: { text: "Launch day is here." } });
  expect((await call(key)).headers.get("content-type")).toContain("application/json");
});
