import { afterAll, afterEach, beforeEach, describe, expect, test } from "bun:test";
import { releaseAiCalls, releaseAiCallsOfBefore } from "../../db/ai/calls.ts";
import { plansOf } from "../../src/config/plans.ts";
import { operations } from "../../src/operations/index.ts";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { held } from "../support/held-model.ts";

/* What is counted, kept and given back. */

const openai = startOpenAi("model-key");
const quota = 3;
let app: TestApp;
let key: string;

beforeEach(async () => {
  openai.says('{"text":"Said."}');
  const plans = plansOf({ few: { features: ["ai:generate"], quotas: { ai: quota } } });
  app = await startApp({
    config: {
      ...{ ai_provider: "openai", ai_base_url: openai.base, ai_api_key: "model-key", ai_model: "small-1" },
      ...{ plans, default_plan: "few", ai_concurrency: 4 },
      ai_prices: { "small-1": { input: 250_000, output: 2_000_000, currency: "EUR" } },
    },
  });
  key = await app.workspace.key();
});
afterEach(() => app.close());
afterAll(() => openai.stop());

const rewrite = (headers: object = {}, more: object = {}) =>
  app.call(key, "POST", "/v1/ai/rewrite", { text: "We launch.", ...more }, headers);
const used = async () =>
  (await app.call(key, "GET", "/v1/usage")).body.quotas.find(({ name }: { name: string }) => name === "ai").used;
const calls = async () => (await app.call(key, "GET", "/v1/ai/calls")).body.data;

describe("the ledger", () => {
  test("has every call with its tokens, its cost and who asked", async () => {
    await rewrite();
    expect(await calls()).toEqual([
      {
        ...{ id: expect.stringMatching(/^aicall_/), at: new Date(app.clock.now()).toISOString() },
        ...{ operation: "rewrite_text", provider: "openai", model: "small-1", own: false, outcome: "ok", requests: 1 },
        ...{ input_tokens: 100, output_tokens: 20, cost_micros: 65, currency: "EUR", ms: expect.any(Number) },
        ...{ credential: expect.stringMatching(/^key_/), credential_name: expect.stringMatching(/^sk_live_/) },
        request_id: expect.stringMatching(/^req_/),
      },
    ]);
    const day = new Date(app.clock.now()).toISOString().slice(0, 10);
    expect((await app.call(key, "GET", "/v1/ai/usage")).body.data).toEqual([
      {
        ...{ day, operation: "rewrite_text", provider: "openai", model: "small-1", own: false, calls: 1, failed: 0 },
        ...{ input_tokens: 100, output_tokens: 20, cost_micros: 65, currency: "EUR" },
      },
    ]);
  });

  test("sums what is asked again, and knows what failed", async () => {
    openai.says("no JSON");
    expect((await rewrite()).status).toBe(503);
    expect(await calls()).toMatchObject([
      { outcome: "unavailable", requests: 2, input_tokens: 200, output_tokens: 40 },
    ]);
    expect((await app.call(key, "GET", "/v1/ai/usage")).body.data).toMatchObject([{ calls: 1, failed: 1 }]);
  });

  test("does not know tokens that the provider does not tell", async () => {
    openai.says({ text: '{"text":"Said."}', usage: false });
    await rewrite();
    expect(await calls()).toMatchObject([
      { outcome: "ok", input_tokens: null, output_tokens: null, cost_micros: null },
    ]);
  });

  test("is another workspace's in no way, and pages to its end", async () => {
    for (let at = 0; at < quota; at++) await rewrite();
    const other = await (await app.addWorkspace("other")).key();
    expect((await app.call(other, "GET", "/v1/ai/calls")).body.data).toEqual([]);
    expect((await app.call(other, "GET", "/v1/ai/usage")).body.data).toEqual([]);
    const first = (await app.call(key, "GET", "/v1/ai/calls?limit=2")).body;
    const second = (await app.call(key, "GET", `/v1/ai/calls?limit=2&cursor=${first.next_cursor}`)).body;
    expect([first.data.length, second.data.length, second.next_cursor]).toEqual([2, 1, undefined]);
    expect((await app.call(key, "GET", "/v1/ai/calls?outcome=lost")).body.data).toEqual([]);
    for (const { name } of operations.filter(({ effect }) => effect === "generates"))
      expect((await app.call(key, "GET", `/v1/ai/calls?operation=${name}`)).status).toBe(200);
    for (const [field, first] of [
      ["outcome", "ok, running, invalid_request, "],
      ["operation", "rewrite_text, compose_text, "],
    ]) {
      const { status, body } = await app.call(key, "GET", `/v1/ai/calls?${field}=lots`);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(`${field}: must be one of: ${first}`),
      ]);
    }
  });

  test("holds nothing of what was asked and answered, nor does the log", async () => {
    const secret = "Tell nobody of Project Heron.";
    await app.call(key, "POST", "/v1/ai/rewrite", { text: secret });
    openai.says("Project Heron is no JSON");
    await app.call(key, "POST", "/v1/ai/rewrite", { text: secret });
    for (const path of ["/v1/ai/calls", "/v1/audit"])
      expect((await app.call(key, "GET", path)).text).not.toContain("Heron");
    expect(app.logged()).toContain("unavailable");
    expect(app.logged()).not.toContain("Heron");
    expect(app.logged()).not.toContain("model-key");
  });
});

