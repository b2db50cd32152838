import type { PostSnapshot } from "../../db/insights/figures.ts";

export const postFields = ["impressions", "likes", "replies", "reposts", "quotes", "clicks", "saves"] as const;
export type PostFigures = Record<(typeof postFields)[number], number | null>;

/** The sum of what is told; null where nobody tells. */
export const sumOf = (values: readonly (number | null)[]): number | null => {
  const told = values.filter((value) => value !== null);
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0);
};

export const figuresIn = (row: PostSnapshot): PostFigures =>
  Object.fromEntries(postFields.map((name) => [name, row[name]])) as PostFigures;

/** Each figure summed up over snapshots of different posts and accounts. */
export const totalOf = (rows: readonly PostSnapshot[]): PostFigures =>
  Object.fromEntries(postFields.map((name) => [name, sumOf(rows.map((row) => row[name]))])) as PostFigures;

/** What people did with a post, seeing it apart; null where its network tells none of it. */
export const engagementOf = ({ likes, replies, reposts, quotes, clicks, saves }: PostFigures): number | null =>
  sumOf([likes, replies, reposts, quotes, clicks, saves]);
