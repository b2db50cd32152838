import { randomBytes } from "node:crypto";
import type { Act } from "../../db/act.ts";
import type { WebhookRow } from "../../db/events/webhooks.ts";
import type { Store } from "../../db/open.ts";
import type { By } from "../act.ts";
import type { Clock } from "../clock.ts";
import { newId } from "../contract/id.ts";
import type { Log } from "../log.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import { newWebhookSecret } from "../net/webhook-signature.ts";
import type { Vault } from "../vault/vault.ts";
import { Sender } from "./sender.ts";
import { type Sent, secretPlace, send } from "./sending.ts";

/** Messages to webhooks. */
export interface Webhooks {
  /** A new secret: as its holder gets it, and sealed for the webhook. */
  mint(workspace: string, webhook: string): Promise<{ readonly raw: string; readonly sealed: string }>;
  /** Sends a message at once, and once. */
  send(webhook: WebhookRow, message: { readonly id: string; readonly body: string }): Promise<Sent>;
  /** Looks at once for what is to be sent. */
  wake(): void;
}
export interface WebhookOffice extends Webhooks {
  readonly sender: Sender;
}

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetchSafely: SafeFetch;
  readonly act: (event: string, by: By) => Act;
}

/** Everything that brings messages to webhooks. The sender does nothing until it is started. */
export function webhooksOf({ store, vault, clock, log, fetchSafely, act }: Parts): WebhookOffice {
  const means = { vault, fetchSafely, now: () => clock.now(), monotonic: () => clock.monotonic() };
  const sender = new Sender({
    ...{ ...means, store, log, chance: Math.random },
    disabling: ({ workspaceId, webhook }) =>
      act("disable_webhook", {
        workspace: workspaceId,
        actor: webhook.id,
        actorName: new URL(webhook.url).host,
        requestId: newId("req"),
      }),
  });
  return {
    sender,
    async mint(workspace, webhook) {
      const raw = newWebhookSecret(randomBytes);
      return { raw, sealed: await vault.seal(secretPlace(workspace, webhook), raw) };
    },
    send: (webhook, message) => send(means, webhook, message),
    wake: () => sender.wake(),
  };
}
