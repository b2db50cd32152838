import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import { tellOutcome } from "../events/events.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { type AccountRow, posts } from "../schema/core.ts";
import { type AttemptRow, attempts, type DeliveryRow, deliveries } from "../schema/publishing.ts";

/** A delivery that this process works on, with its post and its account as they were when it was taken. */
export interface Held extends DeliveryRow {
  readonly document: string;
  readonly account: AccountRow;
  /** It was begun before, and broke off or had to wait. */
  readonly again: boolean;
}
/** What of a post follows from its deliveries: rewritten with each of them, in the same transaction. */
export type Restate = (
  document: string,
  deliveries: readonly DeliveryRow[],
  now: number,
) => { readonly status: string; readonly time: number; readonly document: string };

/* Like the operator's own file, this one looks across workspaces: it is for the scheduler, never for a request. */

const [workspace, post] = [sql.placeholder("workspace"), sql.placeholder("post")];
const thePost = and(eq(posts.workspaceId, workspace), eq(posts.id, post));
const itsDeliveries = and(eq(deliveries.workspaceId, workspace), eq(deliveries.postId, post));
/** What is asked several times for each delivery. */
const hot = once((db: Drizzle) => ({
  document: db.select({ document: posts.document }).from(posts).where(thePost).prepare(),
  ofPost: db.select().from(deliveries).where(itsDeliveries).prepare(),
  rewrite: db
    .update(posts)
    .set({
      status: sql`${sql.placeholder("status")}`,
      time: sql`${sql.placeholder("time")}`,
      document: sql`${sql.placeholder("document")}`,
    })
    .where(thePost)
    .prepare(),
}));

/** What is written down before a network is called about a part. */
export interface Beginning {
  readonly parts: string;
  readonly part: number;
  readonly kind: AttemptRow["kind"];
  readonly at: number;
  readonly until: number;
}

/** Writes down that a call is about to be made; answers its number. Refuses (`state`) whoever no longer holds it. */
export const begin = (store: Store, held: Held, { parts, part, kind, at, until }: Beginning): Promise<number> =>
  store.write([held.workspaceId], async (db) => {
    await changeHeld(db, held, { parts, heldUntil: until, updatedAt: at });
    const [last] = await db
      .select({ number: sql<number>`max(${attempts.number})` })
      .from(attempts)
      .where(ofDelivery(held));
    const number = Number(last?.number ?? 0) + 1;
    await db.insert(attempts).values({
      ...{ workspaceId: held.workspaceId, postId: held.postId, accountId: held.accountId },
      ...{ number, part, kind, startedAt: at, endedAt: null, outcome: "started", detail: "", remoteId: null },
    });
    return number;
  });

/** Holds a delivery for longer. Refuses (`state`) whoever no longer holds it. */
export const hold = (store: Store, held: Held, until: number): Promise<void> =>
  store.write([], (db) => changeHeld(db, held, { heldUntil: until }));

/** What a call to a network came to. */
export interface Ending {
  readonly number: number;
  readonly at: number;
  readonly outcome: string;
  readonly detail: string;
  readonly remoteId: string | null;
  readonly parts: string;
}

/** Writes down what became of a call; the delivery stays held. */
export const note = (store: Store, held: Held, ending: Ending): Promise<void> =>
  store.write([held.workspaceId], (db) => noteIn(db, held, ending));

/** The state in which a delivery is let go. `nextAt`: when to take it up again. */
export interface Settlement {
  readonly state: DeliveryRow["state"];
  readonly nextAt: number | null;
  readonly tries: number;
  readonly error: string | null;
  /** How far each part is; what is written down stays where this is left out. */
  readonly parts?: string;
  readonly at: number;
}

/** How a delivery is let go, and the end of its last call where that is still to be written down. */
export interface Outcome {
  readonly settlement: Settlement;
  readonly ending?: Ending | undefined;
}

