import type { AccountRow } from "../../db/schema/core.ts";
import type { Log } from "../log.ts";
import { NetworkFailure } from "../publishing/failure.ts";
import { line, webAddress } from "../publishing/kept.ts";
import type { Call, Trend } from "../publishing/network.ts";
import type { PublishingOffice } from "../publishing/office.ts";
import { mannerOf } from "./intervals.ts";

/** Who says what is talked about: the network itself, or the posts that an account is shown. */
export type Source = "network" | "own_feed";

/** What is talked about by an account's network or in its own feed, or why that is not known. */
export interface Told {
  readonly account: AccountRow;
  readonly source: Source;
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
/** So many accounts' feeds are read for one answer. */
const mostFeeds = 10;
/** What a network says more of is left out. */
const mostTrends = 50;

const kept = ({ title, url, volume }: Trend): Trend => ({ title: line(title), url: webAddress(url), volume });

/** Asks networks what is talked about, through connected accounts. */
export class Trends {
  readonly #parts: Parts;
  /** By account: what one may see is nobody else's. */
  readonly #kept = new Map<string, { readonly until: number; readonly told: Promise<Told> }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is talked about where these accounts are, and in their own feeds; networks that have neither are left out. */
  async of(accounts: readonly AccountRow[]): Promise<Told[]> {
    const networks = await this.#parts.publishing.networks();
    const able = (account: AccountRow, what: "trending" | "feed") => {
      const isOn = mannerOf(account.network).paid === undefined || this.#parts.isPaidFor(account.network);
      return networks.get(account.network)?.[what] !== undefined && isOn;
    };
    // One account for each place: what a network says is much the same for all. A feed is each account's own.
    const asked = accounts.filter((account) => able(account, "trending"));
    const places = new Map(asked.map((account) => [`${account.network} ${account.server}`, account]));
    const feeds = accounts.filter((account) => able(account, "feed")).slice(0, mostFeeds);
    return Promise.all([
      ...[...places.values()].map((account) => this.#told(account, "network")),
      ...feeds.map((account) => this.#told(account, "own_feed")),
    ]);
  }

  #told(account: AccountRow, source: Source): Promise<Told> {
    const now = this.#parts.now();
    const name = `${account.workspaceId} ${account.id} ${account.updatedAt} ${source}`;
    const known = this.#kept.get(name);
    if (known && known.until > now) return known.told;
    const told = this.#ask(account, source).then((answer) => {
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

  async #ask(account: AccountRow, source: Source): Promise<Told> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new NetworkFailure("unavailable", "It did not answer in time.")),
      patience,
    );
    const asked = { account, source, at: this.#parts.now() };
    try {
      return { ...asked, trends: await Promise.race([this.#trends(account, source), late.promise]), failure: null };
    } catch (error) {
      if (!(error instanceof NetworkFailure)) this.#parts.log.defect("defect", { error, operation: "get_trending" });
      const failure = error instanceof NetworkFailure ? error.message : "It cannot be asked.";
      return { ...asked, trends: [], failure };
    } finally {
      clearTimeout(timer);
    }
  }

  async #trends(account: AccountRow, source: Source): Promise<readonly Trend[]> {
    const { publishing } = this.#parts;
    const network = (await publishing.networks()).get(account.network);
    if (!network) return [];
    const reach = publishing.reachOf(network);
    const ask = <T>(what: (call: Call) => Promise<T>) => publishing.grants.using(account, network, reach, what);
    if (source === "network")
      return ((await ask(async (call) => network.trending?.(call))) ?? []).slice(0, mostTrends).map(kept);
    // Its segmenters would cost every start.
    const { risingIn } = await import("./rising.ts");
    return risingIn((await ask(async (call) => network.feed?.(call))) ?? []);
  }
}
