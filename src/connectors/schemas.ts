import { isJson, type Json } from "../contract/json.ts";
import { isSeen, words } from "./clean.ts";

/*
 * Schemas of other servers' tools, such that no client stumbles over one: clients of the first generation refuse a whole
 * list for it, and providers of models a whole conversation. What is unsound in a schema is left out, which only ever
 * allows more: the server itself holds what it gets against what it meant.
 */

const most = { length: 32_768, depth: 24, words: 4_096 } as const;

/** Why a schema is not passed on; undefined where it is. */
export function schemaFault(schema: unknown): string | undefined {
  if (!isJson(schema) || schema.type !== "object") return "is no JSON Schema of an object";
  if (isDeep(schema, 0)) return `is nested more than ${most.depth} deep`;
  if (JSON.stringify(schema).length > most.length) return `is longer than ${most.length} characters`;
  return refersElsewhere(schema) ? "refers to another document" : undefined;
}

function isDeep(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > most.depth || Object.values(value).some((part) => isDeep(part, depth + 1));
}

function refersElsewhere(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([key, part]) =>
      ((key === "$ref" || key === "$dynamicRef") && typeof part === "string" && !part.startsWith("#")) ||
      refersElsewhere(part),
  );
}

interface Known {
  /** Every schema within one: only there may a reference lead. */
  readonly schemas: Set<unknown>;
  /** Whether anything was left out that a value would be held against. */
  isWeaker: boolean;
}
/** What a keyword's value comes to; undefined where it is left out. */
type Reading = (value: unknown, known: Known) => unknown;

const kept =
  (is: (value: unknown) => boolean): Reading =>
  (value) =>
    is(value) ? value : undefined;
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown) => Number.isFinite(value);
const isFlag = (value: unknown) => typeof value === "boolean";
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isShown = (value: unknown) => isSeen(JSON.stringify(value));
const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;
const named = new Set<unknown>(["string", "number", "integer", "boolean", "object", "array", "null"]);
const isType = (value: unknown) =>
  named.has(value) || (isList(value) && value.every((one) => named.has(one)) && new Set(value).size === value.length);

function isPattern(value: unknown): boolean {
  try {
    return isText(value) && isSeen(value) && new RegExp(value, "u") !== undefined;
  } catch {
    return false;
  }
}

const names: Reading = (value, known) => {
  if (!Array.isArray(value)) return undefined;
  const sound = value.filter((name) => isText(name) && isSeen(name));
  if (sound.length < value.length) known.isWeaker = true;
  return [...new Set(sound)];
};
/** Where clients of the first generation want an object, `true` and `false` are written as one. */
const part: Reading = (value, known) => {
  if (typeof value === "boolean") return value ? {} : { not: {} };
  return isJson(value) ? soundPart(value, known) : undefined;
};
const whole: Reading = (value, known) => (typeof value === "boolean" ? value : part(value, known));
const parts: Reading = (value, known) => {
  const all = isList(value) ? value.map((one) => part(one, known)) : [];
  return all.length > 0 && !all.includes(undefined) ? all : undefined;
};
const byName =
  (read: Reading, isName: (name: string) => boolean = isSeen): Reading =>
  (value, known) =>
    isJson(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, one]) => {
            const made = isName(name) ? read(one, known) : undefined;
            if (made === undefined) known.isWeaker = true;
            return made === undefined ? [] : [[name, made]];
          }),
        )
      : undefined;

