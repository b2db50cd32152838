import type { Database } from "bun:sqlite";

/**
 * What is read in one turn of the event loop is read from one snapshot, from the second read on. A read of its own has SQLite
 * lock the WAL index and compare its head each time, which is 2 to 3 of the 8 µs that finding a row takes.
 */
export class Snapshot {
  private readonly reader: Database;
  private readonly begin: () => unknown;
  private readonly commit: () => unknown;
  private hasRead = false;
  private isOpen = false;
  private isClosed = false;
  private readonly turn = () => {
    this.hasRead = false;
    this.leave();
  };

  constructor(reader: Database) {
    this.reader = reader;
    const begin = reader.prepare("begin");
    const commit = reader.prepare("commit");
    this.begin = () => begin.run();
    this.commit = () => commit.run();
  }

  /** Called before each read. */
  enter(): void {
    if (this.isOpen || this.isClosed) return;
    if (!this.hasRead) {
      this.hasRead = true;
      setImmediate(this.turn);
      return;
    }
    this.begin();
    this.isOpen = true;
  }

  /** The next read sees what is committed by then. */
  leave(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    // SQLite ends it by itself where the disk fails.
    if (this.reader.inTransaction) this.commit();
  }

  /** Before the connection is closed. Bun lets what was prepared before still run, with nothing to share any more. */
  close(): void {
    this.leave();
    this.isClosed = true;
  }
}
