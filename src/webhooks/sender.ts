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
/** How often the database is asked what is due, in milliseconds: whatever is told writes there. */
const interval = 1000;
/** Longer than a sending may take, in milliseconds. */
const holding = 60_000;

/** Sends messages to webhooks until it is stopped. What it leaves behind, the next one takes up. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #running = new Map<Promise<void>, string>();
  #timer: Timer | undefined;
  #looking: Promise<void> | undefined;
  #woken = false;
  #started = false;
  #stopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** `alone`: no other process sends from this database, so what is held is left over. */
  async start({ alone }: { alone: boolean }): Promise<void> {
    if (alone) await freeMessages(this.#parts.store, this.#parts.now());
    this.#started = true;
    this.wake();
  }

  /** Looks at once: there is something to send. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#started && !this.#stopped) this.#lookNow();
  }

  /** Takes nothing more, and ends when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#running.keys());
  }

  /** Ends when nothing is due any more and nothing runs: for tests and tools. */
  async drained(): Promise<void> {
    for (;;) {
      this.#lookNow();
      await this.#looking;
      await Promise.all(this.#running.keys());
      const next = await nextMessage(this.#parts.store);
      if (next === undefined || next > this.#parts.now()) return;
    }
  }

  #lookNow(): void {
    this.#woken = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  async #look(): Promise<void> {
    let next: number | undefined;
    while (this.#woken && !this.#stopped) {
      this.#woken = false;
      try {
        next = await nextMessage(this.#parts.store);
        if (next === undefined || next > this.#parts.now() || this.#running.size >= most) continue;
        await this.#take();
        next = await nextMessage(this.#parts.store);
      } catch (error) {
        this.#parts.log.warn("webhook_messages_not_taken", { error });
      }
    }
    if (!this.#started || this.#stopped) return;
    const left = (next ?? Number.POSITIVE_INFINITY) - this.#parts.now();
    // What is due and was not taken has no room yet: whatever ends makes some, and wakes.
    this.#timer = setTimeout(() => this.wake(), left <= 0 ? interval : Math.min(interval, left));
    this.#timer.unref();
  }

  async #take(): Promise<void> {
    const { store, now } = this.#parts;
    const running = [...this.#running.values()];
    const roomOf = (webhook: string) => mostOfWebhook - running.filter((id) => id === webhook).length;
    const full = [...new Set(running)].filter((webhook) => roomOf(webhook) <= 0);
    const taking = { now: now(), until: now() + holding, most: most - running.length, roomOf, full };
    for (const held of await takeMessages(store, taking)) {
      const run = this.#bring(held).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.set(run, held.webhookId);
    }
  }

  async #bring(held: HeldMessage): Promise<void> {
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
