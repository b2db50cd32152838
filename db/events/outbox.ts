import { and, asc, eq, isNotNull, lt, lte, notInArray, sql } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Drizzle, Store } from "../open.ts";
import { nextIn } from "../queue.ts";
import { Refusal } from "../refusal.ts";
import { webhookAttempts, webhookDeliveries, webhooks } from "../schema/insights.ts";
import { atOnce, inSlices } from "../slices.ts";
import type { WebhookAttemptRow, WebhookDeliveryRow, WebhookRow } from "./webhooks.ts";

/* Messages to webhooks across workspaces: for the sender, never for a request. */

/** A message that this process sends, and the webhook as it was when it was taken. */
export interface HeldMessage extends WebhookDeliveryRow {
  readonly webhook: WebhookRow;
}

export const nextMessage = nextIn(webhookDeliveries);

interface Taking {
  readonly now: number;
  /** Until when nobody else may take them. */
  readonly until: number;
  readonly most: number;
  /** How many more each webhook may be sent at the same time; those that may be sent none. */
  readonly roomOf: (webhook: string) => number;
  readonly full: readonly string[];
  /** The same for workspaces. */
  readonly roomIn: (workspace: string) => number;
  readonly fullIn: readonly string[];
}

/** Takes messages that are due, and what somebody took and never finished; committed before anything is sent. */
export const takeMessages = (
  store: Store,
  { now, until, most, roomOf, full, roomIn, fullIn }: Taking,
): Promise<HeldMessage[]> =>
  store.write([], async (db) => {
    const free = and(
      full.length === 0 ? undefined : notInArray(webhookDeliveries.webhookId, [...full]),
      fullIn.length === 0 ? undefined : notInArray(webhookDeliveries.workspaceId, [...fullIn]),
    );
    const due = await db
      .select()
      .from(webhookDeliveries)
      .where(and(lte(webhookDeliveries.nextAt, now), free))
      .orderBy(asc(webhookDeliveries.nextAt))
      .limit(most * 4);
    const left = await db
      .select()
      .from(webhookDeliveries)
      .where(and(lte(webhookDeliveries.heldUntil, now), free))
      .limit(most);
    const taken: HeldMessage[] = [];
    const counts = new Map<string, number>();
    for (const row of [...left, ...due]) {
      const count = counts.get(row.webhookId) ?? 0;
      const countIn = counts.get(row.workspaceId) ?? 0;
      if (taken.length >= most || count >= roomOf(row.webhookId) || countIn >= roomIn(row.workspaceId)) continue;
      counts.set(row.webhookId, count + 1).set(row.workspaceId, countIn + 1);
      taken.push(await take(db, row, until));
    }
    return taken;
  });

async function take(db: Drizzle, row: WebhookDeliveryRow, until: number): Promise<HeldMessage> {
  const [held] = await db
    .update(webhookDeliveries)
    .set({ state: "sending", nextAt: null, heldUntil: until, fence: sql`${webhookDeliveries.fence} + 1` })
    .where(one(row))
    .returning();
  const [webhook] = await db.select().from(webhooks).where(ofDelivery(row));
  return { ...(held as WebhookDeliveryRow), webhook: webhook as WebhookRow };
}

/** How a message is let go. */
export interface MessageEnd {
  readonly state: "waiting" | "delivered" | "failed";
  readonly nextAt: number | null;
  readonly tries: number;
  /** How its sending went; none where it was not sent. */
  readonly attempt?: Pick<WebhookAttemptRow, "at" | "ms" | "status" | "answer" | "error">;
}

/** Lets a message go. Whoever lost it to another writes nothing. */
export const endMessage = (store: Store, held: HeldMessage, end: MessageEnd): Promise<void> =>
  store.write([held.workspaceId], (db) => finish(db, held, end));

/** Why a webhook is disabled; with `failingSince`, only where it has failed since then to this moment. */
export interface Disabling {
  readonly problem: string;
  readonly failingSince?: number;
}

