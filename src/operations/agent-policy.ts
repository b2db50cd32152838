import type { Static } from "@sinclair/typebox";
import type { StandingPolicy } from "../../db/keys/agent-policies.ts";
import type { PolicyContent, QuietHours } from "../../db/keys/bound.ts";
import { commandLineId } from "../auth/oauth/command-line.ts";
import { isDocumentAddress } from "../auth/oauth/document-address.ts";
import { Failure } from "../contract/failure.ts";
import { isOperation } from "../contract/operation.ts";
import { closed, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { leavesTime } from "../planning/quiet-hours.ts";
import { accountId } from "../publishing/account.ts";
import { clockTime, dayNumbered, minuteOf, numberOfDay, timeOfDay, weekday } from "./week.ts";

/* A policy as the API shows it, and what one may say. */

/** A key of the workspace, or a client: an address where it is known by its metadata. */
export const subjectId = T.String({
  minLength: 1,
  maxLength: 2048,
  pattern: "^\\S+$",
  description: "The id of the API key or OAuth client; an https address for a client that is known by its metadata.",
  examples: ["key_01k…"],
});

/** Whether an id is that of a client that has a policy before anybody has met it. */
export const isForeseen = (id: string): boolean => id === commandLineId || isDocumentAddress(id);

const weekdays = { uniqueItems: true, maxItems: 7, description: "The days on which they begin; empty: every day." };
const from = { ...timeOfDay, description: "When they begin, in the workspace's time zone.", examples: ["22:00"] };
const to = T.String({
  pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$",
  description: "When they end; on the next day if that is not later than `from`. 24:00 is the end of the day.",
  examples: ["07:00"],
});
const shownHours = T.Object({ from, to, weekdays: T.Array(weekday, weekdays) }, { title: "QuietHours" });

const tools = T.Array(
  T.String({
    maxLength: 128,
    pattern: "^[A-Za-z0-9_-]+(__\\*)?$",
    examples: ["create_post", "notion__search", "notion__*"],
  }),
  {
    maxItems: 300,
    uniqueItems: true,
    description:
      "The only tools it may call, over REST and the command line too: names of operations and of connectors' tools; `notion__*` for all of a connector. null: no limit.",
  },
);
const content = {
  allowed_tools: orNull(tools),
  allowed_accounts: orNull(
    T.Array(accountId, {
      maxItems: 200,
      uniqueItems: true,
      description: "The only accounts whose posts it may write, change, schedule and publish. null: no limit.",
    }),
  ),
  posts_per_day: orNull(
    T.Integer({
      minimum: 0,
      maximum: 10_000,
      description:
        "How many posts it may schedule, publish or send for approval in one day of the workspace's time zone. null: no limit.",
    }),
  ),
  needs_approval: T.Boolean({
    description: "Whether its posts wait for a person's approval before they are published.",
  }),
};

export const policyInput = {
  allowed_tools: orElse(null, content.allowed_tools),
  allowed_accounts: orElse(null, content.allowed_accounts),
  posts_per_day: orElse(null, content.posts_per_day),
  quiet_hours: orElse(
    [],
    T.Array(closed({ from, to, weekdays: T.Optional(T.Array(weekday, weekdays)) }), {
      maxItems: 50,
      uniqueItems: true,
      description: "When none of its posts may be published.",
    }),
  ),
  needs_approval: orElse(false, content.needs_approval),
};
type Input = Static<ReturnType<typeof closed<typeof policyInput>>>;

/** What a policy says, as it is shown. */
export const policyShown = {
  ...content,
  quiet_hours: T.Array(shownHours, { description: "When none of its posts may be published." }),
};
export const AgentPolicy = T.Object(
  {
    subject: T.String({ description: "The API key or OAuth client that it binds." }),
    follows: orNull(
      T.String({ description: "Whose policy it is under, and counted with: it was made or replaced by that one." }),
    ),
    ...policyShown,
    created_at: Time("When it was first bound."),
    updated_at: Time("When that was last changed."),
  },
  { title: "AgentPolicy" },
);

const hoursShown = ({ from, to, weekdays }: QuietHours): Static<typeof shownHours> => ({
  from: clockTime(from),
  to: clockTime(to),
  weekdays: weekdays.map(dayNumbered),
});

export const contentShown = (policy: PolicyContent) => ({
  allowed_tools: policy.allowedTools && [...policy.allowedTools],
  allowed_accounts: policy.allowedAccounts && [...policy.allowedAccounts],
  posts_per_day: policy.postsPerDay,
  quiet_hours: policy.quietHours.map(hoursShown),
  needs_approval: policy.needsApproval,
});

export const shownPolicy = (policy: StandingPolicy): Static<typeof AgentPolicy> => ({
  subject: policy.subject,
  follows: policy.follows,
  ...contentShown(policy),
  created_at: timeOf(policy.createdAt),
  updated_at: timeOf(policy.updatedAt),
});

/** A policy out of what was sent; refuses what can mean nothing. */
export function policyIn({ allowed_tools, allowed_accounts, posts_per_day, quiet_hours, needs_approval }: Input) {
  allowed_tools?.forEach((name, at) => {
    if (name.includes("__") || isOperation(name)) return;
    throw new Failure(
      "invalid_request",
      `allowed_tools.${at}: ${name} is no tool. Those of this server are in tools/list, a connector's are called <connector>__<tool>.`,
    );
  });
  const quietHours = quiet_hours.map(({ from, to, weekdays = [] }, at): QuietHours => {
    if (from === to)
      throw new Failure("invalid_request", `quiet_hours.${at}.to: is the same as from; 00:00 to 24:00 is a whole day.`);
    const numbers = weekdays.map(numberOfDay);
    return { from: minuteOf(from), to: minuteOf(to), weekdays: numbers.sort() };
  });
  if (!leavesTime(quietHours))
    throw new Failure("invalid_request", "quiet_hours: leave no time in a week; set posts_per_day to 0 instead.");
  return {
    allowedTools: allowed_tools,
    allowedAccounts: allowed_accounts,
    postsPerDay: posts_per_day,
    quietHours,
    needsApproval: needs_approval,
  };
}
