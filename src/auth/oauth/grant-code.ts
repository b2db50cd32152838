import { timingSafeEqual } from "node:crypto";
import { type CodeRow, exchangeCode, findCode } from "../../../db/oauth/codes.ts";
import { endGrant } from "../../../db/oauth/new-grants.ts";
import { Refusal } from "../../../db/refusal.ts";
import { secretHash } from "../secret.ts";
import type { Client } from "./clients.ts";
import { type Issued, issue } from "./issue.ts";
import { firstTokens } from "./new-grant.ts";
import { OAuthError } from "./oauth-error.ts";
import { narrowed } from "./resources.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

const bad = (cause?: unknown) =>
  new OAuthError("invalid_grant", "The code is not valid, is over, was used before or is another client's.", { cause });

/** `grant_type=authorization_code`: a code, once, with the proof that whoever asked for it sends it (RFC 7636). */
export async function exchange(server: AuthorizationServer, client: Client, sent: Submission): Promise<Issued> {
  const row = await found(server, client, sent);
  await refuseReplay(server, client, row, sent.requestId);
  prove(row, sent.form, server.clock.now());
  const resource = narrowed(row.resource, sent.form.get("resource"), server.publicUrl());
  return granted(server, client, { ...row, resource }, sent.requestId);
}

async function found(server: AuthorizationServer, client: Client, { form }: Submission): Promise<CodeRow> {
  const code = form.get("code");
  if (code === null) throw new OAuthError("invalid_request", "code: is required.");
  if (form.get("code_verifier") === null) throw new OAuthError("invalid_request", "code_verifier: is required.");
  const row = await findCode(server.store, secretHash(code));
  if (row?.clientId !== client.id) throw bad();
  return row;
}

/** A code that comes a second time is in two hands: what the first one was given ends (RFC 6749 §4.1.2). */
async function refuseReplay(
  server: AuthorizationServer,
  client: Client,
  { workspaceId: workspace, grantId }: CodeRow,
  requestId: string,
): Promise<void> {
  if (grantId === null) return;
  const by = { workspace, requestId, actor: grantId, actorName: client.name };
  await endGrant(server.store, server.act("revoke_grant", by), grantId, "code_reused");
  throw bad();
}

/** Time, redirect address and PKCE, each as it was when the code was asked for. */
function prove({ expiresAt, redirectUri, challenge }: CodeRow, form: URLSearchParams, now: number): void {
  if (expiresAt <= now) throw bad();
  if ((form.get("redirect_uri") ?? "") !== redirectUri)
    throw new OAuthError("invalid_grant", "redirect_uri: is not the one that the code was asked for with.");
  const verifier = form.get("code_verifier") ?? "";
  const proof = new Bun.CryptoHasher("sha256").update(verifier).digest("base64url");
  const isProven = /^[\w.~-]{43,128}$/.test(verifier) && timingSafeEqual(Buffer.from(proof), Buffer.from(challenge));
  if (!isProven) throw new OAuthError("invalid_grant", "code_verifier: does not match the code_challenge.");
}

async function granted(server: AuthorizationServer, client: Client, row: CodeRow, requestId: string): Promise<Issued> {
  const { workspaceId: workspace, userId: user, hash } = row;
  const scopes: readonly string[] = JSON.parse(row.scopes);
  const { grant, token } = firstTokens(server, client, { workspace, user, scopes, resource: row.resource });
  const by = { workspace, requestId, actor: grant.id, actorName: client.name };
  try {
    await exchangeCode(server.store, server.act("create_grant", by), hash, grant);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== "state") throw error;
    await refuseReplay(server, client, (await findCode(server.store, hash)) ?? row, requestId);
    throw bad(error);
  }
  return issue(server, { workspace, grant: grant.id, client: client.id, user }, token, grant.generation);
}
