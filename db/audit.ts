import { and, desc, eq, lt } from "drizzle-orm";
import type { Store } from "./open.ts";
import { audit } from "./schema.ts";

export type AuditRow = typeof audit.$inferSelect;
export type Audit = ReturnType<typeof auditOf>;

interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly before?: number | undefined;
  readonly event?: string | undefined;
  readonly actor?: string | undefined;
}

/** One workspace's audit log. */
export const auditOf = (store: Store, workspace: string) => ({
  /** Newest first. */
  list: ({ limit, offset, before, event, actor }: Page) =>
    store.read
      .select()
      .from(audit)
      .where(
        and(
          eq(audit.workspaceId, workspace),
          before === undefined ? undefined : lt(audit.seq, before),
          event === undefined ? undefined : eq(audit.event, event),
          actor === undefined ? undefined : eq(audit.actor, actor),
        ),
      )
      .orderBy(desc(audit.seq))
      .limit(limit)
      .offset(offset) as PromiseLike<AuditRow[]>,
});
