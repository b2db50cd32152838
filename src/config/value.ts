import type { TSchema } from "@sinclair/typebox";
import { isJson } from "../contract/json.ts";

/** Where a value is not what its schema says. `path` is empty for the value itself. */
export interface Fault {
  readonly path: readonly string[];
  readonly expected: string;
}

/** In words, for a person: what a schema of a setting wants. `expects` in the schema has the last word. */
function expected(schema: TSchema): string {
  if (schema.expects) return schema.expects;
  if (schema.anyOf) return schema.anyOf.map((one: TSchema) => JSON.stringify(one.const)).join(" or ");
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "array") return `a list of ${expected(schema.items)}`;
  if (schema.type === "object") return "a table";
  if (schema.type !== "integer") return "text";
  return schema.maximum === undefined
    ? `a whole number from ${schema.minimum}`
    : `a whole number from ${schema.minimum} to ${schema.maximum}`;
}

/** The value that the text of a flag or of an environment variable stands for; the text itself when it stands for none. */
export function fromText(schema: TSchema, text: string): unknown {
  if (schema.type === "array")
    return text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
  if (schema.type === "integer" && /^\d{1,15}$/.test(text)) return Number(text);
  if (schema.type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** The schema of one entry of a table: by its name, or by the pattern that names of a record follow. */
function entryOf(schema: TSchema, name: string): TSchema | undefined {
  if (schema.properties) return Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  return Object.entries<TSchema>(schema.patternProperties).find(([pattern]) => new RegExp(pattern).test(name))?.[1];
}

function tableFault(schema: TSchema, value: unknown, path: readonly string[]): Fault | undefined {
  if (!isJson(value)) return { path, expected: expected(schema) };
  for (const [name, one] of Object.entries(value)) {
    const inner = entryOf(schema, name);
    const names = schema.properties ? `one of ${Object.keys(schema.properties).join(", ")}` : expected(schema);
    const fault = inner ? faultIn(inner, one, [...path, name]) : { path: [...path, name], expected: names };
    if (fault) return fault;
  }
  return undefined;
}

const sound = (schema: TSchema, text: string): boolean =>
  text !== "" && (!schema.pattern || new RegExp(schema.pattern, "u").test(text)) && (schema.sound?.(text) ?? true);

function fits(schema: TSchema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((one: TSchema) => one.const === value);
  if (schema.type === "boolean") return typeof value === "boolean";
  if (schema.type === "string") return typeof value === "string" && sound(schema, value);
  if (schema.type !== "integer" || !Number.isSafeInteger(value)) return false;
  return (value as number) >= schema.minimum && (value as number) <= (schema.maximum ?? Number.MAX_SAFE_INTEGER);
}

const within = (path: readonly string[], fault: Fault | undefined): Fault | undefined =>
  fault && { ...fault, path: [...path, ...fault.path] };

/** The first fault of a value, judged by the few kinds of schema that settings use; compiling one would cost the start. */
export function faultIn(schema: TSchema, value: unknown, path: readonly string[] = []): Fault | undefined {
  if (schema.fault) return within(path, schema.fault(value));
  if (schema.type === "object") return tableFault(schema, value, path);
  if (schema.type === "array" && Array.isArray(value))
    return value.some((one) => faultIn(schema.items, one)) ? { path, expected: expected(schema) } : undefined;
  return fits(schema, value) ? undefined : { path, expected: expected(schema) };
}
