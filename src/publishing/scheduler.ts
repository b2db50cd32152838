import { freeAll, type Held, type Outcome, settle } from "../../db/publishing/deliveries.ts";
import { nextDue, takeDue } from "../../db/publishing/due.ts";
import { Refusal } from "../../db/refusal.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { DeliveryRow } from "../../db/schema/publishing.ts";
import { newId } from "../contract/id.ts";
import type { Log } from "../log.ts";
import { mediaOf, type Post } from "../post.ts";
import { Rounds } from "../rounds.ts";
import { accountOf } from "./account.ts";
import { mostPatience, mostTries, waitAfter } from "./backoff.ts";
import { Delivery, type Means } from "./delivery.ts";
import { NetworkFailure } from "./failure.ts";
import type { Media, Network, Reach } from "./network.ts";
import { partsFor } from "./parts.ts";
import { progressOf } from "./progress.ts";
import { restate } from "./state.ts";

interface Parts extends Means {
  readonly networks: () => Promise<ReadonlyMap<string, Network>>;
  readonly reachOf: (network: Network) => Reach;
  /** The files that a post names, each as it is now. */
  readonly mediaFor: (workspace: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Media>>;
  readonly log: Log;
  /** This process, as none before it was called. */
  readonly holder: string;
  /** A delivery was let go: for webhooks and whoever else wants to know. */
  readonly settled: (held: Held, outcome: Outcome["settlement"]) => void;
}

/** Deliveries under way at once, in all and on one network. */
const most = 32;
const mostOfNetwork = 12;
/** Of these, one workspace's: whose servers are slow keeps nobody else waiting. */
const mostOfWorkspace = 8;
/** Of these, what was begun before: it may have to be asked after for long. */
const mostAgain = 4;
/** Of these too, one workspace's. */
const mostAgainOfWorkspace = 3;
const again = " again";
/** So many are taken in one transaction: it holds up no request for more than a few milliseconds. */
const mostAtOnce = 8;
/** Brings due deliveries out. */
export class Scheduler extends Rounds<Held> {
  readonly #parts: Parts;
  /** What is being carried out now. */
  readonly #underWay = new Map<string, Held>();

  constructor(parts: Parts) {
    super({ inAll: most, atOnce: mostAtOnce }, parts.now);
    this.#parts = parts;
  }

