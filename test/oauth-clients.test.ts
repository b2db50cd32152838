import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { findClient } from "../db/oauth/clients.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const machine = { name: "Reports", grant_types: ["client_credentials"], scopes: ["posts:read", "brands:read"] };
const site = {
  name: "Site",
  grant_types: ["authorization_code", "refresh_token"],
  redirect_uris: ["https://app.example.com/callback"],
  scopes: ["posts:read", "mcp:call"],
};
const create = (fields: object, headers = {}, by = key) => app.call(by, "POST", "/v1/oauth-clients", fields, headers);
const made = async (fields: object = machine) => (await create(fields)).body;
const change = (id: string, fields: object) => app.call(key, "PATCH", `/v1/oauth-clients/${id}`, fields);
const turn = (id: string, how: string, fields?: object) =>
  app.call(key, "POST", `/v1/oauth-clients/${id}/${how}`, fields);
const works = (client_id: string, client_secret: string) =>
  app.running.clients.authenticate(new Headers(), new URLSearchParams({ client_id, client_secret })).then(
    () => true,
    (error) => {
      expect(error.error).toBe("invalid_client");
      return false;
    },
  );
const lines = async (event: string) => (await app.call(key, "GET", `/v1/audit?event=${event}`)).body.data;

describe("a workspace's client", () => {
  test("is made, and its secret shown once", async () => {
    const { status, body } = await create(machine);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^client_[0-9a-z]{26}$/),
      client_id: body.id,
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      name: "Reports",
      status: "active",
      grant_types: ["client_credentials"],
      redirect_uris: [],
      scopes: ["posts:read", "brands:read"],
      token_endpoint_auth_method: "client_secret_basic",
      earlier_secret_ends_at: null,
      created_by: expect.stringMatching(/^key_/),
      created_at: new Date(app.clock.now()).toISOString(),
      updated_at: new Date(app.clock.now()).toISOString(),
    });
    const { client_secret, ...rest } = body;
    expect((await app.call(key, "GET", `/v1/oauth-clients/${body.id}`)).body).toEqual(rest);
    expect((await app.call(key, "GET", "/v1/oauth-clients")).body.data[0]).toEqual(rest);
    expect(await works(body.client_id, client_secret)).toBe(true);
    expect(await app.running.clients.find(body.id)).toMatchObject({
      kind: "workspace",
      workspaceId: app.workspace.id,
      scopes: ["posts:read", "brands:read"],
    });
    expect(JSON.stringify(await lines("create_oauth_client"))).not.toContain(client_secret);
    expect(app.logged()).not.toContain(client_secret);
  });

  test("is made once by a repeated request, whose answer lacks the secret", async () => {
    const headers = { "idempotency-key": "once" };
    const first = (await create(site, headers)).body;
    const again = await create(site, headers);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body).toEqual({ ...first, client_secret: null });
  });

  test("may be one that keeps no secret", async () => {
    const client = await made({ ...site, token_endpoint_auth_method: "none" });
    expect(client.client_secret).toBeNull();
    expect(await works(client.id, "")).toBe(true);
    expect(await works(client.id, "anything")).toBe(false);
    const { status, body } = await turn(client.id, "rotate");
    expect([status, body.error.message]).toEqual([409, "This OAuth client has no secret: it is a public one."]);
  });

  test("never expires", async () => {
    const client = await made();
    expect((await app.running.clients.find(client.id))?.id).toBe(client.id);
    const row = await findClient(app.store, client.id);
    expect(row?.expiresAt).toBeNull();
  });

  test("is listed newest first, page by page", async () => {
    const [, second] = [await made({ ...machine, name: "1" }), await made({ ...machine, name: "2" })];
    const page = (await app.call(key, "GET", "/v1/oauth-clients?limit=1")).body;
    expect(page.data[0].id).toBe(second.id);
    const next = (await app.call(key, "GET", `/v1/oauth-clients?limit=1&cursor=${page.next_cursor}`)).body;
    expect(next.data[0].name).toBe("1");
  });
});

describe("making a client refuses", () => {
  test.each([
    ["a scope that is none", { ...machine, scopes: ["nonsense"] }, "scopes: nonsense is no scope."],
    ["a grant that is none", { ...machine, grant_types: ["implicit"] }, "grant_types.0: must be one of"],
    [
      "people without an address to send them back to",
      { ...site, redirect_uris: [] },
      "redirect_uris: at least one is required for authorization_code.",
    ],
    [
      "an address nobody is sent back to",
      { ...machine, redirect_uris: ["https://a.example/"] },
      "redirect_uris: nobody is sent back without authorization_code.",
    ],
    [
      "a bad address",
      { ...site, redirect_uris: ["javascript:alert(1)"] },
      "redirect_uris: javascript:alert(1) is not allowed;",
    ],
    ["refreshing nothing", { ...machine, grant_types: ["refresh_token"] }, "grant_types: refresh_token needs"],
    [
      "client credentials without a secret",
      { ...machine, token_endpoint_auth_method: "none" },
      "token_endpoint_auth_method: client_credentials needs a secret.",
    ],
  ])("%s", async (_why, fields, words) => {
    const { status, body } = await create(fields);
    expect([status, body.error.code]).toEqual([400, "invalid_request"]);
    expect(body.error.message).toStartWith(words);
  });

  test("scopes that its maker does not hold", async () => {
    const narrow = await app.workspace.key({ scopes: ["workspace:admin", "posts:read"] });
    const { status, body, headers } = await create({ ...machine, scopes: ["posts:read", "posts:write"] }, {}, narrow);
    expect([status, body.error.code]).toEqual([403, "forbidden_scope"]);
    expect(body.error.message).toBe("scopes: this credential does not hold posts:write itself.");
    expect(headers.get("www-authenticate")).toContain('scope="posts:write"');
    expect((await create({ ...machine, scopes: ["posts:read"] }, {}, narrow)).status).toBe(201);
  });
});

