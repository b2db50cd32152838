import type { PostSnapshot } from "../../db/insights/figures.ts";
import type { Post } from "../post.ts";
import { engagementOf } from "./figures.ts";
import { momentsIn } from "./moments.ts";

/** Fewer posts than this say nothing, and fewer in one hour of the week say nothing of that hour. */
export const neededPosts = 20;
const neededInHour = 3;
/** A post's figures count once it is this old, in milliseconds: a young one has not been seen yet. */
const grown = 24 * 60 * 60 * 1000;
const mostTimes = 10;

export interface BestTime {
  readonly weekday: string;
  readonly hour: number;
  readonly posts: number;
  readonly engagement: number;
}

/**
 * The hours of the week whose posts did best. A post is held against the others of its own account (1: as they do on
 * average), so that a large account does not outshout a small one.
 */
export function bestTimes(posts: readonly Post[], figures: readonly PostSnapshot[], timeZone: string, now: number) {
  const published = new Map(posts.map(({ id, published_at }) => [id, Date.parse(published_at ?? "")]));
  const told = figures.flatMap((row) => {
    const at = published.get(row.postId);
    const engagement = engagementOf(row);
    return at === undefined || Number.isNaN(at) || at > now - grown || engagement === null
      ? []
      : [{ account: row.accountId, at, engagement }];
  });
  const usual = new Map<string, number>();
  for (const [account, rows] of Map.groupBy(told, ({ account }) => account))
    usual.set(account, rows.reduce((sum, { engagement }) => sum + engagement, 0) / rows.length);
  const momentOf = momentsIn(timeZone);
  const hours = Map.groupBy(told, ({ at }) => {
    const { weekday, hour } = momentOf(at);
    return `${weekday} ${hour}`;
  });
  const times: BestTime[] = [...hours].flatMap(([name, rows]) => {
    if (rows.length < neededInHour) return [];
    const [weekday = "", hour] = name.split(" ");
    const against = rows.map(({ account, engagement }) => engagement / (usual.get(account) || 1));
    const mean = against.reduce((sum, value) => sum + value, 0) / rows.length;
    return [{ weekday, hour: Number(hour), posts: rows.length, engagement: Math.round(mean * 100) / 100 }];
  });
  const isEnough = told.length >= neededPosts && times.length > 0;
  const best = times.sort((a, b) => b.engagement - a.engagement).slice(0, mostTimes);
  return { isEnough, posts: told.length, times: isEnough ? best : [] };
}
