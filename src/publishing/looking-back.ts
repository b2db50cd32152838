import { NetworkFailure } from "./failure.ts";
import { comparable } from "./html.ts";
import type { Http } from "./http.ts";
import type { Call } from "./network.ts";

/* Whether a post is out, told by a list of one's own posts: only a list that reaches back far enough proves that it is not. */

/** How far a clock may be from what it said of itself, in milliseconds. */
const tolerance = 300_000;
/** A server that keeps its clock to itself may have any: a zone mistaken for another, at the worst. */
export const furthest = 86_400_000;

/**
 * The same call, listening to what time it is at the server. What `earliest` makes of a time of ours is by the server's
 * clock, as its last answer told it: posts are dated by that, and it may be hours from ours.
 */
export function listening(call: Call): { call: Call; earliest: (since: number) => number } {
  let ahead: number | undefined;
  const http: Http = async (asked) => {
    const answer = await call.reach.http(asked);
    const date = Date.parse(answer.headers.get("date") ?? "");
    ahead = Number.isNaN(date) ? undefined : date - call.reach.now();
    return answer;
  };
  const earliest = (since: number) => (ahead === undefined ? since - furthest : since + ahead - tolerance);
  return { call: { ...call, reach: { ...call.reach, http } }, earliest };
}

/** One of the account's own posts, as its network lists it. */
interface Listed {
  readonly id: string | undefined;
  readonly at: number;
  readonly words: string;
}
interface Wanted {
  readonly words: string;
  readonly earliest: number;
  readonly isTaken: (id: string) => boolean;
}

/** The one among them that was sent: no older, with the words, and known to be no other post of ours. */
export const sentAmong = <L extends Listed>(listed: readonly L[], { words, earliest, isTaken }: Wanted) =>
  listed.find(
    (one): one is L & { readonly id: string } =>
      one.id !== undefined && one.at >= earliest && comparable(one.words) === comparable(words) && !isTaken(one.id),
  );

/** A list that ends before the time in question. */
export const cannotTell = (title: string) =>
  new NetworkFailure("refused", `${title} lists too few of the account's posts to tell whether this one is out.`);
