import type { Static } from "@sinclair/typebox";
import type { PolicyDay } from "../../db/keys/bound.ts";
import type { Surroundings } from "../../db/publishing/publication.ts";
import type { DeliveryRow } from "../../db/schema/publishing.ts";
import { needsApproval } from "../approval.ts";
import type { Brand } from "../brand.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { missing } from "../contract/refused.ts";
import { orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { Post, tracked } from "../post.ts";
import type { Inspected, Repeated } from "../publishing/inspect.ts";
import type { Inspector } from "../publishing/office.ts";
import { checkPost, checkSending } from "./bounds.ts";
import { repeatsIn, warnings, withWarnings } from "./warning.ts";
import { moment, type When } from "./when.ts";

/* What would happen if a post went out: the one place that decides whether it may. */

export const Violation = T.Object(
  {
    account_id: T.String({ description: "The account." }),
    network: T.String({ description: "Its network." }),
    part: T.Integer({ description: "Which part: 0 is the post, its thread and first comment follow." }),
    limit: T.String({ description: "The limit that is broken." }),
    measured: T.Union([T.Number(), T.String()], { description: "The value as the network measures it." }),
    allowed: T.Union([T.Number(), T.String()], { description: "What the network allows." }),
    message: T.String({ description: "The same in words." }),
  },
  { title: "Violation" },
);
export const Charge = T.Object(
  {
    account_id: T.String({ description: "The account." }),
    part: T.Integer({ description: "Which part." }),
    micros: T.Integer({ description: "Millionths of the currency." }),
    currency: T.String({ description: "The currency." }),
    reason: T.String({ description: "What it is charged for." }),
  },
  { title: "Charge" },
);
const Text = T.Object(
  {
    account_id: T.String({ description: "The account." }),
    part: T.Integer({ description: "Which part." }),
    text: T.String({ description: "Its text as it would be sent: this is what is measured." }),
    link: orNull(T.String({ description: "The link that would go with it." })),
  },
  { title: "PostText" },
);
const Rehearsal = T.Object(
  {
    would_publish_at: Time("When it would be published."),
    account_ids: T.Array(T.String(), { description: "The accounts it would be published on." }),
    needs_approval: T.Boolean({ description: "Whether it would wait for a person's approval first." }),
    violations: T.Array(Violation, { description: "What keeps it from being published; empty: nothing." }),
    texts: T.Array(Text, { description: "What would be sent, part by part." }),
    charges: T.Array(Charge, { description: "What the networks would charge." }),
  },
  { description: "What would happen; only in the answer to `dry_run`, and then nothing has." },
);
/** A post, and what would become of it where only that was asked. */
export const PostOnItsWay = T.Object(
  { ...Post.properties, warnings, dry_run: T.Optional(Rehearsal) },
  { title: "PostOnItsWay" },
);

const over = new Set(["published", "publishing"]);
const editable = new Set<string>(["draft", "awaiting_approval"]);

const textsOf = ({ account, network, parts }: Inspected): Static<typeof Text>[] =>
  parts.map((one, part) => ({
    ...{ account_id: account.id, part, link: one.link },
    text: network?.written(one) ?? one.text,
  }));

/** The post as it goes out: its links are marked as its brand and itself say now. */
export const onItsWay = ({ document, brand, accounts }: Surroundings): Post =>
  tracked(JSON.parse(document) as Post, JSON.parse(brand) as Brand, accounts);

/** Refuses a post that is out, or under way: what only waits for accounts that rest is not. */
export function checkState({ status, account_ids }: Post, { deliveries }: Surroundings): void {
  const rests = status === "publishing" && deliveries.every(({ state }) => state !== "publishing");
  if (over.has(status) && !rests) throw new Failure("conflict", `This post is ${status}; it goes out once.`);
  if (status === "unknown")
    throw new Failure("conflict", "Nobody knows whether this post is out; tell with reconcile_post first.");
  if (account_ids.length === 0)
    throw new Failure("conflict", "This post goes to no account; name some in account_ids first.");
}

/**
 * The accounts that are left of a post: those on which it is not out, and cannot be. One that was disconnected since the
 * post was put on its way keeps it from no other: nobody could take it out of the post any more.
 */
export function accountsLeft({ document, accounts, deliveries }: Surroundings): Surroundings["accounts"] {
  const isOver = ({ state }: DeliveryRow) => state === "published" || state === "unknown";
  const done = new Set(deliveries.filter(isOver).map(({ accountId }) => accountId));
  const open = accounts.filter(({ id }) => !done.has(id));
  const isOpen = editable.has((JSON.parse(document) as Post).status);
  const reached = isOpen ? [] : open.filter(({ status }) => status !== "disconnected");
  return reached.length > 0 ? reached : open;
}

/** A post with the accounts that are left. */
export function left(post: Surroundings): Surroundings {
  const accounts = accountsLeft(post);
  if (accounts.length > 0) return { ...post, accounts };
  throw new Failure(
    "conflict",
    "Nobody knows whether this post is out on the rest of its accounts; tell with reconcile_post first.",
  );
}

export const violationsOf = (all: readonly Inspected[]) =>
  all.flatMap(({ account, violations }) =>
    violations.map((violation) => ({ account_id: account.id, network: account.network, ...violation })),
  );

export const chargesOf = (all: readonly Inspected[]) =>
  all.flatMap(({ account, charges }) => charges.map((charge) => ({ account_id: account.id, ...charge })));

/** The field of a post that breaks a limit. */
function fieldOf(
  { thread, variants }: Post,
  { part, limit, account_id }: ReturnType<typeof violationsOf>[number],
): string {
  if (limit === "account" || limit === "network") return "account_ids";
  if (limit === "thread") return "thread";
  if (part > thread.length) return "first_comment";
  const isMedia = limit.startsWith("media.");
  if (part > 0) return `thread.${part - 1}.${isMedia ? "media_ids" : "body"}`;
  const variant = variants.findIndex((one) => one.account_id === account_id);
  if (isMedia) return "media_ids";
  return variant < 0 ? "body" : `variants.${variant}.body`;
}

/** Refuses a post that breaks a limit of any account it goes to, by the first one. */
export function checkSound(inspect: Inspector, post: Post, { accounts, media }: Surroundings, said?: Repeated): void {
  const [first, ...more] = violationsOf(inspect(post, accounts, media, said));
  if (!first) return;
  const others = more.length > 0 ? ` There are ${more.length} more; dry_run lists them.` : "";
  throw new Failure("invalid_request", `${fieldOf(post, first)}: ${first.message} (${first.account_id})${others}`);
}

/** What scheduling would come to; changes nothing. */
export async function rehearsed(context: Context, id: string, when: When, tool: string): Promise<string> {
  const surroundings = await found(context, id);
  const post = onItsWay(surroundings);
  checkState(post, surroundings);
  checkPost(context.principal, surroundings.document);
  const at = await moment(when, post, context.data.slots.book, context);
  const needs = needsApproval(await context.data.approvals.policy(), context.principal);
  return foretold(context, left(surroundings), { post, at, tool, needs });
}

export async function found({ data }: Context, id: string): Promise<Surroundings> {
  const surroundings = await data.publication.surroundings(id);
  if (!surroundings) throw missing({ noun: "post" });
  return surroundings;
}

/** A post that a tool would let out at a time. */
interface Intent {
  readonly post: Post;
  readonly at: number;
  readonly tool: string;
  /** Whether it would wait for a person first. */
  readonly needs: boolean;
}

/** The post, and what would come of it. */
export async function foretold(
  { data, house, principal, now }: Context,
  { accounts, media }: Surroundings,
  { post, at, tool, needs }: Intent,
): Promise<string> {
  const tally = { others: (day: PolicyDay) => data.agentPolicies.counted(day, post.id) };
  await checkSending(principal, { tool, accountIds: post.account_ids, at, now }, { book: data.slots.book, tally });
  const inspect = await house.publishing.inspector();
  const repeats = await repeatsIn(post, data.publication.texts(post.id), at, now);
  const all = inspect(post, accounts, media, { repeats, at });
  const would = {
    would_publish_at: timeOf(at),
    account_ids: all.map(({ account }) => account.id),
    needs_approval: needs,
    violations: violationsOf(all),
    texts: all.flatMap(textsOf),
    charges: chargesOf(all),
  };
  return withWarnings(JSON.stringify({ ...post, dry_run: would }), repeats);
}
