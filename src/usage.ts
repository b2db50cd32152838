import type { Store } from "../db/open.ts";
import { addUsage, type LastUse, type UsageRow } from "../db/usage.ts";
import type { Clock } from "./clock.ts";
import type { Principal } from "./contract/principal.ts";

/** How long a count may wait in memory, in milliseconds. */
const patience = 1000;

/** Counts calls and last uses in memory and writes them behind, in one transaction at most every second. */
export class Usage {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly failed: (error: unknown) => void;
  private counts = new Map<string, UsageRow>();
  private uses = new Map<string, LastUse>();
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
    const known = this.uses.get(credential) as { at: number; ip: string } | undefined;
    if (known) {
      known.at = at;
      known.ip = ip;
    } else this.uses.set(credential, { workspace: workspace.id, at, ip });
    this.wake();
  }

  count({ credential, workspace }: Principal, operation: string, outcome: string): void {
    const day = this.today();
    const name = `${credential} ${operation} ${outcome} ${day}`;
    const known = this.counts.get(name);
    if (known) known.count++;
    else this.counts.set(name, { workspaceId: workspace.id, day, credential, operation, outcome, count: 1 });
    this.wake();
  }

  /** Writes everything counted so far; what could not be written is kept for the next time. */
  settle(): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.counts.size === 0 && this.uses.size === 0) return;
      const { counts, uses } = this;
      this.counts = new Map();
      this.uses = new Map();
      try {
        await addUsage(this.store, [...counts.values()], uses);
      } catch (error) {
        this.takeBack(counts, uses);
        throw error;
      }
    });
    const written = this.writing;
    this.writing = written.catch(() => undefined);
    return written;
  }

  private takeBack(counts: Map<string, UsageRow>, uses: Map<string, LastUse>): void {
    for (const [name, row] of counts) {
      const since = this.counts.get(name);
      this.counts.set(name, since ? { ...row, count: row.count + since.count } : row);
    }
    for (const [credential, use] of uses) if (!this.uses.has(credential)) this.uses.set(credential, use);
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
