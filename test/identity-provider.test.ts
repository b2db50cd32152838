import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";

let app: IdpApp;
beforeAll(async () => {
  app = await startIdpApp();
});
afterAll(() => app.close());

const path = "/v1/identity-provider";
const signed = (claims: object = {}, header: Record<string, unknown> = {}) =>
  app.provider.sign(app.claims(claims), header);
const refusal = (reply: { status: number; body: { error?: { code: string; message: string } } }) => ({
  status: reply.status,
  message: reply.body.error?.message,
});

describe("a workspace's own identity provider", () => {
  test("is set by its issuer and audience alone, read, set anew and removed", async () => {
    await app.call(app.admin, "DELETE", path);
    expect(refusal(await app.call(app.admin, "GET", path))).toEqual({
      status: 404,
      message: "There is no such identity provider in this workspace.",
    });
    const made = await app.set();
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^idp_/),
      issuer: app.provider.issuer,
      audience: app.audience,
      jwks_uri: app.provider.jwksUri,
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
    expect((await app.call(app.admin, "GET", path)).body).toEqual(made.body);
    const { id } = made.body;
    expect((await app.set({ default_role: "viewer" })).body).toMatchObject({ id, default_role: "viewer" });
    expect((await app.call(app.admin, "DELETE", path)).body).toEqual({ id, deleted: true });
    expect((await app.call(app.admin, "DELETE", path)).status).toBe(404);
    expect((await app.set()).body.id).not.toBe(id);
  });

  test("has another id once its issuer is another: the same subject is somebody else there", async () => {
    const { id } = (await app.set()).body;
    const other = await app.set({ issuer: "https://id.example.org", jwks_uri: app.provider.jwksUri });
    expect(other.body.id).not.toBe(id);
  });

  test("is discovered by its issuer, every character of which counts", async () => {
    const discover = (issuer: string) =>
      app.call(app.admin, "GET", `${path}/discovery?issuer=${encodeURIComponent(issuer)}`);
    const { issuer, jwksUri } = app.provider;
    expect((await discover(issuer)).body).toEqual({ issuer, jwks_uri: jwksUri, algorithms: ["RS256"] });
    const wrong = "issuer: The discovery document names another issuer; every character of it counts.";
    expect(refusal(await discover(`${issuer}/`))).toEqual({ status: 400, message: wrong });
    expect(refusal(await app.set({ issuer: `${issuer}/` })).message).toStartWith(wrong);
    for (const name of ["openid-configuration", "oauth-authorization-server"])
      app.provider.instead.set(`/.well-known/${name}`, { status: 404 });
    const { host } = new URL(issuer);
    const none = `issuer: ${host} has no discovery document below that issuer (404).`;
    expect(refusal(await discover(issuer))).toEqual({ status: 400, message: none });
    const said = { issuer: `${issuer}/tenant`, jwks_uri: jwksUri };
    app.provider.instead.set("/.well-known/oauth-authorization-server/tenant", { body: JSON.stringify(said) });
    expect((await discover(`${issuer}/tenant`)).body).toEqual({ ...said, algorithms: [] });
    app.provider.instead.clear();
    expect((await discover("https://127.0.0.1:1")).body.error.message).toBe(
      "issuer: 127.0.0.1:1 is no public address.",
    );
  });

  test.each([
    ["with a query", "https://id.example.org/?a=b"],
    ["with an empty fragment", "https://id.example.org/#"],
    ["with a user", "https://user@id.example.org"],
    ["of this server itself", "self"],
  ])("has no issuer %s", async (_why, named) => {
    const issuer = named === "self" ? `${app.url}/` : named;
    expect(refusal(await app.set({ issuer, jwks_uri: app.provider.jwksUri }))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^issuer: /),
    });
  });

  test("gives no more than who sets it holds, and no scope that does not exist", async () => {
    const narrow = await app.workspace.key({ scopes: ["workspace:admin", "posts:read"] });
    expect(refusal(await app.set({}, narrow))).toMatchObject({
      status: 403,
      message: expect.stringMatching(/^scope_mapping: this credential does not hold insights:read, posts:write/),
    });
    expect((await app.set({ scope_mapping: { editor: ["posts:write"] } }, narrow)).status).toBe(403);
    expect((await app.set({ scope_mapping: { editor: ["posts:read"] } }, narrow)).status).toBe(200);
    expect(refusal(await app.set({ scope_mapping: { editor: ["posts:fly"] } })).message).toStartWith(
      "scope_mapping: posts:fly is no scope.",
    );
  });
});

