import { and, eq, lt, sql } from "drizzle-orm";
import { append, type Seal } from "./audit/chain.ts";
import { once } from "./once.ts";
import type { Drizzle, Store } from "./open.ts";
import { Refusal } from "./refusal.ts";
import { answers, quotas } from "./schema/core.ts";
import { atOnce, inSlices } from "./slices.ts";
import { removeAnswers } from "./sqlite/answers.ts";

/** What a write takes along into its transaction, so that all of it happened or none. */
export interface Act {
  /** The name of the operation: the audit event. */
  readonly event: string;
  readonly workspace: string;
  /** The id of the credential that acts, and how lists show it. */
  readonly actor: string;
  readonly actorName: string;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly eventId: string;
  /** The request's own key, and a hash of what it asked for: the first answer is kept under them. */
  readonly idempotency?: { readonly key: string; readonly hash: string } | undefined;
  /** One more of this in this month, and never past the limit. */
  readonly quota?: { readonly name: string; readonly month: string; readonly limit: number } | undefined;
  /** The bytes that its answer may have; 0: any number. */
  readonly most: number;
  /** Nothing is to stay of it: what it would have answered is what it is refused with (`rehearsed`). */
  readonly dryRun?: boolean;
  /** The hash of an audit line, given the one before it. */
  readonly seal: Seal;
}

/** What a unit of work did: what it did it to, what the audit log should know, and what the caller is answered. */
export interface Done {
  readonly target: string;
  /** What is written in the audit log beside the event. Never a secret. */
  readonly detail?: Record<string, unknown>;
  /** The answer, as JSON text. */
  readonly answer: string;
  /** The answer to keep for a repeated request, where it differs: without what is shown once. */
  readonly kept?: string;
}

/** An idempotent request is answered from its record for this long, in milliseconds. */
const answerLife = 24 * 60 * 60 * 1000;

const prepared = once((db: Drizzle) => ({
  answer: db
    .select({ hash: answers.requestHash, answer: answers.answer, createdAt: answers.createdAt })
    .from(answers)
    .where(
      and(
        eq(answers.workspaceId, sql.placeholder("workspace")),
        eq(answers.credential, sql.placeholder("actor")),
        eq(answers.idempotencyKey, sql.placeholder("key")),
      ),
    )
    .prepare(),
}));

/**
 * Runs one unit of work for a caller, with its idempotency record, its quota and its audit line. It changes its
 * workspace; `topics` are what it changes beside that. Work that knows, before it writes, that all it names exists may
 * `spend` the quota then: a refusal before the first write does not make the units beside it start over. Otherwise the
 * quota is spent afterwards. A dry run goes all the way to what is left of it, and leaves nothing.
 */
export async function perform(
  store: Store,
  act: Act,
  topics: readonly string[],
  work: (db: Drizzle, spend: () => Promise<void>) => Promise<Done>,
): Promise<string> {
  return store.write([act.workspace, ...topics], async (db) => {
    await replay(db, act);
    let spent: Promise<void> | undefined;
    const spend = () => {
      spent ??= countQuota(db, act);
      return spent;
    };
    const done = await work(db, spend);
    if (act.most > 0 && Buffer.byteLength(done.answer) > act.most)
      throw new Refusal("too_large", { about: String(act.most) });
    await spend();
    // Like any other refusal it takes back all that was written; what is shown once is not shown.
    if (act.dryRun) throw new Refusal("rehearsed", { about: done.kept ?? done.answer });
    await record(db, act, done);
    return done.answer;
  });
}

/**
 * The same before the work is begun: what it would look at (a time to come, a limit) may have changed since the first
 * answer was given. Whoever comes while the first is still under way meets its record inside the transaction.
 */
export const checkRepeated = (store: Store, act: Act): Promise<void> => replay(store.read, act);

/** Refuses with the first answer (`answered`) when this request was carried out before. */
export async function replay(db: Drizzle, { workspace, actor, idempotency, at }: Act): Promise<void> {
  if (!idempotency) return;
  const [known] = await prepared(db).answer.execute({ workspace, actor, key: idempotency.key });
  if (!known || known.createdAt <= at - answerLife) return;
  if (known.hash !== idempotency.hash) throw new Refusal("key_reused");
  throw new Refusal("answered", { about: known.answer });
}

/** One more of the act's quota; refuses (`quota_used_up`) what would go past its limit. */
export async function countQuota(db: Drizzle, { workspace, quota }: Act): Promise<void> {
  if (!quota) return;
  if (quota.limit < 1) throw new Refusal("quota_used_up", { about: quota.name });
  const counted = await db
    .insert(quotas)
    .values({ workspaceId: workspace, month: quota.month, name: quota.name, used: 1 })
    .onConflictDoUpdate({
      target: [quotas.workspaceId, quotas.month, quotas.name],
      set: { used: sql`${quotas.used} + 1` },
      setWhere: lt(quotas.used, quota.limit),
    })
    .returning({ used: quotas.used });
  if (counted.length === 0) throw new Refusal("quota_used_up", { about: quota.name });
}

/** One less: what was counted came to nothing. */
export async function giveBackQuota(db: Drizzle, one: { workspaceId: string; month: string; name: string }) {
  await db
    .update(quotas)
    .set({ used: sql`${quotas.used} - 1` })
    .where(and(eq(quotas.workspaceId, one.workspaceId), eq(quotas.month, one.month), eq(quotas.name, one.name)));
}

/** Writes the line of an act in the audit log. */
function noteAct(db: Drizzle, act: Act, target: string, detail: Record<string, unknown>): Promise<void> {
  const { workspace: workspaceId, eventId: id, at, actor, actorName, event, requestId } = act;
  const line = { workspaceId, id, at, actor, actorName, event, target, requestId };
  return append(db, act.seal, { ...line, detail: JSON.stringify(detail) });
}

/** The same where no change of the workspace goes with it. */
export const noteInAudit = (store: Store, act: Act, target: string, detail: Record<string, unknown>): Promise<void> =>
  store.write([], (db) => noteAct(db, act, target, detail));

async function record(db: Drizzle, act: Act, { target, detail = {}, answer, kept }: Done): Promise<void> {
  const { workspace, actor, idempotency } = act;
  await noteAct(db, act, target, detail);
  if (!idempotency) return;
  const values = { requestHash: idempotency.hash, answer: kept ?? answer, createdAt: act.at };
  await db
    .insert(answers)
    .values({ workspaceId: workspace, credential: actor, idempotencyKey: idempotency.key, ...values })
    .onConflictDoUpdate({
      target: [answers.workspaceId, answers.credential, answers.idempotencyKey],
      set: values,
    });
}

/** Forgets idempotency records older than their life. */
export const forgetAnswers = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(store, (db) => removeAnswers(db, at - answerLife, atOnce), stopping);
