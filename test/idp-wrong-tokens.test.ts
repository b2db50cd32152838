import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createHmac, createPublicKey } from "node:crypto";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";
import { newSigningKey, part } from "./support/openid-provider.ts";

let app: IdpApp;
beforeAll(async () => {
  app = await startIdpApp();
  await app.set({ allowed_clients: [], required_claims: {} });
});
afterAll(() => app.close());

const refused = { status: 401, message: "Invalid access token." };
const now = () => Math.floor(app.clock.now() / 1000);
const signed = (claims: object = {}, header: object = {}, key?: CryptoKey) =>
  app.provider.sign(app.claims(claims), { typ: "at+jwt", ...header }, key);
const hmac = (text: string, key: string | Buffer) =>
  `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
const publicPem = () =>
  createPublicKey({ key: app.provider.key.publicJwk, format: "jwk" }).export({ type: "spki", format: "pem" });
const hs256 = () => `${part({ alg: "HS256", typ: "at+jwt", kid: app.provider.key.kid })}.${part(app.claims())}`;
const tampered = async (change: (parts: string[]) => string[]) => change((await signed()).split(".")).join(".");
const deep = (depth: number) => `{"iss":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;

/** What is wrong, a token like that, the check that finds it and the claim it is about. */
type Wrong = [why: string, token: () => Promise<string> | string, check: string, claim: string | null];

const wrong: Wrong[] = [
  ["alg none", () => `${part({ alg: "none", typ: "at+jwt" })}.${part(app.claims())}.`, "algorithm", "alg"],
  [
    "alg None, with the signature of another token",
    async () => tampered(([, claims = "", signature = ""]) => [part({ alg: "None" }), claims, signature]),
    "algorithm",
    "alg",
  ],
  ["HS256 keyed with the public key as PEM", () => hmac(hs256(), publicPem()), "algorithm", "alg"],
  [
    "HS256 keyed with the public key as JWK",
    () => hmac(hs256(), JSON.stringify(app.provider.key.publicJwk)),
    "algorithm",
    "alg",
  ],
  ["an algorithm that was not chosen", () => signed({}, { alg: "RS512" }), "algorithm", "alg"],
  ["no algorithm", () => signed({}, { alg: undefined }), "algorithm", "alg"],
  ["an algorithm that is a list", () => signed({}, { alg: ["RS256"] }), "algorithm", "alg"],
  [
    "a signature by another key under the right name",
    async () => signed({}, {}, (await newSigningKey("x")).privateKey),
    "signature",
    null,
  ],
  ["another key's name", () => signed({}, { kid: "key-0" }), "key", "kid"],
  ["a name that is a path", () => signed({}, { kid: "../../../../dev/null" }), "key", "kid"],
  ["a name that is SQL", () => signed({}, { kid: "key-1' or '1'='1" }), "key", "kid"],
  ["a name of JavaScript's own", () => signed({}, { kid: "__proto__" }), "key", "kid"],
  ["a name that is an object", () => signed({}, { kid: { toString: "key-1" } }), "header", "kid"],
  [
    "its own key along, as jwk",
    async () => {
      const own = await newSigningKey("own");
      return signed({}, { jwk: own.publicJwk, kid: "own" }, own.privateKey);
    },
    "header",
    "jwk",
  ],
  [
    "an address of its own keys, as jku",
    async () => {
      const own = await newSigningKey("own");
      return signed({}, { jku: "https://evil.example/jwks", kid: "own" }, own.privateKey);
    },
    "header",
    "jku",
  ],
  ["a certificate of its own, as x5c", () => signed({}, { x5c: ["MIIB"] }), "header", "x5c"],
  ["an address of certificates, as x5u", () => signed({}, { x5u: "https://evil.example/c" }), "header", "x5u"],
  ["a critical extension", () => signed({}, { crit: ["exp"] }), "header", "crit"],
  ["an empty list of critical extensions", () => signed({}, { crit: [] }), "header", "crit"],
  ["a payload that is not encoded", () => signed({}, { b64: false }), "header", "b64"],
  ["compression", () => signed({}, { zip: "DEF" }), "header", "zip"],
  ["another issuer", () => signed({ iss: "https://evil.example" }), "issuer", "iss"],
  ["the issuer with a slash more", () => signed({ iss: `${app.provider.issuer}/` }), "issuer", "iss"],
  ["no issuer", () => signed({ iss: undefined }), "issuer", "iss"],
  ["several issuers", () => signed({ iss: [app.provider.issuer] }), "issuer", "iss"],
  ["another audience", () => signed({ aud: "https://crm.example.org" }), "audience", "aud"],
  ["the audience in capitals", () => signed({ aud: app.audience.toUpperCase() }), "audience", "aud"],
  ["no audience", () => signed({ aud: undefined }), "audience", "aud"],
  ["no audience in its list", () => signed({ aud: [] }), "audience", "aud"],
  ["its end 31 seconds ago", () => signed({ exp: now() - 31 }), "expiry", "exp"],
  ["no end", () => signed({ exp: undefined }), "expiry", "exp"],
  ["an end that is text", () => signed({ exp: String(now() + 60) }), "expiry", "exp"],
  ["an end that is null", () => signed({ exp: null }), "expiry", "exp"],
  ["a beginning in 31 seconds", () => signed({ nbf: now() + 31 }), "not_before", "nbf"],
  ["a beginning that is text", () => signed({ nbf: "0" }), "not_before", "nbf"],
  ["been issued in the future", () => signed({ iat: now() + 31 }), "issued_at", "iat"],
  ["been issued at a time that is text", () => signed({ iat: "now" }), "issued_at", "iat"],
  ["no subject", () => signed({ sub: undefined }), "subject", "sub"],
  ["an empty subject", () => signed({ sub: "" }), "subject", "sub"],
  ["a subject that is a number", () => signed({ sub: 1 }), "subject", "sub"],
  ["the type of a logout token", () => signed({}, { typ: "logout+jwt" }), "type", "typ"],
  ["the type of a DPoP proof", () => signed({}, { typ: "dpop+jwt" }), "type", "typ"],
  ["the type of an ID token, by Keycloak", () => signed({ typ: "ID" }, { typ: "JWT" }), "purpose", "typ"],
  ["the type of a refresh token, by Keycloak", () => signed({ typ: "Refresh" }, { typ: "JWT" }), "purpose", "typ"],
  ["the use of an ID token, by Cognito", () => signed({ token_use: "id" }), "purpose", "token_use"],
  ["nothing that access tokens have", () => signed({ scope: undefined }, { typ: "JWT" }), "purpose", null],
  ["a nonce, as ID tokens have", () => signed({ nonce: "n" }, { typ: "JWT" }), "purpose", "nonce"],
  [
    "the hash of an access token, as ID tokens have",
    () => signed({ at_hash: "h" }, { typ: undefined }),
    "purpose",
    "at_hash",
  ],
  ["been bound to a key of its holder", () => signed({ cnf: { jkt: "thumb" } }), "binding", "cnf"],
  [
    "a payload that was changed",
    () =>
      tampered(([header = "", , signature = ""]) => [
        header,
        part(app.claims({ scope: "workspace:admin" })),
        signature,
      ]),
    "signature",
    null,
  ],
  [
    "a header that was changed",
    () =>
      tampered(([, claims = "", signature = ""]) => [
        part({ alg: "RS256", kid: app.provider.key.kid }),
        claims,
        signature,
      ]),
    "signature",
    null,
  ],
  ["no signature", () => tampered(([header = "", claims = ""]) => [header, claims, ""]), "signature", null],
  [
    "a signature that is cut short",
    () => tampered(([header = "", claims = "", signature = ""]) => [header, claims, signature.slice(0, -4)]),
    "signature",
    null,
  ],
  [
    "claims that are a list",
    async () => tampered(([header = ""]) => [header, Buffer.from("[]").toString("base64url"), "x"]),
    "form",
    null,
  ],
  [
    "claims that are no JSON",
    async () => tampered(([header = ""]) => [header, Buffer.from("{").toString("base64url"), "x"]),
    "form",
    null,
  ],
  ["five parts, as encrypted tokens have", () => "eyJhbGciOiJkaXIifQ..a.b.c", "form", null],
  [
    "a claim nested beyond all measure",
    () => `${part({ alg: "RS256" })}.${Buffer.from(deep(1500)).toString("base64url")}.AA`,
    "issuer",
    "iss",
  ],
];

describe("a token with", () => {
  test.each(wrong)("%s is 401, and its test says why", async (_why, make, check, claim) => {
    const token = await make();
    expect({ check, claim }).toEqual(
      await app.failing(token).then((failed) => ({ check: failed?.check ?? "none", claim: failed?.claim ?? null })),
    );
    expect(await app.asked(token)).toEqual(refused);
    const { status, body } = await app.rpc(token, "tools/call", { name: "list_posts", arguments: {} });
    expect({ status, message: body.error.message }).toEqual(refused);
  });
});

test("a token longer than any is refused, and the next one is not", async () => {
  const sound = await signed();
  const token = await signed({ padding: "x".repeat(13_000) });
  expect(await app.failing(token)).toMatchObject({ check: "form", claim: null });
  for (const huge of [token, `${sound}${"A".repeat(200_000)}`])
    expect((await app.call(huge, "GET", "/v1/posts")).status).toBe(431);
  expect((await app.asked(sound)).status).toBe(200);
});

describe("a token is sound", () => {
  test.each([
    ["as it is", {}, {}],
    ["30 seconds after its end, for clocks that differ", { exp: "ended" }, {}],
    ["with several audiences", { aud: ["https://other.example", "https://crm.example.org/mcp/acme"] }, {}],
    ["of the type JWT, or of none", {}, { typ: "JWT" }],
    ["of no type", {}, { typ: undefined }],
    ["of the type by its long name", {}, { typ: "application/at+jwt" }],
    ["with a nonce, where it says that it is an access token", { nonce: "n" }, {}],
    ["with a nonce, where Keycloak says so", { nonce: "n", typ: "Bearer" }, { typ: "JWT" }],
    ["without the name of its key, where there is one", {}, { kid: undefined }],
  ])("%s", async (_why, claims, header) => {
    const ends = "exp" in claims ? { exp: now() - 29 } : {};
    const token = await signed({ ...claims, ...ends }, header);
    expect(await app.failing(token)).toBeNull();
    expect((await app.asked(token)).status).toBe(200);
  });
});
