import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";

const friend = "https://app.example.com";
let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp({ config: { cors_origins: [friend] } });
  key = await app.workspace.key();
});
afterAll(() => app.close());

const preflight = (origin: string, path = "/v1/posts") =>
  app.call(undefined, "OPTIONS", path, undefined, {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization, content-type",
  });
const allowed = (headers: Headers) => headers.get("access-control-allow-origin");

describe("a page", () => {
  test("of an allowed origin, or of the server's own, reads answers and refusals with their headers", async () => {
    for (const origin of [friend, app.url])
      for (const [path, as] of [
        ["/v1/posts", key],
        ["/v1/posts", undefined],
        ["/v1/posts?limit=0", key],
        ["/nothing", key],
      ] as const) {
        const { headers } = await app.call(as, "GET", path, undefined, { origin });
        expect({ path, allowed: allowed(headers) }).toEqual({ path, allowed: origin });
        expect(headers.get("vary")).toContain("Origin");
        for (const name of ["WWW-Authenticate", "RateLimit", "Retry-After", "X-Request-Id"])
          expect(headers.get("access-control-expose-headers")).toContain(name);
      }
  });

  test("of an allowed origin reads that /mcp has no stream and no session, and another is turned away", async () => {
    for (const [method, path] of [
      ["GET", "/mcp"],
      ["DELETE", "/mcp"],
      ["GET", `/mcp/${app.workspace.slug}`],
    ] as const) {
      const from = (origin: string) =>
        app.call(undefined, method, path, undefined, { origin, accept: "text/event-stream" });
      const { headers, status } = await from(friend);
      expect({ status, allow: headers.get("allow") }).toEqual({ status: 405, allow: "POST" });
      expect({ path, allowed: allowed(headers) }).toEqual({ path, allowed: friend });
      const other = await from("https://evil.example");
      expect({ path, status: other.status, allowed: allowed(other.headers) }).toEqual({
        path,
        status: 403,
        allowed: null,
      });
    }
  });

  test("of any other origin gets no leave, however alike it looks", async () => {
    const others = [
      "https://evil.example",
      "http://app.example.com",
      "https://app.example.com.evil.example",
      "https://app.example.com:8443",
      "null",
      `${friend}/`,
    ];
    for (const origin of others) {
      const { headers, status } = await app.call(key, "GET", "/v1/posts", undefined, { origin });
      expect({ origin, status, allowed: allowed(headers) }).toEqual({ origin, status: 200, allowed: null });
      expect(allowed((await preflight(origin)).headers)).toBeNull();
    }
  });

  test("never gets leave for every origin, or for credentials of the browser", async () => {
    for (const origin of [friend, "https://evil.example"]) {
      const { headers } = await app.call(key, "GET", "/v1/posts", undefined, { origin });
      expect(allowed(headers)).not.toBe("*");
      expect(headers.has("access-control-allow-credentials")).toBe(false);
    }
  });

  test("asks first, without a credential, and hears which methods and headers it may use", async () => {
    const { status, headers, text } = await preflight(friend);
    expect({ status, text, allowed: allowed(headers) }).toEqual({ status: 204, text: "", allowed: friend });
    expect(headers.get("access-control-allow-methods")).toBe("GET, POST");
    for (const name of ["authorization", "content-type", "x-api-key", "idempotency-key", "mcp-protocol-version"])
      expect(headers.get("access-control-allow-headers")).toContain(name);
    expect((await preflight(friend, "/v1/posts/post_01k")).headers.get("access-control-allow-methods")).toBe(
      "GET, PATCH, DELETE",
    );
    expect((await preflight(friend, "/nothing")).status).toBe(404);
    expect(allowed((await preflight(friend, "/mcp")).headers)).toBe(friend);
  });

  test("of a foreign origin is refused at /mcp with 403, credential or not", async () => {
    for (const as of [key, undefined]) {
      expect((await app.rpc(as, "ping", {}, { origin: "https://evil.example" })).status).toBe(403);
      expect((await app.rpc(as, "ping", {}, { origin: friend })).status).toBe(200);
      expect((await app.rpc(as, "ping", {}, { origin: app.url })).status).toBe(200);
      expect((await app.rpc(as, "ping")).status).toBe(200);
    }
  });
});
