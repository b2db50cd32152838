import type { Static } from "@sinclair/typebox";
import type { Act } from "../../db/act.ts";
import type { Circumstances, Judge, Plan, Surroundings, Verdict } from "../../db/publishing/publication.ts";
import type { AttemptRow, DeliveryRow } from "../../db/schema/publishing.ts";
import { needsApproval, noApproval, requested } from "../approval.ts";
import { forbidden, who } from "../contract/agent-policy.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orElse, orNull, Time, WebAddress } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { Post, postId } from "../post.ts";
import { accountId } from "../publishing/account.ts";
import type { Inspector } from "../publishing/office.ts";
import { progressOf } from "../publishing/progress.ts";
import { withTexts } from "../publishing/repeats.ts";
import { restate } from "../publishing/state.ts";
import { checkPost, checkSending } from "./bounds.ts";
import { checkSound, checkState, left, onItsWay, PostOnItsWay, rehearsed } from "./rehearsal.ts";
import { repeatsIn, withWarnings } from "./warning.ts";
import { moment, slotOrTime, type When, whenOf } from "./when.ts";

const noun = "post";

/** Schedules for a moment, or refuses by what keeps it from going out. */
function planned(inspect: Inspector, when: When, { principal: admitted, now }: Context, tool: string) {
  return async (whole: Surroundings, { book, policy, bound, texts, tally }: Circumstances): Promise<Plan> => {
    const principal = { ...admitted, policy: await bound() };
    const before = onItsWay(whole);
    checkState(before, whole);
    checkPost(principal, whole.document);
    const post = left(whole);
    const dueAt = await moment(when, before, book, { now, principal });
    const repeats = await repeatsIn(before, texts, dueAt, now);
    checkSound(inspect, before, post, { repeats, at: dueAt });
    await checkSending(principal, { tool, accountIds: before.account_ids, at: dueAt, now }, { book, tally });
    const answer = (document: string) => withWarnings(document, repeats);
    const scheduled_at = timeOf(dueAt);
    if (needsApproval(await policy(), principal) && !isRetry(before)) {
      const asked = { approval: requested(principal, now), scheduled_at: dueAt > now ? scheduled_at : null };
      // Nothing of it is on its way: without a delivery there is nothing that could come due.
      return { document: JSON.stringify({ ...before, ...asked }), accounts: [], dueAt, answer };
    }
    return {
      document: JSON.stringify({
        ...before,
        scheduled_at,
        ...(before.approval.state === "required" && { approval: noApproval }),
      }),
      accounts: withTexts(before, post.accounts),
      dueAt,
      answer,
    };
  };
}

/** Whether a person has approved the very post that failed. Refuses what is on its way by somebody else's word. */
function isRetry({ status, approval }: Post): boolean {
  if (status === "draft" || status === "awaiting_approval") return false;
  if (status !== "scheduled" && approval.state === "approved") return true;
  throw new Failure("conflict", `This post is ${status}; a credential that needs approval cannot change that.`);
}

/** What goes out again is what a person has approved. */
function checkApproved({ approval }: Post, { policy }: Principal): void {
  if (approval.state === "approved") return;
  const whose = who(policy ?? { deciders: [] }, "send it again");
  throw new Failure("forbidden", `needs_approval: no person has approved this post. ${whose}`);
}

async function put(context: Context, id: string, when: When, act: Act) {
  const inspect = await context.house.publishing.inspector();
  const answer = await context.data.publication.schedule(act, id, planned(inspect, when, context, act.event), restate);
  context.house.publishing.wake();
  return answer;
}

export const schedulePost = operation({
  name: "schedule_post",
  route: "POST /v1/posts/:id/schedule",
  noun,
  summary: "Schedule a post",
  description:
    "Schedules a post for a future time or the next free slot, after checking it against the limits of every account it goes to.",
  scope: "posts:publish",
  connector: "social",
  effect: "publishes",
  rehearses: true,
  input: closed({ id: postId, scheduled_at: slotOrTime }),
  output: PostOnItsWay,
  run(context, { id, scheduled_at }, act): Promise<string> {
    const when = whenOf(scheduled_at, context.now);
    return context.dryRun ? rehearsed(context, id, when, act.event) : put(context, id, when, act);
  },
});

export const publishPost = operation({
  name: "publish_post",
  route: "POST /v1/posts/:id/publish",
  noun,
  summary: "Publish a post now",
  description:
    "Publishes a post now; where it failed on some accounts, tries those again. It returns before the networks have answered: read the post to see what came of it.",
  scope: "posts:publish",
  connector: "social",
  effect: "publishes",
  rehearses: true,
  input: closed({ id: postId }),
  output: PostOnItsWay,
  run: (context, { id }, act): Promise<string> =>
    context.dryRun ? rehearsed(context, id, context.now, act.event) : put(context, id, context.now, act),
});

export const unschedulePost = operation({
  name: "unschedule_post",
  route: "POST /v1/posts/:id/unschedule",
  noun,
  summary: "Take a scheduled post back",
  description:
    "Makes a scheduled post, or one that awaits approval, a draft again, unless any part of it is being sent or already published.",
  scope: "posts:publish",
  connector: "social",
  effect: "updates",
  input: closed({ id: postId }),
  output: Post,
  run: ({ data, principal }, { id }, act): Promise<string> =>
    data.publication.unschedule(
      act,
      id,
      ({ document, deliveries }) => {
        checkPost(principal, document);
        const post: Post = JSON.parse(document);
        const waits = post.status === "scheduled" || post.status === "awaiting_approval";
        // What was called off with its account is on no way.
        if (!waits || deliveries.some(({ state }) => state !== "scheduled" && state !== "canceled"))
          throw new Failure("conflict", `Only a scheduled post can be taken back; this one is ${post.status}.`);
        // As a draft it would forget what is out, and send that once more.
        if (deliveries.some((row) => progressOf(row).some(({ state }) => state !== "prepared")))
          throw new Failure("conflict", "A part of this post is out already, so it cannot be a draft again.");
        return JSON.stringify({ ...post, scheduled_at: null, approval: noApproval });
      },
      restate,
    ),
});

