import type { Operation } from "../../contract/operation.ts";
import { published } from "../../contract/schema.ts";

/** A field's schema as callers see it: plain JSON Schema of the few kinds that inputs use. */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  /** Of a table whose names the caller chooses: the one schema of its values. */
  readonly patternProperties?: Readonly<Record<string, FieldSchema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
}

/** A field of an operation's input, as the command line needs it. */
export interface Field {
  readonly name: string;
  /** `--expires-at` of `expires_at`. */
  readonly flag: string;
  /** Without the null that it may also be. */
  readonly schema: FieldSchema;
  readonly nullable: boolean;
  readonly required: boolean;
  readonly inPath: boolean;
  readonly description: string;
}

/** A text that people write in an editor rather than in a command. */
export const isLong = ({ type, maxLength = 0, format }: FieldSchema): boolean =>
  type === "string" && maxLength >= 1000 && format === undefined;

function fieldOf(name: string, whole: FieldSchema, required: boolean, inPath: boolean): Field {
  const schema = whole.anyOf?.find(({ type }) => type !== "null") ?? whole;
  return {
    name,
    flag: `--${name.replaceAll("_", "-")}`,
    schema,
    nullable: whole.anyOf !== undefined,
    required,
    inPath,
    description: whole.description ?? schema.description ?? "",
  };
}

/** The fields of an operation's one flat input: those of its path first, in its order. */
export function fieldsOf(operation: Operation): readonly Field[] {
  const { properties, required = [] } = published(operation.input) as {
    properties: Record<string, FieldSchema>;
    required?: readonly string[];
  };
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  return [...inPath, ...others].map((name) =>
    fieldOf(name, properties[name] ?? {}, required.includes(name), inPath.includes(name)),
  );
}