  protected free(): Promise<void> {
    return freeAll(this.#parts.store, this.#parts.now());
  }

  protected nextDue(): Promise<number | undefined> {
    return nextDue(this.#parts.store);
  }

  protected take(room: number, running: readonly string[]): Promise<readonly Held[]> {
    const { store, now, holder, holding } = this.#parts;
    const many = (name: string) => running.filter((each) => each === name).length;
    const roomOn = (network: string) => mostOfNetwork - many(network) - many(network + again);
    const roomAgain = (network: string) => mostAgain - many(network + again);
    const isUnderWay = (row: DeliveryRow) => this.#underWay.has(nameOf(row));
    const at = now();
    const taking = { now: at, holder, until: at + holding, room, roomOn, roomAgain, isUnderWay };
    return takeDue(store, { ...taking, ...this.#shares() }, restate);
  }

  /** What of the room on networks is left to single workspaces. */
  #shares() {
    const all = [...this.#underWay.values()];
    const roomIn = (network: string, workspace: string, isAgain: boolean) => {
      const many = all.filter(
        (one) => one.network === network && one.workspaceId === workspace && (one.again || !isAgain),
      );
      return (isAgain ? mostAgainOfWorkspace : mostOfWorkspace) - many.length;
    };
    const fullOn = (network: string, isAgain: boolean) => {
      const here = new Set(all.filter((one) => one.network === network).map(({ workspaceId }) => workspaceId));
      const isFull = (workspace: string) =>
        roomIn(network, workspace, false) <= 0 || (isAgain && roomIn(network, workspace, true) <= 0);
      return [...here].filter(isFull);
    };
    return { roomIn, fullOn };
  }

  protected isFor({ network, again: isAgain }: Held): string {
    return isAgain ? network + again : network;
  }

  protected notTaken(error: unknown): void {
    this.#parts.log.warn("deliveries_not_taken", { error });
  }

  protected async carryOut(held: Held): Promise<void> {
    const { store, log, settled } = this.#parts;
    this.#underWay.set(nameOf(held), held);
    try {
      const outcome = await this.#outcome(held);
      await settle(store, held, { ...outcome, message: newId("msg") }, restate);
      settled(held, outcome.settlement);
    } catch (error) {
      // Somebody else holds it by now, or the database is away: whoever takes it next asks the network first.
      const lost = error instanceof Refusal && error.reason === "state";
      log.warn(lost ? "delivery_lost" : "delivery_broke_off", { error, post: held.postId, account: held.accountId });
    } finally {
      this.#underWay.delete(nameOf(held));
    }
  }

  async #outcome(held: Held): Promise<Outcome> {
    const network = (await this.#parts.networks()).get(held.network);
    if (!network) return this.#over(held, `This version knows no network ${held.network}.`);
    if (held.account.status === "paused") return this.#resting(held);
    const why = unusable(held.account);
    if (why) return this.#over(held, why);
    const reach = this.#parts.reachOf(network);
    try {
      const grant = await this.#parts.grants.of(held.account, network, reach);
      if (!grant) return this.#over(held, "The account is connected no more; connect it again.");
      const post = JSON.parse(held.document) as Post;
      const media = await this.#parts.mediaFor(held.workspaceId, mediaOf(post));
      const parts = partsFor(post, held.account, media);
      return await new Delivery(this.#parts, {
        held,
        network,
        reach,
        account: accountOf(held.account),
        parts,
        grant,
      }).run();
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return this.#later(held, error);
    }
  }

  /** Nothing more can be done about it. What may be out has not failed. */
  #over(held: Held, error: string): Outcome {
    return this.#as(held, { state: isSending(held) ? "unknown" : "failed", nextAt: null, error });
  }

  /** Its account was paused when it had been due already: it waits for that to end. */
  #resting(held: Held): Outcome {
    const state = held.parts === "[]" ? "scheduled" : "publishing";
    return this.#as(held, { state, nextAt: null, error: held.error });
  }

  /** Without the parts: how far each is stands in the database, and nowhere else. */
  #as({ tries }: Pick<Held, "tries">, change: Pick<DeliveryRow, "state" | "nextAt" | "error">): Outcome {
    return { settlement: { tries, ...change, at: this.#parts.now() } };
  }

  /** It broke off; what was written down says how far it had come. */
  #later(held: Held, error: unknown): Outcome {
    const { now, chance, log } = this.#parts;
    if (!(error instanceof NetworkFailure)) log.defect("defect", { error, operation: "deliver", post: held.postId });
    const words = error instanceof NetworkFailure ? error.message : "The attempt broke off.";
    const tries = held.tries + 1;
    if (tries >= mostTries && error instanceof NetworkFailure)
      return this.#over(held, `Given up after ${tries} tries: ${words}`);
    // A defect may have come after something was sent.
    if (tries >= mostTries)
      return this.#as(
        { tries },
        { state: "unknown", nextAt: null, error: `${words} Look there, and tell the outcome.` },
      );
    const asked = error instanceof NetworkFailure ? (error.retryAt ?? 0) : 0;
    const nextAt = Math.max(now() + waitAfter(held.tries, chance()), Math.min(asked, now() + mostPatience));
    return this.#as({ tries }, { state: "publishing", nextAt, error: words });
  }
}

const nameOf = ({ postId, accountId }: DeliveryRow): string => `${postId} ${accountId}`;
const isSending = (held: Held): boolean => progressOf(held).some(({ state }) => state === "sending");

function unusable({ status, problem }: AccountRow): string | undefined {
  if (status === "disconnected") return "The account is connected no more.";
  if (status === "broken") return `The account has to be connected again${problem ? `: ${problem}` : "."}`;
  return undefined;
}
