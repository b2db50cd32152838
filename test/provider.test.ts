import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { stillClock } from "./support/clock.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { cookieField, open, type Shown, send, sessionCookie } from "./support/pages.ts";

const journeyCookie = "__Host-socialcrm_provider";
let provider: OpenIdProvider;
let app: TestApp;
beforeAll(async () => {
  provider = await startOpenIdProvider();
  await provider.rotate(); // it shows two keys
  app = await startApp({
    // The provider's tokens are of the real time.
    clock: stillClock(Date.now()),
    config: {
      ...{ sign_in_issuer: provider.issuer, sign_in_label: "Acme ID", outbound_allow: [new URL(provider.issuer).host] },
      ...{ sign_in_client_id: provider.web.id, sign_in_client_secret: provider.web.secret },
    },
  });
  provider.allow(`${app.url}/sign-in/callback`);
  await app.workspace.member("ada@example.com", "owner");
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
});

/** Goes to the provider as this person; answers where that leads back to, and what the browser holds. */
async function there(login: string, next = "/account") {
  const begun = await open(app, `/sign-in/provider?next=${encodeURIComponent(next)}`);
  const back = await provider.signIn(begun.to ?? "", login);
  return { begun, cookie: cookieField(begun), path: back.pathname + back.search };
}
async function signIn(login: string, next?: string): Promise<Shown> {
  const { path, cookie } = await there(login, next);
  return open(app, path, cookie);
}
const me = (answer: Shown) => app.call(undefined, "GET", "/v1/me", undefined, cookieField(answer));
const refused = ({ status, cookies }: Shown) => ({ status, session: cookies[sessionCookie] });
const no = { status: 403, session: undefined };

