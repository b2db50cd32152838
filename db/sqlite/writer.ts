import type { Database } from "bun:sqlite";
import { Refusal } from "../refusal.ts";

interface Unit {
  readonly work: () => Promise<unknown>;
  readonly committed: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}
type Outcome = { value: unknown } | { error: unknown };

const mostAtOnce = 128;
/** How long a unit waits for a lock that another process holds, in milliseconds. */
const patience = 5_000;

const isBusy = (error: unknown) => String((error as { code?: unknown }).code ?? "").startsWith("SQLITE_BUSY");

/**
 * The one writer of a database: units of work that arrive in the same turn of the event loop share a transaction (each
 * in a savepoint of its own), so they share its one wait for the disk. A unit may await nothing but its own statements.
 */
export class Writer {
  private readonly file: Database;
  private waiting: Unit[] = [];
  private running = false;

  constructor(file: Database) {
    this.file = file;
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
    while (this.waiting.length > 0) {
      const units = this.waiting.splice(0, mostAtOnce);
      try {
        await this.begin();
      } catch (error) {
        for (const unit of units) unit.failed(error);
        continue;
      }
      await this.commit(units);
    }
    this.running = false;
  }

  /** Takes the write lock without ever blocking the event loop. */
  private async begin() {
    const deadline = performance.now() + patience;
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        this.file.run("begin immediate");
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline) throw new Refusal("busy", { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async commit(units: readonly Unit[]) {
    const outcomes: Outcome[] = [];
    try {
      for (const unit of units) outcomes.push(await this.attempt(unit));
      this.file.run("commit");
    } catch (error) {
      if (this.file.inTransaction) this.file.run("rollback");
      for (const unit of units) unit.failed(error);
      return;
    }
    outcomes.forEach((outcome, at) => {
      const unit = units[at] as Unit;
      if ("error" in outcome) unit.failed(outcome.error);
      else unit.committed(outcome.value);
    });
  }

  private async attempt(unit: Unit): Promise<Outcome> {
    this.file.run("savepoint unit");
    try {
      const value = await unit.work();
      this.file.run("release unit");
      return { value };
    } catch (error) {
      // A full disk may have rolled the whole transaction back already: then no unit of it stands.
      if (!this.file.inTransaction) throw error;
      this.file.run("rollback to unit");
      this.file.run("release unit");
      return { error };
    }
  }
}
