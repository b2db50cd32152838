import { once } from "./once.ts";
import type { Drizzle } from "./open.ts";

const kept = once((_db: Drizzle) => new Set<Map<string, unknown>>());

/**
 * What is known within the transaction under way and no longer: many units share one, and nobody else can change
 * meanwhile what one of them has read or written.
 */
export const withinTransaction = <T>(): ((db: Drizzle) => Map<string, T>) =>
  once((db: Drizzle) => {
    const known = new Map<string, T>();
    kept(db).add(known);
    return known;
  });

/** A transaction has begun: what the one before knew may not hold. */
export function beginTransaction(db: Drizzle): void {
  for (const known of kept(db)) known.clear();
}
