import type { Static } from "@sinclair/typebox";
import type { AccountSnapshot, Figures, PostSnapshot } from "../../db/insights/figures.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { bestTimes, neededPosts } from "../insights/best-times.ts";
import { figuresIn, sumOf, totalOf } from "../insights/figures.ts";
import { type Post, postId } from "../post.ts";
import { accountId } from "../publishing/account.ts";

const all = { scope: "insights:read", connector: "social" } as const;
const day = 24 * 60 * 60 * 1000;

const count = (description: string) => orNull(T.Integer({ description }));
const figures = {
  impressions: count("How often it was seen. Null, here and in the other figures: the network does not tell."),
  likes: count("Likes and other reactions."),
  replies: count("Replies and comments."),
  reposts: count("Reposts and shares."),
  quotes: count("Reposts with a comment."),
  clicks: count("Clicks."),
  saves: count("Bookmarks."),
};
const Snapshot = T.Object({ at: Time("When it was pulled."), ...figures }, { description: "The figures at one time." });

const PostAnalytics = T.Object(
  {
    post_id: postId,
    totals: T.Object(figures, { description: "The latest figures of all accounts together." }),
    accounts: T.Array(
      T.Object({
        account_id: accountId,
        network: T.String({ description: "Its network.", examples: ["bluesky"] }),
        latest: orNull(Snapshot),
        series: T.Array(Snapshot, { description: "Every snapshot, the first one first." }),
        next_at: orNull(Time("When figures are pulled next; null: no more.")),
        problem: orNull(T.String({ description: "Why the last pull failed." })),
      }),
      { description: "Each account that the post was published on." },
    ),
  },
  { title: "PostAnalytics" },
);
const snapshot = (row: PostSnapshot): Static<typeof Snapshot> => ({ at: timeOf(row.at), ...figuresIn(row) });

export const getPostAnalytics = operation({
  ...all,
  noun: "post",
  name: "get_post_analytics",
  route: "GET /v1/posts/:id/analytics",
  summary: "Read a post's figures",
  description:
    "Returns a post's figures on each account: every snapshot that was taken from the networks, and the latest totals.",
  effect: "reads",
  input: closed({ id: postId }),
  output: PostAnalytics,
  async run({ data }, { id }) {
    const found = await data.posts.find(id);
    if (!found) throw missing({ noun: "post" });
    const { targets } = JSON.parse(found) as Post;
    const rows = await data.figures.ofPost(id);
    const pulls = new Map((await data.figures.pullsOf(id)).map((pull) => [pull.accountId, pull]));
    const own = (account: string) => rows.filter((row) => row.accountId === account);
    const out = targets.filter(({ account_id, status }) => status === "published" || own(account_id).length > 0);
    const accounts = out.map(({ account_id, network }) => {
      const series = own(account_id).map(snapshot);
      const { nextAt = null, error = null } = pulls.get(account_id) ?? {};
      const next_at = timeOrNull(nextAt);
      return { account_id, network, latest: series.at(-1) ?? null, series, next_at, problem: error };
    });
    const latest = out.flatMap(({ account_id }) => own(account_id).at(-1) ?? []);
    return { post_id: id, totals: totalOf(latest), accounts };
  },
});

const counts = {
  followers: count("How many follow it. Null, here and below: the network does not tell, or nothing was pulled yet."),
  following: count("How many it follows."),
  posts: count("What it has posted, as the network counts."),
};
const buckets = { hour: 60 * 60 * 1000, day };
const mostOf = { hour: 31 * day, day: 800 * day };
const usual = { hour: 2 * day, day: 30 * day };
type Bucket = keyof typeof buckets;

const AccountsAnalytics = T.Object(
  {
    from: Time("The start."),
    to: Time("The end, itself not included."),
    bucket: OneOf(["day", "hour"], "The time that one point of a series stands for, in UTC."),
    totals: T.Object(
      {
        ...counts,
        followers_change: count("How many followers it gained, or lost where negative."),
        published: T.Integer({ description: "Posts of the workspace published in this time." }),
        ...figures,
      },
      {
        description: "All accounts together; the figures of posts are the latest of those published in this time.",
      },
    ),
    accounts: T.Array(
      T.Object({
        account_id: accountId,
        network: T.String({ description: "Its network.", examples: ["bluesky"] }),
        handle: T.String({ description: "Its name on the network." }),
        ...counts,
        followers_change: count("How many followers it gained, or lost where negative."),
        series: T.Array(T.Object({ time: Time("Where the bucket begins."), ...counts }), {
          description: "The last snapshot in each bucket that has one.",
        }),
      }),
      { description: "Each account." },
    ),
  },
  { title: "AccountsAnalytics" },
);

/** The time that is asked about; refuses one that ends before it begins, or has more points than anyone would read. */
function spanOf(from: string | undefined, to: string | undefined, bucket: Bucket, now: number) {
  const end = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? end - usual[bucket] : Date.parse(from);
  if (start >= end) throw new Failure("invalid_request", "from: must be before to.");
  if (end - start > mostOf[bucket])
    throw new Failure("invalid_request", `from: a series by the ${bucket} has ${mostOf[bucket] / day} days at most.`);
  return { start, end };
}

