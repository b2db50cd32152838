import type { Store } from "../../db/open.ts";

/** A store whose writes fail, as SQLite says it, for as long as it is told to. */
export class FailingStore {
  private readonly store: { write: Store["write"] };
  private readonly write: Store["write"];

  constructor(store: Store) {
    this.store = store;
    this.write = store.write;
  }

  /** From now on, after so many good ones. */
  fail(code: string, after = 0): void {
    let left = after;
    this.store.write = (topics, work) => {
      if (left-- > 0) return this.write(topics, work);
      return Promise.reject(Object.assign(new Error(`the disk says ${code}`), { code }));
    };
  }

  mend(): void {
    this.store.write = this.write;
  }
}