describe("a client is changed", () => {
  test("in its name and its addresses", async () => {
    const { id } = await made(site);
    const redirect_uris = ["https://other.example/cb"];
    expect((await change(id, { name: "New", redirect_uris })).body).toMatchObject({ name: "New", redirect_uris });
    expect(await app.running.clients.find(id)).toMatchObject({ name: "New", redirectUris: redirect_uris });
    expect((await lines("update_oauth_client"))[0].detail).toEqual({ name: "New", redirect_uris });
  });

  test("in its scopes, which only narrow, and what it was granted with them", async () => {
    const { id } = await made(site);
    const grant = addGrant(app, app.workspace.id, {
      client: id,
      scopes: ["posts:read", "mcp:call:social", "mcp:call"],
    });
    const wide = await change(id, { scopes: ["posts:read", "posts:write"] });
    expect(wide.body.error.message).toBe("scopes: can only be narrowed; this client does not hold posts:write.");
    expect((await change(id, { scopes: ["mcp:call:social"] })).body.scopes).toEqual(["mcp:call:social"]);
    const { data } = (await app.call(key, "GET", `/v1/grants?client=${id}`)).body;
    expect(data).toMatchObject([{ id: grant, scopes: ["mcp:call:social"] }]);
    expect((await change(id, { scopes: ["posts:read"] })).status).toBe(400);
  });

  test("but not to an address that no client may have", async () => {
    const { id } = await made(site);
    expect((await change(id, { redirect_uris: ["http://example.com/"] })).status).toBe(400);
    expect((await change(id, { redirect_uris: [] })).status).toBe(400);
  });
});

describe("a client that is", () => {
  test("disabled is unknown until it is enabled again", async () => {
    const { id, client_secret } = await made();
    const stamp = app.store.changes.stamp("credentials");
    expect((await turn(id, "disable")).body.status).toBe("disabled");
    expect(app.store.changes.stamp("credentials")).not.toBe(stamp);
    expect(await works(id, client_secret)).toBe(false);
    expect(await app.running.clients.find(id)).toBeUndefined();
    expect((await turn(id, "enable")).body.status).toBe("active");
    expect(await works(id, client_secret)).toBe(true);
  });

  test("given another secret loses the old one at once", async () => {
    const { id, client_secret } = await made();
    const { status, body } = await turn(id, "rotate");
    expect(status).toBe(200);
    expect(await works(id, body.client_secret)).toBe(true);
    expect(await works(id, client_secret)).toBe(false);
  });

  test("given another secret with an overlap has both until it is over", async () => {
    const { id, client_secret } = await made();
    const { body } = await turn(id, "rotate", { overlap_seconds: 60 });
    expect(body.earlier_secret_ends_at).toBe(new Date(app.clock.now() + 60_000).toISOString());
    expect([await works(id, body.client_secret), await works(id, client_secret)]).toEqual([true, true]);
    app.clock.pass(60_000);
    expect([await works(id, body.client_secret), await works(id, client_secret)]).toEqual([true, false]);
  });

  test("worth more than who rotates it keeps its secret", async () => {
    const { id, client_secret } = await made();
    const narrow = await app.workspace.key({ scopes: ["workspace:admin"] });
    const { status, body } = await app.call(narrow, "POST", `/v1/oauth-clients/${id}/rotate`);
    expect([status, body.error.code]).toEqual([403, "forbidden_scope"]);
    expect(await works(id, client_secret)).toBe(true);
  });

  test("revoked ends with all it was granted, for good", async () => {
    const { id, client_secret } = await made(site);
    const grant = addGrant(app, app.workspace.id, { client: id });
    const { body } = await app.call(key, "DELETE", `/v1/oauth-clients/${id}`);
    expect(body.status).toBe("revoked");
    expect(await works(id, client_secret)).toBe(false);
    expect((await app.call(key, "GET", `/v1/grants?client=${id}`)).body.data).toEqual([]);
    expect((await lines("revoke_oauth_client"))[0]).toMatchObject({ target: id, detail: { grants: 1 } });
    expect((await app.call(key, "DELETE", `/v1/grants/${grant}`)).body.status).toBe("revoked");
    expect((await app.call(key, "DELETE", `/v1/oauth-clients/${id}`)).status).toBe(200);
    for (const reply of [await turn(id, "enable"), await turn(id, "rotate"), await change(id, { name: "x" })])
      expect([reply.status, reply.body.error.message]).toEqual([
        409,
        "This OAuth client is revoked, and that is for good; create another one.",
      ]);
  });
});

test("what registered itself is none of a workspace's clients", async () => {
  const fields = { redirect_uris: ["https://app.example.com/callback"] };
  const { client_id } = (await app.call(undefined, "POST", "/api/oauth/register", fields)).body;
  expect((await app.call(key, "GET", `/v1/oauth-clients/${client_id}`)).status).toBe(404);
  expect((await app.call(key, "DELETE", `/v1/oauth-clients/${client_id}`)).status).toBe(404);
  expect((await app.call(key, "GET", "/v1/oauth-clients?limit=50")).text).not.toContain(client_id);
  const management = await app.call(undefined, "GET", `/api/oauth/register/${(await made()).id}`);
  expect(management.status).toBe(401);
});
