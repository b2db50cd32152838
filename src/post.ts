import type { Static } from "@sinclair/typebox";
import type { Composed, TargetAccount } from "../db/posts/posts.ts";
import { Approval, noApproval } from "./approval.ts";
import type { Brand } from "./brand.ts";
import { Failure } from "./contract/failure.ts";
import { closed, Id, OneOf, orNull, Time, WebAddress } from "./contract/schema.ts";
import { timeOf } from "./contract/time.ts";
import { T } from "./contract/type.ts";
import { accountId } from "./publishing/account.ts";
import { type Aim, markedFor } from "./publishing/tagged.ts";
import { PostUtm, TrackingShown, trackingOf, UtmShown } from "./utm.ts";

/* The post itself: its shape as the API shows it, and how its document is written. */

export const postStatuses = [
  "draft",
  "awaiting_approval",
  "scheduled",
  "publishing",
  "published",
  "partially_published",
  "failed",
  "unknown",
] as const;
export const postId = Id("post", "The post's id.");

const Body = T.String({
  minLength: 1,
  maxLength: 100_000,
  pattern: "\\S",
  description: "The text of the post.",
  examples: ["Launch day is here."],
});
const Variant = closed({ account_id: accountId, body: Body }, { description: "Another text for one account." });
const mediaIds = (description: string) =>
  T.Array(Id("media", "The id of an uploaded file."), { maxItems: 20, uniqueItems: true, description });
const Part = closed(
  { body: Body, media_ids: T.Optional(mediaIds("Its pictures and videos, in order.")) },
  { description: "One part of the thread." },
);
const Tag = T.String({ minLength: 1, maxLength: 64, pattern: "^\\S(.*\\S)?$", examples: ["launch"] });

/** What a caller writes of a post. */
export const content = {
  body: Body,
  account_ids: T.Array(accountId, {
    maxItems: 50,
    uniqueItems: true,
    description:
      "The accounts to publish to. All texts of the post, counted once for each of them, have at most 250,000 characters.",
  }),
  brand_id: Id("brand", "The brand it belongs to; default: the workspace's first."),
  variants: T.Array(Variant, { maxItems: 50, description: "Texts that replace `body` for single accounts." }),
  thread: T.Array(Part, { maxItems: 50, description: "Parts that follow `body` as replies, in order." }),
  media_ids: mediaIds("The pictures and videos of the post, in order."),
  first_comment: orNull({ ...Body, description: "A comment under the post, where the network has them." }),
  link: orNull(WebAddress("A link that goes with the post.")),
  tags: T.Array(Tag, { maxItems: 30, uniqueItems: true, description: "Words to find it by; they are not published." }),
  utm: orNull(PostUtm),
};

const Target = T.Object(
  {
    account_id: accountId,
    network: T.String({ description: "The network of the account.", examples: ["bluesky"] }),
    status: T.String({ description: "The post's status on this account.", examples: ["draft"] }),
    remote_id: orNull(T.String({ description: "The post's id on the network." })),
    url: orNull(T.String({ description: "Its address on the network." })),
    link: orNull(T.String({ description: "The post's link with its UTM parameters, once it is scheduled." })),
    error: orNull(T.String({ description: "Why it failed, in the network's words." })),
  },
  { title: "PostTarget" },
);

export const Post = T.Object(
  {
    id: postId,
    brand_id: content.brand_id,
    status: OneOf(postStatuses, "Its status."),
    body: T.String({ description: "The text of the post." }),
    account_ids: T.Array(T.String(), { description: "The accounts to publish to." }),
    variants: content.variants,
    thread: content.thread,
    media_ids: T.Array(T.String(), { description: "Its media, in order." }),
    first_comment: orNull(T.String({ description: "A comment under the post." })),
    link: orNull(T.String({ description: "A link that goes with the post." })),
    tags: T.Array(T.String(), { description: "Words to find it by." }),
    utm: orNull(UtmShown),
    tracking: orNull(TrackingShown),
    scheduled_at: orNull(Time("When it is to be published.")),
    published_at: orNull(Time("When it was published.")),
    approval: Approval,
    targets: T.Array(Target, { description: "Its state on each account." }),
    created_at: Time("When it was created."),
    updated_at: Time("When it was last changed."),
  },
  { title: "Post" },
);
export type Post = Static<typeof Post>;

export type Content = Pick<
  Post,
  "body" | "account_ids" | "variants" | "thread" | "media_ids" | "first_comment" | "link" | "tags" | "utm"