/** Lets a delivery go. `message` is the id under which others are told, where it has ended. */
export const settle = (
  store: Store,
  held: Held,
  { settlement: { at, ...change }, ending, message }: Outcome & { readonly message: string },
  restate: Restate,
): Promise<void> =>
  store.write([held.workspaceId], async (db) => {
    if (ending) await noteIn(db, held, ending);
    await changeHeld(db, held, { ...change, holder: null, heldUntil: null, updatedAt: at });
    const document = await rewrite(db, held, restate, at);
    await tellOutcome(db, { ...held, state: change.state }, document, () => ({ id: message, at }));
  });

/** What the network calls those posts of the account that are known to be others, or other parts of this one. */
export async function takenBy(store: Store, held: Held, part: number): Promise<ReadonlySet<string>> {
  const rows = await store.read
    .select({ id: attempts.remoteId })
    .from(attempts)
    .where(and(ofOthers(held, part), isNotNull(attempts.remoteId)));
  return new Set(rows.map(({ id }) => id as string));
}

/** At the start of the only server there is: what its forerunner held is free. */
export const freeAll = (store: Store, now: number): Promise<void> =>
  store.write([], async (db) => {
    await db.update(deliveries).set({ heldUntil: now }).where(isNotNull(deliveries.heldUntil));
  });

/** Rewrites what of a post follows from its deliveries; answers its document. */
export async function rewrite(
  db: Drizzle,
  { workspaceId, postId }: Pick<DeliveryRow, "workspaceId" | "postId">,
  restate: Restate,
  now: number,
): Promise<string> {
  const its = { workspace: workspaceId, post: postId };
  const [found] = await hot(db).document.execute(its);
  if (!found) throw new Refusal("missing");
  const all = await hot(db).ofPost.execute(its);
  const { status, time, document } = restate(found.document, all as DeliveryRow[], now);
  await hot(db).rewrite.execute({ ...its, status, time, document });
  return document;
}

const one = ({ workspaceId, postId, accountId }: Pick<DeliveryRow, "workspaceId" | "postId" | "accountId">) =>
  and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.postId, postId), eq(deliveries.accountId, accountId));
const ofDelivery = ({ workspaceId, postId, accountId }: Held) =>
  and(eq(attempts.workspaceId, workspaceId), eq(attempts.postId, postId), eq(attempts.accountId, accountId));

const ofOthers = ({ workspaceId, postId, accountId }: Held, part: number) =>
  and(
    eq(attempts.workspaceId, workspaceId),
    eq(attempts.accountId, accountId),
    or(ne(attempts.postId, postId), ne(attempts.part, part)),
  );

async function changeHeld(db: Drizzle, held: Held, change: Partial<DeliveryRow>): Promise<void> {
  const changed = await db
    .update(deliveries)
    .set(change)
    .where(and(one(held), eq(deliveries.fence, held.fence), eq(deliveries.state, "publishing")))
    .returning({ fence: deliveries.fence });
  if (changed.length === 0) throw new Refusal("state", { about: "held by another" });
}

async function noteIn(db: Drizzle, held: Held, { number, at, outcome, detail, remoteId, parts }: Ending) {
  const [{ part } = { part: 0 }] = await db
    .update(attempts)
    .set({ endedAt: at, outcome, detail, remoteId })
    .where(and(ofDelivery(held), eq(attempts.number, number)))
    .returning({ part: attempts.part });
  if (outcome === "found" && remoteId !== null) await checkUntaken(db, held, part, remoteId);
  await changeHeld(db, held, { parts, updatedAt: at });
}

/** Two that said the same may have found the same post at the same moment: it is one of them, and the other looks again. */
async function checkUntaken(db: Drizzle, held: Held, part: number, remoteId: string): Promise<void> {
  const [other] = await db
    .select({ post: attempts.postId })
    .from(attempts)
    .where(and(ofOthers(held, part), eq(attempts.remoteId, remoteId)))
    .limit(1);
  if (other) throw new Refusal("state", { about: `found by ${other.post}` });
}
