import type { Static } from "@sinclair/typebox";
import type { SessionRow } from "../../db/people/sessions.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { closed, Id, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";

const noun = "session";
const sessionId = Id("sess", "The session's id.");

const Session = T.Object(
  {
    id: sessionId,
    current: T.Boolean({ description: "Whether it is the one that asks." }),
    ip: T.String({ description: "The address it was opened from." }),
    user_agent: T.String({ description: "What the browser calls itself." }),
    created_at: Time("When the person signed in."),
    last_seen_at: Time("When it was last used, to the minute."),
    expires_at: Time("When it ends at the latest."),
  },
  { title: "Session" },
);

const shown = (row: SessionRow, { credential }: Principal): Static<typeof Session> => ({
  id: row.id,
  current: row.id === credential,
  ip: row.ip,
  user_agent: row.userAgent,
  created_at: timeOf(row.createdAt),
  last_seen_at: timeOf(row.seenAt),
  expires_at: timeOf(row.expiresAt),
});

/** Whose sessions a credential may see: its person's own. An application that acts for somebody sees none. */
const personOf = ({ kind, user }: Principal): string | undefined =>
  kind === "access_token" || kind === "idp_token" ? undefined : user?.id;

export const listMySessions = operation({
  name: "list_my_sessions",
  route: "GET /v1/me/sessions",
  noun,
  summary: "List my sessions",
  description:
    "Lists the browsers in which you are signed in, the one used last first; at most 50. Empty for a credential without a person, and for an application's.",
  scope: null,
  connector: "workspace",
  effect: "reads",
  input: closed({}),
  output: T.Object({ data: T.Array(Session, { description: "All of them." }) }, { title: "SessionList" }),
  async run({ house, principal }) {
    const person = personOf(principal);
    const rows = person === undefined ? [] : await house.people.profiles.sessions(person);
    return { data: rows.map((row) => shown(row, principal)) };
  },
});

export const revokeMySession = operation({
  name: "revoke_my_session",
  route: "DELETE /v1/me/sessions/:id",
  noun,
  summary: "End a session of mine",
  description: "Signs you out in that browser, from the next request on.",
  scope: null,
  connector: "workspace",
  effect: "deletes",
  input: closed({ id: sessionId }),
  output: T.Object(
    { id: sessionId, revoked: T.Literal(true, { description: "It is over." }) },
    { title: "RevokedSession" },
  ),
  async run({ house, principal }, { id }, act) {
    const person = personOf(principal);
    if (person === undefined) throw missing({ noun });
    await house.people.profiles.endSession(act, { userId: person, id });
    return { id, revoked: true as const };
  },
});
