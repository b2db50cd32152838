import type { TObject, TSchema } from "@sinclair/typebox";
import { ValueErrorType as Kind, type ValueError, type ValueErrorIterator } from "@sinclair/typebox/value";

const words = (schema: TSchema): string[] =>
  ((schema.anyOf as TSchema[] | undefined) ?? []).flatMap((part) => (part.const === undefined ? [] : [part.const]));

/** What is wrong with one value and how to mend it, for people. */
function said({ type, schema, value, message }: ValueError): string {
  const length = typeof value === "string" ? value.length : Array.isArray(value) ? value.length : 0;
  switch (type) {
    case Kind.ObjectRequiredProperty:
      return "is required.";
    case Kind.String:
      return "must be text.";
    case Kind.StringMinLength:
      return schema.minLength === 1 ? "must not be empty." : `must have at least ${schema.minLength} characters.`;
    case Kind.StringMaxLength:
      return `must have at most ${schema.maxLength} characters; it has ${length}.`;
    case Kind.StringPattern:
      if (schema.pattern === "\\S") return "must not be blank.";
      return schema.examples ? `must look like ${schema.examples[0]}.` : `must match ${schema.pattern}.`;
    case Kind.StringFormat:
      return schema.format === "date-time"
        ? "must be a time with its offset, like 2026-12-01T09:00:00Z."
        : "must be an address that starts with https:// or http://.";
    case Kind.Integer:
      return "must be a whole number.";
    case Kind.Number:
      return "must be a number.";
    case Kind.IntegerMinimum:
    case Kind.NumberMinimum:
      return `must be ${schema.minimum} or more.`;
    case Kind.IntegerMaximum:
    case Kind.NumberMaximum:
      return `must be ${schema.maximum} or less.`;
    case Kind.Boolean:
      return "must be true or false.";
    case Kind.Array:
      return "must be a list.";
    case Kind.ArrayMinItems:
      return `must have at least ${schema.minItems} item${schema.minItems === 1 ? "" : "s"}.`;
    case Kind.ArrayMaxItems:
      return `must have at most ${schema.maxItems} items; it has ${length}.`;
    case Kind.ArrayUniqueItems:
      return "must not name anything twice.";
    case Kind.Object:
      return "must be an object.";
    case Kind.ObjectMaxProperties:
      return `must have at most ${schema.maxProperties} names.`;
    case Kind.Union:
      return words(schema).length > 0 ? `must be one of: ${words(schema).join(", ")}.` : message;
    default:
      return message;
  }
}

/** The error that says most: for a choice of null or something, what is wrong with the something. */
function deepest(error: ValueError): ValueError {
  if (error.type !== Kind.Union || words(error.schema).length > 0) return error;
  const inside = error.errors.map((each) => each.First()).find((each) => each && each.type !== Kind.Null);
  return inside ? deepest(inside) : error;
}

/** A caller may name a field as they like; it is not said again at any length. */
const cutShort = (name: string) => (name.length > 100 ? `${name.slice(0, 100)}…` : name);

/** So many are looked through for the one that says most: a body may have a hundred thousand. */
const mostFaults = 200;

/** The first fault of a value: the field, what it must be. */
export function faultOf(schema: TObject, errors: ValueErrorIterator): string {
  const all = [...Iterator.from(errors).take(mostFaults)];
  const first = all.find((error) => error.type === Kind.ObjectAdditionalProperties) ?? all[0];
  if (!first) return "body: is not as expected.";
  const error = deepest(first);
  const field = cutShort(error.path.slice(1).replaceAll("/", ".")) || "body";
  if (error.type !== Kind.ObjectAdditionalProperties) return `${field}: ${said(error)}`;
  const [names] = Object.keys(error.schema.patternProperties ?? {});
  if (names) return `${field.slice(0, field.lastIndexOf("."))}: each name in it must match ${names}.`;
  const known = field.includes(".") ? Object.keys(error.schema.properties ?? {}) : Object.keys(schema.properties);
  return `${field}: is not a field here. ${known.length > 0 ? `The fields are: ${known.join(", ")}.` : "There are none."}`;
}
