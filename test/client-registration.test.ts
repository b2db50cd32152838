import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { forgetClients } from "../db/oauth/clients.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ config: { oauth_registrations_per_minute: 0 } });
});
afterAll(() => app.close());

const callback = "https://app.example.com/callback";
const register = (fields: unknown, at = app) => at.call(undefined, "POST", "/api/oauth/register", fields);
const manage = (id: string, token: string | undefined, method: string, body?: unknown) =>
  app.call(token, method, `/api/oauth/register/${id}`, body);
const day = 24 * 3_600_000;

describe("a client that registers itself", () => {
  test("is told all there is to know of it", async () => {
    const { status, body, headers } = await register({ client_name: "Example", redirect_uris: [callback] });
    expect(status).toBe(201);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      client_id: expect.stringMatching(/^client_[0-9a-z]{26}$/),
      client_id_issued_at: Math.floor(app.clock.now() / 1000),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      client_secret_expires_at: 0,
      registration_access_token: expect.stringMatching(/^[\w-]{43}$/),
      registration_client_uri: `${app.url}/api/oauth/register/${body.client_id}`,
      client_name: "Example",
      redirect_uris: [callback],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_basic",
      scope: expect.stringContaining("posts:read"),
    });
    expect(await app.running.clients.find(body.client_id)).toMatchObject({
      kind: "registered",
      name: "Example",
      redirectUris: [callback],
      scopes: undefined,
      workspaceId: undefined,
    });
  });

  test("has no secret where it is a public one", async () => {
    const { status, body } = await register({ redirect_uris: [callback], token_endpoint_auth_method: "none" });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty("client_secret");
    expect(body).not.toHaveProperty("client_secret_expires_at");
  });

  test("leaves its secrets nowhere but in the answer", async () => {
    const { body } = await register({ redirect_uris: [callback] });
    const { client_secret, registration_access_token } = body;
    const stored = await Bun.file(app.store.path).text();
    const journal = await Bun.file(`${app.store.path}-wal`).text();
    for (const secret of [client_secret, registration_access_token])
      for (const place of [stored, journal, app.logged()]) expect(place.includes(secret)).toBe(false);
  });

  test("may say more than this server knows: that is ignored", async () => {
    const { status, body } = await register({
      redirect_uris: [callback],
      application_type: "native",
      "client_name#de": "Beispiel",
      jwks_uri: "http://169.254.169.254/",
      software_statement: "x.y.z",
      logo_uri: null,
      contacts: ["ops@example.com"],
    });
    expect(status).toBe(201);
    for (const name of ["application_type", "client_name#de", "jwks_uri", "software_statement", "logo_uri"])
      expect(body).not.toHaveProperty(name);
    expect(body.contacts).toEqual(["ops@example.com"]);
  });

  test("keeps the scope it announces, which is no ceiling", async () => {
    const { body } = await register({ redirect_uris: [callback], scope: "posts:read offline_access" });
    expect(body.scope).toBe("posts:read offline_access");
    expect((await app.running.clients.find(body.client_id))?.scopes).toBeUndefined();
  });

  test("is called by the host it sends people to where it has no name", async () => {
    const { body } = await register({ redirect_uris: [callback] });
    expect((await app.running.clients.find(body.client_id))?.name).toBe("app.example.com");
  });

  test("cannot dress its name up with letters that are not seen", async () => {
    const { body } = await register({ redirect_uris: [callback], client_name: " \u202eedualC\u0000\u200b\n " });
    expect(body.error_description).toBe("client_name: holds a NUL or half of a character pair.");
    const { body: clean } = await register({ redirect_uris: [callback], client_name: " \u202eedualC\u200b\n " });
    expect(clean.client_name).toBe("edualC");
  });

  test("may need no redirect address, on a device", async () => {
    const grant_types = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"];
    const { status, body } = await register({ grant_types, token_endpoint_auth_method: "none" });
    expect(status).toBe(201);
    expect(body.redirect_uris).toEqual([]);
    expect(body.response_types).toEqual([]);
  });
});