const Attempt = T.Object(
  {
    account_id: T.String({ description: "The account." }),
    number: T.Integer({ description: "The number of the call for this account, from 1." }),
    part: T.Integer({ description: "Which part: 0 is the post, its thread and first comment follow." }),
    kind: OneOf(["publish", "reconcile", "refresh"], "What was asked of the network."),
    started_at: Time("When the network was called."),
    ended_at: orNull(Time("When the network had answered; null: it never did.")),
    outcome: T.String({ description: "How it ended; `started` where that is not known." }),
    detail: T.String({ description: "In the network's words." }),
    remote_id: orNull(T.String({ description: "What the network calls what was published." })),
  },
  { title: "Attempt" },
);
const shown = (row: AttemptRow): Static<typeof Attempt> => ({
  account_id: row.accountId,
  number: row.number,
  part: row.part,
  kind: row.kind,
  started_at: timeOf(row.startedAt),
  ended_at: timeOrNull(row.endedAt),
  outcome: row.outcome,
  detail: row.detail,
  remote_id: row.remoteId,
});

export const listPostAttempts = operation({
  name: "list_post_attempts",
  route: "GET /v1/posts/:id/attempts",
  noun,
  summary: "List the attempts to publish a post",
  description: "Lists every call that was made to a network for this post, oldest first: it tells why a post failed.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({ id: postId }),
  output: T.Object({ data: T.Array(Attempt, { description: "The attempts." }) }, { title: "AttemptList" }),
  async run({ data }, { id }) {
    const rows = await data.publication.attempts(id);
    if (!rows) throw missing({ noun });
    return { data: rows.map(shown) };
  },
});

const outcomes = ["published", "not_published"] as const;

/** What a person saw on the network decides what nobody else could tell. */
function verdict(
  row: DeliveryRow,
  { outcome, url, retry }: { outcome: (typeof outcomes)[number]; url: string | null; retry: boolean },
  post: Post,
  now: number,
): Verdict {
  if (row.state !== "unknown")
    throw new Failure("conflict", `Only an unknown outcome can be told; on this account the post is ${row.state}.`);
  const parts = progressOf(row);
  const last = parts.at(-1);
  const rest = last?.state === "published" ? parts : parts.slice(0, -1);
  if (outcome === "not_published") {
    const again = { state: "scheduled", nextAt: now, error: null, tries: 0 } as const;
    const over = { state: "failed", nextAt: null, error: "A person looked: it is not out." } as const;
    return { ...(retry ? again : over), parts: JSON.stringify(rest) };
  }
  const told = last ? [...rest, { ...last, state: "published", remote: { id: url ?? "", url } }] : rest;
  return { state: "published", nextAt: null, error: unsent(post, told.length), parts: JSON.stringify(told) };
}

/** What follows a part that only a person has seen is not sent: nobody knows what the network calls that part. */
function unsent({ thread, first_comment }: Post, out: number): string | null {
  const left = 1 + thread.length + (first_comment === null ? 0 : 1) - Math.max(out, 1);
  return left > 0 ? `What follows in its thread was not sent (parts: ${left}); add it there by hand.` : null;
}

/** A wrong word sends a post twice, or loses it: it is for those whose word lets posts out. */
function checkMayTell({ policy }: Principal): void {
  if (policy?.needsApproval)
    throw forbidden(policy, "needs_approval", "leaves it to others to look, and tell what became of a post.");
}

export const reconcilePost = operation({
  name: "reconcile_post",
  route: "POST /v1/posts/:id/reconcile",
  noun,
  summary: "Report an unknown outcome",
  description:
    "For a post whose outcome on an account is `unknown`: reports what a person has seen on the network, published or not. What is not published can be sent again with `retry`. Not for credentials that need approval.",
  scope: "posts:publish",
  connector: "social",
  effect: "updates",
  input: closed({
    id: postId,
    account_id: accountId,
    outcome: OneOf(outcomes, "What the person saw on the network."),
    url: orElse(null, orNull(WebAddress("The post's address on the network."))),
    retry: orElse(false, T.Boolean({ description: "With `not_published`: send it again." })),
  }),
  output: Post,
  async run({ data, house, principal, now }, { id, account_id, ...told }, act) {
    const named = { postId: id, accountId: account_id };
    const judge: Judge = async (row, document, { policy, bound, ...ledger }) => {
      const caller = { ...principal, policy: await bound() };
      const post: Post = JSON.parse(document);
      checkPost(caller, document);
      checkMayTell(caller);
      const found = verdict(row, told, post, now);
      if (found.state === "scheduled") {
        if (needsApproval(await policy(), caller)) checkApproved(post, caller);
        await checkSending(caller, { tool: act.event, accountIds: post.account_ids, at: now, now }, ledger);
      }
      return found;
    };
    const answer = await data.publication.reconcile(act, named, judge, restate);
    house.publishing.wake();
    return answer;
  },
});
