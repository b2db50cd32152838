import { eq } from "drizzle-orm";
import type { Store } from "./open.ts";
import { meta } from "./schema.ts";

/** What the database keeps under a name, for good. */
export async function findKept(store: Store, name: string): Promise<string | undefined> {
  const [row] = await store.read.select({ value: meta.value }).from(meta).where(eq(meta.name, name));
  return row?.value;
}

/** Keeps a value under a name, where none is kept yet; answers the one that is. */
export const keepOnce = (store: Store, name: string, value: string): Promise<string> =>
  store.write([], async (db) => {
    await db.insert(meta).values({ name, value }).onConflictDoNothing();
    const [row] = await db.select({ value: meta.value }).from(meta).where(eq(meta.name, name));
    return row?.value ?? value;
  });
