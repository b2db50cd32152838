import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";

const removing = once((db: Drizzle) =>
  db.$client.prepare<unknown, [number, number]>(
    "delete from answers where (workspace_id, credential, idempotency_key) in " +
      "(select workspace_id, credential, idempotency_key from answers where created_at <= ? limit ?)",
  ),
);

/** Removes idempotency records of this time or earlier, so many at most; answers how many. */
export const removeAnswers = async (db: Drizzle, at: number, most: number): Promise<number> =>
  removing(db).run(at, most).changes;
