import { isNotNull, min } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { once } from "./once.ts";
import type { Drizzle, Store } from "./open.ts";

type Time = SQLiteColumn & { readonly _: { readonly data: number } };
/** A table of things to do: each is due at its time, or is held until then by whoever does it. */
type Queue = SQLiteTable & { readonly nextAt: Time; readonly heldUntil: Time };

/** Tells when something of a queue is to be done next: it is due, or what somebody held is free. Undefined: never. */
export function nextIn(queue: Queue): (store: Store) => Promise<number | undefined> {
  const firsts = once((db: Drizzle) =>
    [queue.nextAt, queue.heldUntil].map((time) =>
      db
        .select({ at: min(time) })
        .from(queue)
        .where(isNotNull(time))
        .prepare(),
    ),
  );
  return async (store) => {
    const found = await Promise.all(firsts(store.read).map((first) => first.execute()));
    const times = found.flatMap(([row]) => row?.at ?? []);
    return times.length > 0 ? Math.min(...times) : undefined;
  };
}
