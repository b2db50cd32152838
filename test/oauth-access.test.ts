import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { eq } from "drizzle-orm";
import { credentials } from "../db/keys/keys.ts";
import { grants, oauthClients } from "../db/schema/identity.ts";
import { signAccessToken } from "../src/auth/oauth/access-token.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { elsewhere } from "./support/database.ts";
import { addClient, basic, claimsOf, headerOf, submit, type TestClient, token } from "./support/oauth.ts";

const hour = 3_600_000;
let app: TestApp;
let client: TestClient;
beforeAll(async () => {
  app = await startApp();
  client = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read", "mcp:call"], name: "Robot" });
});
afterAll(() => app.close());

const issued = async (form: Record<string, string> = {}, by = client): Promise<string> => {
  const { status, body } = await token(app, { grant_type: "client_credentials", ...form }, basic(by));
  expect(status).toBe(200);
  return body.access_token;
};
const read = (jwt: string) => app.call(jwt, "GET", "/v1/me");
async function refused(jwt: string) {
  const { status, headers, body } = await read(jwt);
  expect({ status, body }).toEqual({
    status: 401,
    body: { error: { code: "unauthorized", message: "Invalid access token." } },
  });
  expect(headers.get("www-authenticate")).toContain('error="invalid_token"');
}
/** A token that says something else, signed as ours are. */
async function signed(changed: object) {
  const claims = claimsOf(await issued());
  return signAccessToken(await app.running.authorization.signingKeys.signer(), { ...claims, ...changed });
}
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("an access token", () => {
  test("is a JWT of RFC 9068, good for an hour", async () => {
    const { body, headers } = await token(app, { grant_type: "client_credentials" }, basic(client));
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 3600,
      scope: "posts:read mcp:call",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headerOf(body.access_token)).toMatchObject({ alg: "RS256", typ: "at+jwt" });
    const now = app.clock.now() / 1000;
    expect(claimsOf(body.access_token)).toEqual({
      ...{ iss: app.url, sub: client.id, aud: app.url, exp: now + 3600, iat: now, client_id: client.id },
      ...{ scope: "posts:read mcp:call", workspace: app.workspace.id },
      jti: expect.stringMatching(/^tok_/),
      grant: expect.stringMatching(/^grant_/),
    });
  });

  test("is a new one each time, but for those who ask for the same while it is being signed", async () => {
    expect(new Set([await issued(), await issued()]).size).toBe(2);
    const asked = Array.from({ length: 20 }, (_, at) => issued(at % 2 ? {} : { scope: "posts:read" }));
    const tokens = await Promise.all(asked);
    for (const jwt of new Set(tokens)) expect((await read(jwt)).status).toBe(200);
    expect(tokens.map((jwt) => claimsOf(jwt).scope)).toEqual(
      asked.map((_, at) => (at % 2 ? "posts:read mcp:call" : "posts:read")),
    );
  });

  test("acts in its workspace with its scopes, on REST and MCP alike", async () => {
    const jwt = await issued();
    const { status, body } = await read(jwt);
    expect(status).toBe(200);
    expect(body.credential).toEqual({ id: claimsOf(jwt).grant, kind: "access_token", prefix: "Robot" });
    expect(body).toMatchObject({ workspace: { slug: "acme" }, user: null, scopes: ["posts:read", "mcp:call"] });
    expect((await app.call(jwt, "POST", "/v1/posts", { body: "x" })).body.error.code).toBe("forbidden_scope");
    const call = await app.rpc(jwt, "tools/call", { name: "list_posts", arguments: {} });
    expect(call.body.result.isError).not.toBe(true);
  });

  test("is over when its hour is, to the second", async () => {
    const other = await startApp();
    const by = await addClient(other, { workspace: other.workspace.id, scopes: ["posts:read"] });
    const { body } = await token(other, { grant_type: "client_credentials" }, basic(by));
    const { access_token } = body;
    other.clock.pass(hour - 1);
    expect((await other.call(access_token, "GET", "/v1/posts")).status).toBe(200);
    other.clock.pass(1);
    expect((await other.call(access_token, "GET", "/v1/posts")).status).toBe(401);
    await other.close();
  });

  test("is refused with one letter changed, unsigned, or signed by the public key as a shared secret", async () => {
    const jwt = await issued();
    const [head = "", payload = "", signature = ""] = jwt.split(".");
    const flipped = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    await refused(`${head}.${payload}.${flipped}`);
    await refused(`${head}.${part({ ...claimsOf(jwt), scope: "workspace:admin" })}.${signature}`);
    await refused(`${part({ ...headerOf(jwt), alg: "none" })}.${payload}.`);
    await refused(`${part({ ...headerOf(jwt), alg: "none" })}.${payload}.${signature}`);
    const { body } = await app.call(undefined, "GET", "/api/oauth/jwks.json");
    const text = `${part({ ...headerOf(jwt), alg: "HS256" })}.${payload}`;
    for (const key of [JSON.stringify(body.keys[0]), body.keys[0].n])
      await refused(`${text}.${new Bun.CryptoHasher("sha256", key).update(text).digest("base64url")}`);
  });

  test("is refused of another kind, under a key it brings along, or under one nobody knows", async () => {
    const jwt = await issued();
    const pair = await crypto.subtle.generateKey(
      { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" },
      true,
      ["sign", "verify"],
    );
    const jwk = await crypto.subtle.exportKey("jwk", pair.publicKey);
    const sign = async (header: object, key = pair.privateKey) => {
      const text = `${part(header)}.${jwt.split(".")[1]}`;
      const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, Buffer.from(text));
      return `${text}.${Buffer.from(signature).toString("base64url")}`;
    };
    const { kid } = headerOf(jwt);
    await refused(await sign({ alg: "RS256", typ: "at+jwt", kid, jwk }));
    await refused(await sign({ alg: "RS256", typ: "at+jwt", kid: "other", jwk }));
    await refused(await sign({ alg: "RS256", typ: "at+jwt", jwk }));
    const { key } = await app.running.authorization.signingKeys.signer();
    await refused(await sign({ alg: "RS256", typ: "JWT", kid }, key));
    await refused(await sign({ alg: "RS256", kid }, key));
    expect((await read(await sign({ alg: "RS256", typ: "at+jwt", kid }, key))).status).toBe(200);
  });

  test("is refused with another issuer, without an end, not yet begun, or for another server", async () => {
    await refused(await signed({ iss: "https://elsewhere.example" }));
    await refused(await signed({ iss: `${app.url}/` }));
    await refused(await signed({ exp: undefined }));
    await refused(await signed({ nbf: app.clock.now() / 1000 + 60 }));
    await refused(await signed({ aud: "https://elsewhere.example" }));
    await refused(await signed({ aud: [app.url, "https://elsewhere.example"] }));
    await refused(await signed({ aud: `${app.url}.elsewhere.example` }));
    await refused(await signed({ grant: "grant_01k00000000000000000000000" }));
    await refused(await signed({ client_id: "another" }));
  });
});

