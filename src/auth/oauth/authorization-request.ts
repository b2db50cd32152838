import type { GrantedScope } from "../../contract/scopes.ts";
import type { Client } from "./clients.ts";
import { OAuthError, type OAuthErrorCode } from "./oauth-error.ts";
import { redirectMatches } from "./redirect.ts";
import { type Resource, resourceAsked } from "./resources.ts";
import { scopesAsked } from "./scope.ts";
import type { AuthorizationServer } from "./server.ts";

/** Where the answer to an authorization request goes. */
export interface Back {
  /** The address as it was asked for; empty where it was left out and the client has just one. */
  readonly asked: string;
  readonly uri: string;
  readonly state: string | undefined;
}
/** Who asks, proven as far as it can be before anybody is sent anywhere. */
export interface Proven {
  readonly client: Client;
  readonly back: Back;
}
/** What is asked for. */
export interface AuthorizationRequest {
  readonly scopes: readonly GrantedScope[];
  readonly resource: Resource;
  /** The PKCE challenge, S256. */
  readonly challenge: string;
  /** Whether a page may be shown at all. */
  readonly silent: boolean;
}

const one = (query: URLSearchParams, name: string): string | undefined => {
  const [value, ...more] = query.getAll(name);
  if (more.length > 0) throw new OAuthError("invalid_request", `${name}: is given twice; give it once.`);
  return value === "" ? undefined : value;
};

/**
 * The client, and a redirect address of its own. Until both are proven nobody may be sent anywhere: what is thrown is
 * for the person in front of the page.
 */
export async function prove({ clients }: AuthorizationServer, query: URLSearchParams): Promise<Proven> {
  const id = one(query, "client_id");
  if (id === undefined) throw new OAuthError("invalid_request", "client_id: is required.");
  const client = await clients.find(id);
  if (!client) throw new OAuthError("invalid_client", "client_id: there is no such application here.");
  const asked = one(query, "redirect_uri") ?? "";
  const uri = asked || (client.redirectUris.length === 1 ? client.redirectUris[0] : undefined);
  if (uri === undefined) throw new OAuthError("invalid_request", "redirect_uri: is required.");
  if (asked && !redirectMatches(client.redirectUris, asked))
    throw new OAuthError("invalid_redirect_uri", "redirect_uri: is not one that the application registered.");
  const states = query.getAll("state");
  return { client, back: { asked, uri, state: states.length === 1 ? states[0] : undefined } };
}

/** What a proven client asks for. What is thrown is for the client, by way of its redirect address. */
export function readAuthorization(issuer: string, query: URLSearchParams, client: Client): AuthorizationRequest {
  refuseObjects(query);
  for (const name of query.keys()) if (name !== "resource") one(query, name);
  if (query.getAll("resource").length > 1) throw new OAuthError("invalid_target", "resource: name one.");
  refuseOtherTypes(query);
  if (!client.grantTypes.includes("authorization_code"))
    throw new OAuthError("unauthorized_client", "This client is not registered for authorization codes.");
  return {
    challenge: challengeIn(query),
    scopes: scopesAsked(client, one(query, "scope") ?? null),
    resource: resourceAsked(one(query, "resource") ?? null, issuer),
    silent: (one(query, "prompt") ?? "").split(" ").includes("none"),
  };
}

/** A request within the request (RFC 9101) is not read; to leave it aside would be to answer another one. */
function refuseObjects(query: URLSearchParams): void {
  if (query.has("request")) throw new OAuthError("request_not_supported", "request: is not taken here.");
  if (query.has("request_uri")) throw new OAuthError("request_uri_not_supported", "request_uri: is not taken here.");
}

function refuseOtherTypes(query: URLSearchParams): void {
  const type = one(query, "response_type");
  if (type === undefined) throw new OAuthError("invalid_request", "response_type: is required.");
  if (type !== "code") throw new OAuthError("unsupported_response_type", "response_type: must be code.");
  if ((one(query, "response_mode") ?? "query") !== "query")
    throw new OAuthError("invalid_request", "response_mode: must be query.");
}

/** RFC 7636, S256 alone: 32 bytes in base64url. */
function challengeIn(query: URLSearchParams): string {
  const challenge = one(query, "code_challenge");
  if (challenge === undefined) throw new OAuthError("invalid_request", "code_challenge: is required (PKCE).");
  if (one(query, "code_challenge_method") !== "S256")
    throw new OAuthError("invalid_request", "code_challenge_method: must be S256.");
  if (!/^[\w-]{43}$/.test(challenge))
    throw new OAuthError("invalid_request", "code_challenge: must be 43 characters of base64url.");
  return challenge;
}

type Answer = { readonly code: string } | { readonly error: OAuthErrorCode; readonly error_description: string };

/** The address of an authorization response, with what was sent along and who answers (RFC 9207). */
export function answerAt({ uri, state }: Back, issuer: string, answer: Answer): string {
  const parameters = new URLSearchParams({ ...answer, ...(state !== undefined && { state }), iss: issuer });
  return `${uri}${uri.includes("?") ? "&" : "?"}${parameters}`;
}
