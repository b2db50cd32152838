import { afterAll, afterEach, beforeEach, expect, test } from "bun:test";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* A provider of a workspace's own may be anybody. What it answers costs the other workspaces nothing. */

const openai = startOpenAi("model-key");
let app: TestApp;
let key: string;
beforeEach(async () => {
  app = await startApp({ config: { outbound_allow: [new URL(openai.base).host] } });
  key = await app.workspace.key();
  const provider = { provider: "openai", base_url: openai.base, model: "small-1", key: "model-key" };
  expect((await app.call(key, "PUT", "/v1/ai/provider", provider)).status).toBe(200);
});
afterEach(() => app.close());
afterAll(() => openai.stop());

test.each([
  ["tags", () => JSON.stringify({ text: "\u{e0041}".repeat(500_000) })],
  ["words", () => "word ".repeat(200_000)],
  ["wrong texts", () => JSON.stringify({ text: "x", more: Array(500_000).fill(1) })],
])("an answer of a million %s is not looked at", async (_, answer) => {
  openai.says(answer());
  const { status, body } = await app.call(key, "POST", "/v1/ai/compose", { prompt: "x" });
  expect(status).toBe(503);
  expect(body.error.message).toBe("The model small-1 answered with far more than it was asked for.");
});

test("a thread of two endless posts has as many parts as networks take, and each fits", async () => {
  openai.says(JSON.stringify({ posts: ["word ".repeat(13_000), "word ".repeat(13_000)] }));
  const { data } = (await app.call(key, "POST", "/v1/ai/thread", { text: "x" })).body;
  expect(data.posts).toHaveLength(25);
  for (const post of data.posts) expect(post.length).toBeLessThanOrEqual(280);
});
