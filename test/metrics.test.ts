import { afterAll, beforeAll, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";

const token = "a-token-for-metrics-alone";
let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp({ config: { metrics_token: token, access_log: true } });
  key = await app.workspace.key();
});
afterAll(() => app.close());

const read = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${app.url}/metrics`, { headers });
  return { status: response.status, text: await response.text() };
};

const answered = (text: string, face: string, status: number) =>
  Number(
    new RegExp(`^socialcrm_answers_total\\{face="${face}",status="${status}"\\} (\\d+)$`, "m").exec(text)?.[1] ?? 0,
  );

test("metrics count the answers of each face by status", async () => {
  const before = (await read()).text;
  await app.call(key, "GET", "/v1/me");
  await app.call(undefined, "GET", "/v1/me");
  await app.rpc(key, "tools/list");
  const { status, text } = await read();
  expect(status).toBe(200);
  for (const [face, code] of [
    ["rest", 200],
    ["rest", 401],
    ["mcp", 200],
  ] as const)
    expect(answered(text, face, code) - answered(before, face, code), `${face} ${code}`).toBe(1);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+]+)$/);
});

test("metrics are for this machine, or for who has the token", async () => {
  expect((await read({ authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await read({ authorization: `Bearer ${token}x` })).status).toBe(403);
  expect((await read({ authorization: `Bearer ${key}` })).status).toBe(403);
  expect((await read({ "x-forwarded-for": "203.0.113.9" })).status).toBe(403);
  expect((await read({ "x-forwarded-for": "203.0.113.9", authorization: `Bearer ${token}` })).status).toBe(200);
});

test("the access log has a line for each request, without its query and without secrets", async () => {
  const { headers } = await app.call(key, "GET", "/v1/posts?q=somebody");
  const requestId = headers.get("x-request-id");
  const lines = app
    .logged()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const line = lines.find((one) => one.request_id === requestId && one.event === "request");
  expect(line).toMatchObject({ method: "GET", path: "/v1/posts", status: 200, address: "127.0.0.1" });
  expect(app.logged()).not.toContain("somebody");
  expect(app.logged()).not.toContain(key);
});