function seriesOf(rows: readonly AccountSnapshot[], bucket: Bucket) {
  const size = buckets[bucket];
  const last = new Map(rows.map((row) => [Math.floor(row.at / size) * size, row]));
  return [...last].map(([at, { followers, following, posts }]) => ({ time: timeOf(at), followers, following, posts }));
}

function changeOf(rows: readonly AccountSnapshot[]): number | null {
  const told = rows.flatMap(({ followers }) => followers ?? []);
  return told.length < 2 ? null : (told.at(-1) as number) - (told[0] as number);
}

export const getAccountsAnalytics = operation({
  ...all,
  noun: "account",
  name: "get_accounts_analytics",
  route: "GET /v1/accounts/analytics",
  summary: "Read the accounts' figures",
  description:
    "Returns how the accounts do over time: followers and posts as taken from the networks, with totals and the figures of the posts published in that time.",
  effect: "reads",
  input: closed({
    from: T.Optional(Time("The start; default: 30 days before `to`, or 2 days where `bucket` is `hour`.")),
    to: T.Optional(Time("The end, itself not included; default: now.")),
    account_id: T.Optional({ ...accountId, description: "Only this account." }),
    bucket: orElse("day", OneOf(["day", "hour"], "The time that one point of a series stands for, in UTC.")),
  }),
  output: AccountsAnalytics,
  async run({ data, now }, { from, to, account_id, bucket }) {
    const { start, end } = spanOf(from, to, bucket, now);
    const known = await data.figures.accounts();
    const wanted = account_id === undefined ? known : known.filter(({ id }) => id === account_id);
    if (account_id !== undefined && wanted.length === 0) throw missing({ noun: "account" });
    const accounts = await Promise.all(
      wanted.map(async ({ id, network, handle }) => {
        const rows = await data.figures.ofAccount(id, start, end);
        const { followers = null, following = null, posts = null } = rows.at(-1) ?? {};
        const latest = { followers, following, posts, followers_change: changeOf(rows) };
        return { account_id: id, network, handle, ...latest, series: seriesOf(rows, bucket) };
      }),
    );
    const out = await publishedOn(data.figures, wanted, start, end);
    const ids = new Set(out.map(({ id }) => id));
    const latest = (await data.figures.latest(start)).filter(
      ({ postId, accountId: on }) => ids.has(postId) && wanted.some(({ id }) => id === on),
    );
    const totals = {
      followers: sumOf(accounts.map(({ followers }) => followers)),
      following: sumOf(accounts.map(({ following }) => following)),
      posts: sumOf(accounts.map(({ posts }) => posts)),
      followers_change: sumOf(accounts.map(({ followers_change }) => followers_change)),
      published: out.length,
      ...totalOf(latest),
    };
    return { from: timeOf(start), to: timeOf(end), bucket, totals, accounts };
  },
});

/** The posts that went out in a time, on one of these accounts at least. */
async function publishedOn(figures: Figures, on: readonly { readonly id: string }[], from: number, to: number) {
  const ids = new Set(on.map(({ id }) => id));
  const posts = (await figures.published(from, to)).map((document) => JSON.parse(document) as Post);
  return posts.filter(({ targets }) =>
    targets.some(({ account_id, status }) => status === "published" && ids.has(account_id)),
  );
}

const BestTimes = T.Object(
  {
    enough: T.Boolean({ description: "Whether there are enough posts to tell." }),
    posts: T.Integer({ description: "How many posts were counted: those with figures that are at least a day old." }),
    needed: T.Integer({ description: "How many are needed." }),
    time_zone: T.String({ description: "The workspace's.", examples: ["Europe/Berlin"] }),
    times: T.Array(
      T.Object({
        weekday: T.String({ description: "The day of the week.", examples: ["tuesday"] }),
        hour: T.Integer({ description: "The hour, from 0." }),
        posts: T.Integer({ description: "From how many posts this comes." }),
        engagement: T.Number({ description: "Their engagement compared with the account's average, which is 1." }),
      }),
      {
        description:
          "The hours of the week with three posts at least, the best first; empty where there is not enough.",
      },
    ),
  },
  { title: "BestTimes" },
);

export const getBestTimes = operation({
  ...all,
  noun: "account",
  name: "get_best_times",
  route: "GET /v1/accounts/best-times",
  summary: "Read the best times to post",
  description:
    "Returns the hours of the week at which the workspace's posts of the last half year did best. With too few posts it says so and guesses nothing.",
  effect: "reads",
  input: closed({ account_id: T.Optional({ ...accountId, description: "Only posts on this account." }) }),
  output: BestTimes,
  async run({ data, now }, { account_id }) {
    if (account_id !== undefined && !(await data.accounts.find(account_id))) throw missing({ noun: "account" });
    const since = now - 180 * day;
    const posts = (await data.figures.published(since, now)).map((document) => JSON.parse(document) as Post);
    const rows = (await data.figures.latest(since)).filter(
      (row) => account_id === undefined || row.accountId === account_id,
    );
    const zone = await data.figures.timeZone();
    const { isEnough, ...found } = bestTimes(posts, rows, zone, now);
    return { enough: isEnough, posts: found.posts, needed: neededPosts, time_zone: zone, times: found.times };
  },
});
