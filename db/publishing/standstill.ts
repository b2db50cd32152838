import { and, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { tellOutcome } from "../events/events.ts";
import type { Drizzle, Store } from "../open.ts";
import { type DeliveryRow, deliveries } from "../schema/publishing.ts";
import { type Restate, rewrite } from "./deliveries.ts";

/* Deliveries whose account rests, or is no more. What is under way at that moment ends by itself. */

const waiting = (workspace: string, account: string) =>
  and(
    eq(deliveries.workspaceId, workspace),
    eq(deliveries.accountId, account),
    inArray(deliveries.state, ["scheduled", "publishing"]),
    isNull(deliveries.heldUntil),
  );

/** Nothing on this account comes due until it is let go. */
export async function holdBack(db: Drizzle, workspace: string, account: string): Promise<void> {
  const mine = and(waiting(workspace, account), isNotNull(deliveries.nextAt));
  await db.update(deliveries).set({ nextAt: null }).where(mine);
}

/** Whether anything on this account waits to be let go. */
export async function isHeldBack(db: Drizzle, workspace: string, account: string): Promise<boolean> {
  const mine = and(waiting(workspace, account), isNull(deliveries.nextAt));
  const [row] = await db.select({ post: deliveries.postId }).from(deliveries).where(mine).limit(1);
  return row !== undefined;
}

/** What waited comes due at its time; what is late, now: its network's patience begins anew. */
export async function letGo(db: Drizzle, workspace: string, account: string, at: number): Promise<void> {
  const mine = and(waiting(workspace, account), isNull(deliveries.nextAt));
  const due = sql`case when ${deliveries.dueAt} > ${at} then ${deliveries.dueAt} else ${at} end`;
  await db.update(deliveries).set({ nextAt: due, dueAt: due }).where(mine);
}

/** What becomes of deliveries that can go on no more. */
export interface Ended {
  readonly judge: (delivery: DeliveryRow) => Pick<DeliveryRow, "state" | "error">;
  readonly restate: Restate;
  /** An id under which others are told. */
  readonly newMessage: () => string;
}

/** How many deliveries wait for an account. */
export async function countWaiting(db: Drizzle, workspaceId: string, id: string): Promise<number> {
  const [row] = await db.select({ many: count() }).from(deliveries).where(waiting(workspaceId, id));
  return Number(row?.many ?? 0);
}

/** Ends so many of the deliveries that wait for an account, with all that follows for their posts; how many there were. */
export const endWaiting = (
  store: Store,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  { at, most }: { readonly at: number; readonly most: number },
  { judge, restate, newMessage }: Ended,
): Promise<number> =>
  store.write([workspaceId], async (db) => {
    const rows = await db.select().from(deliveries).where(waiting(workspaceId, id)).limit(most);
    for (const row of rows as DeliveryRow[]) {
      const its = and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.postId, row.postId));
      const change = { ...judge(row), nextAt: null, updatedAt: at };
      await db
        .update(deliveries)
        .set(change)
        .where(and(its, eq(deliveries.accountId, id)));
      const document = await rewrite(db, row, restate, at);
      await tellOutcome(db, { ...row, ...change }, document, () => ({ id: newMessage(), at }));
    }
    return rows.length;
  });
