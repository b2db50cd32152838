import { addCode } from "../../../db/oauth/codes.ts";
import { workspacesOf } from "../../../db/people/people.ts";
import { type GrantedScope, type Role, roleHolds } from "../../contract/scopes.ts";
import { secretHash } from "../secret.ts";
import type { SignedIn } from "../sessions.ts";
import type { AuthorizationRequest, Proven } from "./authorization-request.ts";
import type { Client } from "./clients.ts";
import type { AuthorizationServer } from "./server.ts";

/** What an authorization code lives, in milliseconds. */
const codeLife = 60_000;

/** A workspace that a person may let a client into. */
export interface Candidate {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * The workspaces that a person can choose from: their own, or the one that the resource is of, or the one that made the
 * client. Which others there are, nobody learns.
 */
export async function candidates(
  { store }: AuthorizationServer,
  { user }: SignedIn,
  client: Client,
  slug: string | undefined,
): Promise<readonly Candidate[]> {
  const all = await workspacesOf(store, user.id);
  return all.filter(
    (one) =>
      (slug === undefined || one.slug === slug || one.id === slug) &&
      (client.workspaceId === undefined || client.workspaceId === one.id),
  );
}

/** What of the scopes that are asked for a person can give. */
export const giveable = (scopes: readonly GrantedScope[], { role }: Candidate): readonly GrantedScope[] =>
  scopes.filter((scope) => roleHolds(role, scope));

interface Yes extends Proven {
  readonly request: AuthorizationRequest;
  readonly signedIn: SignedIn;
  readonly workspace: Candidate;
  /** The code that this question has. */
  readonly code: string;
  readonly requestId: string;
}

/** A person said yes: keeps the code for the client to exchange. Refuses a question that was answered (`state`). */
export async function approve(server: AuthorizationServer, yes: Yes): Promise<void> {
  const { client, back, request, signedIn, workspace, code, requestId } = yes;
  const now = server.clock.now();
  const act = server.act("approve_client", {
    ...{ workspace: workspace.id, actor: signedIn.id, actorName: signedIn.user.email, requestId },
  });
  await addCode(server.store, act, {
    ...{ hash: secretHash(code), workspaceId: workspace.id, clientId: client.id, userId: signedIn.user.id },
    ...{ redirectUri: back.asked, challenge: request.challenge, resource: request.resource.url },
    scopes: JSON.stringify(giveable(request.scopes, workspace)),
    ...{ createdAt: now, expiresAt: now + codeLife, grantId: null },
  });
}
