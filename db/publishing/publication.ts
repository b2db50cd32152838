import { and, asc, eq } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import { messageOf, tell, tellOutcome } from "../events/events.ts";
import { type AgentPolicy, boundIn, countedOn, countPost, headOf, type PolicyDay } from "../keys/bound.ts";
import type { Drizzle, Store } from "../open.ts";
import { type SlotBook, slotBook } from "../posts/slots.ts";
import { keepTexts, type Said, type Texts, textsOf } from "../posts/texts.ts";
import { Refusal } from "../refusal.ts";
import { type AccountRow, accounts, brands, posts, postTargets } from "../schema/core.ts";
import { type AttemptRow, attempts, type DeliveryRow, deliveries, media, postMedia } from "../schema/publishing.ts";
import { type ApprovalPolicy, policyIn } from "./approvals.ts";
import { type Restate, rewrite } from "./deliveries.ts";

export type MediaRow = typeof media.$inferSelect;
export type Publication = ReturnType<typeof publicationOf>;

/** A post with everything that decides whether and how it goes out. */
export interface Surroundings {
  readonly document: string;
  /** Its brand's document. */
  readonly brand: string;
  readonly accounts: readonly AccountRow[];
  readonly media: readonly MediaRow[];
  readonly deliveries: readonly DeliveryRow[];
}
/** The accounts that a post is to go out on, and when; its document with what changes beside the deliveries. */
export interface Plan {
  readonly document: string;
  readonly accounts: readonly (Pick<AccountRow, "id" | "network" | "status"> & { readonly said: Said })[];
  readonly dueAt: number;
  /** What the caller is answered, where that is not the post's document alone. */
  readonly answer?: (document: string) => string;
}
/** What else a plan may ask of the workspace, as it is at that moment. */
export interface Circumstances {
  readonly book: () => Promise<SlotBook>;
  readonly policy: () => Promise<ApprovalPolicy>;
  readonly texts: Texts;
  /** What binds the caller. It may have changed since they were let in. */
  readonly bound: () => Promise<AgentPolicy | undefined>;
  readonly tally: Tally;
  /** Whose policy a credential is under. */
  readonly headOf: (credential: string) => Promise<string | undefined>;
}
/** How many posts a policy has put on their way. */
export interface Tally {
  /** The post itself left out. */
  others(day: PolicyDay): Promise<number>;
  /** Counts the post; days before `keep` are forgotten. */
  add(day: PolicyDay, keep: string): Promise<void>;
}
/** Sees a post as it is at that moment, and what surrounds it; awaits nothing else. */
type Planning = (post: Surroundings, circumstances: Circumstances) => Plan | Promise<Plan>;
/** What becomes of a delivery that nobody could tell the outcome of. */
export interface Verdict {
  readonly state: "published" | "failed" | "scheduled";
  readonly parts: string;
  readonly nextAt: number | null;
  readonly error: string | null;
  /** Where it is tried anew. */
  readonly tries?: 0;
}

/** Sees a delivery and its post. */
export type Judge = (
  delivery: DeliveryRow,
  document: string,
  circumstances: Pick<Circumstances, "book" | "policy" | "bound" | "tally">,
) => Promise<Verdict>;

