import {
  freePulls,
  keepPulled,
  nextPull,
  type Pull,
  type Pulled,
  type PullRow,
  takePull,
  watchAccounts,
} from "../../db/insights/pulls.ts";
import type { Store } from "../../db/open.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Log } from "../log.ts";
import type { Post } from "../post.ts";
import { waitAfter } from "../publishing/backoff.ts";
import { NetworkFailure } from "../publishing/failure.ts";
import type { Grants } from "../publishing/grants.ts";
import { keptFigures } from "../publishing/kept.ts";
import type { Network, Reach } from "../publishing/network.ts";
import { Rounds } from "../rounds.ts";
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

/** How often it is looked for accounts that are new, in milliseconds. */
const interval = 60_000;
/** Longer than a call to a network may take, in milliseconds. */
const holding = 5 * 60_000;
/** When what cannot be pulled now is looked at again, in milliseconds. */
const rest = 6 * 60 * 60_000;
/** Calls under way at once: in all, to one network and for one workspace. Few, because figures are never urgent. */
const most = 6;
const mostOfNetwork = 4;
const mostOfWorkspace = 2;

/** Pulls the figures of accounts and posts. Whose servers are slow keeps nobody else waiting. */
export class Puller extends Rounds<Pull> {
  readonly #parts: Parts;
  readonly #underWay = new Set<Pull>();
  /** When it was last looked for accounts that are new. */
  #watched = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    super({ inAll: most, atOnce: most }, parts.now);
    this.#parts = parts;
  }

  override async drained(): Promise<void> {
    this.#watched = Number.NEGATIVE_INFINITY;
    await super.drained();
  }

  protected free(): Promise<void> {
    return freePulls(this.#parts.store, this.#parts.now());
  }

  protected async nextDue(): Promise<number | undefined> {
    const { store, now } = this.#parts;
    if (now() - this.#watched >= interval) {
      await watchAccounts(store, now());
      this.#watched = now();
    }
    return nextPull(store);
  }

  protected async take(room: number): Promise<readonly Pull[]> {
    const { store, now } = this.#parts;
    const taken: Pull[] = [];
    while (taken.length < room) {
      const busy = [...this.#underWay, ...taken].map(({ account }) => account);
      const full = (named: (account: AccountRow) => string, limit: number) =>
        [...Map.groupBy(busy, named)].filter(([, { length }]) => length >= limit).map(([name]) => name);
      const pull = await takePull(store, {
        ...{ now: now(), until: now() + holding, batchOf: (network) => mannerOf(network).batch },
        fullOn: full(({ network }) => network, mostOfNetwork),
        fullIn: full(({ workspaceId }) => workspaceId, mostOfWorkspace),
      });
      if (!pull) break;
      taken.push(pull);
    }
    return taken;
  }

  protected isFor({ account }: Pull): string {
    return account.network;
  }

  protected notTaken(error: unknown): void {
    this.#parts.log.warn("metrics_not_pulled", { error });
  }

  protected async carryOut(pull: Pull): Promise<void> {
    const { store, now } = this.#parts;
    this.#underWay.add(pull);
    try {
      await keepPulled(store, pull.account.workspaceId, now(), await this.#pulled(pull));
    } catch (error) {
      this.notTaken(error);
    } finally {
      this.#underWay.delete(pull);
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
