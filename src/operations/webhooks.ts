import { bodyOf } from "../../db/events/events.ts";
import type { WebhookRow } from "../../db/events/webhooks.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orElse } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { eventTypes } from "../webhooks/event-types.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { checkPlainUrl } from "./outward.ts";
import { pageById, pageOf, paging } from "./page.ts";
import {
  deliveryId,
  deliveryStates,
  shownDelivery,
  shownWebhook,
  Webhook,
  WebhookDelivery,
  WebhookWithSecret,
  webhookContent,
  webhookId,
} from "./webhook.ts";

const noun = "webhook";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const shown = (row: WebhookRow) => JSON.stringify(shownWebhook(row));
const told = (row: WebhookRow) => ({ answer: shown(row), detail: detailOf(row) });
/** What the audit log tells of one: an address may hold a token in its path or query. */
const detailOf = (row: WebhookRow) => ({
  host: new URL(row.url).host,
  events: JSON.parse(row.events),
  status: row.status,
});
/** What is answered once with the secret, and what is kept for a repeated request without it. */
const once = (secret: string) => (row: WebhookRow) => ({
  answer: JSON.stringify({ ...shownWebhook(row), secret }),
  kept: JSON.stringify({ ...shownWebhook(row), secret: null }),
  detail: detailOf(row),
});

/** A new secret; a dry run needs none, and sealing one may have to write a key. */
const minted = ({ house, principal, dryRun }: Context, id: string) =>
  dryRun ? { raw: "", sealed: "" } : house.webhooks.mint(principal.workspace.id, id);

const insteadOfSecrets = "check the signature instead";

/** A workspace has so many webhooks at most. */
const most = 20;

export const listWebhooks = operation({
  ...all,
  name: "list_webhooks",
  route: "GET /v1/webhooks",
  summary: "List webhooks",
  description:
    "Lists the workspace's webhooks: addresses that are told what happens in it; newest first. Secrets are never shown again.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(Webhook, "WebhookList"),
  run: ({ data }, input) =>
    pageById(input, { list: "webhooks", prefix: "wh", read: (page) => data.webhooks.list(page), shown }),
});

export const createWebhook = operation({
  ...all,
  name: "create_webhook",
  route: "POST /v1/webhooks",
  summary: "Create a webhook",
  description:
    "Registers an address that is told what happens in the workspace, by Standard Webhooks: each message is signed, retried for a day, and logged. Returns the secret this once.",
  effect: "creates",
  conflicts: { crowded: (many) => `A workspace has ${many} webhooks at most; delete one first.` },
  input: closed({
    url: webhookContent.url,
    description: orElse("", webhookContent.description),
    events: orElse([...eventTypes], webhookContent.events),
  }),
  output: WebhookWithSecret,
  async run(context, { url, description, events }, act) {
    const { data, principal, now } = context;
    checkPlainUrl(context, url, insteadOfSecrets);
    const id = newId("wh");
    const { raw, sealed } = await minted(context, id);
    const row = {
      ...{ id, url, description, events: JSON.stringify(events), status: "active" as const, problem: null },
      ...{ secretSealed: sealed, earlierSealed: null, earlierUntil: null, failingSince: null },
      ...{ createdBy: principal.credential, createdAt: now, updatedAt: now },
    };
    return data.webhooks.create(act, row, most, once(raw));
  },
});

export const getWebhook = operation({
  ...all,
  name: "get_webhook",
  route: "GET /v1/webhooks/:id",
  summary: "Read a webhook",
  description: "Returns one webhook: its address, its events, and whether messages arrive.",
  effect: "reads",
  input: closed({ id: webhookId }),
  output: Webhook,
  async run({ data }, { id }) {
    const row = await data.webhooks.find(id);
    if (!row) throw missing({ noun });
    return shown(row);
  },
});

export const updateWebhook = operation({
  ...all,
  name: "update_webhook",
  route: "PATCH /v1/webhooks/:id",
  summary: "Change a webhook",
  description:
    "Changes the fields that are sent and leaves the others. A webhook that the server has disabled works again once `status` is `active`; what it missed can be replayed.",
  effect: "updates",
  input: closed({
    id: webhookId,
    ...T.Partial(T.Object(webhookContent)).properties,
    status: T.Optional(OneOf(["active", "disabled"], "`disabled`: it is sent nothing.")),
  }),
  output: Webhook,
  run(context, { id, events, ...change }, act) {
    if (change.url !== undefined) checkPlainUrl(context, change.url, insteadOfSecrets);
    const again = change.status === "active" ? { problem: null, failingSince: null } : {};
    const list = events === undefined ? {} : { events: JSON.stringify(events) };
    return context.data.webhooks.change(act, id, () => ({ ...change, ...list, ...again }), told);
  },
});