const each = (keywords: string, read: Reading) => keywords.split(" ").map((keyword) => [keyword, read] as const);
const readings: ReadonlyMap<string, Reading> = new Map([
  ...each("properties $defs definitions dependentSchemas", byName(part)),
  ...each("patternProperties", byName(part, isPattern)),
  ...each("allOf anyOf oneOf prefixItems", parts),
  ...each("additionalProperties additionalItems not if then else contains propertyNames contentSchema", whole),
  ...each("unevaluatedItems unevaluatedProperties", whole),
  ...each("items", (value, known) => (Array.isArray(value) ? parts : whole)(value, known)),
  ...each("required", names),
  ...each("dependentRequired", byName(names)),
  ...each(
    "dependencies",
    byName((value, known) => (Array.isArray(value) ? names : part)(value, known)),
  ),
  ...each("type", kept(isType)),
  ...each(
    "enum",
    kept((value) => isList(value) && isShown(value)),
  ),
  ...each("const default", kept(isShown)),
  ...each(
    "examples",
    kept((value) => Array.isArray(value) && isShown(value)),
  ),
  ...each("minimum maximum exclusiveMinimum exclusiveMaximum", kept(isNumber)),
  ...each(
    "multipleOf",
    kept((value) => isNumber(value) && (value as number) > 0),
  ),
  ...each("minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains", kept(isCount)),
  ...each("uniqueItems readOnly writeOnly deprecated", kept(isFlag)),
  ...each(
    "nullable",
    kept((value) => value === true),
  ),
  ...each("title description $comment format contentEncoding contentMediaType", (value) => words(value, most.words)),
  ...each("pattern", kept(isPattern)),
  ...each("$ref $schema x-mcp-header", (value) => value),
]);

/** What a value is not held against, and what this program knows no reading of and is. */
const told =
  /^(title|description|\$comment|default|examples|format|content\w+|readOnly|writeOnly|deprecated|nullable|\$schema|x-mcp-header)$/;
const unread = /^\$(dynamic|recursive)Ref$/;

function soundPart(schema: Json, known: Known): Json {
  const made: Json = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const reading = readings.get(keyword);
    const read = reading?.(value, known);
    if (read !== undefined) made[keyword] = read;
    else if (reading ? !told.test(keyword) : unread.test(keyword)) known.isWeaker = true;
  }
  // Which says more of a type, and nothing without one.
  if (made.type === undefined) delete made.nullable;
  // Which says what follows those, and not what all are.
  if (schema.prefixItems !== undefined && made.prefixItems === undefined) delete made.items;
  known.schemas.add(made);
  return made;
}

/** A schema that is passed on, without what is unsound in it. */
export function soundSchema(schema: Json): Json {
  const known: Known = { schemas: new Set(), isWeaker: false };
  const root = soundPart(schema, known);
  const each = [...known.schemas] as Json[];
  for (const within of each) if (within !== root || !isDialect(within.$schema)) delete within.$schema;
  const mendReferences = () => {
    for (const within of each) {
      if (!("$ref" in within) || leadsOn(within, root, known.schemas)) continue;
      delete within.$ref;
      known.isWeaker = true;
    }
  };
  mendReferences();
  if (!known.isWeaker) return root;
  for (const within of each) loosen(within);
  mendReferences();
  return root;
}

const turning =
  "not if then else maxContains additionalProperties additionalItems unevaluatedItems unevaluatedProperties";

/** Takes out what allows less where something else allows more. */
function loosen(schema: Json): void {
  for (const keyword of turning.split(" ")) delete schema[keyword];
  if (schema.oneOf !== undefined) schema.anyOf ??= schema.oneOf;
  delete schema.oneOf;
}

const isDialect = (value: unknown) => isText(value) && /^https?:\/\/[\x21-\x7e]+$/.test(value);

/** Whether a reference leads to a schema, and not by references alone back to itself. */
function leadsOn(schema: Json, root: Json, known: ReadonlySet<unknown>): boolean {
  const passed = new Set<unknown>();
  let at: unknown = schema;
  while (isJson(at) && "$ref" in at && !passed.has(at)) {
    passed.add(at);
    at = pointed(root, at.$ref);
  }
  return known.has(at) && !passed.has(at);
}

/** What a pointer within a document points at (RFC 6901). */
function pointed(root: Json, reference: unknown): unknown {
  if (!isText(reference) || !/^#(\/|$)/.test(reference)) return undefined;
  try {
    const [, ...steps] = reference.split("/").map(decodeURIComponent);
    return steps.reduce<unknown>((at, step) => {
      const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
      return typeof at === "object" && at !== null && Object.hasOwn(at, name) ? (at as Json)[name] : undefined;
    }, root);
  } catch {
    return undefined;
  }
}
