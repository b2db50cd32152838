import type { TSchema } from "@sinclair/typebox";
import { isJson, type Json } from "../../contract/json.ts";
import { facts, plain, table, time } from "../print.ts";
import { cut, fitted } from "./fitted.ts";
import type { Handles } from "./handles.ts";

/* What people see of an answer: its schema says what is worth a column. */

const typeOf = (schema: TSchema): TSchema =>
  schema.anyOf?.find((part: TSchema) => part.type !== "null" && part.const === undefined) ?? schema;
const isWord = (schema: TSchema): boolean => schema.anyOf?.every((part: TSchema) => part.const !== undefined) ?? false;
const isTable = (schema: TSchema): boolean => schema.type === "array" && typeOf(schema.items).type === "object";

function text(schema: TSchema, value: unknown): string {
  if (value === null || value === undefined) return "-";
  if (Array.isArray(value)) return value.map((one) => text(schema.items ?? {}, one)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeOf(schema).format === "date-time" ? time(String(value)) : String(value);
}

const heading = (name: string) => name.replaceAll("_", " ");

/** How many characters of a text a column shows. */
const most = 48;
const flat = (text: string) => cut(text.replace(/\s+/g, " ").trim(), most);

/** What lists leave out: the ids of other things, and what only one who looks closely asks for. */
const aside = /_(id|by|ip|from)$|^(hash|description|updated_at|starts_at|ends_at|hours)$/;
const columns = 7;

/** A list in an answer. */
interface List {
  readonly name: string;
  readonly item: TSchema;
  readonly rows: readonly Json[];
}

/** Whether its rows tell of accounts that they name by their ids alone. */
const namesAccounts = ({ item }: List): boolean => "account_id" in item.properties && !("handle" in item.properties);

function worthAColumn(list: List): string[] {
  const { item, rows } = list;
  const simple = Object.entries<TSchema>(item.properties ?? {}).filter(([name, schema]) => {
    const { type } = typeOf(schema);
    const isAside = aside.test(name) && !(name === "account_id" && namesAccounts(list));
    return (isWord(schema) || ["string", "integer", "number", "boolean"].includes(type)) && !isAside;
  });
  // A line of a log is known by its number, and whoever wrote it by their name.
  const told = "seq" in (item.properties ?? {}) ? simple.filter(([name]) => name !== "id" && name !== "actor") : simple;
  const used = told.filter(([name]) =>
    rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""),
  );
  return used.map(([name]) => name).slice(0, columns);
}

function listShown(list: List, handles: Handles): string {
  const { item, rows } = list;
  const names = worthAColumn(list);
  const heads = names.map((name) => heading(name === "account_id" ? "account" : name).toUpperCase());
  const cellOf = (row: Json, name: string) => {
    const cell = text(item.properties[name], row[name]);
    return flat(name === "account_id" ? (handles.get(cell) ?? cell) : cell);
  };
  const [head = [], ...cells] = fitted(
    heads,
    rows.map((row) => names.map((name) => cellOf(row, name))),
  );
  return table(head, cells);
}

/** The facts of an object, those of an object inside it under both names. */
function factsOf(schema: TSchema, value: Json, before = ""): [string, string][] {
  return Object.entries<TSchema>(schema.properties ?? {}).flatMap(([name, part]): [string, string][] => {
    const inner = value[name];
    const type = typeOf(part);
    if (inner === undefined || isTable(part)) return [];
    if (type.type === "object" && type.properties && inner !== null)
      return factsOf(type, inner as Json, `${before}${heading(name)} `);
    return [[before + heading(name), text(part, inner)]];
  });
}

/** The lists inside a row of a list, such as the parts of a post for one account. */
function listsWithin(item: TSchema, row: Json): List[] {
  const whose = row.handle ?? row.name ?? row.id;
  if (typeof whose !== "string") return [];
  return Object.entries<TSchema>(item.properties ?? {})
    .filter(([, part]) => isTable(part))
    .map(([name, part]) => ({
      name: `${heading(name)} of ${plain(whose)}`,
      item: typeOf(part.items),
      rows: (row[name] ?? []) as Json[],
    }));
}

/** The lists of an object, those of an object inside it under both names. */
function listsOf(schema: TSchema, value: Json, before = ""): List[] {
  return Object.entries<TSchema>(schema.properties ?? {}).flatMap(([name, part]): List[] => {
    const inner = value[name];
    const type = typeOf(part);
    const full = before + heading(name);
    const rows = (inner ?? []) as Json[];
    if (isTable(part)) {
      const item = typeOf(part.items);
      return [{ name: full, item, rows }, ...(name === "data" ? [] : rows.flatMap((row) => listsWithin(item, row)))];
    }
    return type.type === "object" && isJson(inner) ? listsOf(type, inner, `${full} `) : [];
  });
}

/** What was written is to be read and passed on: it is shown as it stands. */
function written({ data, dry_run }: Json): string | undefined {
  if (!isJson(data) || dry_run !== undefined) return undefined;
  const [only, another] = Object.values(data);
  if (another !== undefined) return undefined;
  return Array.isArray(only) ? only.join("\n") : String(only);
}

/** The ids of accounts that the lists of an answer name by nothing else. */
export const accountsIn = (schema: TSchema, value: object): ReadonlySet<string> =>
  new Set(
    listsOf(schema, value as Json)
      .filter(namesAccounts)
      .flatMap(({ rows }) => rows.map(({ account_id }) => account_id))
      .filter((id) => typeof id === "string"),
  );

/** An answer for people: what was written; a list as a table; anything else as its facts, and the lists inside it as tables below. */
export function shown(schema: TSchema, value: object, noun: string | undefined, handles: Handles = new Map()): string {
  const given = value as Json;
  const said = written(given);
  if (said !== undefined) return said;
  const all = listsOf(schema, given);
  const lists = all.filter(({ rows }) => rows.length > 0);
  const own = factsOf(schema, given).filter(([name]) => name !== heading("next_cursor"));
  const nothing = noun === undefined ? "There is nothing to show." : `There is no ${noun}.`;
  if (own.length === 0 && lists.length === 0) return nothing;
  const tables = lists.map((list) => (own.length > 0 ? `\n${headed(list)}` : "") + listShown(list, handles));
  const isEmptyList = noun !== undefined && all.some(({ name, rows }) => name === "data" && rows.length === 0);
  return [...(own.length > 0 ? [facts(own)] : []), ...tables, ...(isEmptyList ? [`\n${nothing}`] : [])].join("\n");
}

/** What stands above a table; nothing where it is what was asked for. */
const headed = ({ name }: List) => (name === "data" ? "" : `${name}\n`);
