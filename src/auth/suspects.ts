import { tooMany } from "./meter.ts";
import { Window } from "./window.ts";

const mostAddresses = 20_000;

/**
 * Failed credentials by client address: so many a minute, then further failing ones are told to slow down. Who
 * presents a good credential never comes here.
 */
export class Suspects {
  private readonly windows = new Map<string, Window>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts one failure of this address; throws `rate_limited` once there were too many. */
  failed(address: string, now: number): void {
    if (this.limit === 0) return;
    const window = this.windows.get(address) ?? new Window();
    // Last in line again: the addresses that have been quiet the longest make room.
    this.windows.delete(address);
    this.windows.set(address, window);
    if (this.windows.size > mostAddresses) this.windows.delete(this.windows.keys().next().value as string);
    const { admitted, wait } = window.take(this.limit, now);
    if (!admitted) throw tooMany(wait);
  }
}
