import { isRehearsable, type Operation } from "../../contract/operation.ts";
import { plain, published } from "../../contract/schema.ts";
import { dryRunField } from "../dry-run.ts";

const failure = {
  type: "object",
  description: "Why it failed, when it did.",
  properties: {
    code: { type: "string", description: "What kind of failure it is." },
    message: { type: "string", description: "What is wrong and how to mend it." },
  },
  required: ["code", "message"],
};

/**
 * The schema of what a call answers: the output, or the error object. Clients of the first generation hold failed
 * results against it too (@modelcontextprotocol/sdk, client/index.js), so it must allow for them.
 */
function outputSchema({ output }: Operation) {
  const {
    title,
    properties,
    required = [],
  } = plain(output) as { title?: string; properties: object; required?: string[] };
  return {
    type: "object",
    ...(title && { title }),
    properties: { ...properties, error: failure },
    anyOf: [{ required }, { required: ["error"] }],
  };
}

/** The schema of the arguments: a write can also be tried. */
function inputSchema(operation: Operation) {
  const schema = published(operation.input);
  if (!isRehearsable(operation)) return schema;
  return { ...schema, properties: { ...schema.properties, dry_run: dryRunField } };
}

/** An operation as MCP lists it; `page`: the address of the page that shows its answers. */
export function toolOf(operation: Operation, page?: string) {
  const { name, summary, description, effect, scope } = operation;
  const securitySchemes = [{ type: "oauth2", scopes: scope === null ? [] : [scope] }];
  return {
    name,
    title: summary,
    description,
    inputSchema: inputSchema(operation),
    outputSchema: outputSchema(operation),
    annotations: {
      title: summary,
      readOnlyHint: effect === "reads",
      destructiveHint: effect === "deletes" || effect === "publishes",
      idempotentHint: effect !== "creates" && effect !== "publishes" && effect !== "generates",
      openWorldHint: effect === "publishes" || effect === "generates",
    },
    securitySchemes,
    _meta: { securitySchemes, ...(page !== undefined && { ui: { resourceUri: page } }) },
  };
}
