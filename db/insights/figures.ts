import { and, asc, desc, eq, gte, inArray, lt, ne } from "drizzle-orm";
import type { Store } from "../open.ts";
import { accounts, posts, workspaces } from "../schema/core.ts";
import { accountMetrics, metricPulls, postMetrics } from "../schema/insights.ts";

export type AccountSnapshot = typeof accountMetrics.$inferSelect;
export type PostSnapshot = typeof postMetrics.$inferSelect;
export type Figures = ReturnType<typeof figuresOf>;

/** So many posts are looked through at most, the newest first. */
const mostPosts = 5000;

/** The figures of one workspace's accounts and posts, as they were pulled. */
export const figuresOf = (store: Store, workspace: string) => ({
  /** Every snapshot of a post, the first one first. */
  ofPost: (postId: string): Promise<PostSnapshot[]> =>
    store.read
      .select()
      .from(postMetrics)
      .where(and(eq(postMetrics.workspaceId, workspace), eq(postMetrics.postId, postId)))
      .orderBy(asc(postMetrics.at)) as unknown as Promise<PostSnapshot[]>,

  /** When each account's figures of a post are pulled next, and why they were not. */
  pullsOf: (postId: string) =>
    store.read
      .select({ accountId: metricPulls.accountId, nextAt: metricPulls.nextAt, error: metricPulls.error })
      .from(metricPulls)
      .where(and(eq(metricPulls.workspaceId, workspace), eq(metricPulls.postId, postId))),

  /** Where the workspace plans. */
  async timeZone(): Promise<string> {
    const [row] = await store.read
      .select({ timeZone: workspaces.timeZone })
      .from(workspaces)
      .where(eq(workspaces.id, workspace));
    return row?.timeZone ?? "UTC";
  },

  /** Accounts, disconnected ones too. */
  accounts: () =>
    store.read
      .select({ id: accounts.id, network: accounts.network, handle: accounts.handle })
      .from(accounts)
      .where(eq(accounts.workspaceId, workspace)),

  /** Snapshots of an account from one time to before another, the first one first. */
  ofAccount: (accountId: string, from: number, to: number): Promise<AccountSnapshot[]> =>
    store.read
      .select()
      .from(accountMetrics)
      .where(
        and(
          eq(accountMetrics.workspaceId, workspace),
          eq(accountMetrics.accountId, accountId),
          gte(accountMetrics.at, from),
          lt(accountMetrics.at, to),
        ),
      )
      .orderBy(asc(accountMetrics.at)) as unknown as Promise<AccountSnapshot[]>,

  /** The documents of posts that went out, on whichever account, from one time to before another; newest first. */
  async published(from: number, to: number, most = mostPosts): Promise<string[]> {
    const rows = await store.read
      .select({ document: posts.document })
      .from(posts)
      .where(
        and(
          eq(posts.workspaceId, workspace),
          inArray(posts.status, ["published", "partially_published"]),
          gte(posts.time, from),
          lt(posts.time, to),
        ),
      )
      .orderBy(desc(posts.time))
      .limit(most);
    return rows.map(({ document }) => document);
  },

  /** The latest snapshot of every post on every account, of those that were pulled since a time. */
  async latest(since: number): Promise<PostSnapshot[]> {
    const rows = await store.read
      .select({ row: postMetrics })
      .from(metricPulls)
      .innerJoin(
        postMetrics,
        and(
          eq(postMetrics.workspaceId, metricPulls.workspaceId),
          eq(postMetrics.postId, metricPulls.postId),
          eq(postMetrics.accountId, metricPulls.accountId),
        ),
      )
      .where(and(eq(metricPulls.workspaceId, workspace), ne(metricPulls.postId, ""), gte(metricPulls.since, since)))
      .orderBy(asc(postMetrics.at));
    return [...new Map(rows.map(({ row }) => [`${row.postId} ${row.accountId}`, row])).values()];
  },
});
