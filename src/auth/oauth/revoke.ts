import { endGrant, revokeToken } from "../../../db/oauth/new-grants.ts";
import type { Client } from "./clients.ts";
import { type OurToken, ourToken } from "./living-token.ts";
import { OAuthError } from "./oauth-error.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

/**
 * `POST /api/oauth/revoke` (RFC 7009): a refresh token takes its whole grant along, an access token itself alone. What
 * is no living token of this client is as good as revoked, and answered alike.
 */
export async function revoke(server: AuthorizationServer, sent: Submission): Promise<void> {
  const client = await server.clients.authenticate(sent.headers, sent.form);
  const text = sent.form.get("token");
  if (text === null) throw new OAuthError("invalid_request", "token: is required.");
  const found = await ourToken(server, text);
  if (found && clientOf(found) === client.id) await end(server, client, found, sent.requestId);
}

export const clientOf = (token: OurToken): string =>
  token.kind === "refresh" ? token.grant.clientId : token.claims.client_id;

async function end(server: AuthorizationServer, { name }: Client, token: OurToken, requestId: string) {
  if (token.kind === "refresh") {
    const { workspaceId: workspace, id, status } = token.grant;
    if (status === "revoked") return;
    const by = { workspace, requestId, actor: id, actorName: name };
    await endGrant(server.store, server.act("revoke_grant", by), id, "by_client");
    return;
  }
  const { workspace, grant, jti, exp } = token.claims;
  const by = { workspace, requestId, actor: grant, actorName: name };
  await revokeToken(server.store, server.act("revoke_token", by), { id: jti, expiresAt: exp * 1000 });
}
