import { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Json } from "../../contract/json.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Running } from "../../house.ts";
import type { Visitor } from "./product.ts";

/** Reads by an operation for whoever asks: the same door, with the same scopes, as if its tool had been called. */
export type Inquiry = (name: string, args: Json, visitor: Visitor) => Promise<Json>;

/** What resources and completions are read by. */
export function inquiries(operations: readonly Operation[], running: Running): Inquiry {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return async (name, args, { caller, requestId, failure }) => {
    const operation = byName.get(name);
    if (operation?.effect !== "reads") throw new Error(`${name} is no operation that reads`);
    if (!caller) throw failure ?? new Failure("unauthorized", "Missing Authorization header.");
    const context = running.contextOf(caller.principal, { requestId, overMcp: true });
    const spelled = operation.lasting ? JSON.stringify(args) : "";
    const { text } = await invoke(operation, context, () => args, spelled);
    return JSON.parse(text);
  };
}
