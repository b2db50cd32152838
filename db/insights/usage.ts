import { and, desc, eq, gte, lte } from "drizzle-orm";
import type { Store } from "../open.ts";
import { type keyUses, quotas, usageDays } from "../schema/core.ts";
import { countRows, noteUses } from "../sqlite/counts.ts";

export type UsageRow = typeof usageDays.$inferSelect;
export type Usage = ReturnType<typeof usageOf>;
export type KeyUse = typeof keyUses.$inferSelect;

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

/** Adds counts to those of their days. */
export const addCounts = (store: Store, rows: readonly UsageRow[]): Promise<void> =>
  store.write([], (db) => countRows(db, rows));

/** Notes the latest use of keys. */
export const setUses = (store: Store, rows: readonly KeyUse[]): Promise<void> =>
  store.write([], (db) => noteUses(db, rows));
