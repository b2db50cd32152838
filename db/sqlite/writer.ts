import type { Database, Statement } from "bun:sqlite";
import { Refusal } from "../refusal.ts";

interface Unit {
  readonly work: () => Promise<unknown>;
  readonly committed: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

const mostAtOnce = 128;
/** How long a unit waits for a lock that another process holds, in milliseconds. */
const patience = 5_000;

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
  private readonly began: () => void;
  private waiting: Unit[] = [];
  private running = false;

  /** `began` is told of each transaction: what was remembered of the one before may not hold. */
  constructor(file: Database, began: () => void) {
    this.file = file;
    this.began = began;
    this.written = file.prepare("select total_changes() as many");
  }

  /** Runs one unit of work. It is on the disk when the promise resolves, and left no trace when it rejects. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, committed: resolve as (value: unknown) => void, failed: reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => this.drain());
    });
  }

  private async drain() {
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, mostAtOnce));
    this.running = false;
  }

  private async together(units: readonly Unit[]) {
    const ends: (() => void)[] = [];
    try {
      await this.begin();
      for (const unit of units) {
        const end = await this.attempt(unit, units.length === 1);
        if (end) ends.push(end);
        else {
          this.undo();
          return await this.apart(units);
        }
      }
      this.file.run("commit");
    } catch (error) {
      this.undo();
      for (const unit of units) unit.failed(error);
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

  /** Takes the write lock without ever blocking the event loop. */
  private async begin() {
    const deadline = performance.now() + patience;
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        this.file.run("begin immediate");
        this.began();
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline) throw new Refusal("busy", { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