>;

/** Every file that a post names. */
export const mediaOf = ({ media_ids, thread }: Pick<Content, "media_ids" | "thread">): readonly string[] =>
  thread.length === 0 ? media_ids : [...new Set([...media_ids, ...thread.flatMap((part) => part.media_ids ?? [])])];

/**
 * The most characters of all texts of a post, each counted once for every account that it goes to: what is measured
 * while a caller waits. Threads of thousands of words to dozens of accounts have less.
 */
const mostInAll = 250_000;

/** Refuses what would take long to measure on all its accounts. */
export function checkLength({ body, account_ids, variants, thread, first_comment }: Content): void {
  const follows = thread.reduce((sum, part) => sum + part.body.length, first_comment?.length ?? 0);
  const everywhere = Math.max(account_ids.length - variants.length, 0) * body.length + account_ids.length * follows;
  const inAll = variants.reduce((sum, variant) => sum + variant.body.length, everywhere);
  if (inAll <= mostInAll) return;
  const number = (value: number) => value.toLocaleString("en-US");
  throw new Failure(
    "invalid_request",
    `account_ids: the texts of a post, counted once for each account, have at most ${number(mostInAll)} characters; these are ${number(inAll)}.`,
  );
}

/** Refuses texts for accounts that the post does not go to, and two for one account. */
export function checkVariants({ variants, account_ids }: Content): void {
  const seen = new Set<string>();
  variants.forEach(({ account_id }, at) => {
    const field = `variants.${at}.account_id`;
    if (!account_ids.includes(account_id))
      throw new Failure("invalid_request", `${field}: ${account_id} is not among account_ids; add it there.`);
    if (seen.has(account_id)) throw new Failure("invalid_request", `${field}: ${account_id} has a variant already.`);
    seen.add(account_id);
  });
}

const targetOf = ({ id, network }: TargetAccount): Post["targets"][number] => ({
  account_id: id,
  network,
  status: "draft",
  remote_id: null,
  url: null,
  link: null,
  error: null,
});

/**
 * The post with its links as they are marked from now on. What a person has approved, and what has gone out in part,
 * stays as it was.
 */
export function tracked(post: Post, brand: Pick<Brand, "name" | "utm">, accounts: readonly Aim[]): Post {
  const isOpen = post.status === "draft" || post.status === "awaiting_approval" || post.status === "scheduled";
  if (!isOpen || post.approval.state === "approved") return post;
  const tracking = trackingOf(brand, post);
  const linkOn = (id: string) => {
    const aim = accounts.find((account) => account.id === id);
    return post.link && aim ? markedFor(tracking, aim, post.link) : post.link;
  };
  return { ...post, tracking, targets: post.targets.map((target) => ({ ...target, link: linkOn(target.account_id) })) };
}

/** What a post has that nobody writes in its content, as a new draft has it. */
type State = Pick<Post, "id" | "status" | "scheduled_at" | "published_at" | "targets" | "created_at" | "updated_at">;
export function newDraft(id: string, now: number): State {
  const at = timeOf(now);
  return {
    id,
    status: "draft",
    scheduled_at: null,
    published_at: null,
    targets: [],
    created_at: at,
    updated_at: at,
  };
}

/**
 * How a post is stored, once its brand and its accounts are known: as it was before, with this content. What it has on
 * accounts that it still goes to stays.
 */
export const composed =
  (before: State, written: Content, now: number): Composed =>
  (brandId, accounts) => {
    const { body, account_ids, variants, thread, media_ids, first_comment, link, tags, utm } = written;
    const { id, status, scheduled_at, published_at, created_at } = before;
    const known = new Map(before.targets.map((target) => [target.account_id, target]));
    const post: Post = {
      id,
      brand_id: brandId,
      status,
      body,
      account_ids,
      variants,
      thread,
      media_ids,
      first_comment,
      link,
      tags,
      utm,
      tracking: null,
      scheduled_at,
      published_at,
      // What a person approved is what they read.
      approval: noApproval,
      targets: accounts.map((account) => ({ ...(known.get(account.id) ?? targetOf(account)), link: null })),
      created_at,
      updated_at: timeOf(now),
    };
    const text = [
      body,
      ...thread.map((part) => part.body),
      ...variants.map((variant) => variant.body),
      first_comment ?? "",
      ...tags,
    ];
    const time = Date.parse(published_at ?? scheduled_at ?? created_at);
    return { status, time, text: text.join("\n"), document: JSON.stringify(post) };
  };
