import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { openStore } from "../db/open.ts";
import * as ai from "../db/schema/ai.ts";
import * as connectors from "../db/schema/connectors.ts";
import * as schema from "../db/schema/core.ts";
import * as identity from "../db/schema/identity.ts";
import * as insights from "../db/schema/insights.ts";
import * as planning from "../db/schema/planning.ts";
import * as publishing from "../db/schema/publishing.ts";
import { databaseIn, FolderInUse, holdFolder, openWriter } from "../db/sqlite/files.ts";
import { migrate, SchemaTooNew, schemaOf } from "../db/sqlite/migrate.ts";

const open = (folder: string) => openStore({ folder, admit: () => {}, rootCheck: "check" });
let folder: string;
let file: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "socialcrm-schema-"));
  file = openWriter(databaseIn(folder), "normal");
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables = (
  [
    ...Object.values(schema),
    ...Object.values(ai),
    ...Object.values(identity),
    ...Object.values(publishing),
    ...Object.values(planning),
    ...Object.values(insights),
    ...Object.values(connectors),
  ] as unknown[]
).filter((part): part is SQLiteTable => is(part, SQLiteTable));

describe("the tables in words and in SQL", () => {
  test("are the same tables", () => {
    migrate(file, databaseIn(folder));
    const names = file
      .query<{ name: string }, []>("select name from pragma_table_list where schema = 'main' and type = 'table'")
      .all()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("sqlite_") && !name.startsWith("posts_text"));
    expect(names.sort()).toEqual(tables.map(getTableName).sort());
  });

  test.each(tables.map((table) => [getTableName(table), table] as const))(
    "%s: columns, types, keys and indexes",
    (name, table) => {
      migrate(file, databaseIn(folder));
      const { primaryKeys, indexes } = getTableConfig(table);
      const key = primaryKeys[0]?.columns.map((column) => column.name);
      const said = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: column.notNull || column.primary,
        place: key ? key.indexOf(column.name) + 1 : column.primary ? 1 : 0,
      }));
      const columns = file.query(`pragma table_info(${name})`).all() as {
        name: string;
        type: string;
        notnull: number;
        pk: number;
      }[];
      expect(said).toEqual(
        columns.map(({ name, type, notnull, pk }) => ({ name, type, required: notnull === 1, place: pk })),
      );

      const list = file.query(`pragma index_list(${name})`).all() as {
        name: string;
        unique: number;
        origin: string;
        partial: number;
      }[];
      const columnsOf = (index: string) =>
        (file.query(`pragma index_info(${index})`).all() as { name: string }[]).map(({ name }) => name);
      const unique = list.filter(({ origin }) => origin === "u").map(({ name }) => columnsOf(name).join());
      expect(
        Object.values(getTableColumns(table))
          .filter((column) => column.isUnique)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(unique.sort());
      for (const { config } of indexes) {
        expect(list.map(({ name }) => name)).toContain(config.name);
        expect(config.columns.map((column) => (column as { name: string }).name)).toEqual(columnsOf(config.name));
      }
    },
  );

  test("are strict, so a text is no number", () => {
    migrate(file, databaseIn(folder));
    const list = file
      .query("select name, strict, wr from pragma_table_list where schema = 'main' and type = 'table'")
      .all();
    for (const { name, strict, wr } of list as { name: string; strict: number; wr: number }[])
      if (tables.some((table) => getTableName(table) === name))
        expect({ name, strict, wr }).toEqual({ name, strict: 1, wr: 1 });
  });
});

