import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { graphemes } from "../../src/publishing/measure.ts";
import { hasLlm, type Llm, startLlm } from "../servers/llm.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* Every AI operation with a real language model. It is a very small one: what is looked at is shape, limits and figures. */

describe.skipIf(!hasLlm)("a language model behind an OpenAI-compatible address", () => {
  let llm: Llm;
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    llm = await startLlm();
    app = await startApp({ config: { ai_provider: "openai", ai_base_url: llm.url, ai_model: llm.model } });
    key = await app.workspace.key();
  });
  afterAll(() => Promise.all([app.close(), llm.stop()]));
  const ask = (path: string, body: object, headers: object = {}) =>
    app.call(key, "POST", `/v1/ai/${path}`, body, headers);
  const text = "Once upon a time there was a little girl. She loved to play in the park.";

  test.each([
    ["rewrite", { text, tone: "friendly", networks: ["bluesky"] }],
    ["compose", { prompt: "A little girl in the park", networks: ["x", "mastodon"] }],
    ["optimise", { text }],
  ])("%s answers a text within the limits", async (path, body) => {
    const reply = await ask(path, body);
    expect({ status: reply.status, body: reply.body }).toEqual({
      status: 200,
      body: { data: { text: expect.any(String) } },
    });
    expect(reply.body.data.text.trim()).toBe(reply.body.data.text);
    expect(reply.body.data.text).not.toBe("");
    expect(graphemes(reply.body.data.text)).toBeLessThanOrEqual(280);
  });

  test("hashtags, thread and ideas answer lists", async () => {
    const { hashtags } = (await ask("hashtags", { text })).body.data;
    for (const tag of hashtags) expect(tag).toMatch(/^#[\p{L}\p{M}\p{N}_]+$/u);
    const { posts } = (await ask("thread", { text })).body.data;
    for (const post of posts) expect(graphemes(post)).toBeLessThanOrEqual(280);
    const { ideas } = (await ask("ideas", { topic: "the park" })).body.data;
    for (const list of [hashtags, posts, ideas]) expect(list.length).toBeGreaterThan(0);
  });

  test("tells of its tokens, and every call stands in the ledger", async () => {
    const calls = async () => (await app.call(key, "GET", "/v1/ai/calls?outcome=ok")).body.data;
    const before = (await calls()).length;
    expect((await ask("rewrite", { text })).status).toBe(200);
    const data = await calls();
    expect(data.length).toBeGreaterThan(before);
    for (const call of data) {
      expect(call.input_tokens).toBeGreaterThan(100);
      expect(call.output_tokens).toBeGreaterThan(0);
    }
  });

  test("is heard while it writes", async () => {
    const reply = await ask("compose", { prompt: "A little girl" }, { accept: "text/event-stream" });
    const pieces = [...reply.text.matchAll(/"piece":("(?:[^"\\]|\\.)*")/g)].map(([, piece]) =>
      JSON.parse(piece as string),
    );
    const result = JSON.parse(/event: result\ndata: (.*)\n/.exec(reply.text)?.[1] ?? "{}");
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.join("").trim()).toBe(result.data.text);
  });

  test("is tried, and refuses a model that it does not have and a text that is too long for it", async () => {
    expect((await ask("provider/test", {})).body).toMatchObject({ ok: true, model: llm.model, problem: null });
    const long = await ask("rewrite", { text: "word ".repeat(6000) });
    expect(long.body.error).toEqual({
      code: "invalid_request",
      message: "body: is too long for the model stories260K; send less text.",
    });
    const other = await startApp({ config: { ai_provider: "openai", ai_base_url: llm.url, ai_model: "another" } });
    const reply = await other.call(await other.workspace.key(), "POST", "/v1/ai/rewrite", { text });
    expect(reply.body.error.message).toMatch(/^The AI provider at 127\.0\.0\.1:\d+ knows no model another, /);
    await other.close();
  });
});
