import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";

let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await startOpenIdProvider();
});
afterAll(() => provider.close());

describe("the OpenID provider of the tests", () => {
  test("gives a machine an RS256 access token for a resource", async () => {
    const token = await provider.token("urn:acme", "posts:read");
    const keys = createRemoteJWKSet(new URL(provider.jwksUri));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: provider.issuer,
      audience: "urn:acme",
    });
    expect(protectedHeader).toEqual({ alg: "RS256", typ: "at+jwt", kid: "key-1" });
    expect(payload).toMatchObject({ sub: "machine", client_id: "machine", scope: "posts:read" });
  });

  test("signs a person in by code and PKCE, with an ID token", async () => {
    const back = "http://127.0.0.1:1/callback";
    provider.allow(back);
    provider.people.set("ada", { email: "ada@lovelace.example", email_verified: true, name: "Ada" });
    const verifier = "v".repeat(43);
    const challenge = new Bun.CryptoHasher("sha256").update(verifier).digest("base64url");
    const asked = new URLSearchParams({
      client_id: provider.web.id,
      redirect_uri: back,
      response_type: "code",
      scope: "openid email profile",
      nonce: "once",
      code_challenge: challenge,
      code_challenge_method: "S256",
    });
    const end = await provider.signIn(`${provider.issuer}/auth?${asked}`, "ada");
    const response = await fetch(`${provider.issuer}/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${provider.web.id}:${provider.web.secret}`)}` },
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code: end.searchParams.get("code") ?? "",
        redirect_uri: back,
        code_verifier: verifier,
      }),
    });
    const { id_token } = (await response.json()) as { id_token: string };
    const claims = JSON.parse(Buffer.from(id_token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: "ada", email: "ada@lovelace.example", email_verified: true, nonce: "once" });
  });

  test("signs with another key after a rotation, and can be out of order", async () => {
    await provider.rotate();
    const shown = (await (await fetch(provider.jwksUri)).json()) as { keys: { kid: string }[] };
    expect(shown.keys.map(({ kid }) => kid).sort()).toEqual(["key-1", "key-2"]);
    provider.mode = "down";
    expect(fetch(provider.jwksUri)).rejects.toThrow();
    provider.mode = "failing";
    expect((await fetch(provider.jwksUri)).status).toBe(500);
    provider.mode = "slow";
    const late = fetch(provider.jwksUri);
    provider.instead.set("/jwks", { body: "{}" });
    provider.mode = "up";
    expect(await (await late).text()).toBe("{}");
    provider.instead.clear();
    expect(provider.asked("/jwks")).toBeGreaterThan(4);
  });
});
