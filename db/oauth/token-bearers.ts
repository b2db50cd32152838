import { and, eq, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { members, users, workspaces } from "../schema/core.ts";
import { grants, oauthClients, revokedTokens } from "../schema/identity.ts";

/** A grant with all that its access tokens hang on: read for a token whose memory is stale. */
const bearer = once((db: Drizzle) =>
  db
    .select({
      grant: { id: grants.id, userId: grants.userId, scopes: grants.scopes, status: grants.status },
      client: {
        id: oauthClients.id,
        name: oauthClients.name,
        status: oauthClients.status,
      },
      workspace: { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, plan: workspaces.plan },
      role: members.role,
      email: users.email,
      userName: users.name,
      revoked: revokedTokens.id,
    })
    .from(grants)
    .innerJoin(oauthClients, eq(oauthClients.id, grants.clientId))
    .innerJoin(workspaces, eq(workspaces.id, grants.workspaceId))
    .leftJoin(members, and(eq(members.workspaceId, grants.workspaceId), eq(members.userId, grants.userId)))
    .leftJoin(users, eq(users.id, grants.userId))
    .leftJoin(revokedTokens, eq(revokedTokens.id, sql.placeholder("token")))
    .where(and(eq(grants.workspaceId, sql.placeholder("workspace")), eq(grants.id, sql.placeholder("grant"))))
    .prepare(),
);
export type TokenBearer = NonNullable<Awaited<ReturnType<typeof findTokenBearer>>>;

/** What stands behind an access token: its grant, and whether it was revoked by itself. */
export async function findTokenBearer(store: Store, asked: { workspace: string; grant: string; token: string }) {
  const [row] = await bearer(store.read).execute(asked);
  return row;
}
