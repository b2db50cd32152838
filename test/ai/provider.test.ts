import { afterAll, afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startAnthropic } from "../doubles/anthropic.ts";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* Who writes: whose provider it is, what it is told, and what its trouble is called. */

const secret = "model-key-that-nobody-sees";
const openai = startOpenAi(secret);
const anthropic = startAnthropic(secret);
const host = new URL(openai.url).host;
let app: TestApp;
let key: string;
const server = { ai_provider: "openai", ai_base_url: openai.base, ai_api_key: secret, ai_model: "small-1" } as const;
const start = async (config: object) => {
  app = await startApp({ config, outbound: { resolve: async () => ["10.0.0.1"] } });
  key = await app.workspace.key();
};
const rewrite = (headers: object = {}) => app.call(key, "POST", "/v1/ai/rewrite", { text: "We launch." }, headers);
const set = (fields: object) =>
  app.call(key, "PUT", "/v1/ai/provider", { provider: "openai", model: "own-1", ...fields });

afterEach(() => app.close());
afterAll(() => Promise.all([openai.stop(), anthropic.stop()]));

describe("the server's provider", () => {
  test("that is not set is named with the setting that is missing", async () => {
    await start({});
    const reply = await rewrite();
    expect(reply.status).toBe(503);
    expect(reply.body.error.code).toBe("unavailable");
    expect(reply.body.error.message).toContain("SOCIALCRM_AI_PROVIDER and SOCIALCRM_AI_MODEL");
    expect((await app.call(key, "GET", "/v1/ai/provider")).status).toBe(404);
  });

  test("is shown without its address and its key, and may be anywhere", async () => {
    await start(server);
    expect((await rewrite()).status).toBe(200);
    const reply = await app.call(key, "GET", "/v1/ai/provider");
    expect(reply.body).toEqual({
      ...{ own: false, provider: "openai", base_url: null, model: "small-1", key_set: true },
      ...{ created_at: null, updated_at: null },
    });
    expect(reply.text).not.toContain(host);
  });
});

describe("a workspace's own provider", () => {
  test("writes in place of the server's, for that workspace alone; its key is never shown", async () => {
    await start({ ...server, ai_base_url: "http://127.0.0.1:9/v1", outbound_allow: [host] });
    const made = await set({ base_url: openai.base, key: secret });
    expect(made.body).toMatchObject({ own: true, base_url: openai.base, model: "own-1", key_set: true });
    expect((await rewrite()).status).toBe(200);
    expect(openai.seen.at(-1)?.json.model).toBe("own-1");
    const other = await (await app.addWorkspace("other")).key();
    expect((await app.call(other, "POST", "/v1/ai/rewrite", { text: "x" })).status).toBe(503);
    expect((await app.call(other, "GET", "/v1/ai/provider")).body.own).toBe(false);
    for (const path of ["/v1/ai/provider", "/v1/audit", "/v1/ai/calls"])
      expect((await app.call(key, "GET", path)).text).not.toContain(secret);
    const row = await app.store.read.$client.query("select key_sealed from ai_providers").get();
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(app.logged()).not.toContain(secret);
    expect((await app.call(key, "DELETE", "/v1/ai/provider")).body.deleted).toBe(true);
    expect((await rewrite()).status).toBe(503);
  });

  test("goes over the safe fetch: an address on this machine is refused, even the operator's own", async () => {
    await start(server);
    for (const base_url of [openai.base, "http://169.254.169.254/v1", "https://127.0.0.1:9/v1", "http://[::1]:80/v1"]) {
      const reply = await set({ base_url, key: secret });
      expect({ base_url, status: reply.status }).toEqual({ base_url, status: 400 });
      expect(reply.body.error.message).toStartWith("base_url: ");
    }
    await set({ base_url: "https://inside.example/v1", key: secret });
    const before = openai.seen.length;
    const reply = await rewrite();
    expect(reply.status).toBe(503);
    expect(reply.body.error.message).toStartWith("The AI provider cannot be called: ");
    expect(openai.seen.length).toBe(before);
    expect((await set({ base_url: "https://user:word@example.com/v1" })).body.error.message).toContain("base_url:");
    expect((await set({ base_url: "file:///etc/passwd" })).status).toBe(400);
  });

  test("keeps its key while its address is the same, and never sends it to another", async () => {
    await start({ outbound_allow: [host, new URL(anthropic.url).host] });
    await set({ base_url: openai.base, key: secret });
    expect((await set({ base_url: openai.base, model: "own-2" })).body).toMatchObject({
      model: "own-2",
      key_set: true,
    });
    expect((await rewrite()).status).toBe(200);
    expect((await set({ base_url: anthropic.base })).body.key_set).toBe(false);
    expect((await set({ base_url: openai.base })).body.key_set).toBe(false);
    await set({ base_url: openai.base, key: secret });
    expect((await set({ base_url: openai.base, key: null })).body.key_set).toBe(false);
  });

  test("that does not take a request is quoted, with the settings to look at", async () => {
    await start({ outbound_allow: [host] });
    await set({ base_url: openai.base, key: secret });
    openai.next(/completions/, openai.failed(400, "unsupported_value", "Use 'max_completion_tokens' instead"));
    expect((await rewrite()).body.error.message).toBe(
      `The AI provider at ${host} did not take the request (400): Use 'max_completion_tokens' instead. Look at provider (openai), base_url and model (own-1) of set_ai_provider.`,
    );
  });

  test("is set by administrators, and tried", async () => {
    await start({ outbound_allow: [host] });
    await set({ base_url: openai.base, key: "wrong" });
    expect((await app.call(key, "POST", "/v1/ai/provider/test")).body).toMatchObject({
      ...{ ok: false, provider: "openai", model: "own-1", host, own: true },
      problem: `The AI provider at ${host} refused the key (401); set it anew with set_ai_provider.`,
    });
    await set({ base_url: openai.base, key: secret });
    expect((await app.call(key, "POST", "/v1/ai/provider/test")).body).toMatchObject({ ok: true, problem: null });
    const writer = await app.workspace.key({ scopes: ["ai:generate"] });
    expect((await app.call(writer, "PUT", "/v1/ai/provider", { provider: "openai", model: "x" })).status).toBe(403);
    expect((await app.call(writer, "POST", "/v1/ai/rewrite", { text: "x" })).status).toBe(200);
  });
});