/**
 * The same, and disables its webhook: what else waits for it has failed. Refuses (`state`) where it is disabled already,
 * or has worked meanwhile.
 */
export const endAndDisable = (
  store: Store,
  act: Act,
  { held, end, problem, failingSince }: Disabling & { readonly held: HeldMessage; readonly end: MessageEnd },
): Promise<string> =>
  perform(store, act, [], async (db) => {
    const still = failingSince === undefined ? undefined : eq(webhooks.failingSince, failingSince);
    const disabled = await db
      .update(webhooks)
      .set({ status: "disabled", problem, updatedAt: act.at })
      .where(and(ofDelivery(held), eq(webhooks.status, "active"), still))
      .returning({ id: webhooks.id });
    if (disabled.length === 0) throw new Refusal("state");
    await finish(db, held, end);
    const { workspaceId, webhookId } = held;
    await db
      .update(webhookDeliveries)
      .set({ state: "failed", nextAt: null })
      .where(
        and(
          eq(webhookDeliveries.workspaceId, workspaceId),
          eq(webhookDeliveries.webhookId, webhookId),
          eq(webhookDeliveries.state, "waiting"),
        ),
      );
    return { target: webhookId, detail: { problem }, answer: "" };
  });

async function finish(db: Drizzle, held: HeldMessage, { state, nextAt, tries, attempt }: MessageEnd) {
  const changed = await db
    .update(webhookDeliveries)
    .set({ state, nextAt, tries, heldUntil: null })
    .where(and(one(held), eq(webhookDeliveries.fence, held.fence)))
    .returning({ fence: webhookDeliveries.fence });
  if (changed.length === 0 || !attempt) return;
  // As it is at this moment: another message may have arrived while this one was under way.
  const failing = state === "delivered" ? null : sql`coalesce(${webhooks.failingSince}, ${attempt.at})`;
  await db.update(webhooks).set({ failingSince: failing }).where(ofDelivery(held));
  const { workspaceId, webhookId, id } = held;
  const [last] = await db
    .select({ number: sql<number>`max(${webhookAttempts.number})` })
    .from(webhookAttempts)
    .where(
      and(
        eq(webhookAttempts.workspaceId, workspaceId),
        eq(webhookAttempts.webhookId, webhookId),
        eq(webhookAttempts.deliveryId, id),
      ),
    );
  const number = Number(last?.number ?? 0) + 1;
  await db.insert(webhookAttempts).values({ workspaceId, webhookId, deliveryId: id, number, ...attempt });
}

const one = ({ workspaceId, webhookId, id }: Pick<WebhookDeliveryRow, "workspaceId" | "webhookId" | "id">) =>
  and(
    eq(webhookDeliveries.workspaceId, workspaceId),
    eq(webhookDeliveries.webhookId, webhookId),
    eq(webhookDeliveries.id, id),
  );
const ofDelivery = ({ workspaceId, webhookId }: Pick<WebhookDeliveryRow, "workspaceId" | "webhookId">) =>
  and(eq(webhooks.workspaceId, workspaceId), eq(webhooks.id, webhookId));

/** At the start of the only server there is: what its forerunner held is free. */
export const freeMessages = (store: Store, now: number): Promise<void> =>
  store.write([], async (db) => {
    await db.update(webhookDeliveries).set({ heldUntil: now }).where(isNotNull(webhookDeliveries.heldUntil));
  });

/** The log of messages is kept for so long, in milliseconds. */
const logLife = 30 * 24 * 60 * 60 * 1000;

/** Forgets messages, and every sending of them. */
export const forgetMessages = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { workspaceId, webhookId, id, createdAt } = webhookDeliveries;
      const old = await db
        .select({ workspaceId, webhookId, id })
        .from(webhookDeliveries)
        .where(lt(createdAt, at - logLife))
        .limit(atOnce);
      for (const row of old) await db.delete(webhookDeliveries).where(one(row));
      return old.length;
    },
    stopping,
  );
