import { type SQL, sql } from "drizzle-orm";

/** Tells the planner that few rows meet a condition, so that it goes by the condition's index rather than by order. */
export const rare = (condition: SQL | undefined): SQL | undefined => condition && sql`unlikely(${condition})`;
