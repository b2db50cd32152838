import { and, eq, isNull, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { membership } from "../people/membership.ts";
import { Refusal } from "../refusal.ts";
import { members } from "../schema/core.ts";
import { grants, revokedTokens } from "../schema/identity.ts";
import { markGranted } from "./grants.ts";

export type NewGrant = typeof grants.$inferSelect;
/** What is remembered of a grant's refresh tokens. */
export type RefreshState = Pick<NewGrant, "generation" | "rotations" | "refreshExpiresAt">;

/** Adds a grant in a transaction that does more. Refuses one by somebody who is no member any more (`state`). */
export async function insertGrant(db: Drizzle, grant: NewGrant): Promise<Done> {
  if (grant.userId !== null && !(await isMember(db, grant.workspaceId, grant.userId))) throw new Refusal("state");
  await db.insert(grants).values(grant);
  await markGranted(db, grant.clientId, grant.createdAt);
  const { id, clientId, userId, scopes, resource } = grant;
  return { target: id, detail: { client: clientId, user: userId, scopes: JSON.parse(scopes), resource }, answer: id };
}

async function isMember(db: Drizzle, workspace: string, user: string): Promise<boolean> {
  return (await db.select({ role: members.role }).from(members).where(membership(workspace, user))).length > 0;
}

const one = (workspace: string, id: string) => and(eq(grants.workspaceId, workspace), eq(grants.id, id));

/** In whatever state it is. */
export async function findGrant(store: Store, workspace: string, id: string): Promise<NewGrant | undefined> {
  const [row] = await store.read.select().from(grants).where(one(workspace, id));
  return row;
}

const own = once((db: Drizzle) =>
  db
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.workspaceId, sql.placeholder("workspace")),
        eq(grants.clientId, sql.placeholder("client")),
        isNull(grants.userId),
        eq(grants.status, "active"),
      ),
    )
    .limit(1)
    .prepare(),
);

/** The id of the grant under which a workspace's client acts for itself. */
export async function findOwnGrant(store: Store, workspace: string, client: string): Promise<string | undefined> {
  const [row] = await own(store.read).execute({ workspace, client });
  return row?.id;
}

/** Makes that grant where there is none yet; answers the id of the one there is. */
export const ensureOwnGrant = (store: Store, act: Act, grant: NewGrant): Promise<string> =>
  perform(store, act, [], async (db) => {
    const [known] = await own(db).execute({ workspace: act.workspace, client: grant.clientId });
    return known ? { target: known.id, answer: known.id } : insertGrant(db, grant);
  });

/** Moves a grant's refresh tokens on from what they are at that moment. `decide` answers what to write, if anything. */
export const rotateGrant = <T>(
  store: Store,
  workspace: string,
  id: string,
  decide: (row: NewGrant) => { readonly change?: RefreshState & { readonly updatedAt: number }; readonly result: T },
): Promise<T | undefined> =>
  store.write([], async (db) => {
    const [row] = await db.select().from(grants).where(one(workspace, id));
    if (!row) return undefined;
    const { change, result } = decide(row);
    if (change) await db.update(grants).set(change).where(one(workspace, id));
    return result;
  });

/** Ends a grant for good, its tokens with it. */
export const endGrant = (store: Store, act: Act, id: string, reason: string): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    await db.update(grants).set({ status: "revoked", updatedAt: act.at }).where(one(act.workspace, id));
    return { target: id, detail: { reason }, answer: id };
  });

/** Revokes one access token by itself. */
export const revokeToken = (store: Store, act: Act, token: { id: string; expiresAt: number }): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    await db.insert(revokedTokens).values(token).onConflictDoNothing();
    return { target: token.id, answer: token.id };
  });
