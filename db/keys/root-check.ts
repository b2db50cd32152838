import type { Database } from "bun:sqlite";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/bun-sqlite";
import type { Store } from "../open.ts";
import { meta } from "../schema/core.ts";
import { dataKeys } from "../schema/identity.ts";
import type { DataKeyRow } from "./data-keys.ts";

/** What a database says of its root key before anything in it is changed. */
export interface RootFound {
  /** The check value; none in a database that has not had a root key yet. */
  readonly check: string | undefined;
  /** The ids of the root keys that wrap its data keys: never but one, unless somebody has mixed two databases. */
  readonly wrappedBy: readonly string[];
}

export function findRoot(file: Database): RootFound {
  const known = (table: string) => file.query("select 1 from sqlite_schema where name = ?").get(table) !== null;
  const db = drizzle(file);
  const value = known("meta") ? db.select().from(meta).where(eq(meta.name, "root_check")).get()?.value : undefined;
  const wrapping = known("data_keys") ? db.selectDistinct({ id: dataKeys.rootId }).from(dataKeys).all() : [];
  return { check: value, wrappedBy: wrapping.map(({ id }) => id) };
}

/**
 * From now on the database belongs to the root key with this check value, which wraps every data key anew: all of it, or
 * nothing where a `rewrap` throws.
 */
export const changeRoot = (
  store: Store,
  check: string,
  rewrap: (row: DataKeyRow) => Pick<DataKeyRow, "wrapped" | "rootId">,
): Promise<void> =>
  store.write([], async (db) => {
    await db.update(meta).set({ value: check }).where(eq(meta.name, "root_check"));
    for (const row of await db.select().from(dataKeys))
      await db
        .update(dataKeys)
        .set(rewrap(row))
        .where(and(eq(dataKeys.workspaceId, row.workspaceId), eq(dataKeys.id, row.id)));
  });
