import { isJson, type Json } from "../../contract/json.ts";
import { plain } from "../../contract/schema.ts";

/** What stands for the 26 characters of an id where an example leaves them out. */
const anId = "01kb0a7x2wfh3sm6q8e4rd5n9c";

/** `anyOf` of one plain type and null as a list of types, which generators and pages show best. */
function nullable(schema: Json): Json {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [some, none] = anyOf as [Json, Json];
  if (none.type !== "null" || typeof some.type !== "string" || some.type === "object" || some.enum) return schema;
  return { ...some, ...rest, type: [some.type, "null"] };
}

/** Names without rules are `additionalProperties`; TypeBox says so by a pattern that is always true. */
function record(schema: Json): Json {
  const { patternProperties, ...rest } = schema;
  if (!isJson(patternProperties) || !("^(.*)$" in patternProperties)) return schema;
  return { ...rest, additionalProperties: patternProperties["^(.*)$"] };
}

function withWholeIds(schema: Json): Json {
  if (!Array.isArray(schema.examples)) return schema;
  const whole = (example: unknown) => (typeof example === "string" ? example.replace("01k…", anId) : example);
  return { ...schema, examples: schema.examples.map(whole) };
}

/** A schema in the form that documents show. */
export function shown(schema: unknown): unknown {
  return tidied(plain(schema));
}

function tidied(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidied);
  if (!isJson(schema)) return schema;
  const copy: Json = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, tidied(part)]));
  return withWholeIds(record(nullable(copy)));
}

/** The schemas that a document gives a name to: each that has a title, once. */
export class Schemas {
  readonly named: Record<string, Json> = {};

  /** The schema with a reference for every part that has a title. Throws where two different schemas share one. */
  refer(schema: unknown): unknown {
    return this.replaced(shown(schema));
  }

  private replaced(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((part) => this.replaced(part));
    if (!isJson(schema)) return schema;
    const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, this.replaced(part)]));
    const { title } = copy;
    if (copy.type !== "object" || typeof title !== "string") return copy;
    const known = this.named[title];
    if (known && !Bun.deepEquals(known, copy)) throw new Error(`Two different schemas have the title ${title}.`);
    this.named[title] = copy;
    return { $ref: `#/components/schemas/${title}` };
  }
}
