import { and, desc, eq, lt } from "drizzle-orm";
import type { Store } from "../open.ts";
import type { Page } from "../page.ts";
import { audit } from "../schema/core.ts";

export type AuditRow = typeof audit.$inferSelect;
export type Audit = ReturnType<typeof auditOf>;

interface Wanted extends Page<number> {
  readonly event?: string | undefined;
  readonly actor?: string | undefined;
}

/** One workspace's audit log. */
export const auditOf = (store: Store, workspace: string) => ({
  /** Newest first. */
  list: ({ limit, offset, before, event, actor }: Wanted) =>
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
