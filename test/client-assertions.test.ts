import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { startApp, type TestApp } from "./support/app.ts";
import { startMetadataHost } from "./support/metadata-host.ts";
import { submit } from "./support/oauth.ts";

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let host: Awaited<ReturnType<typeof startMetadataHost>>;
let app: TestApp;
let keys: Pair;
let id: string;
const byKey = { token_endpoint_auth_method: "private_key_jwt" };
beforeAll(async () => {
  host = await startMetadataHost();
  app = await startApp({
    outbound: host.outbound,
    config: { outbound_allow: host.allow, failed_credentials_per_minute: 0 },
  });
  keys = await generateKeyPair("RS256");
  id = await published("/chatgpt.json", "/jwks.json", keys);
});
afterAll(async () => {
  await app.close();
  await host.close();
});
beforeEach(() => app.clock.pass(61_000));

const shown = async ({ publicKey }: Pair, kid = "one") => ({ keys: [{ ...(await exportJWK(publicKey)), kid }] });
/** A client with a document and its keys at an address of their own, which this server has met. */
async function published(path: string, keysAt: string, pair: Pair) {
  const known = host.serve(path, { ...byKey, jwks_uri: host.address(keysAt) });
  host.serve(keysAt, {}, { body: await shown(pair) });
  expect((await app.running.clients.find(known))?.authMethod).toBe("private_key_jwt");
  return known;
}

const seconds = () => app.clock.now() / 1000;
const claims = (): JWTPayload => ({ iss: id, sub: id, aud: app.url, exp: seconds() + 60, jti: crypto.randomUUID() });
const signed = (payload: JWTPayload = claims(), by: Pair = keys, header: { alg?: string; kid?: string } = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(by.privateKey);

const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ask = async (client_assertion: string, more: Record<string, string> = { client_id: id }) => {
  const form = { grant_type: "refresh_token", refresh_token: "none", client_assertion_type: type, client_assertion };
  const { status, body } = await submit(app, "/api/oauth/token", { ...form, ...more });
  return { status, error: body.error, description: body.error_description };
};
/** Past the proof: it is the refresh token that is none. */
const proven = { status: 400, error: "invalid_grant", description: expect.any(String) };
const failed = { status: 401, error: "invalid_client", description: "Client authentication failed." };

describe("a client proves itself with an assertion", () => {
  test.each(["", "/api/oauth/token", "/oauth/token"])("for this server, named by its address and %p", async (path) => {
    expect(await ask(await signed({ ...claims(), aud: `${app.url}${path}` }))).toEqual(proven);
  });

  test("for this server under two of its names", async () => {
    expect(await ask(await signed({ ...claims(), aud: [app.url, `${app.url}/api/oauth/token`] }))).toEqual(proven);
  });

  test("that alone says who it is", async () => {
    expect(await ask(await signed(), {})).toEqual(proven);
  });

  test("of another kind of key, shown in the document itself", async () => {
    const pair = await generateKeyPair("ES256");
    const own = host.serve("/inline.json", { ...byKey, jwks: await shown(pair) });
    await app.running.clients.find(own);
    const assertion = await signed({ ...claims(), iss: own, sub: own }, pair, { alg: "ES256" });
    expect(await ask(assertion, { client_id: own })).toEqual(proven);
  });

  test("of a key that it has changed to since", async () => {
    const [first, second] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
    const own = await published("/rotating.json", "/rotating-keys.json", first);
    const said = { iss: own, sub: own };
    expect(await ask(await signed({ ...claims(), ...said }, first), { client_id: own })).toEqual(proven);
    host.serve("/rotating-keys.json", {}, { body: await shown(second, "two") });
    app.clock.pass(61_000);
    const next = await signed({ ...claims(), ...said }, second, { kid: "two" });
    expect(await ask(next, { client_id: own })).toEqual(proven);
    const last = await signed({ ...claims(), ...said }, first);
    expect(await ask(last, { client_id: own })).toEqual(failed);
  });
});

describe("an assertion is refused", () => {
  const odd: [string, () => Record<string, unknown>][] = [
    ["for another server", () => ({ aud: "https://other.example" })],
    ["for another server too, which could present it here", () => ({ aud: ["https://other.example", app.url] })],
    ["for nobody", () => ({ aud: undefined })],
    ["that is over", () => ({ exp: seconds() - 31 })],
    ["without an end", () => ({ exp: undefined })],
    ["that ends too late", () => ({ exp: seconds() + 3700 })],
    ["that is not yet good", () => ({ nbf: seconds() + 60 })],
    ["by another issuer", () => ({ iss: "https://other.example" })],
    ["of another subject", () => ({ sub: "https://other.example" })],
    ["without a name of its own", () => ({ jti: undefined })],
    ["with a long name", () => ({ jti: "x".repeat(501) })],
  ];
  test.each(odd)("%s", async (_why, change) => {
    const payload = JSON.parse(JSON.stringify({ ...claims(), ...change() }));
    expect(await ask(await signed(payload))).toEqual(failed);
  });

  test("the second time", async () => {
    const assertion = await signed();
    expect(await ask(assertion)).toEqual(proven);
    expect(await ask(assertion)).toEqual(failed);
  });

  test("of another's key", async () => {
    expect(await ask(await signed(claims(), await generateKeyPair("RS256")))).toEqual(failed);
  });

  test("signed with nothing, with a public key for a secret, or changed", async () => {
    const [header, payload, signature] = (await signed()).split(".") as [string, string, string];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
    const shared = await new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "one" }).sign(secret);
    for (const assertion of [
      `${part({ alg: "none" })}.${payload}.`,
      shared,
      `${header}.${part({ ...claims(), jti: "other" })}.${signature}`,
      `${header}.${payload}.${signature.slice(4)}`,
      "a.b.c",
      "nonsense",
    ])
      expect(await ask(assertion)).toEqual(failed);
  });

  test("that is none: its client does not come in by its name alone, nor with a secret", async () => {
    const form = { grant_type: "refresh_token", refresh_token: "none", client_id: id };
    for (const more of [{}, { client_secret: "guess" }]) {
      const { status, body } = await submit(app, "/api/oauth/token", { ...form, ...more });
      expect([status, body.error_description]).toEqual([401, "Client authentication failed."]);
    }
  });

  test("while its keys cannot be had, with 503", async () => {
    const own = await published("/gone.json", "/gone-keys.json", keys);
    host.fail("/gone-keys.json");
    const assertion = await signed({ ...claims(), iss: own, sub: own });
    const { status, error, description } = await ask(assertion, { client_id: own });
    expect([status, error]).toEqual([503, "temporarily_unavailable"]);
    expect(description).toContain("client.example");
  });

  test("from where nobody outside may look: keys on one's own network", async () => {
    const own = host.serve("/inside.json", { ...byKey, jwks_uri: "https://169.254.169.254/keys" });
    await app.running.clients.find(own);
    const { status, description } = await ask(await signed({ ...claims(), iss: own, sub: own }), { client_id: own });
    expect(status).toBe(503);
    expect(description).toContain("169.254.169.254");
  });
});
