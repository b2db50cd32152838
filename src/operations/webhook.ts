import type { Static } from "@sinclair/typebox";
import type { LoggedDelivery, WebhookRow } from "../../db/events/webhooks.ts";
import { Id, OneOf, orNull, Time, WebAddress } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { eventTypes } from "../webhooks/event-types.ts";

/* A webhook and its log: their shapes as the API shows them. */

export const webhookId = Id("wh", "The webhook's id.");
export const deliveryId = Id("msg", "The message's id, as it stands in the header webhook-id.");

export const webhookContent = {
  url: WebAddress("Where messages are sent: https and public, or an address that the operator has allowed."),
  description: T.String({ maxLength: 1000, description: "What it is for." }),
  events: T.Array(OneOf(eventTypes, "The name of an event."), {
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
    description: "The events it is told of.",
  }),
};

const fields = {
  id: webhookId,
  ...webhookContent,
  status: OneOf(["active", "disabled"], "`disabled`: it is sent nothing."),
  problem: orNull(T.String({ description: "Why the server has disabled it." })),
  failing_since: orNull(Time("Since when no message has arrived there.")),
  earlier_secret_until: orNull(Time("Until when messages are signed with the secret before this one too.")),
  created_at: Time("When it was created."),
  updated_at: Time("When it was last changed."),
};
export const Webhook = T.Object(fields, { title: "Webhook" });
export const WebhookWithSecret = T.Object(
  {
    ...fields,
    secret: orNull(
      T.String({
        description: "What messages are signed with (`whsec_…`); shown this once.",
        examples: ["whsec_xxxx"],
      }),
    ),
  },
  { title: "WebhookWithSecret" },
);

/** A webhook as the API shows it, without its secret. */
export const shownWebhook = (row: WebhookRow): Static<typeof Webhook> => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: JSON.parse(row.events),
  status: row.status,
  problem: row.problem,
  failing_since: timeOrNull(row.failingSince),
  earlier_secret_until: timeOrNull(row.earlierSealed === null ? null : row.earlierUntil),
  created_at: timeOf(row.createdAt),
  updated_at: timeOf(row.updatedAt),
});

export const deliveryStates = ["waiting", "sending", "delivered", "failed"] as const;
export const WebhookDelivery = T.Object(
  {
    id: deliveryId,
    event: T.String({ description: "What it tells of.", examples: ["post.published"] }),
    status: OneOf(deliveryStates, "`waiting`: it is sent, or sent again, at `next_at`."),
    next_at: orNull(Time("When it is sent next.")),
    body: T.String({ description: "What is sent, to the letter: JSON of type, timestamp and data." }),
    attempts: T.Array(
      T.Object({
        at: Time("When it was sent."),
        ms: T.Integer({ description: "How long it took, in milliseconds." }),
        status: orNull(T.Integer({ description: "The HTTP status of the answer; null: there was none." })),
        answer: T.String({ description: "The first 500 bytes of the answer." }),
        error: orNull(T.String({ description: "Why there was no answer." })),
      }),
      { description: "Every sending of it, the first one first." },
    ),
    created_at: Time("When it happened."),
  },
  { title: "WebhookDelivery" },
);

export const shownDelivery = (row: LoggedDelivery): Static<typeof WebhookDelivery> => ({
  id: row.id,
  event: row.event,
  status: row.state,
  next_at: timeOrNull(row.nextAt),
  body: row.body,
  attempts: row.attempts.map(({ at, ms, status, answer, error }) => ({ at: timeOf(at), ms, status, answer, error })),
  created_at: timeOf(row.createdAt),
});
