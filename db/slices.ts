import { inArray, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Drizzle, Store } from "./open.ts";

/* Work on many rows goes slice by slice. */

/** So many rows at once hold up no caller. */
export const atOnce = 500;

/** Between two slices the others have their turn, and the snapshot of this one ends. */
export const nextTurn = () => new Promise<void>((turn) => setImmediate(turn));

/** Removes what is over until nothing of it is left, or `stopping`. `remove` takes away `atOnce` rows, or all there are. */
export async function inSlices(
  store: Store,
  remove: (db: Drizzle) => Promise<number>,
  stopping?: AbortSignal,
): Promise<void> {
  while ((await store.write([], remove)) === atOnce && !stopping?.aborted) await nextTurn();
}

/** Removes rows of a table until none of them is left, or `stopping`. `key` tells each row from the others. */
export const removeWhere = (
  store: Store,
  { table, key, which }: { readonly table: SQLiteTable; readonly key: SQLiteColumn; readonly which: SQL | undefined },
  stopping?: AbortSignal,
): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const some = db.select({ key }).from(table).where(which).limit(atOnce);
      const gone = await db.delete(table).where(inArray(key, some)).returning({ key });
      return gone.length;
    },
    stopping,
  );
