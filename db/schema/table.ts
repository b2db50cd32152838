import { SQLiteTable, sqliteTable } from "drizzle-orm/sqlite-core";

/**
 * Drizzle's own `sqliteTable`, with columns given by a function that is called when first anything is asked of the table: a
 * start touches a few of fifty, and making 400 columns is 5 ms of it.
 */
export const table = ((name: string, columns: () => never, keys?: () => never) => {
  // Until then all it has is a prototype that answers by making it; from then on it is a table like any other.
  const asked = new Proxy(Object.create(SQLiteTable.prototype) as SQLiteTable, {
    get: (_, key) => Reflect.get(make(), key),
    has: (_, key) => Reflect.has(make(), key),
  });
  const late = Object.create(asked) as SQLiteTable;
  const make = (): SQLiteTable => {
    Object.setPrototypeOf(late, SQLiteTable.prototype);
    return Object.assign(late, sqliteTable(name, columns, keys as never));
  };
  return late;
}) as typeof sqliteTable;
