import type { Static } from "@sinclair/typebox";
import { once } from "../../db/once.ts";
import { limitFields, toWire } from "../contract/limits.ts";
import { operation } from "../contract/operation.ts";
import type { Limits } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { closed, OneOf, orNull } from "../contract/schema.ts";
import { roles } from "../contract/scopes.ts";
import { T } from "../contract/type.ts";

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
  },
  { title: "Me" },
);

const shown = ({
  credential,
  kind,
  shown,
  workspace,
  user,
  role,
  scopes,
  plan,
  limits,
}: Principal): Static<typeof Me> => ({
  credential: { id: credential, kind, prefix: shown },
  workspace,
  user: user ?? null,
  role,
  scopes: [...scopes],
  plan: { name: plan.name, features: [...plan.features] },
  limits: limitsOf(limits),
});
/** Many keys have the same limits. */
const limitsOf = once((limits: Limits) => toWire(limits));

/** A principal never changes, so neither does what is said of it. */
const said = once((principal: Principal) => JSON.stringify(shown(principal)));

export const getMe = operation({
  name: "get_me",
  route: "GET /v1/me",
  noun: "credential",
  summary: "Who am I",
  description: "What the presented credential is, whom it acts as, and what it may do.",
  scope: null,
  connector: "workspace",
  effect: "reads",
  input: closed({}),
  output: Me,
  run: ({ principal }) => said(principal),
});
