import { and, count, desc, eq, gte, isNotNull, lt, lte, sql, sum } from "drizzle-orm";
import { type Act, countQuota, giveBackQuota, perform, replay } from "../act.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { aiCalls } from "../schema/ai.ts";

export type AiCallRow = typeof aiCalls.$inferSelect;
export type AiCalls = ReturnType<typeof aiCallsOf>;
/** What is known before a model is asked. */
export type AiCallBegun = Pick<AiCallRow, "id" | "operation" | "own" | "provider" | "model"> & {
  readonly until: number;
};
/** What it came to. */
export type AiCallSpent = Pick<
  AiCallRow,
  "requests" | "inputTokens" | "outputTokens" | "costMicros" | "currency" | "ms"
>;

interface Wanted extends Page {
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
}

const nothing = { requests: 0, inputTokens: null, outputTokens: null, costMicros: null, currency: null, ms: 0 };

/** The calls of models that one workspace has made. */
export const aiCallsOf = (store: Store, workspace: string) => ({
  /**
   * Takes one more of the quota and writes down the call that is to be made. Refuses a request that was answered before
   * (`answered`), or is being answered (`under_way`), and one beyond `most` at a time (`too_many`).
   */
  begin: (act: Act, call: AiCallBegun, most: number): Promise<void> =>
    store.write([], async (db) => {
      await replay(db, act);
      await release(db, and(eq(aiCalls.workspaceId, workspace), lte(aiCalls.until, act.at)));
      const running = await db
        .select({ credential: aiCalls.credential, key: aiCalls.idempotencyKey })
        .from(aiCalls)
        .where(and(eq(aiCalls.workspaceId, workspace), isNotNull(aiCalls.until)));
      const key = act.idempotency?.key ?? null;
      if (key !== null && running.some((one) => one.key === key && one.credential === act.actor))
        throw new Refusal("under_way");
      if (running.length >= most) throw new Refusal("too_many");
      await countQuota(db, act);
      await db.insert(aiCalls).values({
        ...{ ...call, ...nothing, workspaceId: workspace, outcome: "running", at: act.at },
        ...{ credential: act.actor, credentialName: act.actorName, requestId: act.requestId },
        ...{ countedMonth: act.quota?.month ?? null, idempotencyKey: key },
      });
    }),

  /** The call has come to its answer. Refuses one that was given up meanwhile (`state`). */
  finish: (act: Act, id: string, spent: AiCallSpent, answer: string): Promise<string> =>
    perform(store, { ...act, quota: undefined }, [], async (db) => {
      const [row] = await db
        .update(aiCalls)
        .set({ ...spent, outcome: "ok", until: null })
        .where(runningAs(workspace, id))
        .returning();
      if (!row) throw new Refusal("state");
      const { provider, model, inputTokens, outputTokens } = row;
      const detail = { provider, model, input_tokens: inputTokens, output_tokens: outputTokens };
      return { target: id, detail, answer };
    }),

  /** The call has come to nothing: what it took of the quota is given back. */
  fail: (id: string, outcome: string, spent: AiCallSpent): Promise<void> =>
    store.write([], (db) => release(db, runningAs(workspace, id), { ...spent, outcome })),

  /** The newest first. */
  list: ({ limit, offset, before, operation, outcome }: Wanted): Promise<AiCallRow[]> =>
    store.read
      .select()
      .from(aiCalls)
      .where(
        and(
          eq(aiCalls.workspaceId, workspace),
          before === undefined ? undefined : lt(aiCalls.id, before),
          operation === undefined ? undefined : eq(aiCalls.operation, operation),
          outcome === undefined ? undefined : eq(aiCalls.outcome, outcome),
        ),
      )
      .orderBy(desc(aiCalls.id))
      .limit(limit)
      .offset(offset) as unknown as Promise<AiCallRow[]>,

  /** What was spent from one time to before another, by day (whole days since 1970), operation and model. */
  spent: (from: number, to: number) => {
    const day = sql<number>`${aiCalls.at} / 86400000`.mapWith(Number);
    const { operation, own, provider, model, currency } = aiCalls;
    return store.read
      .select({
        ...{ day, operation, own, provider, model, currency },
        calls: count(),
        failed: sql`sum(case when ${aiCalls.outcome} in ('ok', 'running') then 0 else 1 end)`.mapWith(Number),
        inputTokens: sum(aiCalls.inputTokens).mapWith(Number),
        outputTokens: sum(aiCalls.outputTokens).mapWith(Number),
        costMicros: sum(aiCalls.costMicros).mapWith(Number),
      })
      .from(aiCalls)
      .where(and(eq(aiCalls.workspaceId, workspace), gte(aiCalls.at, from), lt(aiCalls.at, to)))
      .groupBy(day, operation, own, provider, model, currency)
      .orderBy(desc(day), operation, provider, model);
  },
});

const runningAs = (workspace: string, id: string) =>
  and(eq(aiCalls.workspaceId, workspace), eq(aiCalls.id, id), isNotNull(aiCalls.until));

type Which = ReturnType<typeof and>;

/** Ends calls that came to nothing, and gives back what they took of the quota. */
async function release(db: Drizzle, which: Which, how: Partial<AiCallRow> = { outcome: "lost" }): Promise<void> {
  const rows = await db.select().from(aiCalls).where(which);
  for (const { workspaceId, id, countedMonth } of rows) {
    await db
      .update(aiCalls)
      .set({ ...how, until: null, countedMonth: null })
      .where(and(eq(aiCalls.workspaceId, workspaceId), eq(aiCalls.id, id)));
    if (countedMonth !== null) await giveBackQuota(db, { workspaceId, month: countedMonth, name: "ai" });
  }
}

/** Gives up the calls that were to be over by a time, of every workspace: whoever made them is gone. */
export const releaseAiCalls = (store: Store, at: number): Promise<void> =>
  store.write([], (db) => release(db, lte(aiCalls.until, at)));

/** The same for those that a process before this one made: it will not end them. Mostly there are none, and nothing is written. */
export async function releaseAiCallsOfBefore(store: Store, startedAt: number): Promise<void> {
  const left = and(isNotNull(aiCalls.until), lt(aiCalls.at, startedAt));
  const [one] = await store.read.select({ id: aiCalls.id }).from(aiCalls).where(left).limit(1);
  if (one) await store.write([], (db) => release(db, left));
}
