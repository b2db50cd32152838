import type { TSchema } from "@sinclair/typebox";
import { isJson, type Json } from "../../contract/json.ts";
import { facts, table, time } from "../print.ts";
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
const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const flat = (text: string) => cut(text.replace(/\s+/g, " ").trim(), most);

/** What lists leave out: the ids of other things, and what only one who looks closely asks for. */
const aside = /_(id|by|ip|from)$|^(hash|description|updated_at)$/;
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
  const plain = Object.entries<TSchema>(item.properties ?? {}).filter(([name, schema]) => {
    const { type } = typeOf(schema);
    const isAside = aside.test(name) && !(name === "account_id" && namesAccounts(list));
    return (isWord(schema) || ["string", "integer", "number", "boolean"].includes(type)) && !isAside;
  });
  const used = plain.filter(([name]) =>
    rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""),
  );
  return used.map(([name]) => name).slice(0, columns);
}

/** How narrow a column may become. */
const least = 12;

/**
 * Shortens cells until the table is as wide as the terminal, the widest column first. Ids stay whole, to be copied; and
 * everything does where there is no terminal.
 */
function fitted(names: readonly string[], rows: readonly (readonly string[])[]): string[][] {
  const room = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  const lines = [names, ...rows];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  for (;;) {
    const beyond = widths.reduce((sum, width) => sum + width + 2, -2) - room;
    const widest = widths.reduce(
      (best, width, at) => (names[at] !== "ID" && width > (widths[best] ?? 0) ? at : best),
      1,
    );
    const width = widths[widest] ?? 0;
    if (beyond <= 0 || width <= least) break;
    widths[widest] = Math.max(least, width - beyond);
  }
  return rows.map((row) => row.map((cell, at) => cut(cell, widths[at] ?? most)));
}

function listShown(list: List, handles: Handles): string {
  const { item, rows } = list;
  const names = worthAColumn(list);
  const heads = names.map((name) => heading(name === "account_id" ? "account" : name).toUpperCase());
  const cellOf = (row: Json, name: string) => {
    const cell = text(item.properties[name], row[name]);
    return flat(name === "account_id" ? (handles.get(cell) ?? cell) : cell);
  };
  const cells = rows.map((row) => names.map((name) => cellOf(row, name)));
  return table(heads, fitted(heads, cells));
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

/** The lists of an object, those of an object inside it under both names. */
function listsOf(schema: TSchema, value: Json, before = ""): List[] {
  return Object.entries<TSchema>(schema.properties ?? {}).flatMap(([name, part]): List[] => {
    const inner = value[name];
    const type = typeOf(part);
    const full = before + heading(name);
    const rows = (inner ?? []) as Json[];
    if (isTable(part)) return [{ name: full, item: typeOf(part.items), rows }];
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
export function shown(schema: TSchema, value: object, noun: string, handles: Handles = new Map()): string {
  const given = value as Json;
  const said = written(given);
  if (said !== undefined) return said;
  const lists = listsOf(schema, given).filter(({ rows }) => rows.length > 0);
  const own = factsOf(schema, given).filter(([name]) => name !== heading("next_cursor"));
  if (own.length === 0 && lists.length === 0) return `There is no ${noun}.`;
  const tables = lists.map((list) => (own.length > 0 ? `\n${list.name}\n` : "") + listShown(list, handles));
  return [...(own.length > 0 ? [facts(own)] : []), ...tables].join("\n");
}
