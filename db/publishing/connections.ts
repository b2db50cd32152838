import { and, eq, gt, lte } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Store } from "../open.ts";
import { connections, networkApps } from "../schema/publishing.ts";
import { removeWhere } from "../slices.ts";

export type ConnectionRow = typeof connections.$inferSelect;
export type NetworkAppRow = typeof networkApps.$inferSelect;
export type Connections = ReturnType<typeof connectionsOf>;

/** The connections that one workspace's people have begun in a browser. */
export const connectionsOf = (store: Store, workspace: string) => ({
  begin: (act: Act, row: Omit<ConnectionRow, "workspaceId">, shown: { answer: string; kept: string }) =>
    perform(store, act, [], async (db) => {
      await db.insert(connections).values({ ...row, workspaceId: workspace });
      return { target: row.id, detail: { network: row.network, server: row.server }, ...shown };
    }),

  /** Takes a connection that is back out of the database, so that it is finished once at most. */
  take: (
    { id, startedBy, stateHash }: Pick<ConnectionRow, "id" | "startedBy" | "stateHash">,
    now: number,
  ): Promise<ConnectionRow | undefined> =>
    store.write([], async (db) => {
      const mine = and(eq(connections.workspaceId, workspace), eq(connections.id, id));
      const same = and(eq(connections.startedBy, startedBy), eq(connections.stateHash, stateHash));
      const [row] = await db
        .delete(connections)
        .where(and(mine, same, gt(connections.expiresAt, now)))
        .returning();
      return row;
    }),
});

/** The connection that a browser is back from, in whichever workspace it was begun. */
export async function findConnection(store: Store, stateHash: string): Promise<ConnectionRow | undefined> {
  const [row] = await store.read.select().from(connections).where(eq(connections.stateHash, stateHash));
  return row;
}

/** Forgets connections that were never finished. */
export function forgetConnections(store: Store, at: number, stopping?: AbortSignal): Promise<void> {
  const { stateHash: key, expiresAt } = connections;
  return removeWhere(store, { table: connections, key, which: lte(expiresAt, at) }, stopping);
}

/** What a server knows this installation as; undefined where it was never asked, or not at this address. */
export async function findNetworkApp(
  store: Store,
  { network, server, redirectUri }: Pick<NetworkAppRow, "network" | "server" | "redirectUri">,
): Promise<NetworkAppRow | undefined> {
  const [row] = await store.read
    .select()
    .from(networkApps)
    .where(and(eq(networkApps.network, network), eq(networkApps.server, server)));
  return row?.redirectUri === redirectUri ? row : undefined;
}

export const keepNetworkApp = (store: Store, row: NetworkAppRow): Promise<void> =>
  store.write([], async (db) => {
    await db
      .insert(networkApps)
      .values(row)
      .onConflictDoUpdate({ target: [networkApps.network, networkApps.server], set: row });
  });
