import { type SQL, sql } from "drizzle-orm";

/** Whether a column is one of any number of values, which come as a JSON array in one parameter. */
export const isOneOf = (column: unknown, values: unknown): SQL =>
  sql`${column} in (select value from json_each(${values}))`;
