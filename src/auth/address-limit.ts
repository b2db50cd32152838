import { BoundedMap } from "./bounded-map.ts";
import { tooMany } from "./meter.ts";
import { type Taken, Window } from "./window.ts";

const mostAddresses = 20_000;

/** What strangers may do so many times a minute from one client address, or at one host: fail with a credential, register a client. */
export class AddressLimit {
  private readonly windows = new BoundedMap<string, Window>(mostAddresses);
  private readonly limit: number;

  /** A limit of 0 is none. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts one of this address; throws `rate_limited` once there were too many. */
  take(address: string, now: number): void {
    if (this.limit === 0) return;
    const { admitted, wait } = this.place(address, now);
    if (!admitted) throw tooMany(wait);
  }

  /** Counts one of this address, and says whether there may be that many. */
  admits(address: string, now: number): boolean {
    return this.limit === 0 || this.place(address, now).admitted;
  }

  private place(address: string, now: number): Taken {
    const window = this.windows.get(address) ?? new Window();
    // Last in line again: the addresses that have been quiet the longest make room.
    this.windows.set(address, window);
    return window.take(this.limit, now);
  }
}
