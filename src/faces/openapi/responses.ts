import type { Json } from "../../contract/json.ts";
import { isRehearsable, isRepeatable, type Operation, successOf } from "../../contract/operation.ts";
import { type PaidScope, paidScopes } from "../../contract/scopes.ts";
import { failureSchema, type refusals, rehearsed, replayed, usualHeaders } from "./refusals.ts";
import { takesBody } from "./request.ts";
import type { Schemas } from "./schemas.ts";

const done = {
  reads: "What was asked for.",
  creates: "Created.",
  updates: "As it is after the change.",
  deletes: "Gone.",
  publishes: "As it is now.",
  generates: "What was written.",
} as const;

/** How an answer looks to whoever asks for events. */
const events = {
  type: "string",
  description:
    "To `Accept: text/event-stream`: events `progress` (`progress`, which grows, with `message` or `piece`) while the work goes on; then one `result` with the answer, or one `error` with the error object.",
};

const refused = (name: keyof typeof refusals) => ({ $ref: `#/components/responses/${name}` });

/** What an operation can answer: its success, and each refusal that it can give. */
export function responses(operation: Operation, schemas: Schemas): Json {
  const { effect, scope, quota, path, single } = operation;
  schemas.refer(failureSchema);
  const paid = quota !== undefined || paidScopes.includes(scope as PaidScope);
  return {
    [successOf(operation)]: {
      description: done[effect],
      headers: {
        ...usualHeaders,
        ...(isRepeatable(operation) && replayed),
        ...(isRehearsable(operation) && rehearsed),
      },
      content: {
        "application/json": { schema: schemas.refer(operation.output) },
        ...(operation.reports && { "text/event-stream": { schema: events } }),
      },
    },
    400: refused("Invalid"),
    401: refused("Unauthorized"),
    ...(paid && { 402: refused("Unpaid") }),
    403: refused("Forbidden"),
    ...((path.includes(":") || single) && { 404: refused("Missing") }),
    ...(effect !== "reads" && { 409: refused("Conflict") }),
    ...(takesBody(operation) && { 413: refused("TooLarge"), 415: refused("NotJson") }),
    429: refused("TooMany"),
    500: refused("Defect"),
    503: refused("Unavailable"),
  };
}