export const deleteWebhook = operation({
  ...all,
  name: "delete_webhook",
  route: "DELETE /v1/webhooks/:id",
  summary: "Delete a webhook",
  description: "Deletes a webhook with its secret, its waiting messages and its log.",
  effect: "deletes",
  input: closed({ id: webhookId }),
  output: deletionOf(webhookId, "DeletedWebhook"),
  run: ({ data }, { id }, act) => data.webhooks.remove(act, id, deletion(id)),
});

export const rotateWebhookSecret = operation({
  ...all,
  name: "rotate_webhook_secret",
  route: "POST /v1/webhooks/:id/rotate",
  summary: "Rotate a webhook's secret",
  description:
    "Makes a new secret and returns it this once. During the overlap messages carry two signatures, one of each secret.",
  effect: "updates",
  input: closed({
    id: webhookId,
    overlap_seconds: orElse(
      86_400,
      T.Integer({ minimum: 0, maximum: 604_800, description: "How long the old secret still signs; at most 7 days." }),
    ),
  }),
  output: WebhookWithSecret,
  async run(context, { id, overlap_seconds }, act) {
    const { data, now } = context;
    if (!(await data.webhooks.find(id))) throw missing({ noun });
    const { raw, sealed } = await minted(context, id);
    const earlier = ({ secretSealed }: WebhookRow) =>
      overlap_seconds === 0
        ? { earlierSealed: null, earlierUntil: null }
        : { earlierSealed: secretSealed, earlierUntil: now + overlap_seconds * 1000 };
    return data.webhooks.change(act, id, (row) => ({ secretSealed: sealed, ...earlier(row) }), once(raw));
  },
});

export const listWebhookDeliveries = operation({
  ...all,
  name: "list_webhook_deliveries",
  route: "GET /v1/webhooks/:id/deliveries",
  summary: "List a webhook's messages",
  description: "Lists the messages of the last 30 days, newest first, with every attempt and what was answered.",
  effect: "reads",
  input: closed({
    id: webhookId,
    ...paging,
    status: T.Optional(OneOf(deliveryStates, "Only messages with this status.")),
  }),
  output: pageOf(WebhookDelivery, "WebhookDeliveryList"),
  async run({ data }, input) {
    const { id, status: state } = input;
    if (!(await data.webhooks.find(id))) throw missing({ noun });
    return pageById(input, {
      list: "webhook-deliveries",
      prefix: "msg",
      read: (page) => data.webhooks.deliveries(id, { ...page, state }),
      shown: (row) => JSON.stringify(shownDelivery(row)),
    });
  },
});

export const replayWebhookDelivery = operation({
  ...all,
  name: "replay_webhook_delivery",
  route: "POST /v1/webhooks/:id/replay",
  summary: "Replay a webhook's message",
  description: "Sends a message again, unchanged and under the same id, with all its retries.",
  effect: "updates",
  input: closed({ id: webhookId, delivery_id: deliveryId }),
  output: WebhookDelivery,
  async run({ data, house }, { id, delivery_id }, act) {
    const decide = ({ status }: WebhookRow, { state }: { state: string }) => {
      if (status === "disabled")
        throw new Failure("conflict", "This webhook is disabled; make it active first, by update_webhook.");
      if (state === "sending" || state === "waiting")
        throw new Failure("conflict", `This message is ${state}; it will be sent without this.`);
    };
    const named = { webhookId: id, id: delivery_id };
    const answer = await data.webhooks.replay(act, named, decide, (row) => JSON.stringify(shownDelivery(row)));
    house.webhooks.wake();
    return answer;
  },
});

export const testWebhook = operation({
  ...all,
  name: "test_webhook",
  route: "POST /v1/webhooks/:id/test",
  summary: "Test a webhook",
  description: "Sends a signed message of type `webhook.test` now, once, and returns how that went.",
  effect: "updates",
  input: closed({ id: webhookId }),
  output: WebhookDelivery,
  rehearses: true,
  async run({ data, house, now, dryRun }, { id }, act) {
    const row = await data.webhooks.find(id);
    if (!row) throw missing({ noun });
    const event = "webhook.test";
    const message = {
      id: newId("msg"),
      body: bodyOf({ type: event, at: now, data: JSON.stringify({ webhook_id: id }) }),
    };
    const unsent = { ...message, webhookId: id, event, nextAt: null, fence: 0, heldUntil: null, createdAt: now };
    if (dryRun) {
      const never = { ...unsent, workspaceId: row.workspaceId, state: "waiting" as const, tries: 0, attempts: [] };
      return JSON.stringify(shownDelivery(never));
    }
    const { ok, askedFor: _, ...attempt } = await house.webhooks.send(row, message);
    const delivery = { ...unsent, state: ok ? ("delivered" as const) : ("failed" as const), tries: 1 };
    const show = (logged: Parameters<typeof shownDelivery>[0]) => JSON.stringify(shownDelivery(logged));
    return data.webhooks.log(act, delivery, { number: 1, ...attempt }, show);
  },
});
