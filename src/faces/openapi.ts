import type { Json } from "../contract/json.ts";
import type { Operation } from "../contract/operation.ts";
import { about } from "./openapi/about.ts";
import { areaOf, areas } from "./openapi/areas.ts";
import { headers, refusals } from "./openapi/refusals.ts";
import { dryRun, idempotencyKey, request } from "./openapi/request.ts";
import { responses } from "./openapi/responses.ts";
import { Schemas } from "./openapi/schemas.ts";
import { schemes, securityOf } from "./openapi/security.ts";

interface About {
  readonly version: string;
  /** The origin by which others reach this server. */
  readonly publicUrl: string;
}

/** The OpenAPI 3.1 document of the REST face, read from the operations. */
export function openapi(operations: readonly Operation[], { version, publicUrl }: About): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = described(operation, schemas);
  }
  const used = new Set(operations.map(areaOf));
  return {
    openapi: "3.1.0",
    info: {
      title: "socialcrm API",
      summary:
        "A self-hosted social CRM: the brands, accounts, posts, media and figures of a workspace, and who may use them.",
      description: about,
      version,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl, description: "This server." }],
    tags: Object.entries(areas).flatMap(([name, description]) => (used.has(name) ? [{ name, description }] : [])),
    paths,
    components: {
      schemas: schemas.named,
      responses: refusals,
      headers,
      parameters: { IdempotencyKey: idempotencyKey, DryRun: dryRun },
      securitySchemes: schemes(publicUrl),
    },
  };
}

function described(operation: Operation, schemas: Schemas): Json {
  const { name, summary, description, scope } = operation;
  return {
    operationId: name,
    tags: [areaOf(operation)],
    summary,
    description: `${description}\n\n${scope === null ? "Any credential will do." : `Needs the scope \`${scope}\`.`}`,
    security: securityOf(operation),
    ...request(operation, schemas),
    responses: responses(operation, schemas),
  };
}
