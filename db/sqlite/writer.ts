import type { Database, Statement } from "bun:sqlite";
import { Refusal } from "../refusal.ts";

interface Unit {
  readonly work: () => Promise<unknown>;
  readonly committed: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
  /** When it arrived, as `performance.now()` says. */
  readonly since: number;
}

/** What goes with every transaction. */
interface Around {
  /** It has begun: what was remembered of the one before may not hold. */
  began(): void;
  /** All of its units are done, and it is about to be committed. */
  ending(): Promise<void>;
  /** The log is about to be written or emptied: nobody here may go on reading from before, or it could never be begun anew. */
  committing(): void;
}

const mostAtOnce = 128;

const isBusy = (error: unknown) => String((error as { code?: unknown }).code ?? "").startsWith("SQLITE_BUSY");

/**
 * The one writer of a database: units of work that arrive in the same turn of the event loop share a transaction, and
 * so its one wait for the disk. A unit may await nothing but its own statements, and may be run again from the start:
 * where one fails after it has written, the others are done over without it. (A savepoint for each would be simpler,
 * but makes the full-text index flush each time: 45 µs a unit.)
 */
export class Writer {
  private readonly file: Database;
  private readonly written: Statement<{ many: number }, []>;
  private readonly around: Around;
  private readonly patience: number;
  private waiting: Unit[] = [];
  private emptying: ((emptied: boolean) => void)[] = [];
  private running = false;

  /**
   * `patience` is how long a unit waits to be begun, in milliseconds, whatever it waits for: the units before it, or a
   * lock of another process.
   */
  constructor(file: Database, around: Around, patience = 5_000) {
    this.file = file;
    this.around = around;
    this.patience = patience;
    this.written = file.prepare("select total_changes() as many");
  }

  /**
   * Runs one unit of work. It is on the disk when the promise resolves, and left no trace when it rejects. Refuses
   * (`busy`) what has lost its patience.
   */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const committed = resolve as (value: unknown) => void;
      this.waiting.push({ work, committed, failed: reject, since: performance.now() });
      this.begins();
    });
  }

  /**
   * Moves everything from the log into the database and cuts the log off, so that nothing of what was deleted is left
   * in it. Waits for nobody: whether it was done, which it is not while others read or write.
   */
  emptyLog(): Promise<boolean> {
    return new Promise((resolve) => {
      this.emptying.push(resolve);
      this.begins();
    });
  }

  private begins() {
    if (this.running) return;
    this.running = true;
    setImmediate(() => this.drain());
  }

  private async drain() {
    try {
      while (this.waiting.length > 0) await this.together(this.waiting.splice(0, mostAtOnce));
      if (this.emptying.length > 0) this.empty();
    } finally {
      this.running = false;
    }
  }

  private empty() {
    let emptied = false;
    try {
      this.undo();
      this.around.committing();
      const told = this.file.query<{ busy: number }, []>("pragma wal_checkpoint(truncate)").get();
      emptied = told?.busy === 0;
    } catch (error) {
      if (!isBusy(error)) throw error;
    } finally {
      for (const told of this.emptying.splice(0)) told(emptied);
    }
  }

  private async together(arrived: readonly Unit[]) {
    const ends: (() => void)[] = [];
    try {
      const units = await this.begin(arrived);
      for (const unit of units) {
        const end = await this.attempt(unit, units.length === 1);
        if (end) ends.push(end);
        else {
          this.undo();
          return await this.apart(units);
        }
      }
      if (units.length > 0) {
        await this.around.ending();
        this.around.committing();
        this.file.run("commit");
      }
    } catch (error) {
      this.undoIfItCan();
      for (const unit of arrived) unit.failed(error);
      return;
    }
    for (const end of ends) end();
  }

  /** Each in a transaction of its own. */
  private async apart(units: readonly Unit[]) {
    for (const unit of units) await this.together([unit]);
  }

  /** How the unit will end once the transaction is committed; nothing where it failed and left something behind. */
  private async attempt(unit: Unit, alone: boolean): Promise<(() => void) | undefined> {
    const before = this.written.get()?.many;
    try {
      const value = await unit.work();
      return () => unit.committed(value);
    } catch (error) {
      if (alone) throw error;
      const untouched = this.file.inTransaction && this.written.get()?.many === before;
      return untouched ? () => unit.failed(error) : undefined;
    }
  }

  private undo() {
    if (this.file.inTransaction) this.file.run("rollback");
  }

  /** Where the disk refuses even that, it is tried again before the next transaction begins. */
  private undoIfItCan() {
    try {
      this.undo();
    } catch {}
  }

  /** Takes the write lock without ever blocking the event loop; answers the units that still wait for it. */
  private async begin(arrived: readonly Unit[]): Promise<readonly Unit[]> {
    let cause: unknown;
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      const units = this.patient(arrived, cause);
      if (units.length === 0) return units;
      try {
        this.undo();
        this.file.run("begin immediate");
        this.around.began();
        return units;
      } catch (error) {
        if (!isBusy(error)) throw error;
        cause = error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Refuses the units that have waited too long, and answers the others. */
  private patient(units: readonly Unit[], cause: unknown): readonly Unit[] {
    const earliest = performance.now() - this.patience;
    const late = units.filter(({ since }) => since < earliest);
    for (const unit of late) unit.failed(new Refusal("busy", { cause }));
    return late.length > 0 ? units.filter(({ since }) => since >= earliest) : units;
  }
}
