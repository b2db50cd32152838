import { expect, test } from "bun:test";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp } from "../support/app.ts";
import { held } from "../support/held-model.ts";

test("of two requests under one Idempotency-Key, the one that is overtaken gets the other's answer, and no model is asked again", async () => {
  const openai = startOpenAi("model-key");
  const config = { ai_base_url: openai.base, ai_api_key: "model-key", ai_model: "small-1" };
  const app = await startApp({ config: { ai_provider: "openai", ...config } });
  const key = await app.workspace.key();
  openai.says('{"text":"Said."}');
  const rewrite = () => app.call(key, "POST", "/v1/ai/rewrite", { text: "x" }, { "idempotency-key": "one" });
  const { write } = app.store;
  const [begun, open] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  app.store.write = async (...unit) => {
    app.store.write = write;
    begun.resolve();
    await open.promise;
    return write(...unit);
  };
  const overtaken = rewrite();
  await begun.promise;
  const first = await rewrite();
  expect(first.body).toEqual({ data: { text: "Said." } });
  openai.says('{"text":"Another."}');
  open.resolve();
  const { status, text, headers } = await overtaken;
  expect([status, text, headers.get("idempotent-replayed")]).toEqual([200, first.text, "true"]);
  expect(openai.seen.length).toBe(1);
  await app.close();
  await openai.stop();
});

test("a workspace whose models are all busy keeps no other one waiting", async () => {
  const model = held();
  const config = { ai_provider: "openai", ai_base_url: model.url, ai_model: "slow", ai_concurrency: 1 } as const;
  const app = await startApp({ config });
  const keys = [await app.workspace.key(), await (await app.addWorkspace("beside")).key()];
  const rewrite = (key = "") => app.call(key, "POST", "/v1/ai/rewrite", { text: "x" });
  const first = rewrite(keys[0]);
  await model.arrived.promise;
  expect((await rewrite(keys[0])).status).toBe(429);
  let isOver = false;
  const beside = rewrite(keys[1]).finally(() => {
    isOver = true;
  });
  while (model.asked() < 2 && !isOver) await new Promise((turn) => setImmediate(turn));
  model.gate.resolve();
  expect([(await first).status, (await beside).status]).toEqual([200, 200]);
  await app.close();
  await model.stop();
});

test("a call that nobody has ended keeps its place no longer than an answer may take", async () => {
  const model = held();
  const config = { ai_provider: "openai", ai_base_url: model.url, ai_model: "slow", ai_concurrency: 1 } as const;
  const app = await startApp({ config });
  const key = await app.workspace.key();
  const rewrite = () => app.call(key, "POST", "/v1/ai/rewrite", { text: "x" });
  const first = rewrite();
  await model.arrived.promise;
  app.clock.pass(600_000);
  let isOver = false;
  const late = rewrite().finally(() => {
    isOver = true;
  });
  while (model.asked() < 2 && !isOver) await new Promise((turn) => setImmediate(turn));
  model.gate.resolve();
  expect([(await first).status, (await late).status]).toEqual([409, 200]);
  await app.close();
  await model.stop();
});
