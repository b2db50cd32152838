import { afterAll, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startOpenAi } from "../doubles/openai.ts";
import { furnished, run, serve, tidy } from "../support/executable.ts";

const openai = startOpenAi("model-key");
afterAll(async () => {
  await tidy();
  await openai.stop();
});

const env = {
  SOCIALCRM_AI_PROVIDER: "openai",
  SOCIALCRM_AI_BASE_URL: openai.base,
  SOCIALCRM_AI_API_KEY: "model-key",
  SOCIALCRM_AI_MODEL: "small-1",
};

test("a call that was killed in between gives back what it took of the quota, with the next start", async () => {
  const { data, key } = await furnished();
  const config = join(data, "..", "few.toml");
  writeFileSync(config, "[plans.self_hosted]\nquotas = { ai = 1 }\n");
  const flags = ["--config", config];
  const first = await serve(data, flags, { env });
  const ask = (server: typeof first) =>
    server.request("/v1/ai/rewrite", key, {
      method: "POST",
      body: JSON.stringify({ text: "We launch." }),
      headers: { "content-type": "application/json" },
    });
  openai.next(/completions/, "lost");
  const before = openai.seen.length;
  const asked = ask(first).catch(() => "killed");
  while (openai.seen.length === before) await Bun.sleep(5);
  // The one that is under way has the whole quota.
  expect((await ask(first)).status).toBe(402);
  await first.ended("SIGKILL");
  expect(await asked).toBe("killed");

  const second = await serve(data, flags, { env });
  const calls = await (await second.request("/v1/ai/calls", key)).json();
  expect(calls.data.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["lost"]);
  openai.says('{"text":"Launch day."}');
  expect(await (await ask(second)).json()).toEqual({ data: { text: "Launch day." } });
  expect((await ask(second)).status).toBe(402);
  expect(await second.ended("SIGTERM")).toBe(0);
}, 30_000);

test("the command line writes, with the SDK out of the executable", async () => {
  const { data, key } = await furnished();
  const server = await serve(data, [], { env });
  const words = (...args: string[]) =>
    run(["ai", ...args, "--api-url", server.url], { env: { SOCIALCRM_API_KEY: key } });
  openai.says('{"text":"Launch day\\nis here."}');
  expect(await words("rewrite", "--text", "We launch.")).toEqual({
    code: 0,
    stdout: "Launch day\nis here.\n",
    stderr: "",
  });
  openai.says('{"ideas":["One.","Two, three."]}');
  expect((await words("ideas")).stdout).toBe("One.\nTwo, three.\n");
  const told = JSON.parse((await words("ideas", "--json")).stdout);
  expect(told).toEqual({ data: { ideas: ["One.", "Two, three."] } });
  expect(await server.ended("SIGTERM")).toBe(0);
}, 30_000);
