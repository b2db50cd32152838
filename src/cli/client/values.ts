import { InvalidArgumentError } from "commander";
import { isJson } from "../../contract/json.ts";
import { nameGivenTwice } from "../../faces/names.ts";
import type { FieldSchema } from "./fields.ts";

/* Readers of flags that stand for fields: the text of a flag as the value that the field's schema names. */

const bad = (what: string) => new InvalidArgumentError(`It must be ${what}.`);
const isTwice = (what: string) => new InvalidArgumentError(`${what} is given twice; give it once.`);

function whole(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw bad("a whole number");
}

function decimal(text: string): number {
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  throw bad("a number");
}

function word(words: readonly string[], text: string): string {
  if (words.includes(text)) return text;
  throw bad(`one of: ${words.join(", ")}`);
}

function json(text: string, isSound: (value: unknown) => boolean, what: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad(what);
  }
  if (!isSound(value)) throw bad(what);
  const twice = nameGivenTwice(text);
  if (twice !== undefined) throw isTwice(twice);
  return value;
}

/** A single value; undefined where the schema is of things that no plain text stands for. */
function single(schema: FieldSchema, text: string): unknown {
  if (schema.enum) return word(schema.enum, text);
  if (schema.type === "integer") return whole(text);
  if (schema.type === "number") return decimal(text);
  if (schema.type === "boolean") return word(["true", "false"], text) === "true";
  return text;
}

const isPlain = ({ type, enum: words }: FieldSchema): boolean =>
  words !== undefined || ["string", "integer", "number", "boolean"].includes(type ?? "");

/** Words with commas between, and more of them where the flag is given again; none at all for an empty text. */
function many(items: FieldSchema, text: string, before: unknown): readonly unknown[] {
  const texts = text.split(",").map((one) => one.trim());
  const found = texts.filter((one) => one !== "").map((one) => single(items, one));
  return [...((before as readonly unknown[] | undefined) ?? []), ...found];
}

/** The schema of one value of a table. Throws for a name that it cannot have. */
function entryOf({ properties, patternProperties = {} }: FieldSchema, name: string): FieldSchema {
  if (!properties) return Object.values(patternProperties)[0] ?? {};
  const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (known) return known;
  throw bad(`one of these names, = and its value: ${Object.keys(properties).join(", ")}`);
}

/** `name=value`, and more of them where the flag is given again; or all of it as JSON. */
function table(schema: FieldSchema, text: string, before: object = {}): unknown {
  const more = text.startsWith("{")
    ? (json(text, isJson, "a JSON object, or name=value") as object)
    : entry(schema, text);
  const twice = Object.keys(more).find((name) => Object.hasOwn(before, name));
  if (twice !== undefined) throw isTwice(twice);
  return { ...before, ...more };
}

function entry(schema: FieldSchema, text: string): object {
  const at = text.indexOf("=");
  if (at < 1) throw bad("name=value, or a JSON object");
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  return { [name]: readValue(entryOf(schema, name), false, value, undefined) };
}

/** What a flag gives for null, which commander would take for no value at all. */
export const nothing = Symbol("null");

/** The value that a flag's text stands for. `before`: what the same flag gave already. */
export function readValue(schema: FieldSchema, nullable: boolean, text: string, before: unknown): unknown {
  if (nullable && text === "null") return nothing;
  const { items, type } = schema;
  if (type === "array" && items && isPlain(items)) return many(items, text, before);
  if (type === "array") return json(text, Array.isArray, "a JSON list");
  if (type === "object") return table(schema, text, before as object | undefined);
  if (before !== undefined) throw isTwice("It");
  return single(schema, text);
}

/** What stands after a flag in a help text. */
export function hintOf(schema: FieldSchema): string {
  const { type, items, enum: words, format, pattern, properties, patternProperties = {} } = schema;
  if (words) return "word";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "true|false";
  const [entry] = Object.values(properties ?? patternProperties);
  if (type === "object") return `name=${entry ? hintOf(entry) : "text"}`;
  if (type === "array")
    return items && isPlain(items) ? (items.pattern?.includes("_[0-9a-z]") ? "ids" : "a,b") : "json";
  if (format === "date-time") return "time";
  if (format === "uri") return "url";
  return pattern?.includes("_[0-9a-z]") ? "id" : "text";
}
