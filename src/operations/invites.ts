import type { Static } from "@sinclair/typebox";
import type { InviteRow } from "../../db/people/invites.ts";
import { emailOf } from "../auth/email.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { closed, Id, OneOf, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { checkOwner, role } from "./members.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "invite";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const inviteId = Id("invite", "The invite's id.");

const Invite = T.Object(
  {
    id: inviteId,
    email: T.String({ description: "Whom it is for, and for nobody else." }),
    role,
    status: OneOf(["open", "accepted", "revoked", "expired"], "How it stands."),
    invited_by: T.String({ description: "The credential that invited." }),
    created_at: Time("When it was made."),
    expires_at: Time("Until when it can be accepted."),
    ended_at: orNull(Time("When it was accepted or revoked.")),
  },
  { title: "Invite" },
);
const NewInvite = T.Object(
  {
    ...Invite.properties,
    mailed: T.Boolean({ description: "Whether the link went out by mail." }),
    url: orNull(
      T.String({
        description:
          "The link to hand over, shown this once; null where it went out by mail, and in the answer to a repeated request.",
      }),
    ),
  },
  { title: "NewInvite" },
);

const shown = (row: InviteRow, now: number): Static<typeof Invite> => ({
  id: row.id,
  email: row.email,
  role: row.role,
  status: row.status === "open" && row.expiresAt <= now ? "expired" : row.status,
  invited_by: row.invitedBy,
  created_at: timeOf(row.createdAt),
  expires_at: timeOf(row.expiresAt),
  ended_at: timeOrNull(row.endedAt),
});

export const inviteTeamMember = operation({
  ...all,
  name: "invite_team_member",
  agents: "never",
  route: "POST /v1/invites",
  summary: "Invite a team member",
  description:
    "Invites a person into the workspace by e-mail, for seven days. An invite to the same e-mail that is still open is replaced.",
  effect: "creates",
  conflicts: { taken: (email) => `${email} is a member of this workspace already.` },
  input: closed({
    email: T.String({ minLength: 3, maxLength: 254, description: "Whom to invite.", examples: ["ada@example.com"] }),
    role: orElse("member", role),
  }),
  output: NewInvite,
  async run({ data, house, principal, now }, input, act) {
    checkOwner(principal, input.role);
    const email = emailOf(input.email);
    if (email === undefined)
      throw new Failure("invalid_request", "email: must be an e-mail address, like ada@example.com.");
    const { workspace, user, credential } = principal;
    const told = { email, role: input.role, workspace: workspace.name, by: user?.name };
    const { link, send } = house.people.invitations.make(told);
    const row: InviteRow = {
      ...{ workspaceId: workspace.id, id: newId("invite"), email, role: input.role, invitedBy: credential },
      ...{ tokenHash: link.tokenHash, mailed: link.mailed ? 1 : 0, createdAt: now, expiresAt: link.expiresAt },
      ...{ endedAt: null, status: "open" },
    };
    const answer = await data.invites.create(act, row, (made) => {
      const invite = { ...shown(made, now), mailed: link.mailed };
      return {
        answer: JSON.stringify({ ...invite, url: link.url }),
        kept: JSON.stringify({ ...invite, url: null }),
        detail: { email, role: input.role, mailed: link.mailed },
      };
    });
    send();
    return answer;
  },
});

export const listInvites = operation({
  ...all,
  name: "list_invites",
  route: "GET /v1/invites",
  summary: "List invites",
  description:
    "Lists who was invited, newest first, and what became of each invite. The links themselves are never shown again.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(Invite, "InviteList"),
  run: ({ data, now }, input) =>
    pageById(input, {
      list: "invites",
      prefix: "invite",
      read: (page) => data.invites.list(page),
      shown: (row) => JSON.stringify(shown(row, now)),
    }),
});

export const revokeInvite = operation({
  ...all,
  name: "revoke_invite",
  route: "DELETE /v1/invites/:id",
  summary: "Revoke an invite",
  description: "Revokes an invite: its link works no more. Revoking it again changes nothing.",
  effect: "deletes",
  conflicts: { state: () => "This invite was accepted; remove the member instead." },
  input: closed({ id: inviteId }),
  output: Invite,
  run: ({ data, now }, { id }, act) =>
    data.invites.revoke(act, id, (row) => ({ answer: JSON.stringify(shown(row, now)), detail: { email: row.email } })),
});
