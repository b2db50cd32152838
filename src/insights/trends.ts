import type { AccountRow } from "../../db/deliveries.ts";
import type { Log } from "../log.ts";
import { accountOf } from "../publishing/account.ts";
import { NetworkFailure } from "../publishing/failure.ts";
import type { Trend } from "../publishing/network.ts";
import type { PublishingOffice } from "../publishing/office.ts";
import { mannerOf } from "./intervals.ts";

/** What an account's network says is talked about, or why it does not. */
export interface Told {
  readonly account: AccountRow;
  readonly at: number;
  readonly trends: readonly Trend[];
  readonly failure: string | null;
}

interface Parts {
  readonly publishing: PublishingOffice;
  readonly isPaidFor: (network: string) => boolean;
  readonly now: () => number;
  readonly log: Log;
}

/** An answer holds for so long, and a failure for so long, in milliseconds. */
const life = 15 * 60_000;
const failureLife = 60_000;
/** A network that says nothing for this long is left out, in milliseconds. */
const patience = 8000;
const mostKept = 1000;

/** Asks networks what is talked about, through connected accounts. */
export class Trends {
  readonly #parts: Parts;
  /** By account: what one may see is nobody else's. */
  readonly #kept = new Map<string, { readonly until: number; readonly told: Promise<Told> }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is talked about where these accounts are; networks that have no trends are left out. */
  async of(accounts: readonly AccountRow[]): Promise<Told[]> {
    const networks = await this.#parts.publishing.networks();
    const able = accounts.filter(({ network }) => {
      const isOn = mannerOf(network).paid === undefined || this.#parts.isPaidFor(network);
      return networks.get(network)?.trending !== undefined && isOn;
    });
    // One account for each place: what a network says is much the same for all.
    const places = new Map(able.map((account) => [`${account.network} ${account.server}`, account]));
    return Promise.all([...places.values()].map((account) => this.#told(account)));
  }

  #told(account: AccountRow): Promise<Told> {
    const now = this.#parts.now();
    const name = `${account.workspaceId} ${account.id} ${account.updatedAt}`;
    const known = this.#kept.get(name);
    if (known && known.until > now) return known.told;
    const told = this.#ask(account).then((answer) => {
      if (answer.failure !== null) this.#kept.set(name, { until: now + failureLife, told });
      return answer;
    });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < mostKept) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(name, { until: now + life, told });
    return told;
  }

  async #ask(account: AccountRow): Promise<Told> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new NetworkFailure("unavailable", "It did not answer in time.")),
      patience,
    );
    const at = this.#parts.now();
    try {
      return { account, at, trends: await Promise.race([this.#trends(account), late.promise]), failure: null };
    } catch (error) {
      if (!(error instanceof NetworkFailure)) this.#parts.log.defect("defect", { error, operation: "get_trending" });
      const failure = error instanceof NetworkFailure ? error.message : "It cannot be asked.";
      return { account, at, trends: [], failure };
    } finally {
      clearTimeout(timer);
    }
  }

  async #trends(account: AccountRow): Promise<readonly Trend[]> {
    const { publishing } = this.#parts;
    const network = (await publishing.networks()).get(account.network);
    if (!network?.trending) return [];
    const reach = publishing.reachOf(network);
    const grant = await publishing.grants.of(account, network, reach);
    if (!grant) throw new NetworkFailure("unauthorized", "The account is connected no more.");
    return network.trending({ reach, account: accountOf(account), grant });
  }
}