describe("registration refuses", () => {
  const sound = { redirect_uris: [callback] };
  test.each([
    ["no redirect address", {}, "invalid_redirect_uri", "redirect_uris: at least one is required"],
    ["an empty list of them", { redirect_uris: [] }, "invalid_redirect_uri", "redirect_uris: at least one"],
    ["one that is no list", { redirect_uris: callback }, "invalid_redirect_uri", "redirect_uris: must be a list"],
    ["one that is no text", { redirect_uris: [7] }, "invalid_redirect_uri", "redirect_uris: must be a list"],
    ["plain http", { redirect_uris: ["http://example.com/cb"] }, "invalid_redirect_uri", "http://example.com/cb"],
    ["one bad among good", { redirect_uris: [callback, "x:y"] }, "invalid_redirect_uri", "redirect_uris: x:y is not"],
    ["a script", { redirect_uris: ["javascript:alert(1)"] }, "invalid_redirect_uri", "is not allowed"],
    ["data", { redirect_uris: ["data:text/html,x"] }, "invalid_redirect_uri", "is not allowed"],
    ["a fragment", { redirect_uris: [`${callback}#x`] }, "invalid_redirect_uri", "is not allowed"],
    ["a user name", { redirect_uris: ["https://a@example.com/"] }, "invalid_redirect_uri", "is not allowed"],
    ["a wildcard", { redirect_uris: ["https://*.example.com/"] }, "invalid_redirect_uri", "is not allowed"],
    ["an unknown scheme", { redirect_uris: ["evil://x"] }, "invalid_redirect_uri", "is not allowed"],
    [
      "too many addresses",
      { redirect_uris: Array.from({ length: 51 }, (_, at) => `${callback}/${at}`) },
      "invalid_redirect_uri",
      "redirect_uris: must have at most 50 items.",
    ],
    [
      "client credentials",
      { ...sound, grant_types: ["client_credentials"] },
      "invalid_client_metadata",
      "grant_types: client_credentials is for clients that a workspace's administrator has made.",
    ],
    [
      "the implicit grant",
      { ...sound, grant_types: ["implicit"] },
      "invalid_client_metadata",
      "grant_types: must be of",
    ],
    ["no grant at all", { ...sound, grant_types: [] }, "invalid_client_metadata", "grant_types: must be of"],
    [
      "refresh alone",
      { grant_types: ["refresh_token"] },
      "invalid_client_metadata",
      "grant_types: refresh_token needs",
    ],
    [
      "a token in the front",
      { ...sound, response_types: ["token"] },
      "invalid_client_metadata",
      "response_types: must be code.",
    ],
    [
      "a signed assertion",
      { ...sound, token_endpoint_auth_method: "private_key_jwt" },
      "invalid_client_metadata",
      "token_endpoint_auth_method: must be one of: none, client_secret_basic, client_secret_post.",
    ],
    ["a name that is no text", { ...sound, client_name: 7 }, "invalid_client_metadata", "client_name: must be text."],
    [
      "a long name",
      { ...sound, client_name: "x".repeat(201) },
      "invalid_client_metadata",
      "client_name: must have at most 200",
    ],
    [
      "a script for a page",
      { ...sound, client_uri: "javascript:alert(1)" },
      "invalid_client_metadata",
      "client_uri: must be an address",
    ],
    [
      "data for a logo",
      { ...sound, logo_uri: "data:image/png,x" },
      "invalid_client_metadata",
      "logo_uri: must be an address",
    ],
    [
      "too many contacts",
      { ...sound, contacts: Array.from({ length: 11 }, String) },
      "invalid_client_metadata",
      "contacts: must have",
    ],
    ["a list for a body", [], "invalid_client_metadata", "body: must be a JSON object."],
    ["what is no JSON", "{", "invalid_client_metadata", "The body is not valid JSON."],
    ["a field twice", '{"scope":"a","scope":"b"}', "invalid_client_metadata", "scope: is given twice"],
  ])("%s", async (_why, fields, error, words) => {
    const { status, body, headers } = await register(fields);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
    expect(body.error_description).toContain(words);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^req_/);
  });

  test("a form", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { status, body } = await app.call(undefined, "POST", "/api/oauth/register", "redirect_uris=x", headers);
    expect({ status, error: body.error }).toEqual({ status: 415, error: "invalid_client_metadata" });
  });

  test("more than 32 KiB", async () => {
    const { status, body } = await register({ redirect_uris: [callback], software_statement: "x".repeat(33_000) });
    expect({ status, error: body.error }).toEqual({ status: 413, error: "invalid_client_metadata" });
  });

  test("everybody where it is closed", async () => {
    const closed = await startApp({ config: { oauth_registration: "closed" } });
    const { status, body } = await register({ redirect_uris: [callback] }, closed);
    const metadata = await closed.call(undefined, "GET", "/.well-known/oauth-authorization-server");
    expect(metadata.body).not.toHaveProperty("registration_endpoint");
    await closed.close();
    expect({ status, error: body.error }).toEqual({ status: 403, error: "access_denied" });
  });

  test("an address that registers too often, and says when to come again", async () => {
    const busy = await startApp({ config: { oauth_registrations_per_minute: 2 } });
    for (const expected of [201, 201, 429])
      expect((await register({ redirect_uris: [callback] }, busy)).status).toBe(expected);
    const { body, headers } = await register({ redirect_uris: [callback] }, busy);
    expect(body).toEqual({
      error: "temporarily_unavailable",
      error_description: "Too many requests. Slow down and retry.",
    });
    expect(headers.get("retry-after")).toBe("60");
    busy.clock.pass(60_001);
    expect((await register({ redirect_uris: [callback] }, busy)).status).toBe(201);
    await busy.close();
  });
});

test("pages of any origin may register a client and manage it", async () => {
  const origin = { origin: "https://inspector.example" };
  const preflight = await app.call(undefined, "OPTIONS", "/api/oauth/register", undefined, {
    ...origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,mcp-protocol-version",
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-methods")).toBe("POST");
  expect(preflight.headers.get("access-control-allow-headers")).toContain("mcp-protocol-version");
  const reply = await app.call(undefined, "POST", "/api/oauth/register", { redirect_uris: [callback] }, origin);
  expect(reply.status).toBe(201);
  expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  const managing = await app.call(undefined, "OPTIONS", `/api/oauth/register/${reply.body.client_id}`);
  expect(managing.headers.get("access-control-allow-methods")).toBe("GET, PUT, DELETE");
});

describe("a client that was never granted anything", () => {
  test("is forgotten after seven days", async () => {
    const { body } = await register({ redirect_uris: [callback] });
    app.clock.pass(7 * day - 1);
    await forgetClients(app.store, app.clock.now());
    expect((await manage(body.client_id, body.registration_access_token, "GET")).status).toBe(200);
    app.clock.pass(2);
    expect((await manage(body.client_id, body.registration_access_token, "GET")).status).toBe(401);
    expect(await app.running.clients.find(body.client_id)).toBeUndefined();
    await forgetClients(app.store, app.clock.now());
    expect((await manage(body.client_id, body.registration_access_token, "GET")).status).toBe(401);
  });
});
