import { timingSafeEqual } from "node:crypto";
import { jwtVerify } from "jose";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { OutboundFailed, OutboundRefused, type SafeFetch } from "../net/safe-fetch.ts";
import { discover, isWebAddress, keySetLoader } from "./published/documents.ts";
import { KeySet } from "./published/key-set.ts";
import { Unreachable } from "./published/unreachable.ts";

/** This server's registration at the OpenID provider that people may sign in with. */
export interface Registration {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
/** What a browser keeps between its going to the provider and its coming back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's. */
  readonly verifier: string;
}
/** Whom the provider says somebody is. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider has made sure that the e-mail is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | undefined;
}

/** The one file that knows arctic: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1). */
export interface OpenId {
  begin(): Promise<{ url: URL; journey: Journey }>;
  /** Verifies what the browser came back with. Throws `forbidden` for what is not good, `unavailable`. */
  finish(answer: URLSearchParams, journey: Journey): Promise<Vouched>;
}

interface Parts {
  readonly fetchSafely: SafeFetch;
  readonly clock: Clock;
  readonly publicUrl: () => string;
}
interface Metadata {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly keys: KeySet;
  /** Whether every answer names its issuer (RFC 9207). */
  readonly namesIssuer: boolean;
}

/** Signatures by a secret that both sides have would let either make up the other's tokens. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const hour = 3_600_000;
/** Seconds that clocks may differ. */
const clockTolerance = 30;

const refused = (why: string, cause?: unknown) =>
  new Failure("forbidden", `The sign-in did not work: ${why} Start again.`, { cause });

export function openId({ issuer, clientId, clientSecret }: Registration, parts: Parts): OpenId {
  const { fetchSafely, clock, publicUrl } = parts;
  const redirectUri = () => `${publicUrl()}/sign-in/callback`;
  let known: { readonly metadata: Metadata; readonly at: number } | undefined;

  const metadata = async (): Promise<Metadata> => {
    const now = clock.monotonic();
    if (known && now - known.at < hour) return known.metadata;
    const { said, jwksUri } = await discover(fetchSafely, issuer).catch((error) => {
      throw error instanceof Unreachable ? unavailable(error.message) : error;
    });
    const address = (name: string): string => {
      const text = said[name];
      if (typeof text === "string" && isWebAddress(text)) return text;
      throw unavailable(`it names no ${name}.`);
    };
    const found = {
      authorizationEndpoint: address("authorization_endpoint"),
      tokenEndpoint: address("token_endpoint"),
      keys: new KeySet(jwksUri, keySetLoader(fetchSafely), clock),
      namesIssuer: said["authorization_response_iss_parameter_supported"] === true,
    };
    known = { metadata: found, at: now };
    return found;
  };

  /** Exchanges the code, for which arctic would call out past the checks of addresses. */
  const exchange = async (tokenEndpoint: string, code: string, verifier: string): Promise<string> => {
    const { OAuth2Tokens } = await import("arctic");
    const body = new URLSearchParams({ grant_type: "authorization_code", code, code_verifier: verifier });
    body.set("redirect_uri", redirectUri());
    const named = [clientId, clientSecret].map((part) => encodeURIComponent(part)).join(":");
    const answer = await json(fetchSafely, tokenEndpoint, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(named).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: body.toString(),
    });
    try {
      return new OAuth2Tokens(answer).idToken();
    } catch (cause) {
      throw refused("the provider gave no ID token.", cause);
    }
  };

  const verified = async (token: string, keys: KeySet, nonce: string) => {
    const keyOf = async ({ kid, alg }: { kid?: string; alg: string }) => {
      const [key, ...more] = await keys.find(kid, alg);
      if (kid === undefined && more.length > 0)
        throw refused("the ID token does not name its key, and the provider shows several.");
      if (!key) throw refused("the ID token is signed by a key that the provider does not show.");
      return key.verifying(alg);
    };
    const demands = { issuer, audience: clientId, algorithms, clockTolerance, currentDate: new Date(clock.now()) };
    const { payload } = await jwtVerify(token, keyOf, { ...demands, requiredClaims: ["sub", "exp", "iat"] }).catch(
      (cause) => {
        if (cause instanceof Unreachable) throw unavailable(cause.message);
        throw cause instanceof Failure ? cause : refused("the ID token is not good.", cause);
      },
    );
    const others = Array.isArray(payload.aud) && payload.aud.length > 1;
    if ((others || payload["azp"] !== undefined) && payload["azp"] !== clientId)
      throw refused("the ID token was given to another client.");
    if (!same(String(payload["nonce"] ?? ""), nonce)) throw refused("the ID token is of another sign-in.");
    return payload;
  };

  return {
    async begin() {
      const { CodeChallengeMethod, generateCodeVerifier, generateState, OAuth2Client } = await import("arctic");
      const { authorizationEndpoint } = await metadata();
      const journey = { state: generateState(), nonce: generateState(), verifier: generateCodeVerifier() };
      const client = new OAuth2Client(clientId, clientSecret, redirectUri());
      const { S256 } = CodeChallengeMethod;
      const scopes = ["openid", "email", "profile"];
      const url = client.createAuthorizationURLWithPKCE(
        authorizationEndpoint,
        journey.state,
        S256,
        journey.verifier,
        scopes,
      );
      url.searchParams.set("nonce", journey.nonce);
      return { url, journey };
    },
    async finish(answer, { state, nonce, verifier }) {
      if (!same(answer.get("state") ?? "", state)) throw refused("it was begun in another browser.");
      const { tokenEndpoint, keys, namesIssuer } = await metadata();
      const iss = answer.get("iss");
      // RFC 9207: an answer of another provider must not be taken for this one's.
      if (iss === null ? namesIssuer : iss !== issuer) throw refused("another provider answered.");
      const code = answer.get("code");
      if (answer.has("error") || !code) throw refused("the provider did not let you in.");
      const claims = await verified(await exchange(tokenEndpoint, code, verifier), keys, nonce);
      const { email, name } = claims;
      return {
        ...{ issuer, subject: String(claims.sub), emailVerified: claims["email_verified"] === true },
        email: typeof email === "string" ? email : undefined,
        name: typeof name === "string" ? name : undefined,
      };
    },
  };
}

const unavailable = (why: string) =>
  new Failure("unavailable", `The provider to sign in with cannot be used now: ${why}`);

/** Whether two texts are the same, in a time that does not tell where they differ; nothing is never the same. */
function same(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other);
}

async function json(
  fetchSafely: SafeFetch,
  url: string,
  options: Parameters<SafeFetch>[1] = {},
): Promise<Record<string, unknown>> {
  const headers = { accept: "application/json", ...options.headers };
  const { status, body } = await fetchSafely(url, { ...options, headers, maxBytes: 262_144 }).catch((error) => {
    if (error instanceof OutboundRefused || error instanceof OutboundFailed) throw unavailable(error.message);
    throw error;
  });
  if (status >= 500) throw unavailable(`it answers with status ${status}.`);
  if (status !== 200) throw refused("the provider takes the code for none of its own.");
  try {
    const said = JSON.parse(new TextDecoder().decode(body));
    if (typeof said === "object" && said !== null) return said;
  } catch {}
  throw unavailable("its answer is no JSON.");
}