describe("the quota", () => {
  test("is never passed, however many ask at once", async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => rewrite()));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(quota);
    for (const reply of replies.filter(({ status }) => status !== 200))
      expect(["quota_exceeded", "rate_limited"]).toContain(reply.body.error.code);
    for (let at = 0; at < 5; at++) await rewrite();
    const over = await rewrite();
    expect(over.body.error.code).toBe("quota_exceeded");
    expect(await used()).toBe(quota);
    expect((await calls()).filter(({ outcome }: { outcome: string }) => outcome === "ok")).toHaveLength(quota);
  });

  test("is counted before the model is asked, and given back when nothing comes of it", async () => {
    openai.next(/completions/, openai.failed(500, "server_error", "down"));
    expect((await rewrite()).status).toBe(503);
    expect(await used()).toBe(0);
    for (let at = 0; at < quota; at++) expect((await rewrite()).status).toBe(200);
    const before = openai.seen.length;
    expect((await rewrite()).status).toBe(402);
    expect(openai.seen.length).toBe(before);
  });

  test("is not touched by a dry run; a test of the provider counts like any writing", async () => {
    const reply = await app.call(key, "POST", "/v1/ai/rewrite?dry_run=true", { text: "x" });
    expect(reply.body.dry_run.quota_left).toBe(quota);
    expect((await app.call(key, "POST", "/v1/ai/provider/test")).body).toMatchObject({ ok: true, problem: null });
    expect(await used()).toBe(1);
  });
});

describe("a request under an Idempotency-Key", () => {
  test("that is sent again gets the first answer, and no model is asked", async () => {
    const first = await rewrite({ "idempotency-key": "one" });
    const before = openai.seen.length;
    openai.says('{"text":"Another."}');
    const again = await rewrite({ "idempotency-key": "one" });
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(openai.seen.length).toBe(before);
    expect(await used()).toBe(1);
    expect((await rewrite({ "idempotency-key": "one" }, { tone: "calm" })).status).toBe(409);
  });

  test("is a conflict while the first one is being answered", async () => {
    const server = held();
    const own = await startApp({
      folder: app.folder,
      root: app.root,
      config: { ai_provider: "openai", ai_base_url: server.url, ai_model: "slow" },
    });
    const mine = await own.workspace.key();
    const ask = () => own.call(mine, "POST", "/v1/ai/rewrite", { text: "x" }, { "idempotency-key": "two" });
    const first = ask();
    await server.arrived.promise;
    expect((await ask()).body.error).toEqual({
      code: "conflict",
      message: "This request is still being answered; send it again in a moment for its answer.",
    });
    server.gate.resolve();
    expect((await first).body).toEqual({ data: { text: "Late." } });
    expect((await ask()).text).toBe((await first).text);
    expect(server.asked()).toBe(1);
    await own.close();
    await server.stop();
  });
});

