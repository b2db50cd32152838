import type { Store } from "../db/open.ts";
import { addUsage, type KeyUse, type UsageRow } from "../db/usage.ts";
import type { Clock } from "./clock.ts";
import type { Principal } from "./contract/principal.ts";

/** How long a count may wait in memory, in milliseconds. */
const patience = 1000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts calls and last uses in memory and writes them behind, in one transaction at most every second. */
export class Usage {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly failed: (error: unknown) => void;
  private counts = new Map<string, UsageRow>();
  private uses = new Map<string, Mutable<KeyUse>>();
  /** The row that was counted last: one caller's requests tend to follow one another. */
  private latest: UsageRow | undefined;
  private timer: Timer | undefined;
  private day = "";
  private dayEnds = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: Clock, failed: (error: unknown) => void) {
    this.store = store;
    this.clock = clock;
    this.failed = failed;
  }

  /** A credential was presented and is good. */
  used({ credential, workspace }: Principal, at: number, ip: string): void {
    const known = this.uses.get(credential);
    if (known) {
      known.at = at;
      known.ip = ip;
      return;
    }
    this.uses.set(credential, { workspaceId: workspace.id, id: credential, at, ip });
    this.wake();
  }

  count({ credential, workspace }: Principal, operation: string, outcome: string): void {
    const day = this.today();
    const { latest } = this;
    if (
      latest?.credential === credential &&
      latest.operation === operation &&
      latest.outcome === outcome &&
      latest.day === day
    ) {
      latest.count++;
      return;
    }
    const name = `${credential} ${operation} ${outcome} ${day}`;
    const known = this.counts.get(name) ?? { workspaceId: workspace.id, day, credential, operation, outcome, count: 0 };
    known.count++;
    this.counts.set(name, known);
    this.latest = known;
    this.wake();
  }

  /** Writes everything counted so far; what could not be written is kept for the next time. */
  settle(): Promise<void> {
    const written = this.writing.then(() => this.write());
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async write(): Promise<void> {
    const { counts, uses } = this;
    if (counts.size === 0 && uses.size === 0) return;
    this.counts = new Map();
    this.uses = new Map();
    this.latest = undefined;
    try {
      await addUsage(this.store, [...counts.values()], [...uses.values()]);
    } catch (error) {
      this.takeBack(counts, uses);
      throw error;
    }
  }

  private takeBack(counts: Map<string, UsageRow>, uses: Map<string, Mutable<KeyUse>>): void {
    for (const [name, row] of counts) {
      const since = this.counts.get(name);
      if (since) since.count += row.count;
      else this.counts.set(name, row);
    }
    for (const [credential, use] of uses) if (!this.uses.has(credential)) this.uses.set(credential, use);
    this.wake();
  }

  private wake(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.settle().catch(this.failed);
    }, patience);
    this.timer.unref();
  }

  private today(): string {
    const now = this.clock.now();
    if (now >= this.dayEnds || now < this.dayEnds - 86_400_000) {
      this.day = new Date(now).toISOString().slice(0, 10);
      this.dayEnds = Date.parse(this.day) + 86_400_000;
    }
    return this.day;
  }
}
