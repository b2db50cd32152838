import { afterAll, beforeAll, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { built, json, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";
import { cookieField, send } from "../support/pages.ts";

/* `socialcrm login` against the server itself: what stands in for a browser is a person's session and two forms. */

let server: RunningServer;
let cookie: { cookie: string };
beforeAll(async () => {
  const data = newFolder();
  server = await serve(data);
  const { url } = await json(["setup-link", "--data", data]);
  const owner = { name: "Ada", email: "ada@example.com", password: "correct horse battery staple" };
  const workspace = { workspace: "new", workspace_name: "Acme", slug: "acme" };
  const token = new URLSearchParams(new URL(url).hash.slice(1)).get("token") ?? new URL(url).hash.slice(1);
  const made = await send(server, "/setup", { step: "owner", token, ...owner, ...workspace });
  expect(made).toMatchObject({ status: 303, to: "/account" });
  cookie = cookieField(made);
}, 20_000);
afterAll(tidy);

const fieldOf = (page: string, name: string) =>
  new RegExp(`name="${name}"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*?name="${name}"`)
    .exec(page)
    ?.slice(1)
    .find(Boolean);

/** Starts a login in a home of its own; answers its home, the code that it shows, and its end. */
async function login(...words: string[]) {
  const home = dirname(newFolder());
  const child = Bun.spawn([await built(), "login", "--device", "--json", "--api-url", server.url, ...words], {
    env: { PATH: process.env.PATH ?? "", HOME: home },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const stderr = lines(child.stderr);
  const [, page, code = ""] = /^Open (\S+) and enter the code (\S+)$/.exec((await stderr.next()).value ?? "") ?? [];
  expect(page).toBe(`${server.url}/device`);
  const ended = async () => ({ code: await child.exited, stderr: await Array.fromAsync(stderr) });
  return { home, code, ended, stdout: new Response(child.stdout).text() };
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const [rest = "", ...whole] = (text + decoder.decode(chunk, { stream: true })).split("\n").reverse();
    yield* whole.reverse();
    text = rest;
  }
  if (text) yield text;
}

/** Types the code on the page, as whoever is signed in, and says yes or no to what it asks then. */
async function decide(code: string, decision: "allow" | "deny") {
  const asked = await send(server, "/device", { user_code: code }, cookie);
  expect(asked.text).toContain("socialcrm command line");
  const [proof = "", workspace = ""] = ["proof", "workspace"].map((name) => fieldOf(asked.text, name));
  return send(server, "/device", { proof, workspace, decision }, cookie);
}

test("a login that its person allows acts as them, until logout ends it at the server", async () => {
  const { home, code, ended, stdout } = await login();
  expect((await decide(code, "allow")).text).toContain("Allowed.");
  expect(await ended()).toEqual({ code: 0, stderr: [] });
  const told = JSON.parse(await stdout);
  expect(told).toMatchObject({ workspace: "acme", user: { email: "ada@example.com" }, role: "owner" });
  expect(told.scopes).toContain("workspace:admin");

  const as = { env: { HOME: home } };
  expect((await json(["posts", "create", "--body", "From a terminal"], as)).body).toBe("From a terminal");
  expect((await json(["api-keys", "list"], as)).data).toEqual([]);
  expect(await json(["status"], as)).toMatchObject({ kind: "access_token", works: true, renewable: true });

  const saved = readFileSync(join(home, ".socialcrm", "config.toml"), "utf8");
  const [, access] = /access_token = "([^"]+)"/.exec(saved) ?? [];
  expect((await server.request("/v1/me", access)).status).toBe(200);
  expect(await json(["logout"], as)).toMatchObject({ revoked: true });
  expect((await server.request("/v1/me", access)).status).toBe(401);
}, 30_000);

test("a login whose access token is over is renewed by the server, and the old refresh token is not used again", async () => {
  const { home, code, ended } = await login("--scopes", "posts:read");
  await decide(code, "allow");
  expect(await ended()).toEqual({ code: 0, stderr: [] });
  const file = join(home, ".socialcrm", "config.toml");
  const before = readFileSync(file, "utf8");
  await Bun.write(file, before.replace(/expires_at = "[^"]+"/, 'expires_at = "2020-01-01T00:00:00Z"'));
  const as = { env: { HOME: home } };
  const all = await Promise.all([1, 2, 3].map(() => run(["posts", "list", "--json"], as)));
  expect(all.map((one) => one.code)).toEqual([0, 0, 0]);
  const refresh = (text: string) => /refresh_token = "([^"]+)"/.exec(text)?.[1];
  expect(refresh(readFileSync(file, "utf8"))).not.toBe(refresh(before));
  expect((await run(["posts", "create", "--body", "x"], as)).code).toBe(4);
}, 30_000);

test("a login that its person denies ends with 4 and saves nothing", async () => {
  const { home, code, ended } = await login();
  expect((await decide(code, "deny")).text).toContain("Denied.");
  expect((await ended()).code).toBe(4);
  expect((await run(["whoami"], { env: { HOME: home, SOCIALCRM_API_URL: server.url } })).code).toBe(3);
}, 30_000);
