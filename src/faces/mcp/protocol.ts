import { isJson, type Json } from "../../contract/json.ts";

/** The revisions that carry their version in every request and know no `initialize`. Newest first. */
export const modernVersions: readonly string[] = ["2026-07-28"];
/** The revisions that open with `initialize`. The first is what a client that names an unknown one is offered. */
export const legacyVersions: readonly string[] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];
/** Every revision that is spoken. Newest first. */
export const versions: readonly string[] = [...modernVersions, ...legacyVersions];

export type Era = "modern" | "legacy";
export type Id = string | number;

/** Keys of `_meta` that the protocol reserves. */
export const metaKey = {
  protocolVersion: "io.modelcontextprotocol/protocolVersion",
  clientCapabilities: "io.modelcontextprotocol/clientCapabilities",
  logLevel: "io.modelcontextprotocol/logLevel",
  serverInfo: "io.modelcontextprotocol/serverInfo",
  subscriptionId: "io.modelcontextprotocol/subscriptionId",
} as const;

export const code = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  server: -32000,
  legacyResourceNotFound: -32002,
  headerMismatch: -32020,
  missingClientCapability: -32021,
  unsupportedVersion: -32022,
} as const;

/** The `error` member of a JSON-RPC answer. */
export interface Fault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** What the server may remember of an answer, in the words of 2026-07-28: how long, and whether for everyone. */
export interface Caching {
  /** Milliseconds. */
  readonly ttlMs: number;
  readonly cacheScope: "public" | "private";
}

/** Which protocol a message speaks: its body decides, and the header where the body is silent. */
export function eraOf(params: Json, version: string | null): Era {
  const meta = params._meta;
  if (isJson(meta) && meta[metaKey.protocolVersion] !== undefined) return "modern";
  return version !== null && version >= "2026" ? "modern" : "legacy";
}
