import { isJson, type Json } from "../../contract/json.ts";
import { code, type Fault, type Id } from "./protocol.ts";

export type Message =
  | { readonly kind: "request"; readonly id: Id; readonly method: string; readonly params: Json }
  | { readonly kind: "notification"; readonly id: null; readonly method: string; readonly params: Json }
  | { readonly kind: "response" }
  | { readonly kind: "malformed"; readonly id: Id | null; readonly fault: Fault };

const nothing: Json = Object.freeze({});

/** An integer beyond 2^53 would come back as another number, and its caller would wait for ever. */
const isId = (id: unknown): id is Id => typeof id === "string" || Number.isSafeInteger(id);

const malformed = (id: unknown, message: string, number: number = code.invalidRequest): Message => ({
  kind: "malformed",
  id: isId(id) ? id : null,
  fault: { code: number, message },
});

/** Reads one JSON-RPC 2.0 message. Batches left the protocol with 2025-06-18 and are refused in every revision. */
export function readMessage(body: string): Message {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return malformed(null, "Parse error", code.parseError);
  }
  if (Array.isArray(raw)) return malformed(null, "Invalid Request: batches are not supported");
  if (!isJson(raw)) return malformed(null, "Invalid Request: a message is a JSON object");
  const { id, method, params = nothing } = raw;
  if (raw.jsonrpc !== "2.0") return malformed(id, 'Invalid Request: jsonrpc must be "2.0"');
  if (!isJson(params)) return malformed(id, "Invalid Request: params must be an object");
  if (typeof method !== "string")
    return "result" in raw || "error" in raw ? { kind: "response" } : malformed(id, "Invalid Request: no method");
  if (id === undefined) return { kind: "notification", id: null, method, params };
  if (!isId(id)) return malformed(null, "Invalid Request: id must be a string or an integer");
  return { kind: "request", id, method, params };
}