describe("the resource that a token is for", () => {
  const list = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "list_posts", arguments: {} } };
  const at = async (jwt: string, path: string) => (await app.call(jwt, "POST", path, list)).status;

  test("the whole server: REST and every MCP address of its workspace", async () => {
    for (const resource of [app.url, `${app.url}/`]) {
      const jwt = await issued({ resource });
      expect(claimsOf(jwt).aud).toBe(app.url);
      expect((await read(jwt)).status).toBe(200);
      expect(await at(jwt, "/mcp")).toBe(200);
      expect(await at(jwt, "/mcp/acme")).toBe(200);
    }
  });

  test("the MCP endpoint: MCP alone", async () => {
    const jwt = await issued({ resource: `${app.url}/mcp` });
    expect(claimsOf(jwt).aud).toBe(`${app.url}/mcp`);
    await refused(jwt);
    expect(await at(jwt, "/mcp")).toBe(200);
    expect(await at(jwt, "/mcp/acme")).toBe(200);
  });

  test("a workspace's MCP endpoint: that address alone", async () => {
    const jwt = await issued({ resource: `${app.url}/mcp/acme` });
    await refused(jwt);
    expect(await at(jwt, "/mcp/acme")).toBe(200);
    expect(await at(jwt, "/mcp")).toBe(401);
    expect(await at(jwt, "/mcp/other")).toBe(401);
  });

  test.each(["https://elsewhere.example", "/mcp", "urn:x", "mcp"])("nothing else: %s", async (resource) => {
    const { status, body } = await token(app, { grant_type: "client_credentials", resource }, basic(client));
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_target" });
  });

  test("nothing else below the public address, and not two at once", async () => {
    for (const resource of [`${app.url}/v1`, `${app.url}/mcp/`, `${app.url}/mcp/a/b`, `${app.url}.example`]) {
      const { body } = await token(app, { grant_type: "client_credentials", resource }, basic(client));
      expect({ resource, error: body.error }).toEqual({ resource, error: "invalid_target" });
    }
    const two = `grant_type=client_credentials&resource=${app.url}&resource=${app.url}`;
    expect((await token(app, two, basic(client))).body.error).toBe("invalid_target");
  });
});

describe("what was revoked fails on the very next request", () => {
  const fresh = () => addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });

  test("the token alone", async () => {
    const by = await fresh();
    const [one, another] = [await issued({}, by), await issued({}, by)];
    expect([(await read(one)).status, (await read(another)).status]).toEqual([200, 200]);
    const { status, text } = await submit(app, "/api/oauth/revoke", { token: one }, basic(by));
    expect({ status, text }).toEqual({ status: 200, text: "" });
    await refused(one);
    expect((await read(another)).status).toBe(200);
  });

  test("the grant, here and in another process", async () => {
    for (const end of [
      (id: string) =>
        app.store.write([credentials], async (db) => {
          await db.update(grants).set({ status: "revoked" }).where(eq(grants.id, id));
        }),
      (id: string) => elsewhere(app.store, ["update grants set status = 'revoked' where id = ?", id]),
    ]) {
      const jwt = await issued({}, await fresh());
      expect((await read(jwt)).status).toBe(200);
      await end(claimsOf(jwt).grant);
      await refused(jwt);
    }
  });

  test("the client, here and in another process", async () => {
    for (const end of [
      (id: string) =>
        app.store.write([credentials], async (db) => {
          await db.update(oauthClients).set({ status: "disabled" }).where(eq(oauthClients.id, id));
        }),
      (id: string) => elsewhere(app.store, ["update oauth_clients set status = 'revoked' where id = ?", id]),
    ]) {
      const by = await fresh();
      const jwt = await issued({}, by);
      expect((await read(jwt)).status).toBe(200);
      await end(by.id);
      await refused(jwt);
      const { status, body } = await token(app, { grant_type: "client_credentials" }, basic(by));
      expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    }
  });

  test("the token, in another process", async () => {
    const jwt = await issued();
    expect((await read(jwt)).status).toBe(200);
    const { jti, exp } = claimsOf(jwt);
    expect(
      await elsewhere(app.store, [
        "insert into revoked_tokens (id, expires_at) values (?, ?)",
        jti,
        String(exp * 1000),
      ]),
    ).toBe(1);
    await refused(jwt);
  });
});
