import type { NewGrant } from "../../../db/oauth/new-grants.ts";
import { newId } from "../../contract/id.ts";
import type { Client } from "./clients.ts";
import { newToken, type Token } from "./issue.ts";
import { noRotations, type Rotations, refreshLife } from "./rotation.ts";
import type { AuthorizationServer } from "./server.ts";

interface Terms {
  readonly workspace: string;
  /** Who gives it; null: the client acts for itself. */
  readonly user: string | null;
  readonly scopes: readonly string[];
  readonly resource: string;
}

/** A grant as it is made, and its first access token. A client that did not say that it refreshes cannot. */
export function firstTokens(
  { clock }: AuthorizationServer,
  client: Client,
  { workspace, user, scopes, resource }: Terms,
): { grant: NewGrant; token: Token } {
  const now = clock.now();
  const token = newToken(now, scopes, resource);
  const refreshes = user !== null && client.grantTypes.includes("refresh_token");
  const rotations: Rotations = refreshes ? { token, replaced: [] } : noRotations;
  const grant: NewGrant = {
    ...{ workspaceId: workspace, id: newId("grant"), clientId: client.id, userId: user },
    ...{ scopes: JSON.stringify(scopes), resource, status: "active", generation: refreshes ? 1 : 0 },
    ...{ rotations: JSON.stringify(rotations), refreshExpiresAt: refreshes ? now + refreshLife : null },
    ...{ createdAt: now, updatedAt: now },
  };
  return { grant, token };
}
