import { FormatRegistry, type Static, type TObject, type TSchema, type TUnsafe } from "@sinclair/typebox";
import { type TypeCheck, TypeCompiler } from "@sinclair/typebox/compiler";
import { Failure } from "./failure.ts";
import { faultOf } from "./fault.ts";
import { isJson, type Json } from "./json.ts";
import { T } from "./type.ts";

const time = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
/** Whether a text is a moment: RFC 3339 with an offset. */
export const isTime = (text: string) => {
  if (!time.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && day.toISOString().startsWith(text.slice(0, 10));
};
const isWeb = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);
// Named as nobody else names theirs: the registry is one for the whole process.
FormatRegistry.Set("date-time", isTime);
FormatRegistry.Set("uri", isWeb);

/** A moment: RFC 3339 with an offset. */
export const Time = (description: string) =>
  T.String({ format: "date-time", description, examples: ["2026-12-01T09:00:00Z"] });
/** An http or https address. */
export const WebAddress = (description: string) =>
  T.String({ format: "uri", maxLength: 2048, description, examples: ["https://example.com/launch"] });
/** A TypeID. Loose on purpose: what is not the id of anything is not found, rather than malformed. */
export const Id = (prefix: string, description: string) =>
  T.String({ pattern: `^${prefix}_[0-9a-z]+$`, maxLength: 64, description, examples: [`${prefix}_01k…`] });
export const orNull = <S extends TSchema>(schema: S) =>
  T.Union([schema, T.Null()], schema.description ? { description: schema.description } : {});
/** One of a closed list of words. */
export const OneOf = <const W extends readonly string[]>(words: W, description: string) =>
  T.Union(
    words.map((word) => T.Literal(word)),
    { description },
  ) as unknown as TUnsafe<W[number]>;
/** An object whose fields are all there are. */
export const closed = <P extends Record<string, TSchema>>(properties: P, options: { description?: string } = {}) =>
  T.Object(properties, { additionalProperties: false, ...options });

/** A field that the caller may leave out. The operation always receives a value. */
export const orElse = <S extends TSchema>(value: Static<S>, schema: S): S & { default: Static<S> } => ({
  ...schema,
  default: value,
});

const isLiteral = (part: unknown): part is { const: string } =>
  typeof part === "object" && part !== null && typeof (part as Json).const === "string";

/** A schema in plain JSON Schema: closed lists of words as `enum`, and nothing of TypeBox. */
export function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== "object" || schema === null) return schema;
  const { anyOf, ...rest } = schema as Json;
  const copy: Json = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, plain(part)]));
  if (!Array.isArray(anyOf)) return copy;
  if (anyOf.every(isLiteral)) return { ...copy, type: "string", enum: anyOf.map((part) => part.const) };
  return { ...copy, anyOf: anyOf.map(plain) };
}

/** The schema of an input as callers see it: a field with a default is not required. */
export function published(schema: TObject, without: readonly string[] = []) {
  const properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !without.includes(name)));
  const required = (schema.required ?? []).filter((name) => properties[name] && properties[name].default === undefined);
  const { required: _all, ...rest } = schema;
  return plain({ ...rest, properties, ...(required.length > 0 && { required }) }) as {
    type: "object";
    properties: Record<string, Json>;
    required?: string[];
  };
}

const typed = (type: unknown, text: string): unknown => {
  if (type === "integer" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
};

/** Query strings and command-line flags are text. This gives each value the type its schema names, where it can. */
export function fromText(schema: TObject, entries: Iterable<readonly [name: string, text: string]>): Json {
  const values: Json = Object.create(null); // a field called __proto__ is a field
  for (const [name, text] of entries) {
    const { type, items }: Partial<TSchema> = Object.hasOwn(schema.properties, name)
      ? (schema.properties[name] as TSchema)
      : {};
    if (type === "array")
      values[name] = [...((values[name] as unknown[]) ?? []), ...text.split(",").map((one) => typed(items.type, one))];
    else if (Object.hasOwn(values, name))
      throw new Failure("invalid_request", `${name}: is given twice; give it once.`);
    else values[name] = typed(type, text);
  }
  return values;
}

/** Builds the reader of one schema: it fills in defaults and throws `invalid_request` naming the first field at fault. */
export function reader<S extends TObject>(schema: S): (raw: unknown) => Static<S> {
  let check: TypeCheck<S> | undefined;
  const defaults = Object.entries(schema.properties).flatMap(([name, part]) =>
    part.default === undefined ? [] : [[name, part.default] as const],
  );
  return (raw) => {
    check ??= TypeCompiler.Compile(schema);
    if (!isJson(raw)) throw new Failure("invalid_request", "body: must be a JSON object.");
    const value: Json = { ...raw };
    for (const [name, standard] of defaults) if (value[name] === undefined) value[name] = standard;
    if (!check.Check(value)) throw new Failure("invalid_request", faultOf(schema, check.Errors(value)));
    const bad = unstorable(value, "");
    if (bad) throw new Failure("invalid_request", `${bad}: holds a NUL or half of a character pair; leave it out.`);
    return value as Static<S>;
  };
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** The path of a text that no database would give back as it was sent. */
function unstorable(value: unknown, path: string): string | undefined {
  if (typeof value === "string") return isStorable(value) ? undefined : path || "body";
  if (typeof value !== "object" || value === null) return undefined;
  for (const name in value) {
    const part = (value as Json)[name];
    const bad = isStorable(name) ? unstorable(part, path ? `${path}.${name}` : name) : path || "body";
    if (bad) return bad;
  }
  return undefined;
}
