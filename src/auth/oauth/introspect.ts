import type { Principal } from "../../contract/principal.ts";
import type { Client } from "./clients.ts";
import { type OurToken, ourToken } from "./living-token.ts";
import { OAuthError } from "./oauth-error.ts";
import { clientOf } from "./revoke.ts";
import type { AuthorizationServer, Submission } from "./server.ts";
import { stands, tokenPrincipal } from "./token-principal.ts";

/** Who asks: a confidential client, or a credential that administers its workspace. */
export type Asking = Client | Principal;

const inactive = { active: false };

/**
 * `POST /api/oauth/introspect` (RFC 7662). A client learns of its own tokens, one that a workspace made of all of that
 * workspace's, and so does its administrator; everything else is said to be inactive, whatever it is.
 */
export async function introspect(server: AuthorizationServer, asking: Asking, { form }: Submission): Promise<object> {
  const text = form.get("token");
  if (text === null) throw new OAuthError("invalid_request", "token: is required.");
  const found = await ourToken(server, text);
  if (!found || !maySee(asking, found)) return inactive;
  return found.kind === "refresh" ? ofRefresh(server, found) : ofAccess(server, found);
}

/** The client that asks; a public one has proved nothing, and is told nothing. */
export async function askingClient(server: AuthorizationServer, { headers, form }: Submission): Promise<Client> {
  const client = await server.clients.authenticate(headers, form);
  if (client.authMethod === "none")
    throw new OAuthError("invalid_client", "Only a client with a secret, or an API key, may ask about tokens.");
  return client;
}

function maySee(asking: Asking, token: OurToken): boolean {
  const workspace = token.kind === "refresh" ? token.grant.workspaceId : token.claims.workspace;
  if ("credential" in asking) return asking.workspace.id === workspace;
  return asking.workspaceId === workspace || asking.id === clientOf(token);
}

function ofAccess(server: AuthorizationServer, { claims, bearer }: Extract<OurToken, { kind: "access" }>): object {
  if (!stands(bearer, claims)) return inactive;
  const { iss, sub, aud, exp, iat, jti, client_id } = claims;
  const { scopes } = tokenPrincipal(bearer, claims, server.planOf(bearer.workspace.plan));
  const said = { active: true, token_type: "Bearer", scope: [...scopes].join(" "), iss, sub, aud, exp, iat, jti };
  return bearer.email === null ? { ...said, client_id } : { ...said, client_id, username: bearer.email };
}

function ofRefresh({ clock, publicUrl }: AuthorizationServer, token: Extract<OurToken, { kind: "refresh" }>): object {
  const { grant } = token;
  const expiresAt = grant.refreshExpiresAt ?? 0;
  const isCurrent = token.token.generation === grant.generation;
  if (grant.status !== "active" || !isCurrent || expiresAt <= clock.now()) return inactive;
  const { scopes, clientId: client_id, userId: sub, resource: aud } = grant;
  const scope = (JSON.parse(scopes) as string[]).join(" ");
  const exp = Math.floor(expiresAt / 1000);
  return { active: true, token_type: "refresh_token", scope, client_id, iss: publicUrl(), sub, aud, exp };
}