describe("a data folder", () => {
  test("of a newer program is refused, and not a byte of it is changed", async () => {
    migrate(file, databaseIn(folder));
    const known = schemaOf(file);
    file.run(`pragma user_version = ${known + 1}`);
    file.run("pragma wal_checkpoint(truncate)");
    const bytes = () => Bun.file(databaseIn(folder)).bytes();
    const before = await bytes();
    await expect(open(folder)).rejects.toThrow(SchemaTooNew);
    await expect(open(folder)).rejects.toThrow(`The database has schema ${known + 1}`);
    expect(Bun.SHA256.hash(await bytes(), "hex")).toBe(Bun.SHA256.hash(before, "hex"));
    expect(readdirSync(folder)).not.toContain("backups");
  });

  test("of an older program is copied before it is migrated, whole and as it was", async () => {
    const migrations = ["create table first (a text) strict", "create table second (b text) strict"];
    migrate(file, databaseIn(folder), migrations.slice(0, 1));
    file.run("insert into first values ('kept')");
    const copy = migrate(file, databaseIn(folder), migrations);
    expect(copy).toBe(join(folder, "backups", "schema-1.db"));
    expect(schemaOf(file)).toBe(2);
    const old = new Database(copy as string, { readonly: true });
    expect([schemaOf(old), old.query("select a from first").values()]).toEqual([1, [["kept"]]]);
    expect(old.query("select 1 from sqlite_schema where name = 'second'").all()).toEqual([]);
    old.close();
  });

  test("whose migration fails stays at the schema it had, with one copy beside it, however often it is tried", () => {
    const migrations = [
      "create table first (a text) strict",
      "create table second (b text) strict; create table first (c text) strict",
    ];
    migrate(file, databaseIn(folder), migrations.slice(0, 1));
    for (const _start of [1, 2, 3])
      expect(() => migrate(file, databaseIn(folder), migrations)).toThrow("first already exists");
    expect(schemaOf(file)).toBe(1);
    expect(file.query("select 1 from sqlite_schema where name = 'second'").all()).toEqual([]);
    expect(readdirSync(join(folder, "backups"))).toEqual(["schema-1.db"]);
  });

  test("whose table is rebuilt keeps the rows that refer to it, and they refer to it still", () => {
    const migrations = [
      `create table parent (id integer primary key) strict;
       create table child (parent integer not null references parent (id) on delete cascade) strict`,
      `create table rebuilt (id integer primary key, name text) strict;
       insert into rebuilt select id, 'kept' from parent;
       drop table parent;
       alter table rebuilt rename to parent`,
    ];
    migrate(file, databaseIn(folder), migrations.slice(0, 1));
    file.run("insert into parent values (1); insert into child values (1)");
    migrate(file, databaseIn(folder), migrations);
    expect(file.query("select name from parent join child on parent.id = child.parent").values()).toEqual([["kept"]]);
    expect(() => file.run("insert into child values (2)")).toThrow("FOREIGN KEY");
    file.run("delete from parent");
    expect(file.query("select * from child").all()).toEqual([]);
  });

  test("is not migrated by a step that leaves rows referring to nothing", () => {
    const migrations = [
      `create table parent (id integer primary key) strict;
       create table child (parent integer not null references parent (id) on delete cascade) strict;
       insert into parent values (1); insert into child values (1)`,
      "delete from parent",
    ];
    migrate(file, databaseIn(folder), migrations.slice(0, 1));
    expect(() => migrate(file, databaseIn(folder), migrations)).toThrow("rows of child that refer to no row of parent");
    expect(schemaOf(file)).toBe(1);
    expect(file.query("select * from parent").values()).toEqual([[1]]);
    expect(file.query("pragma foreign_keys").values()).toEqual([[1]]);
  });

  test("of an older program is left alone while a server runs on it, and migrated once it is stopped", async () => {
    migrate(file, databaseIn(folder));
    const known = schemaOf(file);
    const sql = [...Array.from({ length: known }, () => ""), "create table later (a text) strict"];
    const beside = () => openStore({ folder, admit: () => {}, rootCheck: "check", migrations: sql });
    const stop = holdFolder(folder);
    await expect(beside()).rejects.toThrow(FolderInUse);
    await expect(beside()).rejects.toThrow(`A server of an older version runs on ${folder}; stop it first.`);
    expect(schemaOf(file)).toBe(known);
    expect(readdirSync(folder)).not.toContain("backups");
    stop();
    (await beside()).close();
    expect(schemaOf(file)).toBe(known + 1);
    holdFolder(folder)();
  });

  test("of an older program is migrated by its own server", async () => {
    migrate(file, databaseIn(folder));
    const known = schemaOf(file);
    const sql = [...Array.from({ length: known }, () => ""), "create table later (a text) strict"];
    const stop = holdFolder(folder);
    (await openStore({ folder, admit: () => {}, rootCheck: "check", migrations: sql, alone: true })).close();
    expect(schemaOf(file)).toBe(known + 1);
    stop();
  });

  test("that is new is made even beside a server", async () => {
    const stop = holdFolder(folder);
    (await open(folder)).close();
    expect(schemaOf(file)).toBeGreaterThan(0);
    stop();
  });

  test("that is new or up to date is not copied; opening it again changes nothing of its schema", async () => {
    expect(migrate(file, databaseIn(folder))).toBeUndefined();
    const schemaText = () =>
      file.query("select sql from sqlite_schema where name <> 'sqlite_stat1' order by name").values();
    const before = schemaText();
    const store = await open(folder);
    expect(store.copied).toBeUndefined();
    store.close();
    expect(schemaText()).toEqual(before);
    expect(readdirSync(folder)).not.toContain("backups");
  });
});
