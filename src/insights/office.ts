import type { Store } from "../../db/open.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { PublishingOffice } from "../publishing/office.ts";
import { Puller } from "./puller.ts";
import { type Told, Trends } from "./trends.ts";

/** What is known of how accounts and posts do, and of what is talked about. */
export interface Insights {
  trends(accounts: readonly AccountRow[]): Promise<Told[]>;
}
export interface InsightOffice extends Insights {
  readonly puller: Puller;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly publishing: PublishingOffice;
  readonly isPaidFor: (network: string) => boolean;
}

/** Everything that asks networks how things do. The puller does nothing until it is started. */
export function insightsOf({ store, clock, log, publishing, isPaidFor }: Parts): InsightOffice {
  const now = () => clock.now();
  const { grants, networks, reachOf } = publishing;
  const trends = new Trends({ publishing, isPaidFor, now, log });
  return {
    puller: new Puller({ store, log, grants, networks, reachOf, isPaidFor, now, chance: Math.random }),
    trends: (accounts) => trends.of(accounts),
  };
}
