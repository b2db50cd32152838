import { failureCodes } from "../../contract/failure.ts";
import type { Json } from "../../contract/json.ts";

const text = (description: string, example: string) => ({
  description,
  schema: { type: "string" },
  example,
});

export const headers = {
  RequestId: text("Names this request in the server's log.", "req_01kb0a7x2wfh3sm6q8e4rd5n9c"),
  RateLimitPolicy: text(
    "How many requests the credential has in a window of so many seconds.",
    '"requests";q=600;w=60',
  ),
  RateLimit: text(
    "How many of them are left, and in how many seconds the next one is free again.",
    '"requests";r=599;t=0',
  ),
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 }, example: 12 },
  Challenge: text(
    "Where a credential can be had, and which scopes are needed.",
    'Bearer resource_metadata="https://crm.example.org/.well-known/oauth-protected-resource"',
  ),
  Replayed: { description: "The first answer, given again.", schema: { type: "string", enum: ["true"] } },
  DryRun: { description: "Nothing of it has happened.", schema: { type: "string", enum: ["true"] } },
} satisfies Record<string, Json>;

const ref = (name: keyof typeof headers) => ({ $ref: `#/components/headers/${name}` });
const requestId = { "X-Request-Id": ref("RequestId") };
/** On every answer to a credential that is good. */
export const usualHeaders = { ...requestId, "RateLimit-Policy": ref("RateLimitPolicy"), RateLimit: ref("RateLimit") };
export const replayed = { "Idempotent-Replayed": ref("Replayed") };
export const rehearsed = { "Dry-Run": ref("DryRun") };

export const failureSchema = {
  type: "object",
  title: "Failure",
  description: "Every refusal.",
  properties: {
    error: {
      type: "object",
      description: "What was refused and why.",
      properties: {
        code: { type: "string", enum: failureCodes, description: "Which kind of refusal: a promise of the API." },
        message: { type: "string", description: "What is wrong and how to mend it, for people." },
      },
      required: ["code", "message"],
    },
  },
  required: ["error"],
};

type Code = (typeof failureCodes)[number];
const refusal = (description: string, fields: Json, examples: [code: Code, message: string][]): Json => ({
  description,
  headers: fields,
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/Failure" },
      examples: Object.fromEntries(
        examples.map(([code, message]) => [code, { summary: message, value: { error: { code, message } } }]),
      ),
    },
  },
});

/** Each refusal once; an operation names those that it can give. */
export const refusals = {
  Invalid: refusal("A parameter or a field is missing, malformed or unknown; the message names it.", usualHeaders, [
    ["invalid_request", "limit: must be 50 or less."],
  ]),
  Unauthorized: refusal(
    "There is no credential, or it is not valid.",
    { ...requestId, "WWW-Authenticate": ref("Challenge") },
    [["unauthorized", "Missing Authorization header."]],
  ),
  Unpaid: refusal("The plan lacks this, or what it allows in a month is used up.", usualHeaders, [
    [
      "payment_required",
      "The plan free does not include posts:publish. Ask who runs this server for a plan that does.",
    ],
    ["quota_exceeded", "The plan's 30 posts a month are used up; it counts anew on 2027-01-01."],
  ]),
  Forbidden: refusal(
    "The credential lacks the scope, or may not do this, or not from this address.",
    { ...usualHeaders, "WWW-Authenticate": ref("Challenge") },
    [
      ["forbidden_scope", "This credential lacks the scope posts:write."],
      ["forbidden", "This API key may not be used from 192.0.2.1."],
    ],
  ),
  Missing: refusal("There is no such thing in this workspace.", usualHeaders, [
    ["not_found", "There is no such post in this workspace."],
  ]),
  Conflict: refusal("The state of things, or an `Idempotency-Key` used before, forbids it.", usualHeaders, [
    ["conflict", "A post can be changed while it is a draft; this one is published."],
  ]),
  TooLarge: refusal("The body is larger than the credential may send.", usualHeaders, [
    ["invalid_request", "body: is larger than 1000000 bytes; send less at once."],
  ]),
  NotJson: refusal("The body is not `application/json`.", usualHeaders, [
    ["invalid_request", "Content-Type: must be application/json."],
  ]),
  TooMany: refusal(
    "The credential, or the address that sends failing ones, has used up its requests.",
    { ...usualHeaders, "Retry-After": ref("RetryAfter") },
    [["rate_limited", "Too many requests. Slow down and retry."]],
  ),
  Defect: refusal("A defect of the server. `X-Request-Id` tells who runs it where to look.", usualHeaders, [
    ["internal", "Something went wrong here. The request id tells who runs the server where to look."],
  ]),
  Unavailable: refusal("Something that the server depends on is down or not set up.", usualHeaders, [
    ["unavailable", "The database is held by another process; try again in a few seconds."],
  ]),
} satisfies Record<string, Json>;
