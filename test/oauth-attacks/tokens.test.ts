import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { startApp, type TestApp, type TestWorkspace } from "../support/app.ts";
import {
  addClient,
  basic,
  claimsOf,
  consented,
  deviceGrant,
  exchange,
  headerOf,
  submit,
  type TestClient,
  token,
} from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";

let app: TestApp;
let client: TestClient;
let ada: Browser;
let beta: TestWorkspace;
beforeAll(async () => {
  app = await startApp({ config: { failed_credentials_per_minute: 0 } });
  await app.workspace.member("ada@example.com", "owner");
  await app.workspace.member("max@example.com", "admin");
  beta = await app.addWorkspace("beta");
  await beta.member("bea@example.com", "owner");
  client = await addClient(app);
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}
const granted = async (more: Record<string, string> = {}, browser = ada): Promise<Pair> =>
  (await token(app, exchange(client, await consented(app, client, browser, more)))).body;
const refresh = async (refresh_token: string, more: Record<string, string> = {}) => {
  const form = { grant_type: "refresh_token", refresh_token, client_id: client.id, ...more };
  const { status, body } = await token(app, form);
  return { status, error: body.error, body };
};
const me = async (key: string | undefined, path = "/v1/me", headers = {}) =>
  app.call(key, "GET", path, undefined, headers);
const unauthorized = { status: 401, message: "Invalid access token." };
const answered = async (jwt: string) => {
  const { status, body } = await me(jwt);
  return { status, message: body.error?.message };
};

describe("a token is of one kind", () => {
  test("a refresh token, a code, a device code and a user code open nothing", async () => {
    const { refresh_token } = await granted();
    const { code } = await consented(app, client, ada);
    const { body } = await submit(app, "/api/oauth/device_authorization", { client_id: client.id });
    for (const text of [refresh_token, code, body.device_code, body.user_code])
      expect(await answered(text)).toEqual(unauthorized);
  });

  test("an access token refreshes nothing and is no code, and a refresh token is no code", async () => {
    const { access_token, refresh_token } = await granted();
    const verifier = "a".repeat(43);
    for (const text of [access_token, refresh_token]) {
      const form = exchange(client, { code: text, verifier });
      expect((await token(app, form)).body.error).toBe("invalid_grant");
      const device = { grant_type: deviceGrant, device_code: text, client_id: client.id };
      expect((await token(app, device)).body.error).toBe("invalid_grant");
    }
    expect(await refresh(access_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  });
});

describe("a token is taken from the Authorization header alone", () => {
  test("not from the address, a form, a cookie or X-API-Key", async () => {
    const { access_token } = await granted();
    expect((await me(access_token)).status).toBe(200);
    for (const name of ["access_token", "token", "api_key", "authorization"])
      expect((await me(undefined, `/v1/posts?${name}=${access_token}`)).status).toBe(401);
    const form = await fetch(`${app.url}/v1/posts`, {
      ...{ method: "POST", body: new URLSearchParams({ access_token, body: "x" }) },
    });
    expect(form.status).toBe(401);
    const cookies = `access_token=${access_token}; __Host-socialcrm_session=${access_token}`;
    expect((await me(undefined, "/v1/me", { cookie: cookies })).status).toBe(401);
    expect((await me(undefined, "/v1/me", { "x-api-key": access_token })).status).toBe(401);
    expect((await me(undefined, "/v1/me", { authorization: access_token })).status).toBe(401);
    expect((await me(undefined, "/v1/me", { authorization: `Basic ${access_token}` })).status).toBe(401);
    expect((await me(undefined, "/v1/me", { authorization: `Bearer ${access_token}, Bearer x` })).status).toBe(401);
  });
});

describe("a key of the attacker's verifies nothing", () => {
  test.each([
    ["named by a path", { kid: "../../../../dev/null" }],
    ["named by SQL", { kid: "' union select 'x" }],
    ["named by a prototype", { kid: "__proto__" }],
    ["named by nothing", { kid: "" }],
    ["named by no name", { kid: undefined }],
    ["at an address (jku)", { jku: "http://127.0.0.1:9/keys" }],
    ["at an address (x5u)", { x5u: "http://127.0.0.1:9/cert" }],
    ["brought along (jwk)", { jwk: true }],
    ["under rules of its own (crit)", { crit: ["exempt"], exempt: true }],
    ["as another type", { typ: "JWT" }],
    ["as an ID token", { typ: "id+jwt" }],
    ["with the id of the server's own key", {}],
  ] as [string, Record<string, unknown>][])("%s", async (_, header) => {
    const { access_token } = await granted();
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    const own = headerOf(access_token);
    const jwk = header["jwk"] ? { jwk: await exportJWK(publicKey) } : {};
    const forged = await new SignJWT(claimsOf(access_token))
      .setProtectedHeader({ ...own, ...header, ...jwk } as typeof own)
      .sign(privateKey, header["crit"] ? { crit: { exempt: true } } : undefined);
    expect(await answered(forged)).toEqual(unauthorized);
    expect(await answered(access_token)).toMatchObject({ status: 200 });
  });

  test("nor is a signature borrowed: of another token, cut, padded, in other letters, or written as JSON", async () => {
    const [one, other] = [(await granted()).access_token, (await granted({ scope: "posts:read" })).access_token];
    const [header = "", payload = "", signature = ""] = one.split(".");
    const [, , borrowed = ""] = other.split(".");
    for (const text of [
      `${header}.${payload}.${borrowed}`,
      `${header}.${payload}.${signature.slice(0, -4)}`,
      `${header}.${payload}.${signature}AA`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}..${signature}`,
      `${one}.${signature}`,
      JSON.stringify({ protected: header, payload, signature }).replaceAll('"', "'"),
    ])
      expect((await me(text)).status).toBe(401);
  });
});

describe("a token is good at its resource, in its workspace, for its client", () => {
  test.each(["/mcp", "/mcp/acme"])(
    "that of %s opens no REST, introspects nothing and manages nothing",
    async (path) => {
      const { access_token } = await granted({ resource: app.url + path, scope: "workspace:admin posts:read" });
      expect(await answered(access_token)).toEqual(unauthorized);
      expect((await app.call(access_token, "GET", "/v1/oauth-clients")).status).toBe(401);
      const asked = await submit(...([app, "/api/oauth/introspect", { token: access_token }] as const), {
        authorization: `Bearer ${access_token}`,
      });
      expect(asked.status).toBe(401);
    },
  );

  test("asked for at the address of another workspace it is refused there", async () => {
    const form = exchange(client, await consented(app, client, ada));
    const { body } = await token(app, { ...form, resource: `${app.url}/mcp/beta` });
    const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
    expect((await app.call(body.access_token, "POST", "/mcp/beta", call)).status).toBe(403);
    expect((await app.call(body.access_token, "POST", "/mcp/acme", call)).status).toBe(401);
    expect(await answered(body.access_token)).toEqual(unauthorized);
  });

  test("a refresh token of one client is nothing to another that knows its secret, nor to its own without one", async () => {
    const confidential = await addClient(app, { confidential: true });
    const { client_id: _, ...form } = exchange(confidential, await consented(app, confidential, ada));
    const { body } = await token(app, form, basic(confidential));
    const other = await addClient(app, { confidential: true });
    const asked = { grant_type: "refresh_token", refresh_token: body.refresh_token };
    expect((await token(app, asked, basic(other))).body.error).toBe("invalid_grant");
    const bare = await token(app, { ...asked, client_id: confidential.id });
    expect([bare.status, bare.body.error]).toEqual([401, "invalid_client"]);
    const mixed = await token(app, { ...asked, client_id: confidential.id }, basic(other));
    expect([mixed.status, mixed.body.error]).toEqual([400, "invalid_request"]);
    expect((await token(app, asked, basic(confidential))).status).toBe(200);
  });

  test("that of a client which acts for itself is never one of a person, whatever it asks for", async () => {
    const robot = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
    const { body: ada } = await me((await granted()).access_token);
    const form = { grant_type: "client_credentials", sub: ada.user.id, user: ada.user.id, username: "ada@example.com" };
    const { body } = await token(app, form, basic(robot));
    expect(claimsOf(body.access_token).sub).toBe(robot.id);
    expect(body).not.toHaveProperty("refresh_token");
    const { body: said } = await me(body.access_token);
    expect(said.user ?? null).toBeNull();
    expect((await app.call(body.access_token, "GET", "/v1/me/grants")).text).not.toContain(ada.user.id);
  });

  test("a grant's workspace in a refresh token cannot be exchanged for another", async () => {
    const { refresh_token } = await granted();
    const tail = beta.id.slice("ws_".length);
    expect(await refresh(refresh_token.replace(/^rt_[^.]+/, `rt_${tail}`))).toMatchObject({ error: "invalid_grant" });
  });
});

describe("a refresh never gives more", () => {
  test.each([
    ["another scope", { scope: "posts:read posts:write" }, "invalid_scope"],
    ["administration", { scope: "workspace:admin" }, "invalid_scope"],
    ["every tool of MCP", { scope: "mcp:call" }, "invalid_scope"],
    ["a scope that there is not", { scope: "*" }, "invalid_scope"],
    ["another server", { resource: "https://elsewhere.example" }, "invalid_target"],
  ] as [string, Record<string, string>, string][])("%s", async (_, more, error) => {
    const { refresh_token } = await granted({ scope: "posts:read mcp:call:social" });
    expect(await refresh(refresh_token, more)).toMatchObject({ status: 400, error });
    expect((await refresh(refresh_token)).body.scope).toBe("posts:read mcp:call:social");
  });

  test("the whole server for what was granted at its MCP endpoint", async () => {
    const { refresh_token } = await granted({ resource: `${app.url}/mcp` });
    expect(await refresh(refresh_token, { resource: app.url })).toMatchObject({ error: "invalid_target" });
  });

  test("what its person may no longer do: a lowered role holds on the next request and for new tokens", async () => {
    const max = await signedIn(app, "max@example.com");
    const { access_token, refresh_token } = await granted({ scope: "workspace:admin posts:write posts:read" }, max);
    expect((await app.call(access_token, "GET", "/v1/oauth-clients")).status).toBe(200);
    const owner = await app.workspace.key({ kind: "user" }, { email: "ada@example.com" });
    const { data } = (await app.call(owner, "GET", "/v1/members")).body;
    const { id } = data.find((one: { email: string }) => one.email === "max@example.com");
    expect((await app.call(owner, "PATCH", `/v1/members/${id}`, { role: "viewer" })).status).toBe(200);
    const write = (key: string) => app.call(key, "POST", "/v1/posts", { body: "x", account_ids: [] });
    for (const key of [access_token, (await refresh(refresh_token)).body.access_token]) {
      expect((await app.call(key, "GET", "/v1/oauth-clients")).status).toBe(403);
      expect((await write(key)).status).toBe(403);
      expect((await app.call(key, "GET", "/v1/posts")).status).toBe(200);
      const { body } = await submit(app, "/api/oauth/introspect", { token: key }, { authorization: `Bearer ${owner}` });
      expect(body.scope).toBe("posts:read");
    }
  });
});
