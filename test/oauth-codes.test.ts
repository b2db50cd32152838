import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { addClient, basic, callback, consented, exchange, pkce, type TestClient, token } from "./support/oauth.ts";
import { type Browser, signedIn } from "./support/signed-in.ts";

let app: TestApp;
let client: TestClient;
let ada: Browser;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  client = await addClient(app);
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

type Form = Record<string, string>;
const code = () => consented(app, client, ada);
async function refused(form: Form | string, expected: { status?: number; error: string }, headers: Form = {}) {
  const { status, body, headers: answered } = await token(app, form, headers);
  expect({ status, error: body.error }).toEqual({ status: 400, ...expected });
  expect(typeof body.error_description).toBe("string");
  expect(answered.get("cache-control")).toBe("no-store");
}
const works = async (jwt: string) => (await app.call(jwt, "GET", "/v1/posts?limit=1")).status;

describe("a code", () => {
  test("is exchanged for an access token and a refresh token", async () => {
    const { status, headers, body } = await token(app, exchange(client, await code()));
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ access_token: expect.any(String), token_type: "Bearer", expires_in: 3600, scope: expect.any(String) },
      refresh_token: expect.stringMatching(/^rt_/),
    });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("pragma")).toBe("no-cache");
    expect(await works(body.access_token)).toBe(200);
  });

  test("at the short address too", async () => {
    const form = new URLSearchParams(exchange(client, await code()));
    const response = await fetch(`${app.url}/oauth/token`, { method: "POST", body: form });
    expect(response.status).toBe(200);
  });

  test("that comes a second time is refused, and ends what the first was given, on the next request", async () => {
    const form = exchange(client, await code());
    const { body } = await token(app, form);
    expect(await works(body.access_token)).toBe(200);
    await refused(form, { error: "invalid_grant" });
    expect(await works(body.access_token)).toBe(401);
    await refused(
      { grant_type: "refresh_token", refresh_token: body.refresh_token, client_id: client.id },
      { error: "invalid_grant" },
    );
  });

  test("that comes from twenty at once is exchanged by one at most, and that one's is ended", async () => {
    const form = exchange(client, await code());
    const answers = await Promise.all(Array.from({ length: 20 }, () => token(app, form)));
    const good = answers.filter(({ status }) => status === 200);
    expect(good).toHaveLength(1);
    expect(await works(good[0]?.body.access_token)).toBe(401);
  });

  test("is over after sixty seconds", async () => {
    const [late, later] = [exchange(client, await code()), exchange(client, await code())];
    app.clock.pass(59_999);
    expect((await token(app, late)).status).toBe(200);
    app.clock.pass(1);
    await refused(later, { error: "invalid_grant" });
  });

  test("belongs to its client, its redirect address and its verifier, and a wrong guess does not use it up", async () => {
    const other = await addClient(app);
    const form = exchange(client, await code());
    const { redirect_uri: _, ...without } = form;
    const { code_verifier: __, ...unproven } = form;
    await refused({ ...form, client_id: other.id }, { error: "invalid_grant" });
    await refused({ ...form, redirect_uri: callback.replace("33418", "33419") }, { error: "invalid_grant" });
    await refused(without, { error: "invalid_grant" });
    await refused({ ...form, code_verifier: pkce().verifier }, { error: "invalid_grant" });
    await refused({ ...form, code_verifier: pkce().challenge }, { error: "invalid_grant" });
    await refused(unproven, { error: "invalid_request" });
    await refused({ ...form, code: `${form.code}x` }, { error: "invalid_grant" });
    expect((await token(app, form)).status).toBe(200);
  });

  test("is for its resource, or a part of it", async () => {
    const whole = exchange(client, await code());
    await refused({ ...whole, resource: "https://elsewhere.example" }, { error: "invalid_target" });
    expect((await token(app, { ...whole, resource: `${app.url}/mcp` })).status).toBe(200);
    const part = exchange(client, await consented(app, client, ada, { resource: `${app.url}/mcp` }));
    await refused({ ...part, resource: app.url }, { error: "invalid_target" });
    expect((await token(app, part)).status).toBe(200);
  });

  test("gives no refresh token to a client that did not register for one", async () => {
    const short = await addClient(app, { grantTypes: ["authorization_code"] });
    const { body } = await token(app, exchange(short, await consented(app, short, ada)));
    expect(body).not.toHaveProperty("refresh_token");
  });

  test("leaves two lines in the audit log: the person's yes, and the grant", async () => {
    const key = await app.workspace.key();
    await token(app, exchange(client, await code()));
    const { body } = await app.call(key, "GET", "/v1/audit?limit=2");
    expect(body.data.map((line: { event: string }) => line.event)).toEqual(["create_grant", "approve_client"]);
    expect(JSON.stringify(body.data)).not.toMatch(/rt_|eyJ/);
  });
});

