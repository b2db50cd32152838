import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";
import { type Instead, newSigningKey, type SigningKey } from "./support/openid-provider.ts";

let app: IdpApp;
let signer: SigningKey & { readonly privateJwk: JWK };
beforeAll(async () => {
  app = await startIdpApp();
  signer = await newSigningKey("k");
});
afterAll(() => app.close());

let sets = 0;
/** Sets a provider whose key set is this one. */
async function showing(keys: readonly unknown[] | Instead, more: object = {}): Promise<void> {
  const path = `/keys-${++sets}`;
  app.provider.instead.set(path, "length" in keys ? { body: JSON.stringify({ keys }) } : keys);
  const reply = await app.set({ jwks_uri: `${app.provider.issuer}${path}`, ...more });
  expect(reply.status).toBe(200);
}
const token = (key: CryptoKey = signer.privateKey, header: Record<string, unknown> = {}) =>
  app.provider.sign(app.claims(), { kid: "k", ...header }, key);
const down = "The workspace's identity provider does not answer, so this token cannot be verified now; try again.";

describe("a key is not used", () => {
  const cases: [why: string, of: (jwk: JWK) => JWK][] = [
    ["for encryption", (jwk) => ({ ...jwk, use: "enc" })],
    ["for signing alone", (jwk) => ({ ...jwk, key_ops: ["sign"] })],
    ["for another algorithm", (jwk) => ({ ...jwk, alg: "PS256" })],
    ["of another kind than its material", (jwk) => ({ ...jwk, kty: "EC" })],
    ["that is shared", () => ({ kty: "oct", kid: "k", k: "c2VjcmV0", alg: "RS256", use: "sig" })],
    ["whose private half is shown", () => signer.privateJwk],
    ["with an exponent of one", (jwk) => ({ ...jwk, e: "AQ" })],
    ["with an even exponent", (jwk) => ({ ...jwk, e: "AQAA" })],
    ["of more than 8,192 bits", (jwk) => ({ ...jwk, n: Buffer.alloc(1025, 0xab).toString("base64url") })],
    ["whose name is a number", (jwk) => ({ ...jwk, kid: 7 as unknown as string })],
  ];
  test.each(cases)("%s", async (_why, of) => {
    await showing([of(signer.publicJwk)]);
    expect(await app.failing(await token())).toMatchObject({ check: "key", claim: "kid" });
    expect(await app.asked(await token())).toEqual({ status: 401, message: "Invalid access token." });
  });

  test("of 1,024 bits", async () => {
    const weak = await newSigningKey("k", 1024);
    await showing([weak.publicJwk]);
    expect(await app.failing(await token(weak.privateKey))).toMatchObject({ check: "key" });
    expect((await app.asked(await token(weak.privateKey))).status).toBe(401);
  });

  test("that is rubbish, and the one beside it is", async () => {
    const rubbish = [
      null,
      7,
      "key",
      [],
      {},
      { kty: "RSA" },
      { kty: "RSA", n: 7, e: [] },
      { kty: "EC", crv: "__proto__", x: "a" },
    ];
    await showing([...rubbish, { kty: "EC", crv: "P-256", x: "AAAA", y: "AAAA", kid: "k" }, signer.publicJwk]);
    expect((await app.asked(await token())).status).toBe(200);
  });
});

describe("a key is used", () => {
  test("that says nothing of its use and algorithm", async () => {
    const { n, e, kty, kid } = signer.publicJwk;
    await showing([{ n, e, kty, kid }]);
    expect((await app.asked(await token())).status).toBe(200);
  });

  test("that shares its name with another, and none where it does with too many", async () => {
    const others = await Promise.all(Array.from({ length: 4 }, async () => (await newSigningKey("k")).publicJwk));
    await showing([...others.slice(1), signer.publicJwk]);
    expect((await app.asked(await token())).status).toBe(200);
    await showing([...others, signer.publicJwk]);
    expect((await app.asked(await token())).status).toBe(401);
  });

  test("without its name only where there is no other", async () => {
    await showing([signer.publicJwk, signer.publicJwk]);
    expect((await app.asked(await token(undefined, { kid: undefined }))).status).toBe(200);
    await showing([signer.publicJwk, app.provider.key.publicJwk]);
    expect(await app.failing(await token(undefined, { kid: undefined }))).toMatchObject({ check: "key", claim: "kid" });
    expect((await app.asked(await token(undefined, { kid: undefined }))).status).toBe(401);
  });

  test.each(["RS384", "PS256", "ES256", "ES384", "ES512", "EdDSA"])("of %s where that was chosen", async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const signed = () => new SignJWT(app.claims()).setProtectedHeader({ alg, kid: "k" }).sign(privateKey);
    const keys = [{ ...(await exportJWK(publicKey)), kid: "k", alg, use: "sig" }];
    await showing(keys, { algorithms: [alg] });
    expect(await app.failing(await signed())).toBeNull();
    expect((await app.asked(await signed())).status).toBe(200);
    await showing(keys);
    expect(await app.failing(await signed())).toMatchObject({ check: "algorithm" });
    expect((await app.asked(await signed())).status).toBe(401);
  });
});

describe("a key set is not taken", () => {
  const many = () => Array.from({ length: 101 }, (_, n) => ({ ...signer.publicJwk, kid: `k${n}` }));
  const cases: [why: string, () => readonly unknown[] | Instead, says: string][] = [
    ["of more than 100 keys", many, "The key set has more than 100 keys."],
    ["larger than 256 KB", () => [signer.publicJwk, { padding: "x".repeat(262_144) }], "262144 bytes"],
    ["that is a page", () => ({ headers: { "content-type": "text/html" }, body: "<!doctype html>" }), "not valid JSON"],
    ["without keys", () => ({ body: "{}" }), "no list of keys"],
    ["that is null", () => ({ body: "null" }), "no list of keys"],
    ["that is not there", () => ({ status: 404 }), "404"],
    ["that is forbidden", () => ({ status: 403 }), "status 403"],
    [
      "at another address than it should be",
      () => ({ status: 302, headers: { location: app.provider.jwksUri } }),
      "30",
    ],
  ];
  test.each(cases)("%s", async (_why, keys, says) => {
    await showing(keys());
    const failed = await app.failing(await token());
    expect(failed?.check).toBe("provider");
    expect(failed?.message).toContain(says);
    expect(await app.asked(await token())).toEqual({ status: 503, message: down });
  });

  test("from an address that is not public and that the operator has not opened", async () => {
    const closed = "http://127.0.0.1:1/jwks";
    const before = app.provider.asked("/jwks");
    for (const jwks_uri of [
      closed,
      "https://10.0.0.1/jwks",
      "https://[::1]/jwks",
      "https://169.254.169.254/jwks",
      "https://localhost/jwks",
    ]) {
      await app.set({ jwks_uri });
      expect(await app.failing(await token())).toMatchObject({ check: "provider", claim: null });
      expect(await app.asked(await token())).toEqual({ status: 503, message: down });
    }
    expect(app.provider.asked("/jwks")).toBe(before);
  });
});
