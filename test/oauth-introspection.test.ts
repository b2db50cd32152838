import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { addClient, basic, claimsOf, consented, exchange, submit, type TestClient, token } from "./support/oauth.ts";
import { signedIn } from "./support/signed-in.ts";

let app: TestApp;
let other: TestWorkspace;
let registered: TestClient;
let secretive: TestClient;
let robot: TestClient;
let pair: { access_token: string; refresh_token: string };
beforeEach(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  other = await app.addWorkspace("other");
  registered = await addClient(app);
  secretive = await addClient(app, { confidential: true });
  robot = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
  const ada = await signedIn(app, "ada@example.com");
  const consent = await consented(app, registered, ada, { scope: "posts:read posts:write" });
  pair = (await token(app, exchange(registered, consent))).body;
});
afterEach(() => app.close());

const ask = (text: string, headers: Record<string, string>, form: Record<string, string> = {}) =>
  submit(app, "/api/oauth/introspect", { token: text, ...form }, headers);

describe("introspection", () => {
  test("tells a workspace's own client what a token of the workspace is", async () => {
    const { status, headers, body } = await ask(pair.access_token, basic(robot));
    const { iss, sub, aud, exp, iat, jti } = claimsOf(pair.access_token);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      ...{ active: true, token_type: "Bearer", scope: "posts:read posts:write", iss, sub, aud, exp, iat, jti },
      ...{ client_id: registered.id, username: "ada@example.com" },
    });
  });

  test("tells of a refresh token", async () => {
    const { body } = await ask(pair.refresh_token, basic(robot));
    expect(body).toMatchObject({ active: true, token_type: "refresh_token", client_id: registered.id });
  });

  test("says that a refresh token is inactive once another is in its place", async () => {
    const form = { grant_type: "refresh_token", refresh_token: pair.refresh_token, client_id: registered.id };
    const next = (await token(app, form)).body;
    expect((await ask(next.refresh_token, basic(robot))).body.active).toBe(true);
    expect((await ask(pair.refresh_token, basic(robot))).body).toEqual({ active: false });
  });

  test("tells an administrator's API key, and no lesser one", async () => {
    const key = await app.workspace.key();
    expect((await ask(pair.access_token, { authorization: `Bearer ${key}` })).body.active).toBe(true);
    expect((await ask(pair.access_token, { "x-api-key": key })).body.active).toBe(true);
    const lesser = await app.workspace.key({ scopes: ["posts:read"] });
    const { status, body } = await ask(pair.access_token, { authorization: `Bearer ${lesser}` });
    expect({ status, error: body.error }).toEqual({ status: 403, error: "access_denied" });
    const foreign = await other.key();
    expect((await ask(pair.access_token, { authorization: `Bearer ${foreign}` })).body).toEqual({ active: false });
    const wrong = await ask(pair.access_token, { authorization: "Bearer nonsense" });
    expect({ status: wrong.status, error: wrong.body.error }).toEqual({ status: 401, error: "invalid_token" });
  });

  test("tells a client that registered itself of its own tokens alone", async () => {
    const ada = await signedIn(app, "ada@example.com");
    const { code, verifier } = await consented(app, secretive, ada);
    const { client_id: _, ...form } = exchange(secretive, { code, verifier });
    const own = (await token(app, form, basic(secretive))).body;
    expect((await ask(own.access_token, basic(secretive))).body.active).toBe(true);
    expect((await ask(pair.access_token, basic(secretive))).body).toEqual({ active: false });
    expect((await ask(pair.refresh_token, basic(secretive))).body).toEqual({ active: false });
  });

  test("tells the client of another workspace nothing", async () => {
    const its = await addClient(app, { workspace: other.id, scopes: ["posts:read"] });
    for (const text of [pair.access_token, pair.refresh_token, "nonsense"])
      expect((await ask(text, basic(its))).body).toEqual({ active: false });
  });

  test("tells a public client, or nobody, nothing at all", async () => {
    for (const form of [{ client_id: registered.id }, {}] as Record<string, string>[]) {
      const { status, body } = await ask(pair.access_token, {}, form);
      expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    }
  });

  test("says of what is revoked, over or no token the same: inactive", async () => {
    const own = (await token(app, { grant_type: "client_credentials" }, basic(robot))).body.access_token;
    expect((await ask(own, basic(robot))).body.active).toBe(true);
    await submit(app, "/api/oauth/revoke", { token: own }, basic(robot));
    const late = (await token(app, { grant_type: "client_credentials" }, basic(robot))).body.access_token;
    app.clock.pass(3_600_000);
    for (const text of [own, late, "nonsense", `${late}x`])
      expect((await ask(text, basic(robot))).body).toEqual({ active: false });
  });
});
