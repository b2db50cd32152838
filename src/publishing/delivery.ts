import type { Store } from "../../db/open.ts";
import {
  begin,
  type Ending,
  type Held,
  hold,
  note,
  type Outcome,
  type Settlement,
  takenBy,
} from "../../db/publishing/deliveries.ts";
import { afterPatience, afterTime, mostPatience, mostTries, waitAfter } from "./backoff.ts";
import { NetworkFailure } from "./failure.ts";
import type { Grants } from "./grants.ts";
import { keptRemote } from "./kept.ts";
import type { Account, Call, Grant, Network, Parents, Part, Reach, Remote } from "./network.ts";
import { type PartProgress, progressOf } from "./progress.ts";
import { unspoken } from "./unspoken.ts";

/** What a delivery is made with. */
export interface Means {
  readonly store: Store;
  readonly grants: Grants;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** How long a delivery is held beyond the latest word of it, in milliseconds: longer than any one call may take. */
  readonly holding: number;
}

/** What is to be delivered, where, and with what right. */
export interface Errand {
  readonly held: Held;
  readonly network: Network;
  readonly reach: Reach;
  readonly account: Account;
  readonly parts: readonly Part[];
  readonly grant: Grant;
}

/** Uploads that a network keeps for a part that was never sent are good for this long, in milliseconds. */
const preparedLife = 10 * 60 * 1000;

/**
 * One post on its way to one account. Everything that could be done twice is written down before it is done: `prepared`
 * becomes `sending` in the database, then the network is called, once. Whoever finds `sending` asks the network first.
 */
export class Delivery {
  readonly #means: Means;
  readonly #held: Held;
  readonly #network: Network;
  readonly #reach: Reach;
  readonly #account: Account;
  readonly #parts: readonly Part[];
  readonly #progress: PartProgress[];
  #grant: Grant;
  #renewed = false;
  /** When it was last written down that it is held. */
  #heldAt: number;

  constructor(means: Means, { held, network, reach, account, parts, grant }: Errand) {
    this.#means = means;
    this.#held = held;
    this.#network = network;
    this.#reach = reach;
    this.#account = account;
    this.#parts = parts;
    this.#grant = grant;
    this.#progress = progressOf(held);
    this.#heldAt = held.updatedAt;
  }