describe.each([
  ["openai", openai, "/completions"],
  ["anthropic", anthropic, "/messages"],
] as const)("trouble at %s", (kind, double, path) => {
  const where = new URL(double.url).host;
  const { failed } = double;
  beforeEach(() => start({ ...server, ai_provider: kind, ai_base_url: double.base }));
  const answers = (answer: Response | "lost") => double.next(new RegExp(path), answer);

  test.each([
    [
      failed(401, "invalid", `bad key ${secret}`),
      "unavailable",
      /refused the key \(401\); whoever runs this server sets SOCIALCRM_AI_API_KEY/,
    ],
    [failed(403, "permission", "no"), "unavailable", /refused the key \(403\)/],
    [failed(404, "not_found", "no model"), "unavailable", /knows no model small-1/],
    [failed(429, "insufficient_quota", "pay"), "unavailable", /has no credit left/],
    [failed(400, "invalid", "Your credit balance is too low"), "unavailable", /has no credit left/],
    [
      failed(400, "context_length_exceeded", "maximum context length is 10 tokens"),
      "invalid_request",
      /^body: is too long for the model small-1/,
    ],
    [failed(400, "invalid", "prompt is too long: 9 tokens > 8 maximum"), "invalid_request", /is too long/],
    [failed(400, "strange_request", "We launch. We launch."), "unavailable", /did not take the request \(400\)/],
    [
      failed(400, "bad", "Unknown field max_tokens."),
      "unavailable",
      /\(400\): Unknown field max_tokens\. Whoever runs this server looks at SOCIALCRM_AI_PROVIDER \(.*SOCIALCRM_AI_MODEL \(small-1\)\.$/,
    ],
    [
      failed(400, "bad", `No max_tokens with ${secret}, given 'We\u200b launch.'\u202e\nfor`),
      "unavailable",
      /\(400\): No max_tokens with …, given '…\.' for\. Whoever/,
    ],
    [failed(409, "bad", "so ".repeat(400)), "unavailable", /\(409\): [so ]{299}… Whoever/],
    [Response.json({ detail: "Extra inputs" }, { status: 422 }), "unavailable", /\(422\): Extra inputs\. Whoever/],
    [new Response("<p>We launch.</p>", { status: 400 }), "unavailable", /did not take the request \(400\)\. Whoever/],
    [failed(500, "server", "x"), "unavailable", /has trouble \(500\); try again in 10 s/],
    [failed(529, "overloaded_error", "x", { "retry-after": "7" }), "unavailable", /try again in 7 s/],
    [new Response("<html>", { status: 502 }), "unavailable", /has trouble \(502\)/],
    [new Response("{not json"), "unavailable", /an answer that is not in its protocol/],
    [Response.json({ hello: "world" }), "unavailable", /an answer that is not in its protocol/],
    [
      new Response(null, { status: 302, headers: { location: "https://example.com" } }),
      "unavailable",
      /redirect \(302\)/,
    ],
  ] as const)("%#: is told plainly, and neither the key nor what was asked", async (answer, code, words) => {
    answers(answer.clone());
    const reply = await rewrite();
    expect(reply.body.error).toMatchObject({ code, message: expect.stringMatching(words) });
    for (const hidden of [secret, "We launch."]) {
      expect(reply.text).not.toContain(hidden);
      expect(app.logged()).not.toContain(hidden);
    }
  });

  test("429 says how long to wait, in its header too", async () => {
    answers(failed(429, "rate_limit", "slow", { "retry-after": "12" }));
    const reply = await rewrite();
    expect(reply.status).toBe(503);
    expect(reply.headers.get("retry-after")).toBe("12");
    expect(reply.body.error.message).toBe(
      `The AI provider at ${where} takes no more requests for now; try again in 12 s.`,
    );
  });

  test("an answer that was cut off, and one that was refused", async () => {
    double.says({ text: '{"text":"On and on', finish: kind === "openai" ? "length" : "max_tokens" });
    if (kind === "openai") expect((await rewrite()).body.error.message).toMatch(/was cut off at its limit of tokens/);
    double.says({ text: '{"text":"x"}', finish: kind === "openai" ? "content_filter" : "refusal" });
    expect((await rewrite()).body.error).toMatchObject({
      code: "invalid_request",
      message: expect.stringMatching(/refuses to write this/),
    });
    double.says('{"text":"Said."}');
  });

  test("in the middle of a stream is an event with the error object", async () => {
    answers(failed(500, "server", "x"));
    const reply = await rewrite({ accept: "text/event-stream" });
    expect(reply.status).toBe(200);
    const last = /event: error\ndata: (.*)\n/.exec(reply.text)?.[1] ?? "";
    expect(JSON.parse(last).error).toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/has trouble \(500\)/),
    });
    expect(reply.text).not.toContain("event: result");
  });

  test("before any work is an answer with its status, whoever listens", async () => {
    const reply = await app.call(key, "POST", "/v1/ai/rewrite", { text: "" }, { accept: "text/event-stream" });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("content-type")).toContain("application/json");
  });
});
