import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { stillClock } from "./support/clock.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";

let provider: OpenIdProvider;
let app: TestApp;
let admin: string;
const audience = "https://crm.example.org/mcp/acme";
const free = { limits: { requests_per_minute: 0 } };

beforeAll(async () => {
  provider = await startOpenIdProvider();
  const outbound_allow = [new URL(provider.issuer).host];
  app = await startApp({ clock: stillClock(Date.now()), config: { outbound_allow, failed_credentials_per_minute: 0 } });
  admin = await app.workspace.key(free);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

/** Sets the workspace's provider; what is not said is plain. */
const set = async (more: object = {}, key = admin) =>
  app.call(key, "PUT", "/v1/identity-provider", { issuer: provider.issuer, audience, ...more });

describe("a workspace's own identity provider", () => {
  test("is set by its issuer and audience alone, read, set anew and removed", async () => {
    expect(await app.call(admin, "GET", "/v1/identity-provider")).toMatchObject({
      status: 404,
      body: { error: { message: "There is no such identity provider in this workspace." } },
    });
    const made = await set();
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^idp_/),
      issuer: provider.issuer,
      audience,
      jwks_uri: provider.jwksUri,
      algorithms: ["RS256"],
      scope_claim: "scope",
      scope_mapping: {},
      required_claims: {},
      allowed_clients: [],
      default_role: "member",
      status: "active",
      created_at: new Date(app.clock.now()).toISOString(),
      updated_at: new Date(app.clock.now()).toISOString(),
    });
    expect((await app.call(admin, "GET", "/v1/identity-provider")).body).toEqual(made.body);
    const { id } = made.body;
    const anew = await set({ default_role: "viewer" });
    expect(anew.body).toMatchObject({ id, default_role: "viewer" });
    expect((await app.call(admin, "DELETE", "/v1/identity-provider")).body).toEqual({ id, deleted: true });
    expect((await app.call(admin, "DELETE", "/v1/identity-provider")).status).toBe(404);
  });

  test("gives its tokens what they say, over REST and MCP", async () => {
    await set();
    const token = await provider.token(audience, "posts:read mcp:call");
    expect((await app.call(token, "GET", "/v1/me")).body).toMatchObject({
      credential: { id: expect.stringMatching(/^idp_\w+:[0-9a-f]{32}$/), kind: "idp_token", prefix: "machine" },
      ...{ workspace: { slug: "acme" }, user: null, role: "member", scopes: ["posts:read", "mcp:call"] },
    });
    expect((await app.call(token, "GET", "/v1/posts")).status).toBe(200);
    expect((await app.call(token, "POST", "/v1/posts", { body: "x" })).status).toBe(403);
    const tool = await app.rpc(token, "tools/call", { name: "create_post", arguments: { body: "x" } });
    expect(tool.body.result.structuredContent.status).toBe("draft");
  });
});