/** The way of one workspace's posts to their accounts. */
export const publicationOf = (store: Store, workspace: string) => ({
  surroundings: (postId: string): Promise<Surroundings | undefined> => surroundings(store.read, workspace, postId),

  /** Puts a post on its way. `plan` sees it as it is at that moment, and may throw to refuse. */
  schedule: (act: Act, postId: string, plan: Planning, restate: Restate): Promise<string> =>
    perform(store, act, [], async (db) => {
      const post = await present(db, workspace, postId);
      const {
        document,
        accounts: aims,
        dueAt,
        answer: shown,
      } = await plan(post, {
        book: () => slotBook(db, workspace),
        policy: () => policyIn(db, workspace),
        texts: textsOf(db, workspace, postId),
        bound: () => boundIn(db, workspace, act.actor),
        tally: tallyOf(db, workspace, postId),
        headOf: (credential) => headOf(db, workspace, credential),
      });
      await db.update(posts).set({ document }).where(one(workspace, postId));
      for (const aim of aims) await put(db, { workspaceId: workspace, postId, accountId: aim.id }, aim, dueAt, act.at);
      const answer = await rewrite(db, { workspaceId: workspace, postId }, restate, act.at);
      const event = { id: messageOf(act.eventId), at: act.at };
      // What waits for a person is not scheduled yet.
      const isScheduled = dueAt > act.at && aims.length > 0;
      if (isScheduled) await tell(db, workspace, "post.scheduled", () => ({ ...event, data: `{"post":${answer}}` }));
      const detail = { due_at: new Date(dueAt).toISOString(), account_ids: aims.map(({ id }) => id) };
      return { target: postId, detail, answer: shown?.(answer) ?? answer };
    }),

  /** What the post's texts may repeat. */
  texts: (postId: string): Texts => textsOf(store.read, workspace, postId),

  /** Takes a post back while nothing of it is under way. `redraft` may throw to refuse. */
  unschedule: (act: Act, postId: string, redraft: (post: Surroundings) => string, restate: Restate): Promise<string> =>
    perform(store, act, [], async (db) => {
      const document = redraft(await present(db, workspace, postId));
      await db.delete(deliveries).where(ofPost(workspace, postId));
      await db.update(posts).set({ document }).where(one(workspace, postId));
      return { target: postId, answer: await rewrite(db, { workspaceId: workspace, postId }, restate, act.at) };
    }),

  /** What a person found out about a delivery. `judge` sees its post too, and may throw to refuse. */
  reconcile: (
    act: Act,
    { postId, accountId }: { postId: string; accountId: string },
    judge: Judge,
    restate: Restate,
  ): Promise<string> =>
    perform(store, act, [], async (db) => {
      const mine = and(ofPost(workspace, postId), eq(deliveries.accountId, accountId));
      const [found] = await db.select().from(deliveries).where(mine);
      if (!found) throw new Refusal("missing");
      const { document } = await present(db, workspace, postId);
      const verdict = await judge(found as DeliveryRow, document, {
        book: () => slotBook(db, workspace),
        policy: () => policyIn(db, workspace),
        bound: () => boundIn(db, workspace, act.actor),
        tally: tallyOf(db, workspace, postId),
      });
      await db
        .update(deliveries)
        .set({ ...verdict, updatedAt: act.at })
        .where(mine);
      const answer = await rewrite(db, { workspaceId: workspace, postId }, restate, act.at);
      const told = { ...(found as DeliveryRow), state: verdict.state };
      await tellOutcome(db, told, answer, () => ({ id: messageOf(act.eventId), at: act.at }));
      return { target: postId, detail: { account_id: accountId, state: verdict.state }, answer };
    }),

  /** Every call that was made about a post, the first one first; undefined where there is no such post. */
  async attempts(postId: string): Promise<AttemptRow[] | undefined> {
    const [found] = await store.read.select({ id: posts.id }).from(posts).where(one(workspace, postId));
    if (!found) return undefined;
    return store.read
      .select()
      .from(attempts)
      .where(and(eq(attempts.workspaceId, workspace), eq(attempts.postId, postId)))
      .orderBy(asc(attempts.startedAt), asc(attempts.accountId), asc(attempts.number));
  },
});

const tallyOf = (db: Drizzle, workspace: string, postId: string): Tally => ({
  others: (day) => countedOn(db, workspace, day, postId),
  add: (day, keep) => countPost(db, workspace, { ...day, postId, keep }),
});

const one = (workspace: string, id: string) => and(eq(posts.workspaceId, workspace), eq(posts.id, id));
const ofPost = (workspace: string, postId: string) =>
  and(eq(deliveries.workspaceId, workspace), eq(deliveries.postId, postId));

async function present(db: Drizzle, workspace: string, postId: string): Promise<Surroundings> {
  const found = await surroundings(db, workspace, postId);
  if (!found) throw new Refusal("missing");
  return found;
}

async function surroundings(db: Drizzle, workspace: string, postId: string): Promise<Surroundings | undefined> {
  const [found] = await db
    .select({ document: posts.document, brand: brands.document })
    .from(posts)
    .innerJoin(brands, and(eq(brands.workspaceId, posts.workspaceId), eq(brands.id, posts.brandId)))
    .where(one(workspace, postId));
  if (!found) return undefined;
  const aims = await db
    .select({ account: accounts })
    .from(postTargets)
    .innerJoin(accounts, and(eq(accounts.workspaceId, postTargets.workspaceId), eq(accounts.id, postTargets.accountId)))
    .where(and(eq(postTargets.workspaceId, workspace), eq(postTargets.postId, postId)));
  const files = await db
    .select({ file: media })
    .from(postMedia)
    .innerJoin(media, and(eq(media.workspaceId, postMedia.workspaceId), eq(media.id, postMedia.mediaId)))
    .where(and(eq(postMedia.workspaceId, workspace), eq(postMedia.postId, postId)));
  const rows = await db.select().from(deliveries).where(ofPost(workspace, postId));
  return {
    ...found,
    accounts: aims.map(({ account }) => account as AccountRow),
    media: files.map(({ file }) => file as MediaRow),
    deliveries: rows as DeliveryRow[],
  };
}

type Named = Pick<DeliveryRow, "workspaceId" | "postId" | "accountId">;

type Aim = Plan["accounts"][number];

/**
 * A delivery that is scheduled, or scheduled anew where it had failed: parts that are out stay out. On an account that
 * rests it waits.
 */
async function put(
  db: Drizzle,
  named: Named,
  { network, status, said }: Aim,
  dueAt: number,
  now: number,
): Promise<void> {
  const nextAt = status === "paused" ? null : dueAt;
  const anew = { state: "scheduled", dueAt, nextAt, tries: 0, error: null, updatedAt: now } as const;
  await db
    .insert(deliveries)
    .values({ ...named, network, ...anew, fence: 0, holder: null, heldUntil: null, parts: "[]" })
    .onConflictDoUpdate({
      target: [deliveries.workspaceId, deliveries.postId, deliveries.accountId],
      set: anew,
    });
  await keepTexts(db, named.workspaceId, named.postId, said);
}
