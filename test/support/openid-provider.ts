import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWK } from "jose";
import { Provider } from "oidc-provider";
import { configurationOf } from "./openid-configuration.ts";

/** What an address of the provider answers in place of what it would. */
export interface Instead {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A signing key of the provider. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** A real OpenID provider on a free loopback port: RS256 access tokens by resource, people by code and PKCE. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly jwksUri: string;
  /** A client of each kind: one that signs people in, and one that asks for itself. */
  readonly web: { readonly id: string; readonly secret: string };
  readonly machine: { readonly id: string; readonly secret: string };
  /** Whom a login name is: claims beside `sub`, which is the name. Anyone not named has `<name>@example.com`. */
  readonly people: Map<string, Record<string, unknown>>;
  /** Claims that every access token gets. */
  readonly extra: Record<string, unknown>;
  /** What an address (`/jwks`) answers in place of what it would. */
  readonly instead: Map<string, Instead>;
  /** `down` hangs up, `failing` answers 500, `slow` holds every answer until it is something else. */
  mode: "up" | "down" | "failing" | "slow";
  /** How often an address was asked for, whatever the mode. */
  asked(path: string): number;
  /** The key that signs now. */
  readonly key: SigningKey;
  /** Lets people come back to this address of a client. */
  allow(redirectUri: string): void;
  /** From now on another key signs; the one before stays in the set where `keep` says so. */
  rotate(keep?: boolean): Promise<void>;
  /** An access token for the machine client. */
  token(resource: string, scope?: string): Promise<string>;
  /** What a person gets who signs in to the web client, by code and PKCE. */
  tokens(login: string, resource: string, scope: string): Promise<{ access_token: string; id_token?: string }>;
  /** A token of the tests' own making, whatever it says, signed in RS256 by the provider's key or by another. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>, key?: CryptoKey): Promise<string>;
  /** Goes where an authorization request leads as this person, through sign-in and consent; answers where that ends. */
  signIn(authorizationUrl: string, login: string): Promise<URL>;
  close(): Promise<void>;
}

export async function newSigningKey(
  kid: string,
  modulusLength = 2048,
): Promise<SigningKey & { readonly privateJwk: JWK }> {
  const kind = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength, publicExponent: new Uint8Array([1, 0, 1]) };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(kind, true, ["sign", "verify"]);
  const described = { kid, use: "sig", alg: "RS256" };
  const publicJwk = { ...(await exportJWK(publicKey)), ...described };
  return { kid, privateKey, publicJwk, privateJwk: { ...(await exportJWK(privateKey)), ...described } };
}

const ownRedirect = "https://client.example/callback";

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const server = createServer((request, response) => front(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const web = { id: "web", secret: crypto.randomUUID() };
  const machine = { id: "machine", secret: crypto.randomUUID() };
  const people = new Map<string, Record<string, unknown>>();
  const extra: Record<string, unknown> = {};
  const instead = new Map<string, Instead>();
  const counts = new Map<string, number>();
  const redirectUris = [ownRedirect];
  const held: (() => void)[] = [];
  let keys = [await newSigningKey("key-1")];
  let made = 1;
  let mode: OpenIdProvider["mode"] = "up";
  let answer = build();

  function build() {
    const jwks = { keys: keys.map(({ privateJwk }) => privateJwk) };
    const provider = new Provider(issuer, configurationOf({ jwks, web, machine, redirectUris, people, extra }));
    return provider.callback();
  }

  function front(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? "/", issuer).pathname;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    if (mode === "down") request.socket.destroy();
    else if (mode === "failing") response.writeHead(500).end("out of order");
    else if (mode === "slow") held.push(() => serve(path, request, response));
    else serve(path, request, response);
  }

  function serve(path: string, request: IncomingMessage, response: ServerResponse): void {
    const other = instead.get(path);
    if (!other) return void answer(request, response);
    const { status = 200, headers = { "content-type": "application/json" }, body = "" } = other;
    response.writeHead(status, headers).end(body);
  }

  const current = (): SigningKey => keys[0] as SigningKey;
  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    ...{ web, machine, people, extra, instead },
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
      for (const go of held.splice(0)) go();
    },
    asked: (path) => counts.get(path) ?? 0,
    get key() {
      return current();
    },
    allow(redirectUri) {
      redirectUris.push(redirectUri);
      answer = build();
    },
    async rotate(keep = true) {
      keys = [await newSigningKey(`key-${++made}`), ...(keep ? keys : [])];
      answer = build();
    },
    async token(resource, scope) {
      const form = { grant_type: "client_credentials", resource, ...(scope && { scope }) };
      const body = new URLSearchParams({ ...form, client_id: machine.id, client_secret: machine.secret });
      const response = await fetch(`${issuer}/token`, { method: "POST", body });
      const said = (await response.json()) as { access_token?: string };
      if (!said.access_token) throw new Error(`no token: ${JSON.stringify(said)}`);
      return said.access_token;
    },
    async sign(claims, header = {}, key = current().privateKey) {
      const text = `${part({ alg: "RS256", kid: current().kid, ...header })}.${part(claims)}`;
      const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, Buffer.from(text));
      return `${text}.${Buffer.from(signature).toString("base64url")}`;
    },
    async tokens(login, resource, scope) {
      const verifier = crypto.randomUUID() + crypto.randomUUID();
      const asked = new URLSearchParams({
        ...{ client_id: web.id, redirect_uri: ownRedirect, response_type: "code", code_challenge_method: "S256" },
        ...{ resource, scope, code_challenge: new Bun.CryptoHasher("sha256").update(verifier).digest("base64url") },
      });
      const end = await throughPages(issuer, `${issuer}/auth?${asked}`, login);
      const response = await fetch(`${issuer}/token`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${web.id}:${web.secret}`)}` },
        body: new URLSearchParams({
          ...{ grant_type: "authorization_code", redirect_uri: ownRedirect, code_verifier: verifier },
          code: end.searchParams.get("code") ?? "",
        }),
      });
      const said = (await response.json()) as { access_token: string; id_token?: string };
      if (!response.ok) throw new Error(`no tokens: ${JSON.stringify(said)} after ${end}`);
      return said;
    },
    signIn: (authorizationUrl, login) => throughPages(issuer, authorizationUrl, login),
    async close() {
      mode = "down";
      for (const go of held.splice(0)) go();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The header or the claims of a token, as they stand in it. */
export const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A browser without a window: follows redirects, keeps cookies, sends the sign-in and consent forms. */
async function throughPages(issuer: string, start: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form && { method: "POST", body: form }),
    });
    form = undefined;
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location");
    const page = await response.text();
    if (location) {
      url = new URL(location, url);
      if (url.origin !== issuer) return url;
      continue;
    }
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
    if (!action) throw new Error(`the provider shows no form at ${url}: ${response.status} ${page.slice(0, 500)}`);
    url = new URL(action.replaceAll("&amp;", "&"), url);
    form = page.includes('value="login"')
      ? new URLSearchParams({ prompt: "login", login, password: "any" })
      : new URLSearchParams({ prompt: "consent" });
  }
  throw new Error("the provider does not come to an end");
}
