import { NetworkFailure } from "./failure.ts";

/* Whether a post is out, told by a list of one's own posts: only a list that reaches back far enough proves that it is not. */

/** How far the clocks of two machines may differ, in milliseconds. */
export const tolerance = 300_000;

/** A list that ends before the time in question. */
export const cannotTell = (title: string) =>
  new NetworkFailure("refused", `${title} lists too few of the account's posts to tell whether this one is out.`);
