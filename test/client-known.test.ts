import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { discoverAuthorizationServerMetadata, registerClient } from "@modelcontextprotocol/sdk/client/auth.js";
import * as oauth from "oauth4webapi";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const register = (fields: unknown) => app.call(undefined, "POST", "/api/oauth/register", fields);

describe("what real clients register is taken as it is", () => {
  const code = { grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] };
  test.each([
    [
      "ChatGPT",
      {
        ...code,
        client_name: "ChatGPT",
        redirect_uris: [
          "https://chatgpt.com/connector_platform_oauth_redirect",
          "https://chatgpt.com/connector/oauth/6f3a",
        ],
        token_endpoint_auth_method: "none",
      },
    ],
    [
      "Claude",
      {
        ...code,
        client_name: "Claude",
        redirect_uris: ["https://claude.ai/api/mcp/auth_callback", "https://claude.com/api/mcp/auth_callback"],
        token_endpoint_auth_method: "none",
        scope: "claudeai",
      },
    ],
    [
      "VS Code",
      {
        client_name: "Visual Studio Code",
        client_uri: "https://code.visualstudio.com",
        grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
        response_types: ["code"],
        redirect_uris: [
          "https://insiders.vscode.dev/redirect",
          "https://vscode.dev/redirect",
          "http://127.0.0.1/",
          "http://127.0.0.1:33418/",
        ],
        token_endpoint_auth_method: "none",
        application_type: "native",
      },
    ],
    [
      "Cursor",
      {
        ...code,
        client_name: "Cursor",
        redirect_uris: ["cursor://anysphere.cursor-mcp/oauth/callback"],
        token_endpoint_auth_method: "none",
      },
    ],
    [
      "a command line",
      {
        ...code,
        client_name: "MCP CLI Proxy",
        redirect_uris: ["http://localhost:3334/oauth/callback"],
        token_endpoint_auth_method: "none",
        software_id: "2e6dc280-f3c3-4e01-99a7-8181dbd1d23d",
        software_version: "0.1.29",
      },
    ],
  ])("%s", async (_name, fields) => {
    const { status, body } = await register(fields);
    expect(status).toBe(201);
    const { application_type: _ignored, ...kept } = fields as Record<string, unknown>;
    expect(body).toMatchObject(kept);
  });
});

describe("the libraries that clients are made of register", () => {
  const redirect_uris = ["http://127.0.0.1:3334/callback"];

  test("oauth4webapi, from the server's metadata alone", async () => {
    const insecure = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(app.url);
    const discovery = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure });
    const server = await oauth.processDiscoveryResponse(issuer, discovery);
    const response = await oauth.dynamicClientRegistrationRequest(server, { redirect_uris }, insecure);
    const client = await oauth.processDynamicClientRegistrationResponse(response);
    expect(client).toMatchObject({ redirect_uris, client_secret_expires_at: 0 });
    const proof = oauth.ClientSecretBasic(client.client_secret as string);
    const refused = await oauth.refreshTokenGrantRequest(server, client, proof, "none", insecure);
    const error = await oauth.processRefreshTokenResponse(server, client, refused).catch((thrown) => thrown);
    expect(error).toMatchObject({ error: "invalid_grant", status: 400 });
  });

  test("the MCP SDK", async () => {
    const clientMetadata = { redirect_uris, client_name: "Inspector", token_endpoint_auth_method: "none" };
    const metadata = await discoverAuthorizationServerMetadata(app.url);
    const client = await registerClient(app.url, { ...(metadata && { metadata }), clientMetadata });
    expect(client).toMatchObject({ client_name: "Inspector", client_id: expect.stringMatching(/^client_/) });
  });
});
