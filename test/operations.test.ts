import { describe, expect, test } from "bun:test";
import type { TSchema } from "@sinclair/typebox";
import { scopes } from "../src/contract/scopes.ts";
import { operations } from "../src/operations/index.ts";
import { sound } from "./support/operations-table.ts";

const verbs = [
  "list",
  "get",
  "create",
  "update",
  "delete",
  "disable",
  "enable",
  "rotate",
  "revoke",
  "set",
  "test",
  "discover",
  "connect",
  "start",
  "finish",
  "refresh",
  "disconnect",
  "schedule",
  "unschedule",
  "publish",
  "reconcile",
  "approve",
  "reject",
  "invite",
  "replay",
  "remove",
  "confirm",
  "preview",
  "rewrite",
  "compose",
  "optimise",
  "suggest",
  "write",
];

/** Each schema inside another, with the path to it. */
function* inside(schema: TSchema, path: string): Generator<[path: string, schema: TSchema]> {
  for (const [name, part] of Object.entries((schema.properties ?? {}) as Record<string, TSchema>)) {
    yield [`${path}.${name}`, part];
    yield* inside(part, `${path}.${name}`);
  }
  for (const part of [schema.items, ...(schema.anyOf ?? [])]) if (part) yield* inside(part, path);
}

/** Each object inside a schema, itself included. */
function* objects(schema: TSchema): Generator<TSchema> {
  if (schema.type === "object") yield schema;
  for (const part of [...Object.values(schema.properties ?? {}), schema.items, ...(schema.anyOf ?? [])])
    if (part) yield* objects(part as TSchema);
}

describe("the operations", () => {
  test("have names and routes of their own", () => {
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
    const routes = operations.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ":")}`);
    expect(new Set(routes).size).toBe(operations.length);
  });

  test("stand in the table of sound calls, and nothing else does", () => {
    expect(Object.keys(sound).sort()).toEqual(operations.map(({ name }) => name).sort());
  });
});

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s", (_name, operation) => {
  test("is called verb_noun", () => {
    expect(operation.name).toMatch(/^[a-z]+(_[a-z]+)+$/);
    expect(verbs).toContain(operation.name.split("_", 1)[0] as string);
  });

  test("has words for people", () => {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.description).toMatch(/^[A-Z].*\.$/s);
    expect(operation.noun).toMatch(/^[A-Za-z ]+$/);
  });

  test("asks for a scope that exists, or for none", () => {
    if (operation.scope !== null) expect(Object.keys(scopes)).toContain(operation.scope);
  });

  test("has a method that goes with its effect, under /v1", () => {
    const methods = {
      reads: ["GET", "POST"],
      creates: ["POST"],
      updates: ["PATCH", "POST", "PUT"],
      deletes: ["DELETE"],
      publishes: ["POST"],
      generates: ["POST"],
    };
    expect((methods as Record<string, string[]>)[operation.effect]).toContain(operation.method);
    expect(operation.path).toMatch(/^\/v1(\/(:id|[a-z-]+))+$/);
  });

  test("describes every field of its input", () => {
    for (const [path, field] of inside(operation.input, operation.name))
      expect(field.description ?? path.replace(/.*/, `${path} has no description`)).toMatch(/\.$/);
  });

  test("takes no field that it does not name", () => {
    for (const part of objects(operation.input))
      if (!part.patternProperties) expect(part.additionalProperties).toBe(false);
  });
});
