import { expect, test } from "bun:test";
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { SQLiteTable, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { table } from "../db/schema/table.ts";

const counted = () => {
  const made = { times: 0 };
  const things = table("things", () => {
    made.times++;
    return { id: text().primaryKey(), ownName: text("own_name").notNull() };
  });
  return { made, things };
};

test("a table's columns are made when first it is asked for anything, and once", () => {
  const { made, things } = counted();
  expect(is(things, SQLiteTable)).toBe(true);
  expect(made.times).toBe(0);
  expect(things.ownName.name).toBe("own_name");
  expect(getTableName(things)).toBe("things");
  expect(made.times).toBe(1);
});

test.each<[string, (things: ReturnType<typeof counted>["things"]) => unknown]>([
  ["a column", (things) => things.id.name],
  ["its name", getTableName],
  ["its columns", getTableColumns],
  ["whether it has a column", (things) => "id" in things],
])("asked first for %s, it is the table that Drizzle makes", (_, ask) => {
  const { things } = counted();
  const plain = sqliteTable("things", { id: text().primaryKey(), ownName: text("own_name").notNull() });
  const [asked, expected] = [ask(things), ask(plain)];
  expect(String(asked)).toBe(String(expected));
  expect(Reflect.ownKeys(things)).toEqual(Reflect.ownKeys(plain));
  expect(Object.getPrototypeOf(things)).toBe(SQLiteTable.prototype);
  expect(is(things, Table)).toBe(true);
});
