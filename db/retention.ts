import { and, eq, exists, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Store } from "./open.ts";
import { aiCalls } from "./schema/ai.ts";
import { usageDays, workspaces } from "./schema/core.ts";
import { atOnce, inSlices } from "./slices.ts";

/* What is counted and written down of calls, and would grow without end. */

/** The workspaces that have something of it left: each is looked up by its own index, and mostly there are none. */
async function withSome(store: Store, left: SQL): Promise<string[]> {
  const rows = await store.read.select({ id: workspaces.id }).from(workspaces).where(left);
  return rows.map(({ id }) => id);
}

/** Forgets what was counted on days before this one (`2026-11-22`). */
export async function forgetUsage(store: Store, day: string, stopping?: AbortSignal): Promise<void> {
  const { workspaceId, day: of, credential, operation, outcome } = usageDays;
  const some = store.read
    .select({ one: sql`1` })
    .from(usageDays)
    .where(and(eq(workspaceId, workspaces.id), lt(of, day)));
  for (const workspace of await withSome(store, exists(some)))
    await inSlices(
      store,
      async (db) => {
        const key = sql`(${workspaceId}, ${of}, ${credential}, ${operation}, ${outcome})`;
        const old = db
          .select({ workspaceId, of, credential, operation, outcome })
          .from(usageDays)
          .where(and(eq(workspaceId, workspace), lt(of, day)))
          .limit(atOnce);
        const gone = await db.delete(usageDays).where(sql`${key} in ${old}`).returning({ of });
        return gone.length;
      },
      stopping,
    );
}

/** Forgets calls of models that were made before a time. Those that still run are not over. */
export async function forgetAiCalls(store: Store, before: number, stopping?: AbortSignal): Promise<void> {
  const { workspaceId, id, at, until } = aiCalls;
  const isOld = and(lt(at, before), isNull(until));
  const some = store.read
    .select({ one: sql`1` })
    .from(aiCalls)
    .where(and(eq(workspaceId, workspaces.id), isOld));
  for (const workspace of await withSome(store, exists(some)))
    await inSlices(
      store,
      async (db) => {
        const mine = eq(workspaceId, workspace);
        const old = db.select({ id }).from(aiCalls).where(and(mine, isOld)).limit(atOnce);
        const gone = await db
          .delete(aiCalls)
          .where(and(mine, inArray(id, old)))
          .returning({ id });
        return gone.length;
      },
      stopping,
    );
}
