import type { Static } from "@sinclair/typebox";
import type { MemberRow } from "../../db/people/membership.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { closed, Id, OneOf, Time } from "../contract/schema.ts";
import { type Role, roles } from "../contract/scopes.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { cursorAt, cut, pageOf, paging, placeIn } from "./page.ts";

const noun = "member";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const memberId = Id("user", "The member's id.");
export const role = OneOf(
  roles,
  "What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.",
);

const Member = T.Object(
  {
    id: memberId,
    email: T.String({ description: "Their e-mail address." }),
    name: T.String({ description: "Their name." }),
    role,
    joined_at: Time("When they became a member."),
  },
  { title: "Member" },
);
const shown = ({ userId, email, name, role, createdAt }: MemberRow): Static<typeof Member> => ({
  ...{ id: userId, email, name, role },
  joined_at: timeOf(createdAt),
});

/** Owners alone make owners, and unmake them. */
export function checkOwner({ role }: Principal, touched: Role): void {
  if (touched === "owner" && role !== "owner")
    throw new Failure("forbidden", "Only an owner makes somebody an owner, or an owner anything else.");
}

const lastOwner = { state: () => "A workspace keeps at least one owner; make someone else an owner first." };

export const listMembers = operation({
  ...all,
  name: "list_members",
  route: "GET /v1/members",
  summary: "List members",
  description: "Lists the members of the workspace and their roles, the latest first.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(Member, "MemberList"),
  async run({ data }, input) {
    const { limit, offset } = input;
    const [at, userId] = placeIn("members", ["number", "user"], input) ?? [];
    const before = at === undefined || userId === undefined ? undefined : ([Number(at), userId] as const);
    const { rows, last } = cut(await data.members.list({ limit: limit + 1, offset, before }), limit);
    const next = last && cursorAt("members", input, last.createdAt, last.userId);
    return { data: rows.map(shown), ...(next && { next_cursor: next }) };
  },
});

export const updateMemberRole = operation({
  ...all,
  name: "update_member_role",
  agents: "never",
  route: "PATCH /v1/members/:id",
  summary: "Change a member's role",
  description:
    "Changes a member's role, from the next request on. Only an owner can make somebody an owner, or change an owner's role.",
  effect: "updates",
  conflicts: lastOwner,
  input: closed({ id: memberId, role }),
  output: Member,
  run({ data, principal }, { id, role }, act) {
    checkOwner(principal, role);
    return data.members.setRole(
      act,
      id,
      role,
      (row) => checkOwner(principal, row.role),
      (row) => ({ answer: JSON.stringify(shown(row)), detail: { role } }),
    );
  },
});

export const removeMember = operation({
  ...all,
  name: "remove_member",
  agents: "never",
  route: "DELETE /v1/members/:id",
  summary: "Remove a member",
  description:
    "Removes a person from the workspace, from the next request on. Their API keys and the grants they gave end for good.",
  effect: "deletes",
  conflicts: lastOwner,
  input: closed({ id: memberId }),
  output: T.Object(
    { id: memberId, removed: T.Literal(true, { description: "They are a member no more." }) },
    { title: "RemovedMember" },
  ),
  run: ({ data, principal }, { id }, act) =>
    data.members.remove(
      act,
      id,
      (row) => checkOwner(principal, row.role),
      () => ({ answer: JSON.stringify({ id, removed: true }) }),
    ),
});
