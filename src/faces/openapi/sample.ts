import type { Json } from "../../contract/json.ts";

interface Fields {
  readonly properties: Record<string, Json>;
  readonly required?: readonly string[];
}

/** A value that a schema allows and a reader understands: its example, else its default, else the least that is valid. */
function sample(schema: Json): unknown {
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "string":
      return words(schema);
    case "array":
      return [sample(schema.items as Json)];
    case "object":
      return schema.properties ? every(schema as unknown as Fields) : {};
    case "integer":
    case "number":
      return schema.default ?? schema.minimum ?? 0;
    default:
      return schema.default ?? null;
  }
}

/** A text without an example says what belongs there. */
const words = ({ description = "Text", maxLength = 1000 }: { description?: unknown; maxLength?: unknown }) =>
  String(description).slice(0, Number(maxLength));

const every = ({ properties }: Fields): Json =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sample(schema)]));

/** A body with what cannot be left out, or with one field where everything can; and a body with every field. */
export function bodies(fields: Fields): { least: Json; all: Json } {
  const all = every(fields);
  const names = fields.required ?? Object.keys(fields.properties).slice(0, 1);
  return { least: Object.fromEntries(names.map((name) => [name, all[name]])), all };
}