describe("sign-in with an OpenID provider", () => {
  test("is offered by its name, and asks it with PKCE, state and nonce", async () => {
    expect((await open(app, "/sign-in?next=/account?x")).text).toContain("Sign in with Acme ID");
    const { to, headers } = await open(app, "/sign-in/provider");
    const url = new URL(to ?? "");
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: "code", client_id: provider.web.id, redirect_uri: `${app.url}/sign-in/callback` },
      ...{ scope: "openid email profile", code_challenge_method: "S256" },
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(url.searchParams.get(name)?.length).toBe(43);
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-socialcrm_provider=\S+; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  test("lets a member in, and leads to where they wanted to go", async () => {
    const answer = await signIn("ada", "/account?x=1");
    expect({ status: answer.status, to: answer.to }).toEqual({ status: 303, to: "/account?x=1" });
    expect(answer.cookies[journeyCookie]).toBe("");
    expect((await me(answer)).body).toMatchObject({ role: "owner", user: { email: "ada@example.com" } });
    // From now on by who they are there, whatever their e-mail.
    provider.people.set("ada", { email: "lovelace@example.com", email_verified: false });
    expect((await me(await signIn("ada"))).body.user.email).toBe("ada@example.com");
    provider.people.delete("ada");
  });

  test("registers nobody", async () => {
    const answer = await signIn("stranger");
    expect(refused(answer)).toEqual(no);
    expect(answer.text).toContain("You are no member here.");
  });

  test("lets in who is invited, and makes them a member", async () => {
    const key = await app.workspace.key({ kind: "user" }, { email: "ada@example.com" });
    await app.call(key, "POST", "/v1/invites", { email: "guest@example.com", role: "viewer" });
    provider.people.set("guest", { email: "Guest@Example.com", email_verified: true, name: "Grace\nHopper" });
    expect((await me(await signIn("guest"))).body).toMatchObject({
      role: "viewer",
      user: { email: "guest@example.com", name: "Grace Hopper" },
    });
  });

  test("takes nobody for the owner of an e-mail that the provider does not vouch for", async () => {
    await app.workspace.member("boss@example.com", "owner");
    for (const email_verified of [false, undefined, "true", 1]) {
      provider.people.set("mallory", { email: "boss@example.com", email_verified });
      expect(refused(await signIn("mallory"))).toEqual(no);
    }
  });

  test("is finished by the browser that began it alone, and once", async () => {
    const mine = await there("ada");
    const theirs = await there("guest");
    // Login CSRF: the attacker's answer in the victim's browser.
    expect(refused(await open(app, mine.path))).toEqual(no);
    expect(refused(await open(app, theirs.path, mine.cookie))).toEqual(no);
    expect((await open(app, mine.path, mine.cookie)).status).toBe(303);
    expect(refused(await open(app, mine.path, mine.cookie))).toEqual(no);
  });

  test("takes no answer that names another issuer, none or another code", async () => {
    for (const change of [
      (query: URLSearchParams) => query.set("iss", "https://evil.example"),
      (query: URLSearchParams) => query.delete("iss"),
      (query: URLSearchParams) => query.set("code", "made-up"),
      (query: URLSearchParams) => query.delete("code"),
      (query: URLSearchParams) => query.set("error", "access_denied"),
      (query: URLSearchParams) => query.set("state", ""),
    ]) {
      const { path, cookie } = await there("ada");
      const url = new URL(path, app.url);
      change(url.searchParams);
      expect(refused(await open(app, url.pathname + url.search, cookie))).toEqual(no);
    }
  });

  test("takes no ID token but a fresh one of this sign-in, for this client, by the provider's key", async () => {
    const now = Math.floor(app.clock.now() / 1000);
    const stranger = await crypto.subtle.generateKey(
      { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" },
      true,
      ["sign", "verify"],
    );
    const attempt = async (change: object, header: Record<string, unknown> = {}, key?: CryptoKey, whole?: string) => {
      const { path, cookie, begun } = await there("ada");
      const nonce = new URL(begun.to ?? "").searchParams.get("nonce");
      const ada = { sub: "ada", email: "ada@example.com", email_verified: true };
      const claims = { iss: provider.issuer, aud: provider.web.id, ...ada, iat: now, exp: now + 60, nonce };
      const token = whole ?? (await provider.sign({ ...claims, ...change }, header, key));
      provider.instead.set("/token", {
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ id_token: token, access_token: "x", token_type: "Bearer" }),
      });
      const answer = await open(app, path, cookie);
      provider.instead.delete("/token");
      return answer;
    };
    expect((await attempt({})).status).toBe(303);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ iss: provider.issuer })).toString("base64url")}.`;
    for (const wrong of [
      await attempt({ nonce: "another" }),
      await attempt({ nonce: undefined }),
      await attempt({ aud: "another" }),
      await attempt({ aud: [provider.web.id, "another"] }),
      await attempt({ azp: "another" }),
      await attempt({ iss: "https://evil.example" }),
      await attempt({ exp: now - 60 }),
      await attempt({ exp: undefined }),
      await attempt({ sub: undefined }),
      await attempt({}, {}, stranger.privateKey),
      await attempt({}, { kid: undefined }),
      await attempt({}, {}, undefined, unsigned),
      await attempt({}, {}, undefined, "nonsense"),
    ])
      expect(refused(wrong)).toEqual(no);
  });

  test("says that the provider is down, and works again when it is up", async () => {
    const { path, cookie } = await there("ada");
    provider.mode = "failing";
    expect((await open(app, path, cookie)).status).toBe(503);
    provider.mode = "up";
    expect((await signIn("ada")).status).toBe(303);
  });

  test("leaves no secret in the log", async () => {
    await signIn("ada");
    await signIn("nobody-of-ours");
    expect(app.logged()).toContain("provider_refused");
    expect(app.logged()).not.toContain(provider.web.secret);
  });
});

test("calls no private address that the operator has not opened", async () => {
  const closed = await startApp({
    config: { sign_in_issuer: provider.issuer, sign_in_client_id: "web", sign_in_client_secret: "x" },
  });
  try {
    await closed.workspace.member("ada@example.com", "owner");
    const { status, text } = await open(closed, "/sign-in/provider");
    expect({ status, says: text.includes("cannot be used now") }).toEqual({ status: 503, says: true });
    expect((await send(closed, "/sign-in/provider", {})).status).toBe(405);
  } finally {
    await closed.close();
  }
});

test("without a provider none is offered", async () => {
  const plain = await startApp();
  try {
    await plain.workspace.member("ada@example.com", "owner");
    expect((await open(plain, "/sign-in")).text).not.toContain("/sign-in/provider");
    expect((await open(plain, "/sign-in/provider")).status).toBe(404);
    expect((await open(plain, "/sign-in/callback?code=x&state=x")).status).toBe(403);
  } finally {
    await plain.close();
  }
});
