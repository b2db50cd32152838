import { Failure } from "../../contract/failure.ts";
import { isJson, type Json } from "../../contract/json.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { firstOf, headOf, said } from "./documents.ts";
import type { Authority, Protection } from "./login.ts";

const unfit = (words: string) => new Failure("invalid_request", `url: ${words}`);
const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : undefined;
const bare = (url: string) => url.replace(/\/$/, "");

/**
 * Finds out where a server's tokens come from: what it says when it is asked without one, its metadata (RFC 9728), and
 * that of its authorization server (RFC 8414, or OpenID Connect Discovery). A server of the first revisions without
 * metadata is its own.
 */
export async function protectionOf(fetchSafely: SafeFetch, url: string): Promise<Protection> {
  const { origin, pathname } = new URL(url);
  const challenge = await challengeOf(fetchSafely, url);
  const path = bare(pathname);
  const usual = [
    `${origin}/.well-known/oauth-protected-resource${path}`,
    `${origin}/.well-known/oauth-protected-resource`,
  ];
  const metadata = await firstOf(fetchSafely, [...(challenge.metadata ? [challenge.metadata] : []), ...new Set(usual)]);
  if (metadata) checkResource(metadata, url);
  const issuer = textsIn(metadata?.authorization_servers)?.[0] ?? origin;
  const scope = challenge.scope ?? textsIn(metadata?.scopes_supported)?.join(" ");
  return { authority: await authorityOf(fetchSafely, issuer), resource: textIn(metadata?.resource) ?? url, scope };
}

async function challengeOf(fetchSafely: SafeFetch, url: string) {
  const headers = await headOf(fetchSafely, url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 0, method: "tools/list", params: {} }),
  });
  const challenge = headers.get("www-authenticate") ?? "";
  const named = (name: string) => new RegExp(`(?:^|[\\s,])${name}="([^"]*)"`, "i").exec(challenge)?.[1];
  return { metadata: named("resource_metadata"), scope: named("scope") };
}

/** Tokens for somebody else's server are not for this one: the metadata must be of it, or of a part of it that it is in. */
function checkResource({ resource }: Json, url: string): void {
  const named = typeof resource === "string" ? URL.parse(resource) : null;
  const called = new URL(url);
  const isWithin =
    named?.origin === called.origin &&
    `${bare(called.pathname)}/`.startsWith(`${bare(named.pathname)}/`) &&
    named.search === "";
  if (!isWithin && resource !== url) throw unfit("its metadata is that of another server.");
}

async function authorityOf(fetchSafely: SafeFetch, issuer: string): Promise<Authority> {
  const { origin, pathname } = URL.parse(issuer) ?? {};
  if (origin === undefined || pathname === undefined) throw unfit("its authorization server is no address.");
  const path = bare(pathname);
  const metadata = await firstOf(fetchSafely, [
    ...new Set([
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}/.well-known/openid-configuration${path}`,
      `${origin}${path}/.well-known/openid-configuration`,
    ]),
  ]);
  if (!metadata) throw unfit(`${new URL(issuer).host} shows no metadata of an authorization server.`);
  if (bare(textIn(metadata.issuer) ?? "") !== bare(issuer))
    throw unfit("the metadata of its authorization server names another issuer.");
  const tokenEndpoint = textIn(metadata.token_endpoint);
  if (tokenEndpoint === undefined) throw unfit("its authorization server names no token endpoint.");
  const methods = textsIn(metadata.token_endpoint_auth_methods_supported) ?? ["client_secret_basic"];
  return {
    ...{ issuer: textIn(metadata.issuer) ?? issuer, tokenEndpoint },
    authorizationEndpoint: textIn(metadata.authorization_endpoint),
    registrationEndpoint: textIn(metadata.registration_endpoint),
    revocationEndpoint: textIn(metadata.revocation_endpoint),
    secretBy: (["basic", "post"] as const).filter((way) => methods.includes(`client_secret_${way}`)),
    takesPublic: methods.includes("none"),
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
    hasPkce: textsIn(metadata.code_challenge_methods_supported)?.includes("S256") === true,
  };
}

/** Registers us (RFC 7591), where an authorization server takes everybody. */
export async function registered(fetchSafely: SafeFetch, authority: Authority, redirectUri: string) {
  if (authority.registrationEndpoint === undefined)
    throw new Failure(
      "invalid_request",
      "client_id: is missing; this server's authorization server registers nobody by itself.",
    );
  const secret = `client_secret_${authority.secretBy[0] ?? "basic"}`;
  const { status, body } = await said(fetchSafely, authority.registrationEndpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      client_name: "socialcrm",
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: authority.takesPublic ? "none" : secret,
    }),
  });
  const id = textIn(body.client_id);
  if (id === undefined)
    throw new Failure(
      "invalid_request",
      `client_id: is missing, and the authorization server did not register us: ${wordsIn(body, status)}`,
    );
  return { id, secret: textIn(body.client_secret) };
}

/** Why an endpoint of OAuth refuses, in its own words. */
export function wordsIn(body: Json, status: number): string {
  const words =
    textIn(body.error_description) ??
    textIn(body.error) ??
    (isJson(body.error) ? textIn(body.error.message) : undefined);
  return words ? words.slice(0, 300) : `HTTP ${status}.`;
}
