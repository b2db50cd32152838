import { ensureOwnGrant, findOwnGrant } from "../../../db/new-grants.ts";
import type { Client } from "./clients.ts";
import { type Issued, issue, newToken } from "./issue.ts";
import { firstTokens } from "./new-grant.ts";
import { OAuthError } from "./oauth-error.ts";
import { resourceAsked } from "./resources.ts";
import { scopesAsked } from "./scope.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

/**
 * `grant_type=client_credentials`: a client that a workspace made acts for itself, like a service key, with the scopes
 * that its maker named. All its tokens hang on one grant.
 */
export async function ownTokens(server: AuthorizationServer, client: Client, sent: Submission): Promise<Issued> {
  const workspace = client.workspaceId;
  if (workspace === undefined || client.authMethod === "none")
    throw new OAuthError("unauthorized_client", "Only a client that a workspace made may act for itself.");
  const scopes = scopesAsked(client, sent.form.get("scope"));
  const resource = resourceAsked(sent.form.get("resource"), server.publicUrl()).url;
  const token = newToken(server.clock.now(), scopes, resource);
  const grant = await grantOf(server, client, workspace, sent.requestId);
  return issue(server, { workspace, grant, client: client.id, user: null }, token, 0);
}

async function grantOf(server: AuthorizationServer, client: Client, workspace: string, requestId: string) {
  const known = await findOwnGrant(server.store, workspace, client.id);
  if (known) return known.id;
  const terms = { workspace, user: null, scopes: client.scopes ?? [], resource: server.publicUrl() };
  const { grant } = firstTokens(server, client, terms);
  const by = { workspace, requestId, actor: grant.id, actorName: client.name };
  return ensureOwnGrant(server.store, server.act("create_grant", by), grant);
}
