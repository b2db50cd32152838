import { afterAll, beforeAll, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { runSuite } from "./suite.ts";

/* The product itself, as far as the suite asks for nothing but what every server has: most of its scenarios call tools
 * that only its fixture offers, and it sends no credential. */

let app: TestApp;
let withKey: Bun.Server<undefined>;
beforeAll(async () => {
  app = await startApp();
  const key = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
  withKey = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const headers = new Headers(request.headers);
      headers.set("authorization", `Bearer ${key}`);
      headers.delete("host");
      const { pathname } = new URL(request.url);
      const {
        status,
        headers: fields,
        body,
      } = await fetch(app.url + pathname, {
        method: request.method,
        headers,
        ...(request.method === "POST" && { body: await request.text() }),
      });
      return new Response(body, { status, headers: fields });
    },
  });
});
afterAll(async () => {
  await withKey.stop(true);
  await app.close();
});

const aMinuteAndAHalf = 90_000;
/** Scenarios that passed, the ones that are not scored included. */
async function passed(url: string, revision: string): Promise<string[]> {
  const { output } = await runSuite(url, revision);
  return [...output.matchAll(/^✓ (\S+): [1-9]\d* passed, 0 failed/gm)].map(([, scenario = ""]) => scenario);
}

test(
  "without a credential the product passes what needs no fixture",
  async () => {
    expect(await passed(`${app.url}/mcp`, "2026-07-28")).toEqual(
      expect.arrayContaining(["tools-list", "resources-list", "prompts-list", "caching", "dns-rebinding-protection"]),
    );
    expect(await passed(`${app.url}/mcp`, "2025-11-25")).toEqual(
      expect.arrayContaining([
        "server-initialize",
        "ping",
        "tools-list",
        "resources-list",
        "prompts-list",
        "dns-rebinding-protection",
      ]),
    );
  },
  aMinuteAndAHalf,
);

test(
  "with a key it passes the rules of headers and of resources that are not there too",
  async () => {
    expect(await passed(`${withKey.url}mcp`, "2026-07-28")).toEqual(
      expect.arrayContaining([
        "http-header-validation",
        "sep-2164-resource-not-found",
        "server-sse-multiple-streams",
        "input-required-result-unsupported-methods",
      ]),
    );
  },
  aMinuteAndAHalf,
);
