import type { Act } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import {
  endAndDisable,
  endMessage,
  freeMessages,
  type HeldMessage,
  type MessageEnd,
  nextMessage,
  takeMessages,
} from "../../db/outbox.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Log } from "../log.ts";
import { Rounds } from "../rounds.ts";
import { mostFailing, nextSending } from "./schedule.ts";
import { type Means, type Sent, send } from "./sending.ts";

export interface SenderParts extends Means {
  readonly store: Store;
  readonly log: Log;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** What the audit log is told where a webhook is disabled. */
  readonly disabling: (held: HeldMessage) => Act;
}

/** Messages under way at once, in all and to one webhook. */
const most = 16;
const mostOfWebhook = 4;
/** Longer than a sending may take, in milliseconds. */
const holding = 60_000;

/** Sends messages to webhooks. */
export class Sender extends Rounds<HeldMessage> {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    super({ inAll: most, atOnce: most }, parts.now);
    this.#parts = parts;
  }

  protected free(): Promise<void> {
    return freeMessages(this.#parts.store, this.#parts.now());
  }

  protected nextDue(): Promise<number | undefined> {
    return nextMessage(this.#parts.store);
  }

  protected take(room: number, running: readonly string[]): Promise<readonly HeldMessage[]> {
    const { store, now } = this.#parts;
    const roomOf = (webhook: string) => mostOfWebhook - running.filter((id) => id === webhook).length;
    const full = [...new Set(running)].filter((webhook) => roomOf(webhook) <= 0);
    return takeMessages(store, { now: now(), until: now() + holding, most: room, roomOf, full });
  }

  protected isFor({ webhookId }: HeldMessage): string {
    return webhookId;
  }

  protected notTaken(error: unknown): void {
    this.#parts.log.warn("webhook_messages_not_taken", { error });
  }

  protected async carryOut(held: HeldMessage): Promise<void> {
    const { store, log } = this.#parts;
    try {
      if (held.webhook.status === "disabled") return await endMessage(store, held, over(held));
      const sent = await send(this.#parts, held.webhook, held);
      const end = this.#endOf(held, sent);
      const problem = this.#problemOf(sent, end);
      if (problem === undefined) await endMessage(store, held, end);
      else await this.#disable(held, { ...end, state: "failed", nextAt: null }, problem);
    } catch (error) {
      // It stays held for a minute, and is sent again then.
      log.warn("webhook_message_broke_off", { error, webhook: held.webhookId, message: held.id });
    }
  }

  async #disable(held: HeldMessage, end: MessageEnd, problem: string): Promise<void> {
    const { store, log, disabling } = this.#parts;
    try {
      await endAndDisable(store, disabling(held), { held, end, problem });
      log.warn("webhook_disabled", { webhook: held.webhookId, problem });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === "state")) throw error;
      await endMessage(store, held, end);
    }
  }

  #endOf({ tries, webhook }: HeldMessage, { ok, askedFor, ...attempt }: Sent): MessageEnd {
    const { now, chance } = this.#parts;
    const tried = tries + 1;
    if (ok) return { state: "delivered", nextAt: null, tries: tried, failingSince: null, attempt };
    const nextAt = nextSending(tried, now(), chance(), askedFor) ?? null;
    const failingSince = webhook.failingSince ?? attempt.at;
    return { state: nextAt === null ? "failed" : "waiting", nextAt, tries: tried, failingSince, attempt };
  }

  /** Why the webhook is not to be called any more; undefined: it is. */
  #problemOf({ status, ok }: Sent, { failingSince }: MessageEnd): string | undefined {
    if (status === 410) return "It answered 410: it is gone.";
    if (ok || failingSince === null || this.#parts.now() - failingSince < mostFailing) return undefined;
    return `Nothing has arrived there since ${new Date(failingSince).toISOString()}.`;
  }
}

/** Nobody wants it any more. */
const over = ({ tries, webhook }: HeldMessage): MessageEnd => ({
  state: "failed",
  nextAt: null,
  tries,
  failingSince: webhook.failingSince,
});
