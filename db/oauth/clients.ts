import { and, asc, count, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { authorizationCodes, deviceCodes, grants, oauthClients, revokedTokens } from "../schema/identity.ts";
import { atOnce, inSlices } from "../slices.ts";

export type ClientRow = typeof oauthClients.$inferSelect;

/* Clients as the authorization server knows them, those of a workspace among them; none of it is for an operation. */

const byId = once((db: Drizzle) =>
  db
    .select()
    .from(oauthClients)
    .where(eq(oauthClients.id, sql.placeholder("id")))
    .prepare(),
);

/** Any client, whatever its state. */
export async function findClient(store: Store, id: string): Promise<ClientRow | undefined> {
  const [row] = await byId(store.read).execute({ id });
  return row;
}

/** Adds a client, unless there is one of its id. */
export const ensureClient = (store: Store, row: ClientRow): Promise<void> =>
  store.write([], async (db) => {
    await db.insert(oauthClients).values(row).onConflictDoNothing();
  });

/** How many clients that were never granted anything there may be, and how old the oldest must be to make room. */
export interface Room {
  readonly most: number;
  /** Milliseconds since 1970. */
  readonly madeBefore: number;
}

/** Adds a client that nobody has granted anything yet. Where there are too many the oldest go; refuses (`crowded`) where none is old enough. */
export const addUngranted = (store: Store, row: ClientRow, { most, madeBefore }: Room): Promise<void> =>
  store.write([], async (db) => {
    const ungranted = and(isNotNull(oauthClients.expiresAt), eq(oauthClients.kind, row.kind));
    const [held] = await db.select({ rows: count() }).from(oauthClients).where(ungranted);
    const beyond = (held?.rows ?? 0) - most + 1;
    if (beyond > 0) {
      const oldest = await db
        .select({ id: oauthClients.id })
        .from(oauthClients)
        .where(and(ungranted, lt(oauthClients.createdAt, madeBefore)))
        .orderBy(asc(oauthClients.expiresAt))
        .limit(beyond);
      if (oldest.length < beyond) throw new Refusal("crowded");
      await remove(
        db,
        oldest.map(({ id }) => id),
      );
    }
    await db.insert(oauthClients).values(row);
  });

export type ClientUpdate = Partial<Pick<ClientRow, "name" | "document" | "secretHash" | "expiresAt" | "updatedAt">>;

/** Changes what a client is. */
export const updateClient = (store: Store, id: string, change: ClientUpdate): Promise<void> =>
  store.write([credentials], async (db) => {
    await db.update(oauthClients).set(lasting(change)).where(eq(oauthClients.id, id));
  });

/** Notes that a client is as it was. */
export const touchClient = (
  store: Store,
  id: string,
  times: Pick<ClientRow, "updatedAt" | "expiresAt">,
): Promise<void> =>
  store.write([], async (db) => {
    await db.update(oauthClients).set(lasting(times)).where(eq(oauthClients.id, id));
  });

/** A client that was granted something meanwhile does not expire after all. */
const lasting = ({ expiresAt, ...change }: ClientUpdate) => ({
  ...change,
  ...(expiresAt != null && {
    expiresAt: sql<number | null>`case when ${oauthClients.grantedAt} is null then ${expiresAt} end`,
  }),
});

/** Notes that an assertion was used, until it is over; answers whether this was the first time. */
export const useAssertion = (store: Store, id: string, expiresAt: number): Promise<boolean> =>
  store.write([], async (db) => {
    const noted = await db
      .insert(revokedTokens)
      .values({ id, expiresAt })
      .onConflictDoNothing()
      .returning({ id: revokedTokens.id });
    return noted.length === 1;
  });

/** Ends a client for good: one that was never granted anything is forgotten. Answers the workspaces that granted it something. */
export const endClient = (store: Store, id: string, at: number): Promise<readonly string[]> =>
  store.write([credentials], async (db) => {
    const granted = await db
      .selectDistinct({ workspace: grants.workspaceId })
      .from(grants)
      .where(eq(grants.clientId, id));
    if (granted.length === 0) await remove(db, [id]);
    else
      await db
        .update(oauthClients)
        .set({ status: "revoked", secretHash: null, managementHash: null, updatedAt: at })
        .where(eq(oauthClients.id, id));
    return granted.map(({ workspace }) => workspace);
  });

/** Ends all that a client was granted in the workspace of the act. */
export const endGrants = (store: Store, act: Act, client: string): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    const ended = await revokeGrants(db, act, client);
    return { target: client, detail: { grants: ended }, answer: "" };
  });

/** Revokes what is active of a client's grants in a workspace; answers how many that were. */
export async function revokeGrants(db: Drizzle, { workspace, at }: Act, client: string): Promise<number> {
  const ended = await db
    .update(grants)
    .set({ status: "revoked", updatedAt: at })
    .where(and(eq(grants.clientId, client), eq(grants.workspaceId, workspace), eq(grants.status, "active")))
    .returning({ id: grants.id });
  return ended.length;
}

/** Forgets clients that were never granted anything and have expired. */
export const forgetClients = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const expired = await db
        .select({ id: oauthClients.id })
        .from(oauthClients)
        .where(and(lt(oauthClients.expiresAt, at), isNull(oauthClients.grantedAt)))
        .limit(atOnce);
      await remove(
        db,
        expired.map(({ id }) => id),
      );
      return expired.length;
    },
    stopping,
  );

/** Clients without grants, with what they have begun. */
async function remove(db: Drizzle, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(authorizationCodes).where(inArray(authorizationCodes.clientId, [...ids]));
  await db.delete(deviceCodes).where(inArray(deviceCodes.clientId, [...ids]));
  await db.delete(oauthClients).where(inArray(oauthClients.id, [...ids]));
}