describe("work that nobody ends", () => {
  /** A server on the same data whose model says nothing until it is let. */
  async function waiting(more: object = {}) {
    const server = held();
    const slow = await startApp({
      config: { ai_provider: "openai", ai_base_url: server.url, ai_model: "slow", ...more },
    });
    const mine = await slow.workspace.key();
    const ask = (headers: object = {}, signal?: AbortSignal) =>
      fetch(`${slow.url}/v1/ai/rewrite`, {
        method: "POST",
        headers: { authorization: `Bearer ${mine}`, "content-type": "application/json", ...headers },
        body: JSON.stringify({ text: "x" }),
        ...(signal && { signal }),
      });
    const outcomes = async () =>
      (await slow.call(mine, "GET", "/v1/ai/calls")).body.data.map(({ outcome }: { outcome: string }) => outcome);
    return {
      ...{ server, slow, ask, outcomes },
      async stop() {
        server.gate.resolve();
        await slow.close();
        await server.stop();
      },
    };
  }

  test("takes so many places at a time and no more", async () => {
    const { server, ask, stop } = await waiting({ ai_concurrency: 2 });
    const two = [ask(), ask()];
    while (server.asked() < 2) await Bun.sleep(5);
    const third = await ask();
    expect(third.status).toBe(429);
    expect(third.headers.get("retry-after")).toBe("2");
    expect(await third.json()).toEqual({
      error: { code: "rate_limited", message: "Too many requests. Slow down and retry." },
    });
    server.gate.resolve();
    expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask()).status).toBe(200);
    await stop();
  });

  test.each([{}, { accept: "text/event-stream" }])("ends when the caller goes: %p", async (headers) => {
    const { server, ask, outcomes, stop } = await waiting();
    const gone = new AbortController();
    const asked = ask(headers, gone.signal).catch(() => "gone");
    await server.arrived.promise;
    expect(await outcomes()).toEqual(["running"]);
    gone.abort();
    await asked;
    while ((await outcomes())[0] === "running") await Bun.sleep(5);
    expect(await outcomes()).toEqual(["cancelled"]);
    await stop();
  });

  test("is over when its time is, and the caller hears so", async () => {
    const { ask, outcomes, stop } = await waiting({ ai_timeout_seconds: 0.2 });
    const reply = await ask();
    expect(reply.status).toBe(503);
    expect((await reply.json()).error.message).toMatch(/did not answer within 0\.\d+ s/);
    expect(await outcomes()).toEqual(["unavailable"]);
    await stop();
  });

  test("is lost once its process is gone, and what it took is given back", async () => {
    const server = held();
    const plans = plansOf({ few: { features: ["ai:generate"], quotas: { ai: 1 } } });
    const config = {
      ai_provider: "openai",
      ai_base_url: server.url,
      ai_model: "slow",
      plans,
      default_plan: "few",
    } as const;
    const slow = await startApp({ config });
    const mine = await slow.workspace.key();
    const asked = slow.call(mine, "POST", "/v1/ai/rewrite", { text: "x" });
    await server.arrived.promise;
    for (const release of [releaseAiCalls, releaseAiCallsOfBefore]) await release(slow.store, slow.clock.now());
    const outcome = async () => (await slow.call(mine, "GET", "/v1/ai/calls")).body.data[0].outcome;
    expect(await outcome()).toBe("running");
    await releaseAiCallsOfBefore(slow.store, slow.clock.now() + 1);
    expect(await outcome()).toBe("lost");
    const quotas = async () => (await slow.call(mine, "GET", "/v1/usage")).body.quotas[1].used;
    expect(await quotas()).toBe(0);
    server.gate.resolve();
    // Whoever was given up for lost and comes all the same is not counted anew.
    expect((await asked).status).toBe(409);
    expect(await quotas()).toBe(0);
    await slow.close();
    await server.stop();
  });
});
