import { afterAll, afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* Providers that speak the protocol in ways of their own. */

const openai = startOpenAi("model-key");
const host = new URL(openai.url).host;
let app: TestApp;
let key: string;

beforeEach(async () => {
  openai.says('{"text":"Said."}');
  app = await startApp({
    config: {
      ...{ ai_provider: "openai", ai_base_url: openai.base, ai_api_key: "model-key", ai_model: "small-1" },
      ai_prices: { "small-1": { input: 250_000, output: 2_000_000 } },
    },
  });
  key = await app.workspace.key();
});
afterEach(() => app.close());
afterAll(() => openai.stop());

const rewrite = (headers = {}) => app.call(key, "POST", "/v1/ai/rewrite", { text: "We launch." }, headers);
const listening = { accept: "text/event-stream" };
const next = (answer: Response) => openai.next(/completions/, answer);
const about = { id: "1", created: 1, model: "small-1" };
const completion = (usage: object) =>
  Response.json({
    ...{ ...about, object: "chat.completion", usage },
    choices: [{ index: 0, message: { role: "assistant", content: '{"text":"Said."}' }, finish_reason: "stop" }],
  });
/** A stream of these pieces of an answer, and of what else is told. */
const streamed = (pieces: readonly string[], ...told: object[]) => {
  const chunk = (delta: object, finish_reason: string | null) => ({
    ...about,
    choices: [{ index: 0, delta, finish_reason }],
  });
  const events = [
    ...pieces.map((content) => chunk({ content }, null)),
    ...(told.length > 0 ? told : [chunk({}, "stop")]),
  ];
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  return new Response(`${body}data: [DONE]\n\n`, { headers: { "content-type": "text/event-stream" } });
};

describe("figures that count no tokens", () => {
  test.each([
    ["fractions", { prompt_tokens: 10.5, completion_tokens: 0.5 }],
    ["less than nothing", { prompt_tokens: -10, completion_tokens: -5 }],
    ["more than there are", { prompt_tokens: 1e300, completion_tokens: 2 ** 60 }],
  ])("%s: are not known, and the answer is one", async (_, usage) => {
    next(completion(usage));
    const reply = await rewrite();
    expect(reply.body).toEqual({ data: { text: "Said." } });
    expect((await app.call(key, "GET", "/v1/ai/calls")).body.data).toMatchObject([
      { outcome: "ok", input_tokens: null, output_tokens: null, cost_micros: null },
    ]);
    expect((await app.call(key, "GET", "/v1/ai/usage")).status).toBe(200);
  });
});

describe("an answer is found", () => {
  test.each([
    ["behind what the model thought", '<think>They want {"text":"…"}, in {braces}.</think>\n{"text":"Said."}'],
    ["behind a sentence with braces", 'For {you}: {"text":"Said."}'],
    ["in a block of code", 'Sure!\n```json\n{"text":"Said."}\n```'],
  ])("%s, and the model is asked once", async (_, text) => {
    openai.says(text);
    const before = openai.seen.length;
    expect((await rewrite()).body).toEqual({ data: { text: "Said." } });
    expect(openai.seen.length - before).toBe(1);
  });
});

describe("an error that is told with status 200", () => {
  const words = (reply: { text: string }) => JSON.parse(/\{"error".*\}/.exec(reply.text)?.[0] ?? "").error.message;

  test.each([
    [
      { message: "We launch.", code: "server_busy" },
      "told of an error in place of its answer (server_busy); try again.",
    ],
    [{ message: "We launch.", code: 429 }, "takes no more requests for now; try again in 10 s."],
    [{ message: "We launch.", code: 502 }, "has trouble (502); try again in 10 s."],
    [{ message: "We launch.", type: "two words" }, "told of an error in place of its answer; try again."],
  ])("%#: is told as what it is, whole or in the middle of a stream", async (error, told) => {
    next(Response.json({ error }));
    const whole = await rewrite();
    expect([whole.status, words(whole)]).toEqual([503, `The AI provider at ${host} ${told}`]);
    next(streamed(['{"text":"Sa'], { error }));
    expect(words(await rewrite(listening))).toBe(`The AI provider at ${host} ${told}`);
  });
});

describe("what is heard while it is written", () => {
  const heard = async (...pieces: string[]) => {
    next(streamed(pieces));
    return [...(await rewrite(listening)).text.matchAll(/"piece":("[^\n]*")\}/g)].map(([, piece]) =>
      JSON.parse(piece ?? ""),
    );
  };

  test("is whole characters, wherever the model breaks off between two pieces", async () => {
    expect(await heard('{"text":"Hi \\ud83d', "\\ude00", '!"}')).toEqual(["Hi ", "😀", "!"]);
    expect(await heard('{"text":"Hi \\ud83d', 'there"}')).toEqual(["Hi ", "\ufffdthere"]);
  });

  test("holds nothing that is hidden, as the answer holds none", async () => {
    expect(await heard('{"text":"a\\u202eb\u{e0041}\u0007c"}')).toEqual(["abc"]);
  });
});

describe("a model that thinks until it has no room for an answer", () => {
  const named = (model: string) =>
    app.call(key, "PUT", "/v1/ai/provider", { provider: "openai", model, base_url: openai.base, key: "model-key" });
  const asked = () => openai.seen.map(({ json }) => json.max_tokens);
  beforeEach(async () => {
    await app.close();
    app = await startApp({ config: { outbound_allow: [host] } });
    key = await app.workspace.key();
  });

  test.each(["", "<think>They want"])("(%j) is given more at once, and from the start from then on", async (text) => {
    await named(`thinker-${text.length}`);
    openai.says({ text, finish: "length" }, '{"text":"Said."}');
    const before = asked().length;
    expect((await rewrite()).body).toEqual({ data: { text: "Said." } });
    expect(asked().slice(before)).toEqual([4096, 8 * 4096]);
    expect((await app.call(key, "GET", "/v1/ai/calls")).body.data).toMatchObject([
      { outcome: "ok", requests: 2, input_tokens: 200, output_tokens: 40 },
    ]);
    await rewrite();
    expect(asked().slice(before + 2)).toEqual([8 * 4096]);
  });

  test("even with that, is told of as cut off; so is one that was answering", async () => {
    await named("thinks-for-ever");
    openai.says({ text: "", finish: "length" });
    const before = asked().length;
    expect((await rewrite()).body.error.message).toContain("was cut off at its limit of tokens");
    expect(asked().length - before).toBe(2);
    await named("answers-for-ever");
    openai.says({ text: '{"text":"On and on', finish: "length" });
    expect((await rewrite()).body.error.message).toContain("was cut off at its limit of tokens");
    expect(asked().length - before).toBe(3);
  });
});
