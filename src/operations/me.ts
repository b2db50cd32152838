import type { Static } from "@sinclair/typebox";
import type { AgentPolicy } from "../../db/keys/bound.ts";
import { once } from "../../db/once.ts";
import type { Context } from "../contract/context.ts";
import { limitFields, toWire } from "../contract/limits.ts";
import { operation } from "../contract/operation.ts";
import type { Limits } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { closed, OneOf, orNull, Time } from "../contract/schema.ts";
import { roles } from "../contract/scopes.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { nextOpen } from "../planning/quiet-hours.ts";
import { contentShown, policyShown } from "./agent-policy.ts";
import { dayOf, nextDay } from "./bounds.ts";

const Me = T.Object(
  {
    credential: T.Object(
      {
        id: T.String({ description: "The id of the credential." }),
        kind: T.String({ description: "What it is.", examples: ["api_key"] }),
        prefix: T.String({ description: "How it is shown in lists." }),
      },
      { description: "What was presented." },
    ),
    workspace: T.Object(
      {
        id: T.String({ description: "The id of the workspace." }),
        slug: T.String({ description: "Its name in addresses." }),
        name: T.String({ description: "Its name for people." }),
      },
      { description: "Where it works, and nowhere else." },
    ),
    user: orNull(
      T.Object(
        {
          id: T.String({ description: "The id of the member." }),
          email: T.String({ description: "Their e-mail address." }),
          name: T.String({ description: "Their name." }),
        },
        { description: "Whom it acts as; null: no person." },
      ),
    ),
    role: OneOf(roles, "What it may be at most."),
    scopes: T.Array(T.String(), { description: "What it may do." }),
    plan: T.Object(
      {
        name: T.String({ description: "The name of the plan." }),
        features: T.Array(T.String(), { description: "The paid scopes that it includes." }),
      },
      { description: "What the workspace may use." },
    ),
    limits: T.Object(limitFields(), { description: "The limits of the credential." }),
    policy: orNull(
      T.Object(
        {
          ...policyShown,
          time_zone: T.String({ description: "The time zone that its days and hours are of." }),
          day: T.String({ description: "The day that it is there.", examples: ["2026-12-01"] }),
          posts_today: T.Integer({
            description: "How many posts it has scheduled, published or sent for approval today.",
          }),
          posts_left_today: orNull(T.Integer({ description: "How many more may be; null: any number." })),
          day_ends_at: Time("When it counts anew."),
          next_allowed_at: orNull(Time("From when on a post may go out: now, or when the quiet hours end.")),
        },
        { description: "What binds the credential beside its scopes, and what is left of it; null: nothing." },
      ),
    ),
  },
  { title: "Me" },
);

const shown = (
  { credential, kind, shown, workspace, user, role, scopes, plan, limits }: Principal,
  bound: Static<typeof Me>["policy"],
): Static<typeof Me> => ({
  credential: { id: credential, kind, prefix: shown },
  workspace,
  user: user ?? null,
  role,
  scopes: [...scopes],
  plan: { name: plan.name, features: [...plan.features] },
  limits: limitsOf(limits),
  policy: bound,
});
/** Many keys have the same limits. */
const limitsOf = once((limits: Limits) => toWire(limits));

/** A principal never changes, so neither does what is said of one that nothing else binds. */
const said = once((principal: Principal) => JSON.stringify(shown(principal, null)));

async function boundBy({ data, now }: Context, policy: AgentPolicy) {
  const { timeZone } = await data.slots.book();
  const day = dayOf(policy, now, timeZone);
  const posts = await data.agentPolicies.counted(day);
  const next = nextOpen(policy.quietHours, now, timeZone);
  return {
    ...contentShown(policy),
    ...{ time_zone: timeZone, day: day.day, posts_today: posts },
    posts_left_today: policy.postsPerDay === null ? null : Math.max(0, policy.postsPerDay - posts),
    day_ends_at: timeOf(nextDay(now, timeZone)),
    next_allowed_at: next === undefined ? null : timeOf(next),
  };
}

export const getMe = operation({
  name: "get_me",
  route: "GET /v1/me",
  noun: "credential",
  summary: "Who am I",
  description:
    "Returns what the credential is: its workspace, whom it acts as, its scopes and limits, and what its policy leaves for today.",
  scope: null,
  connector: "workspace",
  effect: "reads",
  agents: "always",
  input: closed({}),
  output: Me,
  run(context) {
    const { principal } = context;
    return principal.policy
      ? boundBy(context, principal.policy).then((bound) => shown(principal, bound))
      : said(principal);
  },
});
