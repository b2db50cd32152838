import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, ask, authorizationUrl, basic, callback, pkce, token } from "../support/oauth.ts";
import { signedIn } from "../support/signed-in.ts";

let app: TestApp;
/** The names that the server looked up. */
const looked: string[] = [];
beforeAll(async () => {
  const resolve = async (name: string) => {
    looked.push(name);
    return ["127.0.0.1"];
  };
  app = await startApp({
    config: { oauth_registrations_per_minute: 0, failed_credentials_per_minute: 0 },
    outbound: { resolve },
  });
  await app.workspace.member("ada@example.com", "owner");
});
afterAll(() => app.close());

const sound = { redirect_uris: [callback] };
const register = (fields: object | string) => app.call(undefined, "POST", "/api/oauth/register", fields);
const managed = (token: string, method: string, id: string, body?: object) =>
  app.call(token, method, `/api/oauth/register/${id}`, body);

describe("who registers a client", () => {
  test("chooses neither its id, its secrets, its kind, its workspace nor what it may do", async () => {
    const { status, body } = await register({
      ...sound,
      ...{ client_id: "socialcrm-cli", client_secret: "x".repeat(43), registration_access_token: "x".repeat(43) },
      ...{ client_id_issued_at: 1, client_secret_expires_at: 1, kind: "workspace", workspace_id: app.workspace.id },
      ...{ scopes: ["workspace:admin"], status: "active", granted_at: 1, created_by: "user_x", id: "client_x" },
    });
    expect(status).toBe(201);
    expect(body.client_id).toMatch(/^client_[0-9a-z]{26}$/);
    for (const text of [body.client_secret, body.registration_access_token]) expect(text).not.toBe("x".repeat(43));
    const own = await token(
      app,
      { grant_type: "client_credentials" },
      basic({ id: body.client_id, secret: body.client_secret }),
    );
    expect([own.status, own.body.error]).toEqual([400, "unauthorized_client"]);
    const key = await app.workspace.key();
    const listed = await app.call(key, "GET", "/v1/oauth-clients");
    expect(listed.text).not.toContain(body.client_id);
  });

  test.each([
    ["to act for itself", { grant_types: ["authorization_code", "client_credentials"] }, "invalid_client_metadata"],
    ["people's passwords", { grant_types: ["password"] }, "invalid_client_metadata"],
    ["the implicit flow", { response_types: ["token"] }, "invalid_client_metadata"],
    ["tokens in both ways", { response_types: ["code token"] }, "invalid_client_metadata"],
    ["a proof by a shared secret", { token_endpoint_auth_method: "client_secret_jwt" }, "invalid_client_metadata"],
    ["a script for its page", { client_uri: "javascript:alert(1)" }, "invalid_client_metadata"],
    ["a script for its picture", { logo_uri: "data:text/html,x" }, "invalid_client_metadata"],
    ["a script for its address", { redirect_uris: ["javascript:alert(1)"] }, "invalid_redirect_uri"],
    ["somebody's plain http", { redirect_uris: [callback, "http://evil.example/cb"] }, "invalid_redirect_uri"],
    ["every address", { redirect_uris: ["https://*/cb"] }, "invalid_redirect_uri"],
    [
      "fifty-one addresses",
      { redirect_uris: Array.from({ length: 51 }, (_, at) => `https://a${at}.example/`) },
      "invalid_redirect_uri",
    ],
    ["addresses that are no texts", { redirect_uris: [{ toString: "x" }] }, "invalid_redirect_uri"],
    ["a name that is a list", { client_name: ["x"] }, "invalid_client_metadata"],
  ] as [string, object, string][])("does not get %s", async (_, fields, error) => {
    const { status, body } = await register({ ...sound, ...fields });
    expect({ status, error: body.error }).toEqual({ status: 400, error });
  });

  test.each([
    [
      "a prototype",
      '{"redirect_uris":["http://127.0.0.1/cb"],"__proto__":{"grant_types":["client_credentials"]}}',
      201,
    ],
    ["a constructor", '{"redirect_uris":["http://127.0.0.1/cb"],"constructor":{"prototype":{"x":1}}}', 201],
    ["a field twice", '{"redirect_uris":["http://127.0.0.1/cb"],"redirect_uris":["https://evil.example/"]}', 400],
    ["a list", "[]", 400],
    ["null", "null", 400],
    ["half", '{"redirect_uris":[', 400],
    ["a deep well", `{"redirect_uris":["http://127.0.0.1/cb"],"x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, 201],
  ] as [string, string, number][])("changes nothing with %s for metadata", async (_, text, expected) => {
    const { status, body } = await register(text);
    expect(status).toBe(expected);
    if (status === 201) expect(body.grant_types).toEqual(["authorization_code", "refresh_token"]);
    else expect(body.error).toBe("invalid_client_metadata");
    expect(({} as { grant_types?: unknown }).grant_types).toBeUndefined();
  });

  test("makes the server call nothing: no keys, pictures, statements, sectors or lists of requests", async () => {
    const there = "https://inside.corp.example/x";
    const { status } = await register({
      ...sound,
      ...{ jwks_uri: there, logo_uri: there, client_uri: there, policy_uri: there, tos_uri: there },
      ...{ sector_identifier_uri: there, request_uris: [there], initiate_login_uri: there },
      ...{ software_statement: "eyJhbGciOiJub25lIn0.e30.", backchannel_logout_uri: there },
    });
    expect(status).toBe(201);
    expect(looked).toEqual([]);
  });

  test("cannot pass for somebody else: the page says that nobody has checked the name", async () => {
    const ada = await signedIn(app, "ada@example.com");
    for (const client_name of ["socialcrm command line", "Claude", "socialcrm\u202e", "\u200b"]) {
      const { body } = await register({ ...sound, client_name, token_endpoint_auth_method: "none" });
      const { text } = await ask(authorizationUrl(app, { id: body.client_id, secret: "" }, pkce()), ada);
      expect(text).toContain("nobody in particular: it gave its name itself");
      expect(text).not.toMatch(/[\u202e\u200b]/);
    }
  });
});

describe("a registration token manages its own client alone", () => {
  test("not another's, not the command line, not a workspace's, not one known by its address", async () => {
    const [mine, other] = [(await register(sound)).body, (await register(sound)).body];
    const own = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
    for (const id of [other.client_id, "socialcrm-cli", own.id, "https%3A%2F%2Fclient.example%2Fc", "__proto__", "%00"])
      for (const method of ["GET", "PUT", "DELETE"]) {
        const body = method === "PUT" ? { ...sound, client_id: id } : undefined;
        const { status, body: said } = await managed(mine.registration_access_token, method, id, body);
        expect([id, method, status, said.error]).toEqual([id, method, 401, "invalid_token"]);
      }
    expect((await managed(other.registration_access_token, "GET", other.client_id)).status).toBe(200);
  });

  test("nor does a client's secret, an API key, a session or nothing manage it", async () => {
    const { body } = await register(sound);
    const ada = await signedIn(app, "ada@example.com");
    const path = `/api/oauth/register/${body.client_id}`;
    for (const key of [body.client_secret, await app.workspace.key(), undefined])
      expect((await app.call(key, "DELETE", path)).status).toBe(401);
    expect((await app.call(undefined, "DELETE", path, undefined, ada.own)).status).toBe(401);
    expect((await app.call(undefined, "DELETE", `${path}?access_token=${body.registration_access_token}`)).status).toBe(
      401,
    );
  });

  test("and changes neither its id nor its kind", async () => {
    const { body } = await register(sound);
    const put = (more: object) =>
      managed(body.registration_access_token, "PUT", body.client_id, { ...sound, client_id: body.client_id, ...more });
    expect((await put({ client_id: "socialcrm-cli" })).status).toBe(400);
    expect((await put({ client_secret: "x".repeat(43) })).status).toBe(400);
    expect((await put({ grant_types: ["client_credentials"] })).status).toBe(400);
    expect((await put({ redirect_uris: ["http://evil.example/"] })).status).toBe(400);
    const { body: after } = await put({ kind: "workspace", scopes: ["workspace:admin"] });
    expect(after).not.toHaveProperty("kind");
    expect(after).not.toHaveProperty("scopes");
  });
});
