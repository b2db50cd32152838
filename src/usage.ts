import { addCounts, type KeyUse, setUses, type UsageRow } from "../db/insights/usage.ts";
import type { Store } from "../db/open.ts";
import type { Clock } from "./clock.ts";
import type { Principal } from "./contract/principal.ts";
import { utcDay } from "./contract/time.ts";

/** How long the latest use of a key may wait in memory, and how long a count may, in milliseconds. */
const usePatience = 1000;
const countPatience = 10_000;
/** Rows in one transaction: 2 ms. */
const atOnce = 500;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts calls and last uses in memory and writes them behind, in small transactions. */
export class Usage {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly failed: (error: unknown) => void;
  /** By credential: a credential calls few operations, and a name for each row would be made at every call. */
  private counts = new Map<string, UsageRow[]>();
  private uses = new Map<string, Mutable<KeyUse>>();
  /** The row that was counted last: one caller's requests tend to follow one another. */
  private latest: UsageRow | undefined;
  private timer: Timer | undefined;
  private countedAt = 0;
  private day = "";
  private dayEnds = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: Clock, failed: (error: unknown) => void) {
    this.store = store;
    this.clock = clock;
    this.failed = failed;
  }

  /** A credential was presented and is good. Of several uses in one millisecond, one says from where. */
  used({ credential, workspace }: Principal, at: number, from: { readonly ip: string }): void {
    const known = this.uses.get(credential);
    if (!known) {
      this.uses.set(credential, { workspaceId: workspace.id, id: credential, at, ip: from.ip });
      this.wake();
    } else if (known.at !== at) {
      known.at = at;
      known.ip = from.ip;
    }
  }

  count({ credential, workspace }: Principal, operation: string, outcome: string): void {
    const day = this.today();
    const { latest } = this;
    if (latest?.credential === credential && is(latest, day, operation, outcome)) {
      latest.count++;
      return;
    }
    const known = this.counts.get(credential)?.find((row) => is(row, day, operation, outcome));
    this.latest = known ?? { workspaceId: workspace.id, day, credential, operation, outcome, count: 0 };
    this.latest.count++;
    if (!known) this.add(this.latest);
    this.wake();
  }

  /** Writes everything counted so far; what could not be written is kept for the next time. */
  settle(): Promise<void> {
    return this.inTurn(async () => {
      await this.writeUses();
      await this.writeCounts();
    });
  }

  private async writeUses(): Promise<void> {
    const rows = [...this.uses.values()].sort(byKey);
    this.uses = new Map();
    await inSlices(rows, (slice) => setUses(this.store, slice), this.failed).catch(
      (unwritten: Unwritten<Mutable<KeyUse>>) => {
        for (const use of unwritten.rows) if (!this.uses.has(use.id)) this.uses.set(use.id, use);
        throw unwritten.cause;
      },
    );
  }

  private async writeCounts(): Promise<void> {
    const rows = [...this.counts.values()].flat().sort(byCredential);
    this.counts = new Map();
    this.latest = undefined;
    this.countedAt = this.clock.monotonic();
    await inSlices(rows, (slice) => addCounts(this.store, slice), this.failed).catch(
      (unwritten: Unwritten<UsageRow>) => {
        for (const row of unwritten.rows) this.add(row);
        throw unwritten.cause;
      },
    );
  }

  private add(row: UsageRow): void {
    const rows = this.counts.get(row.credential);
    if (!rows) this.counts.set(row.credential, [row]);
    else {
      const since = rows.find((other) => is(other, row.day, row.operation, row.outcome));
      if (since) since.count += row.count;
      else rows.push(row);
    }
  }

  /** One writing after the other, so that a reader who settles finds everything. */
  private inTurn(write: () => Promise<void>): Promise<void> {
    const written = this.writing.then(write);
    this.writing = written.catch(() => undefined);
    return written;
  }

  private wake(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const due = this.clock.monotonic() - this.countedAt >= countPatience;
      this.inTurn(() => (due ? this.writeUses().then(() => this.writeCounts()) : this.writeUses()))
        .catch(this.failed)
        .finally(() => {
          if (this.counts.size > 0 || this.uses.size > 0) this.wake();
        });
    }, usePatience);
    this.timer.unref();
  }

  private today(): string {
    const now = this.clock.now();
    if (now >= this.dayEnds || now < this.dayEnds - 86_400_000) {
      this.day = utcDay(now);
      this.dayEnds = Date.parse(this.day) + 86_400_000;
    }
    return this.day;
  }
}

/** In the order of their table, each of its pages is written once, and not once for each slice. */
const byKey = (one: KeyUse, other: KeyUse) => order(one.workspaceId, other.workspaceId) || order(one.id, other.id);
const byCredential = (one: UsageRow, other: UsageRow) =>
  order(one.workspaceId, other.workspaceId) || order(one.day, other.day) || order(one.credential, other.credential);
const order = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const is = (row: UsageRow, day: string, operation: string, outcome: string): boolean =>
  row.operation === operation && row.outcome === outcome && row.day === day;

/** Rows that could not be written, and why. */
class Unwritten<R> extends Error {
  readonly rows: readonly R[];
  constructor(rows: readonly R[], cause: unknown) {
    super("not written", { cause });
    this.rows = rows;
  }
}

type Write<R> = (slice: readonly R[]) => Promise<void>;
type Failed = (error: unknown) => void;

/**
 * Writes many rows without ever holding up the event loop for long. A row that breaks a rule of the database is told of
 * and left out: it would be refused for ever, and every other one of its slice with it.
 */
async function inSlices<R>(rows: readonly R[], write: Write<R>, failed: Failed): Promise<void> {
  for (let start = 0; start < rows.length; start += atOnce) {
    if (start > 0) await new Promise((turn) => setImmediate(turn));
    const slice = rows.slice(start, start + atOnce);
    try {
      await write(slice);
    } catch (error) {
      const rest = isBroken(error) ? await oneByOne(slice, write, failed) : { rows: slice, cause: error };
      if (rest) throw new Unwritten([...rest.rows, ...rows.slice(start + atOnce)], rest.cause);
    }
  }
}

/** What of the slice is still to be written, where something other than its rows is in the way. */
async function oneByOne<R>(slice: readonly R[], write: Write<R>, failed: Failed) {
  for (const [at, row] of slice.entries())
    try {
      await write([row]);
    } catch (cause) {
      if (!isBroken(cause)) return { rows: slice.slice(at), cause };
      failed(cause);
    }
  return undefined;
}

const isBroken = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code).startsWith("SQLITE_CONSTRAINT");
