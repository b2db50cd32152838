import type { Later } from "../../contract/later.ts";
import type { Call } from "./call.ts";
import type { Fault, Id } from "./protocol.ts";
import type { ToolOutcome } from "./registry.ts";

/** Decides, before anything else is read of a message, whether this caller may send it. Nothing: go on. */
export type Gate<V> = (call: Call<V>) => Later<Refusal | undefined>;

/** Either an HTTP answer with a JSON-RPC error, or (for a client that only looks there) a tool result with HTTP 200. */
export type Refusal = ErrorRefusal | { readonly outcome: ToolOutcome };

export interface ErrorRefusal extends Fault {
  /** HTTP: 401, 403, 429, 503, … */
  readonly status: number;
  /** Absent: null. A challenge concerns the connection, not one request. */
  readonly id?: Id | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The requests that a server open to strangers answers without a credential. */
export const publicMethods: ReadonlySet<string> = new Set([
  "server/discover",
  "initialize",
  "ping",
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "prompts/list",
]);

/** Whether a message needs no credential: public methods, notifications, and the public `ui://` resources. */
export function isPublic({ method, params }: Pick<Call, "method" | "params">): boolean {
  if (publicMethods.has(method) || method.startsWith("notifications/")) return true;
  return method === "resources/read" && typeof params.uri === "string" && params.uri.startsWith("ui://");
}
