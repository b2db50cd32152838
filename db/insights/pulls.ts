import { and, asc, eq, isNotNull, lte, ne, notInArray, or, sql } from "drizzle-orm";
import type { Drizzle, Store } from "../open.ts";
import { nextIn } from "../queue.ts";
import { type AccountRow, accounts, posts } from "../schema/core.ts";
import { accountMetrics, metricPulls, postMetrics } from "../schema/insights.ts";
import type { DeliveryRow } from "../schema/publishing.ts";

export type PullRow = typeof metricPulls.$inferSelect;
export type AccountFigures = Partial<Omit<typeof accountMetrics.$inferSelect, "workspaceId" | "accountId" | "at">>;
export type PostFigures = Partial<Omit<typeof postMetrics.$inferSelect, "workspaceId" | "accountId" | "postId" | "at">>;

/** One call to a network: the account's own figures, or those of some of its posts. */
export interface Pull {
  readonly account: AccountRow;
  readonly rows: readonly PullRow[];
  /** The posts of the rows, as the API shows them, by id; those that are gone are left out. */
  readonly documents: ReadonlyMap<string, string>;
}

/* Figures are pulled for all workspaces at once: this is for the puller, never for a request. */

/** From now on the figures of a post that has just gone out are pulled. */
export async function watchPost(
  db: Drizzle,
  { workspaceId, accountId, postId, network }: Pick<DeliveryRow, "workspaceId" | "accountId" | "postId" | "network">,
  at: number,
): Promise<void> {
  const begun = { since: at, nextAt: at, heldUntil: null, tries: 0, error: null, updatedAt: at };
  await db
    .insert(metricPulls)
    .values({ workspaceId, accountId, postId, network, ...begun })
    .onConflictDoNothing();
}

/** From now on the figures of every active account are pulled. */
export const watchAccounts = (store: Store, at: number): Promise<void> =>
  store.write([], async (db) => {
    const { workspaceId, id, network } = accounts;
    const fields = { workspaceId, accountId: id, network };
    const known = sql`exists (select 1 from ${metricPulls} where ${metricPulls.workspaceId} = ${workspaceId}
      and ${metricPulls.accountId} = ${id} and ${metricPulls.postId} = '')`;
    const fresh = await db
      .select(fields)
      .from(accounts)
      .where(and(eq(accounts.status, "active"), sql`not ${known}`))
      .limit(500);
    const begun = { postId: "", since: at, nextAt: at, heldUntil: null, tries: 0, error: null, updatedAt: at };
    if (fresh.length > 0) await db.insert(metricPulls).values(fresh.map((row) => ({ ...row, ...begun })));
  });

export const nextPull = nextIn(metricPulls);

interface Taking {
  readonly now: number;
  /** Until when nobody else may take them. */
  readonly until: number;
  readonly batchOf: (network: string) => number;
  /** Of these nothing is taken: as much is under way as may be. */
  readonly fullOn?: readonly string[];
  readonly fullIn?: readonly string[];
}

/**
 * Takes what is due first, with all else that one call can ask of the same account; undefined where nothing is due.
 * Until when it is held rises with every taking, so whoever held it before can write nothing more.
 */
export const takePull = (
  store: Store,
  { now, until, batchOf, fullOn = [], fullIn = [] }: Taking,
): Promise<Pull | undefined> =>
  store.write([], async (db) => {
    const due = or(lte(metricPulls.nextAt, now), lte(metricPulls.heldUntil, now));
    const free = and(
      fullOn.length === 0 ? undefined : notInArray(metricPulls.network, [...fullOn]),
      fullIn.length === 0 ? undefined : notInArray(metricPulls.workspaceId, [...fullIn]),
    );
    const [late] = await db
      .select()
      .from(metricPulls)
      .where(and(lte(metricPulls.heldUntil, now), free))
      .limit(1);
    const [first] = late
      ? [late]
      : await db
          .select()
          .from(metricPulls)
          .where(and(lte(metricPulls.nextAt, now), free))
          .orderBy(asc(metricPulls.nextAt))
          .limit(1);
    if (!first) return undefined;
    const { workspaceId, accountId, network, postId } = first;
    const kind = postId === "" ? eq(metricPulls.postId, "") : ne(metricPulls.postId, "");
    const rows = await db
      .select()
      .from(metricPulls)
      .where(and(eq(metricPulls.workspaceId, workspaceId), eq(metricPulls.accountId, accountId), kind, due))
      .limit(batchOf(network));
    const documents = new Map<string, string>();
    for (const row of rows) {
      await db.update(metricPulls).set({ nextAt: null, heldUntil: until }).where(one(row));
      const [post] = await db
        .select({ document: posts.document })
        .from(posts)
        .where(and(eq(posts.workspaceId, workspaceId), eq(posts.id, row.postId)));
      if (post) documents.set(row.postId, post.document);
    }
    const [account] = await db
      .select()
      .from(accounts)
      .where(and(eq(accounts.workspaceId, workspaceId), eq(accounts.id, accountId)));
    return { account: account as AccountRow, rows: rows.map((row) => ({ ...row, heldUntil: until })), documents };
  });

/** What came of a row of a pull. */
export interface Pulled {
  readonly row: PullRow;
  readonly nextAt: number | null;
  readonly tries: number;
  readonly error: string | null;
  /** What the network told; nothing where it told nothing. */
  readonly account?: AccountFigures;
  readonly post?: PostFigures;
}

/**
 * Keeps what was told, and says when each is pulled next. A post that was deleted meanwhile is pulled no more. Of what
 * somebody else has taken since nothing is written: it is for them to tell.
 */
export const keepPulled = (store: Store, workspace: string, at: number, pulled: readonly Pulled[]): Promise<void> =>
  store.write([workspace], async (db) => {
    for (const { row, account, post, ...change } of pulled) {
      const { workspaceId, accountId, postId } = row;
      if (postId !== "" && !(await isThere(db, workspaceId, postId))) {
        await db.delete(metricPulls).where(one(row));
        continue;
      }
      const mine = and(one(row), eq(metricPulls.heldUntil, row.heldUntil ?? 0));
      const [kept] = await db
        .update(metricPulls)
        .set({ ...change, heldUntil: null, updatedAt: at })
        .where(mine)
        .returning({ postId: metricPulls.postId });
      if (!kept) continue;
      if (account)
        await db
          .insert(accountMetrics)
          .values({ workspaceId, accountId, at, ...account })
          .onConflictDoNothing();
      if (post)
        await db
          .insert(postMetrics)
          .values({ workspaceId, accountId, postId, at, ...post })
          .onConflictDoNothing();
    }
  });

async function isThere(db: Drizzle, workspaceId: string, postId: string): Promise<boolean> {
  const [post] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.workspaceId, workspaceId), eq(posts.id, postId)));
  return post !== undefined;
}

const one = ({ workspaceId, accountId, postId }: Pick<PullRow, "workspaceId" | "accountId" | "postId">) =>
  and(eq(metricPulls.workspaceId, workspaceId), eq(metricPulls.accountId, accountId), eq(metricPulls.postId, postId));

/** At the start of the only server there is: what its forerunner held is free. */
export const freePulls = (store: Store, now: number): Promise<void> =>
  store.write([], async (db) => {
    await db.update(metricPulls).set({ heldUntil: now }).where(isNotNull(metricPulls.heldUntil));
  });
