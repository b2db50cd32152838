import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { webhookAttempts, webhookDeliveries, webhooks } from "../schema/insights.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
export type WebhookDeliveryRow = typeof webhookDeliveries.$inferSelect;
export type WebhookAttemptRow = typeof webhookAttempts.$inferSelect;
/** A message with every sending of it, the first one first. */
export interface LoggedDelivery extends WebhookDeliveryRow {
  readonly attempts: readonly WebhookAttemptRow[];
}
export type WebhookChange = Partial<Omit<WebhookRow, "workspaceId" | "id" | "createdAt" | "createdBy">>;
type Shown = (row: WebhookRow) => Omit<Done, "target">;
export type Webhooks = ReturnType<typeof webhooksOf>;

/** The webhooks of one workspace. */
export const webhooksOf = (store: Store, workspace: string) => ({
  list: ({ limit, offset, before }: Page): Promise<WebhookRow[]> =>
    store.read
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.workspaceId, workspace), before === undefined ? undefined : lt(webhooks.id, before)))
      .orderBy(desc(webhooks.id))
      .limit(limit)
      .offset(offset) as unknown as Promise<WebhookRow[]>,

  find: (id: string): Promise<WebhookRow | undefined> => find(store.read, workspace, id),

  /** Refuses (`crowded`) one beyond `most`. */
  create: (act: Act, row: Omit<WebhookRow, "workspaceId">, most: number, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      const all = await db.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.workspaceId, workspace));
      if (all.length >= most) throw new Refusal("crowded", { about: String(most) });
      const made = { ...row, workspaceId: workspace };
      await db.insert(webhooks).values(made);
      return { target: row.id, ...shown(made) };
    }),

  /** Changes a webhook from what it is at that moment. */
  change: (act: Act, id: string, decide: (row: WebhookRow) => WebhookChange, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      const row = await present(db, workspace, id);
      const [changed] = await db
        .update(webhooks)
        .set({ ...decide(row), updatedAt: act.at })
        .where(one(workspace, id))
        .returning();
      return { target: id, ...shown(changed as WebhookRow) };
    }),

  /** Takes it away, with its messages and their log. */
  remove: (act: Act, id: string, answer: string): Promise<string> =>
    perform(store, act, [], async (db) => {
      await present(db, workspace, id);
      await db.delete(webhooks).where(one(workspace, id));
      return { target: id, answer };
    }),

  /** Its messages, newest first. */
  async deliveries(
    id: string,
    { limit, offset, before, state }: Page & { state?: WebhookDeliveryRow["state"] | undefined },
  ): Promise<LoggedDelivery[]> {
    const rows = await store.read
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.workspaceId, workspace),
          eq(webhookDeliveries.webhookId, id),
          before === undefined ? undefined : lt(webhookDeliveries.id, before),
          state === undefined ? undefined : eq(webhookDeliveries.state, state),
        ),
      )
      .orderBy(desc(webhookDeliveries.id))
      .limit(limit)
      .offset(offset);
    return withAttempts(store.read, workspace, id, rows);
  },

  /** Puts a message on its way once more, from the start. `decide` may throw to refuse. */
  replay: (
    act: Act,
    { webhookId, id }: { webhookId: string; id: string },
    decide: (webhook: WebhookRow, delivery: WebhookDeliveryRow) => void,
    shown: (delivery: LoggedDelivery) => string,
  ): Promise<string> =>
    perform(store, act, [], async (db) => {
      const webhook = await present(db, workspace, webhookId);
      const mine = ofWebhook(workspace, webhookId, id);
      const [found] = await db.select().from(webhookDeliveries).where(mine);
      if (!found) throw new Refusal("unknown_reference", { about: `delivery_id|${id}` });
      decide(webhook, found);
      const again = { state: "waiting", nextAt: act.at, tries: 0 } as const;
      const [row] = await db.update(webhookDeliveries).set(again).where(mine).returning();
      const [logged] = await withAttempts(db, workspace, webhookId, [row as WebhookDeliveryRow]);
      return { target: webhookId, detail: { delivery_id: id }, answer: shown(logged as LoggedDelivery) };
    }),

  /** Writes down a message that was sent at once. */
  log: (
    act: Act,
    delivery: Omit<WebhookDeliveryRow, "workspaceId">,
    attempt: Omit<WebhookAttemptRow, "workspaceId" | "webhookId" | "deliveryId">,
    shown: (delivery: LoggedDelivery) => string,
  ): Promise<string> =>
    perform(store, act, [], async (db) => {
      await present(db, workspace, delivery.webhookId);
      const row = { ...delivery, workspaceId: workspace };
      const sent = { ...attempt, workspaceId: workspace, webhookId: row.webhookId, deliveryId: row.id };
      await db.insert(webhookDeliveries).values(row);
      await db.insert(webhookAttempts).values(sent);
      const answer = shown({ ...row, attempts: [sent] });
      return { target: row.webhookId, detail: { delivery_id: row.id, status: sent.status }, answer };
    }),
});

const one = (workspace: string, id: string) => and(eq(webhooks.workspaceId, workspace), eq(webhooks.id, id));
const ofWebhook = (workspace: string, webhookId: string, id: string) =>
  and(
    eq(webhookDeliveries.workspaceId, workspace),
    eq(webhookDeliveries.webhookId, webhookId),
    eq(webhookDeliveries.id, id),
  );

async function find(db: Drizzle, workspace: string, id: string): Promise<WebhookRow | undefined> {
  const [row] = await db.select().from(webhooks).where(one(workspace, id));
  return row;
}

async function present(db: Drizzle, workspace: string, id: string): Promise<WebhookRow> {
  const row = await find(db, workspace, id);
  if (!row) throw new Refusal("missing");
  return row;
}

async function withAttempts(
  db: Drizzle,
  workspace: string,
  webhookId: string,
  rows: readonly WebhookDeliveryRow[],
): Promise<LoggedDelivery[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const sent = await db
    .select()
    .from(webhookAttempts)
    .where(
      and(
        eq(webhookAttempts.workspaceId, workspace),
        eq(webhookAttempts.webhookId, webhookId),
        inArray(webhookAttempts.deliveryId, ids),
      ),
    )
    .orderBy(asc(webhookAttempts.number));
  return rows.map((row) => ({ ...row, attempts: sent.filter(({ deliveryId }) => deliveryId === row.id) }));
}
