import { eq } from "drizzle-orm";
import type { Store } from "./open.ts";
import { meta } from "./schema/core.ts";

export async function findMeta(store: Store, name: string): Promise<string | undefined> {
  const [row] = await store.read.select().from(meta).where(eq(meta.name, name));
  return row?.value;
}

/** Sets what was not set yet, and answers what is: another process may have been first. */
export const addMeta = (store: Store, name: string, value: string): Promise<string> =>
  store.write([], async (db) => {
    await db.insert(meta).values({ name, value }).onConflictDoNothing();
    const [row] = await db.select().from(meta).where(eq(meta.name, name));
    return row?.value ?? value;
  });
