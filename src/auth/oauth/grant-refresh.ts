import { endGrant, findGrant, type NewGrant, rotateGrant } from "../../../db/oauth/new-grants.ts";
import type { Client } from "./clients.ts";
import { type Issued, issue, newToken } from "./issue.ts";
import { OAuthError } from "./oauth-error.ts";
import type { RefreshToken } from "./refresh-tokens.ts";
import { narrowed } from "./resources.ts";
import { rotated } from "./rotation.ts";
import { scopesNamed } from "./scope.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

const bad = () => new OAuthError("invalid_grant", "The refresh token is not valid, is over or was revoked.");

/** `grant_type=refresh_token`: the token and its successor, or the current pair again (./rotation.ts). */
export async function refresh(server: AuthorizationServer, client: Client, sent: Submission): Promise<Issued> {
  const { form } = sent;
  const { token, grant } = await presented(server, client, form.get("refresh_token"));
  const scopes = scopesWithin(grant, form.get("scope"));
  const resource = narrowed(grant.resource, form.get("resource"), server.publicUrl());
  const now = server.clock.now();
  const next = newToken(now, scopes, resource);
  const outcome = await rotateGrant(server.store, token.workspace, token.grant, (row) =>
    rotated(row, { generation: token.generation, now, next }),
  );
  if (outcome?.is === "reused") await endFamily(server, client, token, sent.requestId);
  if (outcome?.is !== "pair") throw bad();
  const holder = { workspace: grant.workspaceId, grant: grant.id, client: client.id, user: grant.userId };
  return issue(server, holder, outcome.token, outcome.generation);
}

/** The refresh token and its grant, which must be this client's. */
async function presented(server: AuthorizationServer, client: Client, text: string | null) {
  if (text === null) throw new OAuthError("invalid_request", "refresh_token: is required.");
  const token = await server.refreshTokens.read(text);
  const grant = token && (await findGrant(server.store, token.workspace, token.grant));
  if (!token || grant?.clientId !== client.id) throw bad();
  // The server is known by another address since: no token for the old one would be taken, so the person decides anew.
  if (!grant.resource.startsWith(server.publicUrl())) throw bad();
  return { token, grant };
}

/** RFC 6749 §6: never more than was granted. */
function scopesWithin({ scopes }: NewGrant, text: string | null): readonly string[] {
  const granted: readonly string[] = JSON.parse(scopes);
  const named = scopesNamed(text);
  if (named === undefined) return granted;
  const beyond = named.find((scope) => !granted.includes(scope));
  if (beyond !== undefined) throw new OAuthError("invalid_scope", `scope: ${beyond} was not granted.`);
  return granted.filter((scope) => (named as readonly string[]).includes(scope));
}

/** Somebody else has had the token: whoever it is, all that hangs on the grant ends (RFC 9700 §4.14.2). */
async function endFamily(
  server: AuthorizationServer,
  client: Client,
  { workspace, grant }: RefreshToken,
  requestId: string,
): Promise<void> {
  const by = { workspace, requestId, actor: grant, actorName: client.name };
  await endGrant(server.store, server.act("revoke_grant", by), grant, "refresh_token_reused");
}
