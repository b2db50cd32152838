import { afterAll, beforeAll, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, ask, callback, decide } from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";
import { suite } from "./suite.ts";

let app: TestApp;
let ada: Browser;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

/** A port that nobody listens at: the suite wants to be told one. */
function freePort(): number {
  const server = Bun.serve({ port: 0, fetch: () => new Response() });
  const { port = 0 } = server;
  void server.stop(true);
  return port;
}

const anAddress = /https?:\/\/\S+\/api\/oauth\/authorize\?\S+/g;

/** What the person does each time the suite asks them to visit an address. */
async function visit(address: string): Promise<void> {
  const { location, text } = await decide(app, await ask(address, ada), ada.own);
  if (location === null) throw new Error(text);
  await fetch(location);
}

test("the official suite passes every scenario of 2026-07-28 for an authorization server", async () => {
  const client = await addClient(app, { redirectUris: [callback.replace("33418", "1")] });
  const where = ["--url", app.url, "--client-id", client.id, "--resource", `${app.url}/mcp`];
  const child = Bun.spawn({
    cmd: [
      process.execPath,
      `${suite}/dist/index.js`,
      "authorization",
      ...where,
      "--port",
      String(freePort()),
      "--spec-version",
      "2026-07-28",
    ],
    env: { ...process.env, NO_COLOR: "1" },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const errors = new Response(child.stderr).text();
  let output = "";
  const visited = new Set<string>();
  const decoder = new TextDecoder();
  for await (const part of child.stdout) {
    output += decoder.decode(part, { stream: true });
    for (const [address] of output.slice(0, output.lastIndexOf("\n") + 1).matchAll(anAddress)) {
      if (visited.has(address)) continue;
      visited.add(address);
      await visit(address);
    }
  }
  const exitCode = await child.exited;
  const [total] = /Total: .*/.exec(output) ?? [];
  const said = output + (await errors);
  expect({ exitCode, total }, said).toEqual({ exitCode: 0, total: "Total: 3 passed, 0 failed" });
}, 60_000);
