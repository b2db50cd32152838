import type { Caller } from "../../auth/caller.ts";
import type { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Running } from "../../house.ts";
import { version } from "../../version.ts";
import { asFailure } from "../door.ts";
import { fits } from "../rest.ts";
import { encoded } from "./answer.ts";
import type { Json } from "./protocol.ts";
import { catalog, type Registry, type ToolOutcome } from "./registry.ts";
import { toolOf } from "./tool.ts";

/** Who sent a message, as far as that is known. */
export interface Visitor {
  readonly caller: Caller | undefined;
  /** Why there is no caller. */
  readonly failure: Failure | undefined;
  /** Whether a credential was presented at all. */
  readonly presented: boolean;
  /** The workspace that the address names. */
  readonly workspace: string | undefined;
  readonly requestId: string;
  /** Gives back the place among the requests in flight; once, however often it is called. */
  readonly leave: () => void;
}

const instructions =
  "socialcrm keeps a workspace's brands, social posts and keys. Posts are created as drafts; nothing is published " +
  "without posts:publish. Lists answer newest first, at most 50 at once, and continue with next_cursor.";

/** The product's operations as an MCP server. */
export function product(operations: readonly Operation[], running: Running): Registry<Visitor> {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const tools = catalog(operations.map(toolOf));

  return {
    info: { name: "socialcrm", title: "socialcrm", version },
    instructions,
    tools: () => tools,
    call(name, args, { visitor }) {
      const operation = byName.get(name);
      return operation && answer(operation, args, visitor);
    },
  };

  async function answer(operation: Operation, args: Json, { caller, requestId }: Visitor): Promise<ToolOutcome> {
    const { principal } = caller as Caller;
    const context = running.contextOf(principal, { requestId, overMcp: true });
    try {
      const answer = await invoke(operation, context, () => args, operation.lasting ? JSON.stringify(args) : "");
      fits(answer.text, principal.limits.responseBytes / 2);
      if (!operation.lasting) return { json: answer.text };
      answer.mcp ??= encoded(answer.text);
      return { json: answer.text, encoded: answer.mcp };
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === "internal") running.defect(error, requestId, operation.name);
      return { json: JSON.stringify(failure), isError: true };
    }
  }
}
