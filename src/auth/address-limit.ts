import { tooMany } from "./meter.ts";
import { Window } from "./window.ts";

const mostAddresses = 20_000;

/** What strangers may do so many times a minute from one client address: fail with a credential, register a client. */
export class AddressLimit {
  private readonly windows = new Map<string, Window>();
  private readonly limit: number;

  /** A limit of 0 is none. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts one of this address; throws `rate_limited` once there were too many. */
  take(address: string, now: number): void {
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
