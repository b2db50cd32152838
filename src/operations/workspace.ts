import type { Static } from "@sinclair/typebox";
import type { WorkspaceRow } from "../../db/workspaces.ts";
import { forbidden } from "../contract/agent-policy.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { timeZoneNamed } from "../contract/time-zone.ts";
import { T } from "../contract/type.ts";

const noun = "workspace";
const content = {
  name: T.String({
    minLength: 1,
    maxLength: 100,
    pattern: "^\\S(.*\\S)?$",
    description: "Its name for people.",
    examples: ["Acme"],
  }),
  time_zone: T.String({
    minLength: 1,
    maxLength: 64,
    description: "The time zone of its slots, its calendar and its limits by the day.",
    examples: ["Europe/Berlin"],
  }),
};
const Workspace = T.Object(
  {
    id: T.String({ description: "Its id." }),
    slug: T.String({ description: "Its name in addresses." }),
    ...content,
    plan: T.String({ description: "The plan that it has." }),
    created_at: Time("When it was created."),
    updated_at: Time("When it was last changed."),
  },
  { title: "Workspace" },
);
const shown = (row: WorkspaceRow): Static<typeof Workspace> => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  time_zone: row.timeZone,
  plan: row.plan,
  created_at: timeOf(row.createdAt),
  updated_at: timeOf(row.updatedAt),
});

export const getWorkspace = operation({
  name: "get_workspace",
  route: "GET /v1/workspace",
  noun,
  summary: "Read the workspace",
  description: "Returns the workspace that the credential belongs to: its name, time zone and plan.",
  scope: null,
  connector: "workspace",
  effect: "reads",
  input: closed({}),
  output: Workspace,
  async run({ data }) {
    const row = await data.own.find();
    if (!row) throw missing({ noun });
    return shown(row);
  },
});

export const updateWorkspace = operation({
  name: "update_workspace",
  route: "PATCH /v1/workspace",
  noun,
  summary: "Change the workspace",
  description:
    "Changes the fields that are sent and leaves the others. With another time zone the slots move; posts that are already scheduled keep their times.",
  scope: "workspace:admin",
  connector: "workspace",
  effect: "updates",
  input: closed(T.Partial(T.Object(content)).properties),
  output: Workspace,
  run({ data, principal: { policy } }, { name, time_zone }, act) {
    if (policy && time_zone !== undefined)
      throw forbidden(
        policy,
        "agent policy",
        "counts days and hours in the time zone, so this one leaves time_zone alone.",
      );
    const timeZone = time_zone === undefined ? undefined : timeZoneNamed(time_zone);
    if (time_zone !== undefined && timeZone === undefined)
      throw new Failure("invalid_request", "time_zone: must be the name of a time zone, like Europe/Berlin or UTC.");
    const change = { ...(name !== undefined && { name }), ...(timeZone !== undefined && { timeZone }) };
    return data.own.change(act, change, (row) => ({
      answer: JSON.stringify(shown(row)),
      detail: { ...(name !== undefined && { name }), ...(timeZone !== undefined && { time_zone: timeZone }) },
    }));
  },
});
