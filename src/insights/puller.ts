import type { Store } from "../../db/open.ts";
import {
  freePulls,
  keepPulled,
  nextPull,
  type Pull,
  type Pulled,
  type PullRow,
  takePull,
  watchAccounts,
} from "../../db/pulls.ts";
import type { Log } from "../log.ts";
import type { Post } from "../post.ts";
import { waitAfter } from "../publishing/backoff.ts";
import { NetworkFailure } from "../publishing/failure.ts";
import type { Grants } from "../publishing/grants.ts";
import { keptFigures } from "../publishing/kept.ts";
import type { Network, Reach } from "../publishing/network.ts";
import { mannerOf, postInterval } from "./intervals.ts";

interface Parts {
  readonly store: Store;
  readonly log: Log;
  readonly grants: Grants;
  readonly networks: () => Promise<ReadonlyMap<string, Network>>;
  readonly reachOf: (network: Network) => Reach;
  /** Whether the operator pays for figures of this network. */
  readonly isPaidFor: (network: string) => boolean;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** How often it is looked for accounts that are new, and at least for what is due, in milliseconds. */
const interval = 60_000;
/** Longer than a call to a network may take, in milliseconds. */
const holding = 5 * 60_000;
/** When what cannot be pulled now is looked at again, in milliseconds. */
const rest = 6 * 60 * 60_000;

/** Pulls the figures of accounts and posts, one call after the other: they are never urgent. */
export class Puller {
  readonly #parts: Parts;
  #timer: Timer | undefined;
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** `alone`: no other process pulls for this database, so what is held is left over. */
  async start({ alone }: { alone: boolean }): Promise<void> {
    if (alone) await freePulls(this.#parts.store, this.#parts.now());
    this.#wait(0);
  }

  /** Ends when the call that runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Pulls all that is due: for tests and tools. */
  drained(): Promise<void> {
    return this.#look();
  }

  #wait(ms: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(async () => {
      this.#looking = this.#look().catch((error) => this.#parts.log.warn("metrics_not_pulled", { error }));
      await this.#looking;
      const next = await nextPull(this.#parts.store).catch(() => undefined);
      const left = (next ?? Number.POSITIVE_INFINITY) - this.#parts.now();
      this.#wait(Math.min(interval, Math.max(left, 1000)));
    }, ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { store, now } = this.#parts;
    await watchAccounts(store, now());
    while (!this.#stopped) {
      const taking = { now: now(), until: now() + holding, batchOf: (network: string) => mannerOf(network).batch };
      const pull = await takePull(store, taking);
      if (!pull) return;
      await keepPulled(store, pull.account.workspaceId, now(), await this.#pulled(pull));
    }
  }

  async #pulled(pull: Pull): Promise<Pulled[]> {
    const { account, rows } = pull;
    const all = (change: Omit<Pulled, "row">) => rows.map((row) => ({ row, ...change }));
    const network = (await this.#parts.networks()).get(account.network);
    const isOn = mannerOf(account.network).paid === undefined || this.#parts.isPaidFor(account.network);
    const later = this.#parts.now() + rest;
    if (account.status !== "active")
      return all({ nextAt: later, tries: 0, error: `The account is ${account.status}.` });
    if (!network || !isOn) return all({ nextAt: later, tries: 0, error: isOn ? null : unpaid });
    try {
      return await this.#ask(pull, network);
    } catch (error) {
      return rows.map((row) => this.#failed(row, error));
    }
  }

  async #ask({ account, rows, documents }: Pull, network: Network): Promise<Pulled[]> {
    const { now, grants, reachOf } = this.#parts;
    const reach = reachOf(network);
    if (rows[0]?.postId === "") {
      const figures = await grants.using(account, network, reach, async (call) => network.accountMetrics?.(call));
      const nextAt = figures ? now() + mannerOf(account.network).account : null;
      const kept = figures && { account: keptFigures(figures) };
      return rows.map((row) => ({ row, nextAt, tries: 0, error: null, ...kept }));
    }
    const known = rows.map((row) => ({ row, id: remoteIdOf(documents.get(row.postId), row.accountId) }));
    const remotes = known.flatMap(({ id }) => (id ? [{ id, url: null }] : []));
    const asked = network.postMetrics && remotes.length > 0;
    const told = asked
      ? await grants.using(account, network, reach, async (call) => network.postMetrics?.(call, remotes))
      : undefined;
    return known.map(({ row, id }) => {
      const figures = id ? told?.get(id) : undefined;
      const next = asked && id ? postInterval(row.network, now() - row.since) : undefined;
      const nextAt = next === undefined ? null : now() + next;
      return { row, nextAt, tries: 0, error: null, ...(figures && { post: keptFigures(figures) }) };
    });
  }

  #failed(row: PullRow, error: unknown): Pulled {
    const { now, chance, log } = this.#parts;
    const known = error instanceof NetworkFailure ? error : undefined;
    if (!known) log.defect("defect", { error, operation: "pull_metrics", account: row.accountId });
    const tries = row.tries + 1;
    const wait = known?.kind === "refused" || known?.kind === "unauthorized" ? rest : waitAfter(tries + 2, chance());
    const nextAt = Math.max(known?.retryAt ?? 0, now() + wait);
    return { row, nextAt, tries, error: known?.message ?? "The pull broke off." };
  }
}

const unpaid = "Figures of this network cost money; the operator has not switched them on.";

function remoteIdOf(document: string | undefined, accountId: string): string | undefined {
  if (document === undefined) return undefined;
  const { targets } = JSON.parse(document) as Post;
  return targets.find(({ account_id }) => account_id === accountId)?.remote_id ?? undefined;
}
