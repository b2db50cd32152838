import type { Clock } from "../../clock.ts";
import { BoundedMap } from "../bounded-map.ts";
import { imported, type PublicKey, readKeySet } from "./jwk.ts";
import { Unreachable } from "./unreachable.ts";

const second = 1000;
const minute = 60 * second;
/** A set that is older is asked for again. */
const freshFor = 10 * minute;
/** The last good set counts for so long while the provider cannot be asked. */
const goodFor = 24 * 60 * minute;
/** Between one asking and the next, however many unknown keys are named; twice as long after each failure. */
const pause = 30 * second;
const longestPause = 5 * minute;

/** A key that its provider has shown, while it counts. */
export class TrustedKey {
  readonly key: PublicKey;
  readonly set: KeySet;
  /** On the monotonic clock; the past once the provider shows it no more. */
  goodUntil = 0;
  private readonly ready = new Map<string, Promise<CryptoKey>>();

  constructor(key: PublicKey, set: KeySet) {
    this.key = key;
    this.set = set;
  }

  /** Itself for signatures of one algorithm; made once. */
  verifying(algorithm: string): Promise<CryptoKey> {
    const known = this.ready.get(algorithm) ?? imported(this.key, algorithm);
    this.ready.set(algorithm, known);
    return known;
  }
}

/** Loads the bytes of a key set. Rejects with Unreachable. */
export type Load = (uri: string) => Promise<Uint8Array>;

/** One provider's keys: asked for when needed and rarely, kept when it cannot be asked. */
export class KeySet {
  private readonly uri: string;
  private readonly load: Load;
  private readonly clock: Clock;
  private keys = new Map<string, TrustedKey>();
  private loadedAt = Number.NEGATIVE_INFINITY;
  private askAgainAt = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private trouble = "";
  private loading: Promise<void> | undefined;

  constructor(uri: string, load: Load, clock: Clock) {
    this.uri = uri;
    this.load = load;
    this.clock = clock;
  }

  /** Whether it is time to ask the provider whether its keys are still the same. */
  isDue(now: number): boolean {
    return now - this.loadedAt >= freshFor && now >= this.askAgainAt;
  }

  /**
   * The keys that may have signed a token; several only where the provider gives several one name. Throws Unreachable
   * where there is none and the provider cannot be asked.
   */
  async find(kid: string | undefined, algorithm: string): Promise<readonly TrustedKey[]> {
    if (this.isDue(this.clock.monotonic())) {
      const asked = this.ask();
      // A provider that did not answer the last time keeps nobody waiting for what may still count.
      if (this.failures === 0) await asked;
      else asked.catch(() => {});
    }
    const known = this.fitting(kid, algorithm);
    if (known.length > 0) return known;
    if (this.loading || this.clock.monotonic() >= this.askAgainAt) await this.ask();
    const found = this.fitting(kid, algorithm);
    if (found.length === 0 && this.failures > 0) throw new Unreachable(this.trouble);
    return found;
  }

  private fitting(kid: string | undefined, algorithm: string): TrustedKey[] {
    const now = this.clock.monotonic();
    return [...this.keys.values()].filter(
      ({ key, goodUntil }) =>
        goodUntil > now && key.algorithms.includes(algorithm) && (kid === undefined || key.kid === kid),
    );
  }

  /** Asks the provider; whoever comes meanwhile waits for the same answer. Rejects for a defect alone. */
  private ask(): Promise<void> {
    this.loading ??= this.renew().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async renew(): Promise<void> {
    try {
      const keys = readKeySet(await this.load(this.uri));
      const now = this.clock.monotonic();
      this.replace(keys, now);
      this.loadedAt = now;
      this.failures = 0;
      this.askAgainAt = now + pause;
    } catch (error) {
      this.askAgainAt = this.clock.monotonic() + Math.min(longestPause, pause * 2 ** this.failures++);
      if (!(error instanceof Unreachable)) throw error;
      this.trouble = error.message;
    }
  }

  /** A key that is shown again stays the same object, and one that is shown no more stops counting at once. */
  private replace(shown: readonly PublicKey[], now: number): void {
    const before = this.keys;
    this.keys = new Map();
    for (const key of shown) {
      const name = JSON.stringify([key.kid, key.algorithms, key.material]);
      const trusted = before.get(name) ?? new TrustedKey(key, this);
      trusted.goodUntil = now + goodFor;
      this.keys.set(name, trusted);
    }
    for (const [name, gone] of before) if (!this.keys.has(name)) gone.goodUntil = 0;
  }
}

/** The key sets in use, by their addresses; the one that was looked at longest ago makes room. */
export class KeySets {
  private readonly sets: BoundedMap<string, KeySet>;
  private readonly load: Load;
  private readonly clock: Clock;

  constructor(load: Load, clock: Clock, most = 1000) {
    this.load = load;
    this.clock = clock;
    this.sets = new BoundedMap(most);
  }

  of(uri: string): KeySet {
    const set = this.sets.get(uri) ?? new KeySet(uri, this.load, this.clock);
    this.sets.set(uri, set);
    return set;
  }
}
