import { Failure } from "../contract/failure.ts";
import { addressBucket } from "../net/address.ts";
import { BoundedMap } from "./bounded-map.ts";

/** How failures of one kind are slowed down: so many are free, then each doubles the wait. Milliseconds. */
interface Pace {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}
const second = 1000;
const minute = 60 * second;
const signInPaces = {
  /** One address at one account: someone who guesses, or who has forgotten. */
  pair: { free: 5, first: second, longest: 15 * minute },
  /** One address at any account: someone who tries a list. */
  address: { free: 30, first: second, longest: 15 * minute },
  /** Any address at one account: many machines that guess together. */
  account: { free: 100, first: second, longest: minute },
} as const satisfies Record<string, Pace>;
type Kind = keyof typeof signInPaces;
type Paces = Readonly<Record<Kind, Pace>>;

/** How often mail may be asked for: nobody's inbox is to be filled. */
export const mailPaces: Paces = {
  pair: { free: 3, first: 30 * second, longest: 15 * minute },
  address: { free: 20, first: 30 * second, longest: 15 * minute },
  account: { free: 10, first: 30 * second, longest: 15 * minute },
};

interface Failures {
  count: number;
  latest: number;
}
/** What has been quiet for this long is forgotten. */
const memory = 24 * 60 * minute;
const most = 20_000;

/** An attempt to prove who one is: from an address, at an account that may exist or not. */
export interface Attempt {
  readonly ip: string;
  readonly account: string;
  /** Whether the account's person has signed in from there; asked only where many machines guess at it. */
  readonly isKnown: () => Promise<boolean>;
}

/**
 * Slows down whoever fails to sign in, with waits that grow and end. Nobody is locked out: the right password is
 * taken as soon as the wait is over, it clears the way, and those who guess elsewhere do not make a person wait at an
 * address from which they have signed in before. What is answered depends on the attempts alone, not on whether the
 * account exists.
 */
export class Throttle {
  private readonly failures = new BoundedMap<string, Failures>(most);
  private readonly paces: Paces;

  constructor(paces: Paces = signInPaces) {
    this.paces = paces;
  }

  /**
   * Counts an attempt, as failed until it has `passed`: many that come at once do not slip through together. Throws
   * `rate_limited` while it has to wait; that is not counted.
   */
  async begin(attempt: Attempt, now: number): Promise<void> {
    const { pair, address, account } = namesOf(attempt);
    const wait = Math.max(this.waitOf("pair", pair, now), this.waitOf("address", address, now));
    const shared = this.waitOf("account", account, now);
    const longer = shared > wait && !(await attempt.isKnown()) ? shared : wait;
    if (longer > 0)
      throw new Failure("rate_limited", "Too many attempts. Wait a moment, then try again.", {
        headers: { "retry-after": String(Math.ceil(longer / second)) },
      });
    for (const name of [pair, address, account]) this.add(name, now);
  }

  /** The attempt was good: it clears the way of its address to its account. */
  passed(attempt: Attempt): void {
    const { pair, address, account } = namesOf(attempt);
    this.failures.delete(pair);
    for (const name of [address, account]) {
      const known = this.failures.get(name);
      if (known) known.count--;
    }
  }

  private add(name: string, now: number): void {
    const before = this.failures.get(name);
    const count = before && now - before.latest < memory ? before.count + 1 : 1;
    // Last in line again: what has been quiet the longest makes room.
    this.failures.set(name, { count, latest: now });
  }

  private waitOf(kind: Kind, name: string, now: number): number {
    const known = this.failures.get(name);
    const { free, first, longest } = this.paces[kind];
    if (!known || known.count < free) return 0;
    return known.latest + Math.min(first * 2 ** (known.count - free), longest) - now;
  }
}

const namesOf = ({ ip, account }: Attempt): Record<Kind, string> => {
  const bucket = addressBucket(ip);
  return { pair: `${bucket} ${account}`, address: bucket, account: ` ${account}` };
};
