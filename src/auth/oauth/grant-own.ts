import { ensureOwnGrant, findOwnGrant } from "../../../db/oauth/new-grants.ts";
import { once } from "../../../db/once.ts";
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
  const ask = JSON.stringify([client.id, scopes, resource]);
  const known = underWay(server).get(ask);
  if (known !== undefined) return known;
  const issued = issueTo(server, client, { workspace, scopes, resource, requestId: sent.requestId });
  underWay(server).set(ask, issued);
  return issued.finally(() => underWay(server).delete(ask));
}

/**
 * The tokens that are being issued, by who asks for what. A signature takes a millisecond of a core: whoever asks for
 * the same meanwhile, which can only be the same client, gets the same token.
 */
const underWay = once((_server: AuthorizationServer) => new Map<string, Promise<Issued>>());

interface Ask {
  readonly workspace: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly requestId: string;
}

async function issueTo(server: AuthorizationServer, client: Client, ask: Ask): Promise<Issued> {
  const { workspace, scopes, resource, requestId } = ask;
  const grant = await grantOf(server, client, workspace, requestId);
  const token = newToken(server.clock.now(), scopes, resource);
  return issue(server, { workspace, grant, client: client.id, user: null }, token, 0);
}

async function grantOf(server: AuthorizationServer, client: Client, workspace: string, requestId: string) {
  const known = await findOwnGrant(server.store, workspace, client.id);
  if (known !== undefined) return known;
  const terms = { workspace, user: null, scopes: client.scopes ?? [], resource: server.publicUrl() };
  const { grant } = firstTokens(server, client, terms);
  const by = { workspace, requestId, actor: grant.id, actorName: client.name };
  return ensureOwnGrant(server.store, server.act("create_grant", by), grant);
}