  /** Brings every part out that is not out yet, in order. */
  async run(): Promise<Outcome> {
    let last: Ending | undefined;
    for (const [at, part] of this.#parts.entries()) {
      if (this.#progress[at]?.state === "published") continue;
      if (last) await note(this.#means.store, this.#held, last);
      const brought = await this.#bring(at, part);
      if ("settlement" in brought) return brought;
      last = brought;
    }
    return { settlement: this.#settlement("published", null, null), ending: last };
  }

  async #bring(at: number, part: Part): Promise<Ending | Outcome> {
    if (this.#progress[at]?.state === "sending") {
      const reconciled = await this.#reconcile(at);
      if (reconciled) return reconciled;
    }
    try {
      await this.#prepare(at, part);
    } catch (error) {
      return this.#stopped(at, this.#failureIn(error), undefined);
    }
    return this.#send(at, part);
  }

  /** Uploads what the part needs. Nobody sees anything of it, so it may be done again. */
  async #prepare(at: number, part: Part): Promise<void> {
    const known = this.#progress[at];
    const isFresh = known && this.#means.now() - known.prepared.at < preparedLife;
    // What was sent once keeps its handle: by that the network takes it twice for one.
    if (isFresh || known?.sentAt !== undefined) return;
    const prepared = await this.#renewing(() => this.#network.prepare(this.#call(), part, this.#parents(at, part)));
    this.#progress[at] = { state: "prepared", prepared };
  }

  async #send(at: number, part: Part): Promise<Ending | Outcome> {
    const before = this.#progress[at] as PartProgress;
    const { prepared } = before;
    const number = await this.#begin(at, "publish", { ...before, state: "sending", sentAt: this.#means.now() });
    try {
      const sent = await this.#network.send(this.#call(), part, prepared, this.#parents(at, part));
      const remote = keptRemote(sent, this.#network.title);
      this.#progress[at] = { state: "published", prepared, remote };
      return this.#ending(number, "published", remote.url ?? remote.id, remote);
    } catch (error) {
      const failure = this.#failureIn(error);
      if (failure.kind === "unknown") return this.#leftUnknown(number, failure);
      this.#progress[at] = { ...before, state: "prepared" };
      const ending = this.#ending(number, failure.kind, failure.message);
      if (failure.kind !== "unauthorized") return this.#stopped(at, failure, ending);
      await note(this.#means.store, this.#held, ending);
      return this.#sendAnew(at, part, failure);
    }
  }

  /** The token is dead: once more with a new one, where there is one to be had. */
  async #sendAnew(at: number, part: Part, failure: NetworkFailure): Promise<Ending | Outcome> {
    let renewed: boolean;
    try {
      renewed = await this.#renew();
    } catch (error) {
      return this.#stopped(at, this.#failureIn(error), undefined);
    }
    return renewed ? this.#send(at, part) : this.#stopped(at, failure, undefined);
  }

  /** Nobody knows whether it is out. Where the network can tell, it is asked once what was under way has settled. */
  #leftUnknown(number: number, failure: NetworkFailure): Outcome {
    const ending = this.#ending(number, "unknown", failure.message);
    const { tries } = this.#held;
    if (this.#network.repeat(this.#account) === "never" || tries + 1 >= mostTries)
      return { settlement: this.#settlement("unknown", null, `${failure.message} ${this.#ask}`), ending };
    const { now, chance } = this.#means;
    const wait = Math.max(this.#network.settles_after, waitAfter(tries, chance()));
    const at = Math.max(now() + wait, failure.retryAt ?? 0);
    return { settlement: { ...this.#settlement("publishing", at, failure.message), tries: tries + 1 }, ending };
  }

  /** What became of a part that was sent and never answered for. Nothing: it may be sent again. */
  async #reconcile(at: number): Promise<Ending | Outcome | undefined> {
    const known = this.#progress[at] as PartProgress;
    const repeat = this.#network.repeat(this.#account);
    if (repeat === "same") return this.#again(at, known);
    if (repeat === "never" || !this.#network.find) return this.#askPerson();
    const settled = (known.sentAt ?? 0) + this.#network.settles_after;
    if (settled > this.#means.now()) return { settlement: this.#settlement("publishing", settled, this.#held.error) };
    return this.#find(at, known);
  }

  async #find(at: number, known: PartProgress): Promise<Ending | Outcome | undefined> {
    const find = this.#network.find as NonNullable<Network["find"]>;
    const { prepared, sentAt } = known;
    const number = await this.#begin(at, "reconcile", known);
    let remote: Remote | null;
    try {
      const taken = await takenBy(this.#means.store, this.#held, at);
      const found = await this.#renewing(() => find(this.#call(), prepared, (id) => taken.has(id)));
      remote = found && keptRemote(found, this.#network.title);
    } catch (error) {
      const failure = this.#failureIn(error);
      const ending = this.#ending(number, failure.kind, failure.message);
      const isOver = failure.kind === "rate_limited" ? this.#isTooLong(failure) : this.#held.tries >= mostTries;
      if (failure.kind === "refused" || failure.kind === "unauthorized" || isOver)
        return { settlement: this.#settlement("unknown", null, failure.message), ending };
      return { settlement: this.#later("publishing", failure), ending };
    }
    if (remote) {
      this.#progress[at] = { state: "published", prepared, remote };
      return this.#ending(number, "found", remote.url ?? remote.id, remote);
    }
    this.#progress[at] = { state: "prepared", prepared, ...(sentAt !== undefined && { sentAt }) };
    await note(this.#means.store, this.#held, this.#ending(number, "not_found", "It surely is not out."));
    return undefined;
  }

  /** The network takes the same twice for one. */
  #again(at: number, known: PartProgress): undefined {
    this.#progress[at] = { ...known, state: "prepared", unsure: true };
  }

  #askPerson(): Outcome {
    return { settlement: this.#settlement("unknown", null, this.#ask) };
  }

  get #ask(): string {
    return `${this.#network.title} cannot say whether the post is out. Look there, and tell the outcome.`;
  }

  /** A call that surely had no effect did not succeed. */
  #stopped(at: number, failure: NetworkFailure, ending: Ending | undefined): Outcome {
    const { kind, message } = failure;
    const { tries } = this.#held;
    const tooLate = this.#isTooLong(failure);
    const tooOften = kind !== "rate_limited" && tries + 1 >= mostTries;
    const final = kind === "refused" || kind === "unauthorized";
    if (!final && !tooLate && !tooOften) return { settlement: this.#later("publishing", failure), ending };
    const why = tooLate && !tooOften ? ", since it asks for more than a day of patience" : ` after ${tries + 1} tries`;
    const words = final ? message : `Given up${why}: ${message}`;
    if (!this.#progress[at]?.unsure) return { settlement: this.#settlement("failed", null, words), ending };
    const earlier = `${words} But what was sent before may be out. ${this.#ask}`;
    return { settlement: this.#settlement("unknown", null, earlier), ending };
  }

  /** Whether a network asks for more patience than it gets. */
  #isTooLong({ retryAt = 0 }: NetworkFailure): boolean {
    return Math.max(this.#means.now(), retryAt) - this.#held.dueAt > mostPatience;
  }

  #later(state: "publishing", { kind, message, retryAt = 0 }: NetworkFailure): Settlement {
    const { tries, dueAt } = this.#held;
    const { now: clock, chance } = this.#means;
    const now = clock();
    if (kind === "rate_limited")
      return this.#settlement(state, afterPatience(retryAt, now - dueAt, now, chance()), message);
    const at = retryAt > now ? afterTime(retryAt, tries, now, chance()) : now + waitAfter(tries, chance());
    return { ...this.#settlement(state, at, message), tries: tries + 1 };
  }

  #settlement(state: Settlement["state"], nextAt: number | null, error: string | null): Settlement {
    const parts = JSON.stringify(this.#progress);
    return { state, nextAt, tries: this.#held.tries, error, parts, at: this.#means.now() };
  }

  #begin(at: number, kind: "publish" | "reconcile", progress: PartProgress): Promise<number> {
    this.#progress[at] = progress;
    const now = this.#means.now();
    const parts = JSON.stringify(this.#progress);
    this.#heldAt = now;
    return begin(this.#means.store, this.#held, { parts, part: at, kind, at: now, until: now + this.#means.holding });
  }

  #ending(number: number, outcome: string, detail: string, remote?: Remote): Ending {
    const parts = JSON.stringify(this.#progress);
    return { number, at: this.#means.now(), outcome, detail, remoteId: remote?.id ?? null, parts };
  }

  async #renewing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NetworkFailure && error.kind === "unauthorized") || !(await this.#renew())) throw error;
      return work();
    }
  }

  /** A new grant, once in each run. */
  async #renew(): Promise<boolean> {
    if (this.#renewed) return false;
    this.#renewed = true;
    const grant = await this.#means.grants.renew(this.#held.account, this.#grant, this.#network, this.#reach);
    if (grant) this.#grant = grant;
    return grant !== undefined;
  }

  #call(): Call {
    const { http } = this.#reach;
    const held: Reach["http"] = async (ask) => {
      await this.#hold();
      return http(ask);
    };
    return { reach: { ...this.#reach, http: held }, account: this.#account, grant: this.#grant };
  }

  /** Whoever has lost it, to a long upload or a process that stood still, calls nobody any more. */
  async #hold(): Promise<void> {
    const { store, now, holding } = this.#means;
    const at = now();
    if (at >= this.#heldAt && at - this.#heldAt < holding / 8) return;
    await hold(store, this.#held, at + holding);
    this.#heldAt = at;
  }

  /** What is no word of the network's is a defect: what was written down before tells the next run where it broke off. */
  #failureIn(cause: unknown): NetworkFailure {
    const error = unspoken(cause, this.#grant);
    if (error instanceof NetworkFailure) return error;
    throw error;
  }

  /** A comment answers to the post, a part of a thread to the part before it. */
  #parents(at: number, part: Part): Parents | null {
    const root = this.#progress[0]?.remote;
    if (at === 0 || !root) return null;
    return { root, parent: (part.kind === "comment" ? root : this.#progress[at - 1]?.remote) ?? root };
  }
}
