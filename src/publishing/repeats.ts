import type { Earlier, Said } from "../../db/posts/texts.ts";
import type { Content, Post } from "../post.ts";

/* Texts that were said before on the same account: networks refuse them, or show them to nobody. */

/** What went out before counts for this long, in milliseconds. */
export const memory = 30 * 24 * 60 * 60 * 1000;

export interface Repeat {
  readonly account_id: string;
  readonly part: number;
  /** The post that says the same, which may be this one. */
  readonly post_id: string;
  /** When that went out, or is to. */
  readonly at: number;
  readonly isOut: boolean;
  /** Where it is another post: the part of it, and the post itself, if it was asked for. */
  readonly other: { readonly part: number; readonly post?: Post | undefined } | null;
}

/** Zero-width signs and joiners that no reader sees. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const marks = /([?&])utm_[a-z_]+=[^&#\s]*&?/gi;

/** The same for texts that readers take for one: capitals, spaces and marks of links do not count. */
const hashOf = (text: string): string => {
  const plain = text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(marks, "$1")
    .replace(/[?&](?=#|\s|$)/g, "");
  const same = plain.toLowerCase().replace(/\s+/g, " ").trim();
  return new Bun.CryptoHasher("sha256").update(same).digest("hex").slice(0, 32);
};

/** What a post says on each of its accounts. */
export function saidOn(post: Omit<Content, "tags" | "media_ids" | "utm">, accountIds: readonly string[]): Said[] {
  const { body, variants, thread, first_comment: comment, link } = post;
  const after = [...thread.map((part) => part.body), ...(comment === null ? [] : [comment])].map(hashOf);
  const linked = (text: string) => (link === null || text.includes(link) ? text : `${text} ${link}`);
  const first = hashOf(linked(body));
  return accountIds.map((accountId) => {
    const variant = variants.find(({ account_id }) => account_id === accountId);
    return { accountId, hashes: [variant ? hashOf(linked(variant.body)) : first, ...after] };
  });
}

/** Those of the accounts, each with what the post says there. */
export const withTexts = <A extends { readonly id: string }>(post: Post, accounts: readonly A[]) => {
  const said = saidOn(
    post,
    accounts.map(({ id }) => id),
  );
  return accounts.map((account, at) => ({ ...account, said: said[at] as Said }));
};

const timeOf = ({ state, dueAt, updatedAt }: Earlier) =>
  state === "published" || state === "unknown" ? updatedAt : dueAt;

/** What of a post repeats itself, or what `earlier` found. `at`: when the post is to go out. */
export function repeatsOf(postId: string, said: readonly Said[], earlier: readonly Earlier[], at: number): Repeat[] {
  const heard = Map.groupBy(earlier, ({ accountId, hash }) => `${accountId} ${hash}`);
  return said.flatMap(({ accountId, hashes }) =>
    hashes.flatMap((hash, part): Repeat[] => {
      if (hashes.indexOf(hash) < part)
        return [{ account_id: accountId, part, post_id: postId, at, isOut: false, other: null }];
      const same = heard.get(`${accountId} ${hash}`) ?? [];
      const near = same
        .map((one) => ({ one, apart: Math.abs(timeOf(one) - at) }))
        .filter(({ apart }) => apart <= memory);
      const [nearest] = near.sort((a, b) => a.apart - b.apart);
      if (!nearest) return [];
      const { one } = nearest;
      const isOut = one.state === "published" || one.state === "unknown";
      return [{ account_id: accountId, part, post_id: one.postId, at: timeOf(one), isOut, other: { part: one.part } }];
    }),
  );
}

const day = (at: number) => new Date(at).toISOString().slice(0, 16).replace("T", " ");

/** In words. */
export function wordsOf({ post_id, at, isOut, other, account_id }: Repeat): string {
  if (other === null) return "An earlier part of this post says the same.";
  return isOut
    ? `The same text went out on ${account_id} at ${day(at)} UTC (${post_id}).`
    : `The same text is to go out on ${account_id} at ${day(at)} UTC (${post_id}).`;
}