describe("its tokens", () => {
  test("count on REST and MCP for what they say, a machine's", async () => {
    await app.set();
    const token = await app.provider.token(app.audience, "posts:read mcp:call");
    expect((await app.call(token, "GET", "/v1/me")).body).toMatchObject({
      credential: { id: expect.stringMatching(/^idp_\w+:[0-9a-f]{32}$/), kind: "idp_token", prefix: "machine" },
      ...{ workspace: { slug: "acme" }, user: null, role: "member", scopes: ["posts:read", "mcp:call"] },
    });
    expect((await app.call(token, "GET", "/v1/posts")).status).toBe(200);
    const { status, headers } = await app.call(token, "POST", "/v1/posts", { body: "x" });
    expect(status).toBe(403);
    expect(headers.get("www-authenticate")).toContain('error="insufficient_scope"');
    const { body } = await app.rpc(token, "tools/call", { name: "create_post", arguments: { body: "By MCP." } });
    expect(body.result.structuredContent.status).toBe("draft");
    const events = (await app.call(app.admin, "GET", "/v1/audit?limit=1")).body.data;
    expect(events[0]).toMatchObject({ event: "create_post", actor: expect.stringMatching(/^idp_/) });
    expect((await app.call(undefined, "GET", "/v1/posts", undefined, { "x-api-key": token })).status).toBe(401);
  });

  test("count for a person who signed in there, as a subject and as no member of the same address", async () => {
    await app.set();
    await app.workspace.member("ada@example.com", "owner");
    Object.assign(app.provider.extra, { email: "ada@example.com", email_verified: true });
    const { access_token: token } = await app.provider.tokens("ada", app.audience, "posts:read workspace:admin");
    const { body } = await app.call(token, "GET", "/v1/me");
    expect(body).toMatchObject({
      credential: { prefix: "ada@example.com" },
      user: null,
      role: "member",
      scopes: ["posts:read"],
    });
    delete app.provider.extra.email;
    expect((await app.call(token, "POST", "/v1/posts", { body: "x" })).status).toBe(403);
  });

  test("no ID token of the same sign-in counts", async () => {
    await app.set({ audience: app.provider.web.id });
    const { id_token } = await app.provider.tokens("ada", app.audience, "openid email");
    expect(await app.failing(id_token ?? "")).toMatchObject({ check: "purpose" });
    expect(await app.asked(id_token ?? "")).toEqual({ status: 401, message: "Invalid access token." });
  });

  test("are counted and limited by whom they speak of, not by the token", async () => {
    await app.set();
    const first = await signed({ sub: "one", jti: "a" });
    const second = await signed({ sub: "one", jti: "b" });
    const left = async (token: string) => {
      const { headers } = await app.call(token, "GET", "/v1/me");
      return Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
    };
    expect([await left(first), await left(second), await left(first)]).toEqual([599, 598, 597]);
    expect(await left(await signed({ sub: "two" }))).toBe(599);
  });

  test("stop on the next request once it is disabled, changed or removed, remembered or not", async () => {
    const status = async (token: string) => (await app.asked(token)).status;
    await app.set();
    const token = await signed();
    expect([await status(token), await status(token)]).toEqual([200, 200]);
    for (const change of [
      { status: "disabled" },
      { audience: "another" },
      { allowed_clients: ["x"] },
      { required_claims: { a: 1 } },
    ]) {
      await app.set(change);
      expect(await status(token)).toBe(401);
      await app.set();
      expect(await status(token)).toBe(200);
    }
    await app.set({ scope_mapping: { other: ["posts:read"] } });
    expect(await status(token)).toBe(403);
    await app.set();
    expect(await status(token)).toBe(200);
    await app.call(app.admin, "DELETE", path);
    expect(await status(token)).toBe(401);
  });

  test("end when they say, though they are remembered", async () => {
    await app.set();
    const token = await signed({ exp: Math.floor(app.clock.now() / 1000) + 60 });
    expect((await app.asked(token)).status).toBe(200);
    app.clock.pass(89_000);
    expect((await app.asked(token)).status).toBe(200);
    app.clock.pass(1000);
    expect((await app.asked(token)).status).toBe(401);
  });

  test("are tried without being kept, by its admins alone", async () => {
    await app.set({ scope_mapping: { "app.editor": ["posts:read", "posts:write"] }, status: "disabled" });
    const token = await signed({ scope: "app.editor openid", client_id: "shop", preferred_username: "ada" });
    const { body } = await app.call(app.admin, "POST", `${path}/test`, { token }, { "idempotency-key": "once" });
    expect(body).toEqual({
      accepted: true,
      failed: null,
      becomes: {
        credential: expect.stringMatching(/^idp_\w+:[0-9a-f]{32}$/),
        ...{ shown: "ada", subject: "ada", client: "shop", role: "member" },
        scopes: ["posts:read", "posts:write"],
        ignored: ["openid"],
        expires_at: expect.any(String),
      },
    });
    const member = await app.workspace.key({ scopes: ["posts:read"] });
    expect((await app.call(member, "POST", `${path}/test`, { token })).status).toBe(403);
    await app.running.settle();
    const [, , signature = "none"] = token.split(".");
    const stored = await Bun.$`cat ${app.store.path} ${`${app.store.path}-wal`}`.quiet();
    expect(stored.stdout.includes(signature)).toBe(false);
    expect(app.logged()).not.toContain(signature);
  });
});
