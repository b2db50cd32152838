import {
  Kind,
  OptionalKind,
  type SchemaOptions,
  type TProperties,
  type TSchema,
  Type as TypeBox,
} from "@sinclair/typebox";

type Options = SchemaOptions | undefined;
const kind =
  (name: string, type: string) =>
  (options?: Options): unknown => ({ ...options, [Kind]: name, type });

function object(properties: TProperties, options?: Options): unknown {
  const required: string[] = [];
  for (const name in properties) if (!(OptionalKind in (properties[name] as TSchema))) required.push(name);
  return required.length > 0
    ? { ...options, [Kind]: "Object", type: "object", required, properties }
    : { ...options, [Kind]: "Object", type: "object", properties };
}

/**
 * TypeBox's builders. Those that are called hundreds of times at each start are written here, the same schemas in one step
 * each: TypeBox takes five to ten, and so many that the compiler wakes for them, which was 5 ms of CPU of a start.
 */
export const T = {
  ...TypeBox,
  String: kind("String", "string"),
  Integer: kind("Integer", "integer"),
  Number: kind("Number", "number"),
  Boolean: kind("Boolean", "boolean"),
  Null: kind("Null", "null"),
  Literal: (value: unknown, options?: Options) => ({ ...options, [Kind]: "Literal", const: value, type: typeof value }),
  Array: (items: TSchema, options?: Options) => ({ ...options, [Kind]: "Array", type: "array", items }),
  Optional: (schema: TSchema) => ({ ...schema, [OptionalKind]: "Optional" }),
  Object: object,
} as unknown as typeof TypeBox;
