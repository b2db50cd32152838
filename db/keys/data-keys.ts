import { and, desc, eq, ne } from "drizzle-orm";
import type { Drizzle, Store } from "../open.ts";
import { dataKeys } from "../schema/identity.ts";

export type DataKeyRow = typeof dataKeys.$inferSelect;

/** The key that a workspace seals with, where one was made already. */
export const currentDataKey = (store: Store, workspace: string) => newest(store.read, workspace);

export async function findDataKey(store: Store, workspace: string, id: string): Promise<DataKeyRow | undefined> {
  const [row] = await store.read
    .select()
    .from(dataKeys)
    .where(and(eq(dataKeys.workspaceId, workspace), eq(dataKeys.id, id)));
  return row;
}

/**
 * Gives a workspace its first data key, and answers the one it has: another process may have been first. Fails where the
 * root key has been replaced meanwhile, because nothing could open a key under the old one.
 */
export const firstDataKey = (store: Store, row: DataKeyRow): Promise<DataKeyRow> =>
  store.write([], async (db) => {
    const known = await newest(db, row.workspaceId);
    if (known) return known;
    const [other] = await db.select({ id: dataKeys.id }).from(dataKeys).where(ne(dataKeys.rootId, row.rootId)).limit(1);
    if (other) throw new Error("The root key was replaced meanwhile. Start this again.");
    await db.insert(dataKeys).values(row);
    return row;
  });

async function newest(db: Drizzle, workspace: string): Promise<DataKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(dataKeys)
    .where(eq(dataKeys.workspaceId, workspace))
    .orderBy(desc(dataKeys.createdAt), desc(dataKeys.id))
    .limit(1);
  return row;
}
