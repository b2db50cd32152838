import type { Static } from "@sinclair/typebox";
import type { AuditRow } from "../../db/audit/list.ts";
import { operation } from "../contract/operation.ts";
import { closed, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { cursorAt, cut, pageOf, paging, placeIn } from "./page.ts";

const AuditEvent = T.Object(
  {
    id: T.String({ description: "The event's id." }),
    seq: T.Integer({ description: "Its place in the workspace's log, from 1, without gaps." }),
    at: Time("When it happened."),
    actor: T.String({ description: "The credential that did it; `operator` for the command line on the server." }),
    actor_name: T.String({ description: "How that credential is shown." }),
    event: T.String({ description: "The operation.", examples: ["create_post"] }),
    target: orNull(T.String({ description: "The id of what it was done to." })),
    request_id: T.String({ description: "The request it was done by." }),
    detail: T.Object({}, { additionalProperties: true, description: "What changed, without secrets." }),
    hash: T.String({ description: "Covers this event and the hash before it." }),
  },
  { title: "AuditEvent" },
);

const shown = (row: AuditRow): Static<typeof AuditEvent> => ({
  id: row.id,
  seq: row.seq,
  at: timeOf(row.at),
  actor: row.actor,
  actor_name: row.actorName,
  event: row.event,
  target: row.target,
  request_id: row.requestId,
  detail: JSON.parse(row.detail),
  hash: row.hash,
});

export const listAuditEvents = operation({
  name: "list_audit_events",
  route: "GET /v1/audit",
  noun: "audit event",
  summary: "List audit events",
  description: "Lists who changed what, newest first. Nothing in the log can be changed or deleted.",
  scope: "workspace:admin",
  connector: "workspace",
  effect: "reads",
  input: closed({
    ...paging,
    event: T.Optional(
      T.String({ maxLength: 60, description: "Only events of this operation.", examples: ["create_post"] }),
    ),
    actor: T.Optional(T.String({ maxLength: 64, description: "Only what the credential with this id did." })),
  }),
  output: pageOf(AuditEvent, "AuditEventList"),
  async run({ data }, input) {
    const { limit, offset, event, actor } = input;
    const [place] = placeIn("audit", ["number"], input) ?? [];
    const before = place === undefined ? undefined : Number(place);
    const { rows, last } = cut(await data.audit.list({ limit: limit + 1, offset, before, event, actor }), limit);
    return { data: rows.map(shown), ...(last && { next_cursor: cursorAt("audit", input, last.seq) }) };
  },
});