describe("the token endpoint refuses", () => {
  const form = { grant_type: "authorization_code", code: "x", code_verifier: "y" };
  test("an unknown client, and a known one that proves too little or too much: 401", async () => {
    const secretive = await addClient(app, { confidential: true });
    await refused({ ...form, client_id: "nobody" }, { status: 401, error: "invalid_client" });
    await refused({ ...form, client_id: "https://nobody.invalid/client" }, { status: 401, error: "invalid_client" });
    await refused(form, { status: 401, error: "invalid_client" });
    await refused({ ...form, client_id: secretive.id }, { status: 401, error: "invalid_client" });
    const wrong = { id: secretive.id, secret: `${secretive.secret}x` };
    await refused(form, { status: 401, error: "invalid_client" }, basic(wrong));
    await refused({ ...form, client_id: client.id, client_secret: "x" }, { status: 401, error: "invalid_client" });
  });

  test("a missing or unknown grant type, and one that the client did not register for", async () => {
    await refused({ client_id: client.id }, { error: "invalid_request" });
    await refused({ client_id: client.id, grant_type: "password" }, { error: "unsupported_grant_type" });
    await refused({ client_id: client.id, grant_type: "client_credentials" }, { error: "unauthorized_client" });
  });

  test("client credentials for a client that no workspace made", async () => {
    const own = await addClient(app, { grantTypes: ["client_credentials"], confidential: true });
    await refused({ grant_type: "client_credentials" }, { error: "unauthorized_client" }, basic(own));
  });

  test("a scope beyond what the client's maker named", async () => {
    const robot = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
    const asked = { grant_type: "client_credentials", scope: "posts:read posts:write" };
    await refused(asked, { error: "invalid_scope" }, basic(robot));
  });

  test("a parameter given twice, a body that is no form, and one that is too large", async () => {
    const twice = `grant_type=authorization_code&code=x&code=y&client_id=${client.id}`;
    await refused(twice, { error: "invalid_request" });
    await refused(JSON.stringify(form), { error: "invalid_request" }, { "content-type": "application/json" });
    await refused({ ...form, code: "x".repeat(70_000) }, { status: 413, error: "invalid_request" });
    const { status } = await fetch(`${app.url}/api/oauth/token?grant_type=client_credentials`);
    expect(status).toBe(405);
  });

  test("further guesses from an address that has failed too often, and no good client beside it", async () => {
    const strict = await startApp({ config: { failed_credentials_per_minute: 3 } });
    const robot = await addClient(strict, { workspace: strict.workspace.id, scopes: ["posts:read"] });
    const guess = () => token(strict, { grant_type: "client_credentials" }, basic({ ...robot, secret: "guess" }));
    for (let n = 0; n < 3; n++) expect((await guess()).status).toBe(401);
    const { status, headers, body } = await guess();
    expect({ status, error: body.error }).toEqual({ status: 429, error: "temporarily_unavailable" });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await token(strict, { grant_type: "client_credentials" }, basic(robot))).status).toBe(200);
    await strict.close();
  });
});

test("pages of any origin may call the endpoints, and none sends a cookie along", async () => {
  for (const path of ["token", "revoke", "introspect", "device_authorization", "jwks.json"]) {
    const { status, headers } = await fetch(`${app.url}/api/oauth/${path}`, {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "POST" },
    });
    expect({ path, status }).toEqual({ path, status: 204 });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  }
});
