import { eq } from "drizzle-orm";
import type { Store } from "./open.ts";
import { meta } from "./schema.ts";

/** From now on the database belongs to the root key with this check value. */
export const changeRootCheck = (store: Store, check: string): Promise<void> =>
  store.write([], async (db) => {
    await db.update(meta).set({ value: check }).where(eq(meta.name, "root_check"));
  });
