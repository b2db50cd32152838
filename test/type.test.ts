import { expect, test } from "bun:test";
import { type SchemaOptions, Type } from "@sinclair/typebox";
import { T } from "../src/contract/type.ts";

/** Everything of a schema, what is kept under symbols too, in its order. */
const whole = (schema: object): unknown =>
  Object.fromEntries(Reflect.ownKeys(schema).map((key) => [String(key), Reflect.get(schema, key)]));
const told = (schema: object) => JSON.stringify(whole(schema));

const options: SchemaOptions = { description: "What it is.", examples: [1], default: 1 };
const makings: Record<string, (builder: typeof Type, options?: SchemaOptions) => object> = {
  String: (builder, given) => builder.String(given),
  Integer: (builder, given) => builder.Integer(given),
  Number: (builder, given) => builder.Number(given),
  Boolean: (builder, given) => builder.Boolean(given),
  Null: (builder, given) => builder.Null(given),
  "Literal of a word": (builder, given) => builder.Literal("word", given),
  "Literal of a number": (builder, given) => builder.Literal(7, given),
  Array: (builder, given) => builder.Array(builder.String(), given),
  Optional: (builder, given) => builder.Optional(builder.String(given)),
  "Object of nothing": (builder, given) => builder.Object({}, given),
  "Object of what may be left out": (builder, given) =>
    builder.Object({ one: builder.Optional(builder.String()) }, given),
  "Object of both": (builder, given) =>
    builder.Object({ one: builder.Optional(builder.String()), two: builder.Null(), three: builder.Integer() }, given),
};

test.each(Object.keys(makings))("%s is the schema that TypeBox makes", (name) => {
  const make = makings[name] as (typeof makings)[string];
  expect(told(make(T))).toBe(told(make(Type)));
  expect(told(make(T, options))).toBe(told(make(Type, options)));
});
