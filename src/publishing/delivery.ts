import { begin, type Ending, type Held, note, type Settlement, takenBy } from "../../db/deliveries.ts";
import type { Store } from "../../db/open.ts";
import { mostPatience, mostTries, waitAfter } from "./backoff.ts";
import { NetworkFailure } from "./failure.ts";
import type { Grants } from "./grants.ts";
import type { Account, Call, Grant, Network, Parents, Part, Reach, Remote } from "./network.ts";
import { type PartProgress, progressOf } from "./progress.ts";

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

/** How a delivery ends for now, and the end of its last call where that is still to be written down. */
export interface Outcome {
  readonly settlement: Settlement;
  readonly ending?: Ending | undefined;
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

  constructor(means: Means, { held, network, reach, account, parts, grant }: Errand) {
    this.#means = means;
    this.#held = held;
    this.#network = network;
    this.#reach = reach;
    this.#account = account;
    this.#parts = parts;
    this.#grant = grant;
    this.#progress = progressOf(held);
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
      return this.#stopped(error, undefined);
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
    const { prepared } = this.#progress[at] as PartProgress;
    const number = await this.#begin(at, "publish", { state: "sending", prepared, sentAt: this.#means.now() });
    try {
      const remote = await this.#network.send(this.#call(), part, prepared, this.#parents(at, part));
      this.#progress[at] = { state: "published", prepared, remote };
      return this.#ending(number, "published", remote.url ?? remote.id, remote);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.kind === "unknown") return this.#leftUnknown(number, failure);
      this.#progress[at] = { state: "prepared", prepared };
      const ending = this.#ending(number, failure.kind, failure.message);
      if (failure.kind === "unauthorized" && (await this.#renew())) {
        await note(this.#means.store, this.#held, ending);
        return this.#send(at, part);
      }
      return this.#stopped(failure, ending);
    }
  }

  /** Nobody knows whether it is out. Where the network can tell, it is asked once what was under way has settled. */
  #leftUnknown(number: number, failure: NetworkFailure): Outcome {
    const ending = this.#ending(number, "unknown", failure.message);
    if (this.#network.repeat(this.#account) === "never")
      return { settlement: this.#settlement("unknown", null, failure.message), ending };
    const at = this.#means.now() + this.#network.settles_after;
    return { settlement: this.#settlement("publishing", at, failure.message), ending };
  }

  /** What became of a part that was sent and never answered for. Nothing: it surely is not out and may be sent again. */
  async #reconcile(at: number): Promise<Ending | Outcome | undefined> {
    const { sentAt = 0 } = this.#progress[at] as PartProgress;
    const repeat = this.#network.repeat(this.#account);
    const settled = sentAt + this.#network.settles_after;
    if (settled > this.#means.now() && repeat !== "never")
      return { settlement: this.#settlement("publishing", settled, this.#held.error) };
    if (repeat === "never" || !this.#network.find) return repeat === "same" ? this.#again(at) : this.#askPerson();
    return this.#find(at, this.#progress[at] as PartProgress);
  }

  async #find(at: number, known: PartProgress): Promise<Ending | Outcome | undefined> {
    const find = this.#network.find as NonNullable<Network["find"]>;
    const { prepared } = known;
    const number = await this.#begin(at, "reconcile", known);
    let remote: Remote | null;
    try {
      const taken = await takenBy(this.#means.store, this.#held);
      remote = await this.#renewing(() => find(this.#call(), prepared, (id) => taken.has(id)));
    } catch (error) {
      const failure = asFailure(error);
      const ending = this.#ending(number, failure.kind, failure.message);
      if (failure.kind === "refused" || failure.kind === "unauthorized" || this.#held.tries >= mostTries)
        return { settlement: this.#settlement("unknown", null, failure.message), ending };
      return { settlement: this.#later("publishing", failure), ending };
    }
    if (remote) {
      this.#progress[at] = { state: "published", prepared, remote };
      return this.#ending(number, "found", remote.url ?? remote.id, remote);
    }
    this.#progress[at] = { ...known, state: "prepared" };
    await note(this.#means.store, this.#held, this.#ending(number, "not_found", "It surely is not out."));
    return undefined;
  }

  /** The network takes the same twice for one. */
  #again(at: number): undefined {
    this.#progress[at] = { ...(this.#progress[at] as PartProgress), state: "prepared" };
  }

  #askPerson(): Outcome {
    const words = `${this.#network.title} cannot say whether the post is out. Look there, and tell the outcome.`;
    return { settlement: this.#settlement("unknown", null, words) };
  }

  /** A call that surely had no effect did not succeed. */
  #stopped(error: unknown, ending: Ending | undefined): Outcome {
    const failure = asFailure(error);
    const { kind, message } = failure;
    if (kind === "refused" || kind === "unauthorized")
      return { settlement: this.#settlement("failed", null, message), ending };
    const { tries, dueAt } = this.#held;
    const tooLate = this.#means.now() - dueAt > mostPatience;
    if (tooLate || (kind !== "rate_limited" && tries + 1 >= mostTries))
      return { settlement: this.#settlement("failed", null, `Given up after ${tries + 1} tries: ${message}`), ending };
    return { settlement: this.#later("publishing", failure), ending };
  }

  #later(state: "publishing", { kind, message, retryAt }: NetworkFailure): Settlement {
    const { now, chance } = this.#means;
    const { tries } = this.#held;
    const at = Math.max(retryAt ?? 0, now() + (retryAt === undefined ? waitAfter(tries, chance()) : 1000));
    return { ...this.#settlement(state, at, message), tries: kind === "rate_limited" ? tries : tries + 1 };
  }

  #settlement(state: Settlement["state"], nextAt: number | null, error: string | null): Settlement {
    const parts = JSON.stringify(this.#progress);
    return { state, nextAt, tries: this.#held.tries, error, parts, at: this.#means.now() };
  }

  #begin(at: number, kind: "publish" | "reconcile", progress: PartProgress): Promise<number> {
    this.#progress[at] = progress;
    const now = this.#means.now();
    const parts = JSON.stringify(this.#progress);
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
    return { reach: this.#reach, account: this.#account, grant: this.#grant };
  }

  /** A comment answers to the post, a part of a thread to the part before it. */
  #parents(at: number, part: Part): Parents | null {
    const root = this.#progress[0]?.remote;
    if (at === 0 || !root) return null;
    return { root, parent: (part.kind === "comment" ? root : this.#progress[at - 1]?.remote) ?? root };
  }
}

/** What is no word of the network's leaves open whether it was called. */
const asFailure = (error: unknown): NetworkFailure =>
  error instanceof NetworkFailure ? error : new NetworkFailure("unknown", "The attempt broke off.", { cause: error });
