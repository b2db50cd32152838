import type { Static } from "@sinclair/typebox";
import type { ApprovalPolicy } from "../../db/publishing/approvals.ts";
import { checkDecider, checkUnbound, decided } from "../approval.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { closed, OneOf, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { Post, postId } from "../post.ts";
import { withTexts } from "../publishing/repeats.ts";
import { restate } from "../publishing/state.ts";
import { isForeseen } from "./agent-policy.ts";
import { checkPost, checkSending } from "./bounds.ts";
import { checkSound, foretold, found, PostOnItsWay } from "./rehearsal.ts";
import { repeatsIn, withWarnings } from "./warning.ts";

/* Who has to ask before a post leaves, and the answer of a person. */

const noun = "post";
const note = orElse(
  null,
  orNull(T.String({ minLength: 1, maxLength: 2000, description: "A message to whoever asked for the approval." })),
);
const seen = T.Optional(Time("The `updated_at` of the post as it was read: refused if the post has changed since."));

function checkAsked({ approval, updated_at }: Post, read: string | undefined): void {
  if (approval.state !== "required")
    throw new Failure(
      "conflict",
      `Only a post that awaits approval is decided on; for this one it is ${approval.state}.`,
    );
  if (read !== undefined && Date.parse(read) !== Date.parse(updated_at))
    throw new Failure("conflict", `This post was changed at ${updated_at}; read it again first.`);
}

/** When an approved post goes out: at the time that was asked for, or now where none was. */
function dueAtOf({ scheduled_at }: Post, chosen: string | undefined, now: number): number {
  const text = chosen ?? scheduled_at;
  const at = text === null ? now : Date.parse(text);
  if (at >= now) return at;
  if (chosen !== undefined) throw new Failure("invalid_request", "scheduled_at: must be a time to come.");
  throw new Failure("conflict", `The time of this post, ${scheduled_at}, has passed; name another in scheduled_at.`);
}

interface Asked {
  readonly id: string;
  readonly updated_at: string | undefined;
  readonly scheduled_at: string | undefined;
}
/** What approving would come to; changes nothing. */
async function wouldApprove(context: Context, { id, updated_at, scheduled_at }: Asked, tool: string): Promise<string> {
  const { data, principal, now } = context;
  const surroundings = await found(context, id);
  const post: Post = JSON.parse(surroundings.document);
  checkDecider(principal, post.approval);
  await checkUnbound(await data.approvals.policy(), principal, post.approval, data.agentPolicies.headOf);
  checkAsked(post, updated_at);
  return foretold(context, surroundings, { post, at: dueAtOf(post, scheduled_at, now), tool, needs: false });
}

export const approvePost = operation({
  name: "approve_post",
  route: "POST /v1/posts/:id/approve",
  noun,
  summary: "Approve a post",
  description:
    "Approves a post that awaits approval: it is published at its time, or now if it has none. Only for owners and admins in person, and never with the credential that asked. `warnings` are as in schedule_post.",
  scope: "posts:publish",
  connector: "social",
  effect: "publishes",
  rehearses: true,
  input: closed({
    id: postId,
    note,
    updated_at: seen,
    scheduled_at: T.Optional(Time("Another future time, instead of the one that was asked for.")),
  }),
  output: PostOnItsWay,
  async run(context, { id, note, updated_at, scheduled_at }, act) {
    const { data, house, principal, now } = context;
    if (context.dryRun) return wouldApprove(context, { id, updated_at, scheduled_at }, act.event);
    const inspect = await house.publishing.inspector();
    const answer = await data.publication.schedule(
      act,
      id,
      async (surroundings, { policy, bound, headOf, texts, ...ledger }) => {
        const caller = { ...principal, policy: await bound() };
        const post: Post = JSON.parse(surroundings.document);
        checkDecider(principal, post.approval);
        await checkUnbound(await policy(), caller, post.approval, headOf);
        checkAsked(post, updated_at);
        const dueAt = dueAtOf(post, scheduled_at, now);
        const repeats = await repeatsIn(post, texts, dueAt, now);
        checkSound(inspect, post, surroundings, { repeats, at: dueAt });
        await checkSending(caller, { tool: act.event, accountIds: post.account_ids, at: dueAt, now }, ledger);
        const approval = decided(post.approval, "approved", principal, { note, now });
        const document = JSON.stringify({ ...post, approval, scheduled_at: timeOf(dueAt) });
        const accounts = withTexts(post, surroundings.accounts);
        return { document, accounts, dueAt, answer: (text: string) => withWarnings(text, repeats) };
      },
      restate,
    );
    house.publishing.wake();
    return answer;
  },
});

export const rejectPost = operation({
  name: "reject_post",
  route: "POST /v1/posts/:id/reject",
  noun,
  summary: "Reject a post",
  description:
    "Rejects a post that awaits approval: it becomes a draft again, with a message to whoever asked. Only for owners and admins in person.",
  scope: "posts:publish",
  connector: "social",
  effect: "updates",
  input: closed({ id: postId, note, updated_at: seen }),
  output: Post,
  run: ({ data, principal, now }, { id, note, updated_at }, act): Promise<string> =>
    data.publication.unschedule(
      act,
      id,
      ({ document }) => {
        const post: Post = JSON.parse(document);
        checkDecider(principal, post.approval);
        checkPost(principal, document);
        checkAsked(post, updated_at);
        const approval = decided(post.approval, "rejected", principal, { note, now });
        return JSON.stringify({ ...post, approval, scheduled_at: null });
      },
      restate,
    ),
});

const content = {
  require_approval: OneOf(
    ["never", "always"],
    "`always`: every post waits for a person's approval. `never`: only those of the credentials in `needs_approval`.",
  ),
  needs_approval: T.Array(T.String({ minLength: 1, maxLength: 2048 }), {
    maxItems: 500,
    uniqueItems: true,
    description:
      "The ids of API keys and OAuth clients whose posts are published only once a person has approved them.",
  }),
};
const Policy = T.Object(content, { title: "ApprovalPolicy" });
const shown = ({ requireApproval, needs }: ApprovalPolicy): Static<typeof Policy> => ({
  require_approval: requireApproval,
  needs_approval: [...needs],
});
const ofPolicy = { noun: "approval policy", connector: "workspace" } as const;

export const getApprovalPolicy = operation({
  ...ofPolicy,
  name: "get_approval_policy",
  route: "GET /v1/approval-policy",
  summary: "Read the approval policy",
  description: "Returns whose posts need a person's approval before they are published.",
  scope: "posts:read",
  effect: "reads",
  input: closed({}),
  output: Policy,
  run: async ({ data }) => shown(await data.approvals.policy()),
});

export const setApprovalPolicy = operation({
  ...ofPolicy,
  name: "set_approval_policy",
  route: "PUT /v1/approval-policy",
  summary: "Set the approval policy",
  description:
    "Sets whose posts need a person's approval before they are published. Keys and clients that a listed one creates, or that replace it, need it too. Posts that are already scheduled stay so.",
  scope: "workspace:admin",
  agents: "never",
  effect: "updates",
  input: closed({ require_approval: content.require_approval, needs_approval: orElse([], content.needs_approval) }),
  output: Policy,
  run: ({ data }, { require_approval, needs_approval }, act) =>
    data.approvals.set(
      act,
      { requireApproval: require_approval, needs: needs_approval },
      (policy) => ({ answer: JSON.stringify(shown(policy)), detail: shown(policy) }),
      { newId: () => newId("policy"), isUnmet: isForeseen },
    ),
});
