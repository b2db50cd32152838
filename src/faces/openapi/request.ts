import type { Json } from "../../contract/json.ts";
import { hasBody, isRehearsable, isRepeatable, type Operation } from "../../contract/operation.ts";
import { published } from "../../contract/schema.ts";
import { dryRunField } from "../dry-run.ts";
import { bodies } from "./sample.ts";
import { type Schemas, shown } from "./schemas.ts";

/** The header by which a `POST` may be sent again. */
export const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[!-~]{1,255}$", examples: ["launch-day-1"] },
};

/** The query field by which a write is only tried. */
export const dryRun = {
  name: "dry_run",
  in: "query",
  required: false,
  description: `${dryRunField.description} The answer is the one that would have been given, with the header \`Dry-Run: true\`; no quota is spent and no secret is made.`,
  schema: { type: "boolean", default: false },
};

/** Whether the operation reads a JSON body. */
export const takesBody = (operation: Operation): boolean => Object.keys(fieldsIn("body", operation)).length > 0;

const namesInPath = ({ path }: Operation) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);

/** The fields that a caller sends in the body, or in the query: which of them, the method says. */
function fieldsIn(place: "body" | "query", operation: Operation): Record<string, Json> {
  return hasBody(operation) === (place === "body") ? published(operation.input, namesInPath(operation)).properties : {};
}

/** The parameters and the body of an operation: its one flat input, as REST takes it apart. */
export function request(operation: Operation, schemas: Schemas): Json {
  const { properties, required = [] } = published(operation.input);
  const inPath = namesInPath(operation).map((name) => parameter("path", name, properties[name] ?? {}, true));
  const inQuery = Object.entries(fieldsIn("query", operation)).map(([name, schema]) =>
    parameter("query", name, schema, required.includes(name)),
  );
  const tried = isRehearsable(operation) ? [{ $ref: "#/components/parameters/DryRun" }] : [];
  const inHeader = isRepeatable(operation) ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : [];
  const parameters = [...inPath, ...inQuery, ...tried, ...inHeader];
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(takesBody(operation) && { requestBody: body(operation, schemas) }),
  };
}

function parameter(place: "path" | "query", name: string, field: Json, required: boolean): Json {
  const { description, ...schema } = shown(field) as Json;
  const list = schema.type === "array" && { style: "form", explode: false };
  return { name, in: place, required, description, ...list, schema };
}

const purposes: Partial<Record<Operation["effect"], string>> = {
  creates: "What to create it with",
  generates: "What to write about",
};

function body(operation: Operation, schemas: Schemas): Json {
  const whole = published(operation.input, namesInPath(operation));
  const { least, all } = bodies(shown(whole) as Parameters<typeof bodies>[0]);
  const required = whole.required !== undefined;
  const examples = {
    least: { summary: required ? "What cannot be left out" : "One field", value: least },
    ...(!Bun.deepEquals(least, all) && { all: { summary: "Every field", value: all } }),
  };
  return {
    required,
    description: `${purposes[operation.effect] ?? "What to change"}. Other fields are refused.`,
    content: { "application/json": { schema: schemas.refer(whole), examples } },
  };
}
