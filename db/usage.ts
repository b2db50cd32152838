import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { Store } from "./open.ts";
import { apiKeys, quotas, usageDays } from "./schema.ts";

export type UsageRow = typeof usageDays.$inferSelect;
export type Usage = ReturnType<typeof usageOf>;
/** The latest use of a key, not written yet. */
export interface LastUse {
  readonly workspace: string;
  readonly at: number;
  readonly ip: string;
}

/** What one workspace used. */
export const usageOf = (store: Store, workspace: string) => ({
  /** Counts of the days `from` to `to` (`2026-11-22`), the latest day first; of one credential where it is named. */
  days: ({ from, to, credential }: { from: string; to: string; credential?: string | undefined }) =>
    store.read
      .select({
        day: usageDays.day,
        credential: usageDays.credential,
        operation: usageDays.operation,
        outcome: usageDays.outcome,
        count: usageDays.count,
      })
      .from(usageDays)
      .where(
        and(
          eq(usageDays.workspaceId, workspace),
          gte(usageDays.day, from),
          lte(usageDays.day, to),
          credential === undefined ? undefined : eq(usageDays.credential, credential),
        ),
      )
      .orderBy(desc(usageDays.day)) as PromiseLike<Omit<UsageRow, "workspaceId">[]>,

  quotas: (month: string) =>
    store.read
      .select({ name: quotas.name, used: quotas.used })
      .from(quotas)
      .where(and(eq(quotas.workspaceId, workspace), eq(quotas.month, month))) as PromiseLike<
      { name: string; used: number }[]
    >,
});

/** Adds what was counted since the last time, in one transaction. */
export const addUsage = (
  store: Store,
  counted: readonly UsageRow[],
  used: ReadonlyMap<string, LastUse>,
): Promise<void> =>
  store.write([], async (db) => {
    for (const row of counted)
      await db
        .insert(usageDays)
        .values(row)
        .onConflictDoUpdate({
          target: [usageDays.workspaceId, usageDays.day, usageDays.credential, usageDays.operation, usageDays.outcome],
          set: { count: sql`${usageDays.count} + ${row.count}` },
        });
    for (const [key, { workspace, at, ip }] of used)
      await db
        .update(apiKeys)
        .set({ lastUsedAt: at, lastUsedIp: ip })
        .where(and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.id, key)));
  });
