import type { Act } from "../../db/act.ts";
import {
  type Disabling,
  endAndDisable,
  endMessage,
  freeMessages,
  type HeldMessage,
  type MessageEnd,
  nextMessage,
  takeMessages,
} from "../../db/events/outbox.ts";
import type { Store } from "../../db/open.ts";
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

/** Messages under way at once: in all, of one workspace, whose receivers may be slow, and to one webhook. */
const most = 20;
const mostOfWorkspace = 16;
const mostOfWebhook = 4;
/** Longer than a sending may take, in milliseconds. */
const holding = 60_000;

/** Sends messages to webhooks. */
export class Sender extends Rounds<HeldMessage> {
  readonly #parts: SenderParts;
  /** What is under way now. */
  readonly #underWay = new Set<HeldMessage>();

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
    const each = [...this.#underWay].map(({ workspaceId }) => workspaceId);
    const roomIn = (workspace: string) => mostOfWorkspace - each.filter((one) => one === workspace).length;
    const fullIn = [...new Set(each)].filter((workspace) => roomIn(workspace) <= 0);
    return takeMessages(store, { now: now(), until: now() + holding, most: room, roomOf, full, roomIn, fullIn });
  }

  protected isFor({ webhookId }: HeldMessage): string {
    return webhookId;
  }

  protected notTaken(error: unknown): void {
    this.#parts.log.warn("webhook_messages_not_taken", { error });
  }

  protected async carryOut(held: HeldMessage): Promise<void> {
    const { store, log } = this.#parts;
    this.#underWay.add(held);
    try {
      if (held.webhook.status === "disabled") return await endMessage(store, held, over(held));
      const sent = await send(this.#parts, held.webhook, held);
      const end = this.#endOf(held, sent);
      const why = this.#whyDisabled(held, sent);
      if (why === undefined) await endMessage(store, held, end);
      else await this.#disable(held, { ...end, state: "failed", nextAt: null }, why);
    } catch (error) {
      // It stays held for a minute, and is sent again then.
      log.warn("webhook_message_broke_off", { error, webhook: held.webhookId, message: held.id });
    } finally {
      this.#underWay.delete(held);
    }
  }

  async #disable(held: HeldMessage, end: MessageEnd, why: Disabling): Promise<void> {
    const { store, log, disabling } = this.#parts;
    try {
      await endAndDisable(store, disabling(held), { held, end, ...why });
      log.warn("webhook_disabled", { webhook: held.webhookId, problem: why.problem });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === "state")) throw error;
      await endMessage(store, held, end);
    }
  }

  #endOf({ tries }: HeldMessage, { ok, askedFor, ...attempt }: Sent): MessageEnd {
    const { now, chance } = this.#parts;
    const tried = tries + 1;
    if (ok) return { state: "delivered", nextAt: null, tries: tried, attempt };
    const nextAt = nextSending(tried, now(), chance(), askedFor) ?? null;
    return { state: nextAt === null ? "failed" : "waiting", nextAt, tries: tried, attempt };
  }

  /** Why the webhook is not to be called any more; undefined: it is. */
  #whyDisabled({ webhook: { failingSince } }: HeldMessage, { status, ok }: Sent): Disabling | undefined {
    if (status === 410) return { problem: "It answered 410: it is gone." };
    if (ok || failingSince === null || this.#parts.now() - failingSince < mostFailing) return undefined;
    return { problem: `Nothing has arrived there since ${new Date(failingSince).toISOString()}.`, failingSince };
  }
}

/** Nobody wants it any more. */
const over = ({ tries }: HeldMessage): MessageEnd => ({ state: "failed", nextAt: null, tries });
