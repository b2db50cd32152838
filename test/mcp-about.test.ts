import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { defaultScopes } from "../src/contract/scopes.ts";
import { version } from "../src/version.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const get = (path: string, headers = {}) => app.call(undefined, "GET", path, undefined, headers);

describe("what the MCP server tells without a credential", () => {
  test("where it is and who issues its tokens, at /mcp and in the protected-resource metadata", async () => {
    for (const path of ["/mcp", "/mcp/acme"]) {
      const expected = {
        resource: app.url + path,
        authorization_servers: [app.url],
        scopes_supported: [...defaultScopes],
        bearer_methods_supported: ["header"],
        resource_name: "socialcrm",
        resource_documentation: `${app.url}/docs`,
        mcp_extensions: ["io.modelcontextprotocol/ui"],
      };
      for (const address of [path, `/.well-known/oauth-protected-resource${path}`]) {
        const { status, headers, body } = await get(address);
        expect({ status, body }).toEqual({ status: 200, body: expected });
        expect(headers.get("access-control-allow-origin")).toBe("*");
      }
    }
    expect((await get("/.well-known/oauth-protected-resource")).body.resource).toBe(app.url);
  });

  test("by the public address alone, whatever Host a request names", async () => {
    const other = await startApp({ config: { public_url: "https://crm.example" } });
    try {
      const headers = { host: "evil.example", "x-forwarded-host": "evil.example" };
      const { body } = await other.call(undefined, "GET", "/mcp", undefined, headers);
      expect(body).toMatchObject({
        resource: "https://crm.example/mcp",
        authorization_servers: ["https://crm.example"],
      });
      const refused = await other.rpc(undefined, "tools/call", {}, headers);
      expect(refused.headers.get("www-authenticate")).toContain('resource_metadata="https://crm.example/');
    } finally {
      await other.close();
    }
  });

  test("a page to a browser, under a strict policy", async () => {
    const { status, headers, body } = await get("/mcp", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("vary")).toBe("Accept");
    expect(body).toContain(`<code>${app.url}/mcp</code>`);
  });

  test("that there is no stream to get and no session to delete", async () => {
    for (const path of ["/mcp", "/mcp/acme"])
      for (const [method, accept] of [
        ["GET", "text/event-stream"],
        ["GET", "text/event-stream, application/json"],
        ["DELETE", "*/*"],
      ] as const) {
        const { status, headers, body } = await app.call(undefined, method, path, undefined, { accept });
        expect({ status, allow: headers.get("allow"), id: body.id }).toEqual({ status: 405, allow: "POST", id: null });
      }
  });

  test("with every other method what an address takes, and nothing that it does not", async () => {
    const taken = { "/mcp": "GET, POST", "/mcp/acme": "GET, POST", "/mcp/server-card": "GET", "/mcp.json": "GET" };
    for (const [path, allow] of Object.entries(taken)) {
      const others = ["PUT", "PATCH", ...(allow === "GET" ? ["POST", "DELETE"] : [])];
      for (const method of others) {
        const { status, headers, body } = await app.call(undefined, method, path);
        expect({ path, method, status, allow: headers.get("allow"), message: body.error.message }).toEqual({
          path,
          method,
          status: 405,
          allow,
          message: `This address takes ${allow}.`,
        });
      }
      expect((await app.call(undefined, "OPTIONS", path)).headers.get("allow")).toBe(allow);
    }
  });

  test("how clients add it: /mcp.json, /api/mcp-app and the server card", async () => {
    expect((await get("/mcp.json")).body).toEqual({
      mcpServers: { socialcrm: { type: "http", url: `${app.url}/mcp` } },
    });
    expect((await get("/api/mcp-app")).body).toMatchObject({
      name: "socialcrm",
      version,
      mcp_url: `${app.url}/mcp`,
      authentication: { resource_metadata: `${app.url}/.well-known/oauth-protected-resource/mcp` },
    });
    const { remotes, capabilities } = (await get("/mcp/server-card")).body;
    const mimeTypes = ["text/html;profile=mcp-app"];
    expect(capabilities).toEqual({ extensions: { "io.modelcontextprotocol/ui": { mimeTypes } } });
    expect(remotes).toMatchObject([{ type: "streamable-http", url: `${app.url}/mcp` }]);
    expect(remotes[0].supportedProtocolVersions).toEqual([
      "2026-07-28",
      "2025-11-25",
      "2025-06-18",
      "2025-03-26",
      "2024-11-05",
    ]);
  });
});

describe("/.well-known", () => {
  test("has the operator's token for OpenAI, and 404 while there is none", async () => {
    expect((await get("/.well-known/openai-apps-challenge")).status).toBe(404);
    const token = "a-token-of-the-operator";
    const other = await startApp({ config: { openai_apps_challenge: token } });
    try {
      const { status, headers, body } = await other.call(undefined, "GET", "/.well-known/openai-apps-challenge");
      expect({ status, body }).toEqual({ status: 200, body: token });
      expect(headers.get("content-type")).toStartWith("text/plain");
    } finally {
      await other.close();
    }
  });

  test("answers anything else with 404 in JSON, to a browser too", async () => {
    const paths = [
      "/.well-known/nothing",
      "/.well-known/openid-configuration/mcp",
      "/.well-known/oauth-protected-resource/mcp/NOT A SLUG",
      "/.well-known/oauth-protected-resource/other",
      "/.well-known/",
    ];
    for (const path of paths) {
      const { status, headers, body } = await get(path, { accept: "text/html" });
      expect({ path, status, code: body.error?.code }).toEqual({ path, status: 404, code: "not_found" });
      expect(headers.get("content-type")).toStartWith("application/json");
    }
    expect((await get("/mcp/NOT%20A%20SLUG")).status).toBe(404);
  });
});
