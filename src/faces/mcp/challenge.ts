import type { Failure } from "../../contract/failure.ts";
import { defaultScopes, inOrder } from "../../contract/scopes.ts";
import type { Door } from "../door.ts";
import type { Visitor } from "./product.ts";

/** The same challenge as a header, and as ChatGPT reads it: always with an error. */
interface Challenge {
  readonly plain: string;
  readonly forChat: string;
}

/**
 * RFC 6750 §3, RFC 9728 §5.1; nothing for a failure that no other credential would mend. A client that holds a refresh
 * token cannot step up later: it is told every scope now.
 */
export function challengeOf(
  door: Door,
  { caller, presented, workspace }: Visitor,
  { code, message, scopes: needed }: Failure,
): Challenge | undefined {
  if (code !== "unauthorized" && code !== "forbidden_scope") return undefined;
  const path = workspace === undefined ? "/mcp" : `/mcp/${encodeURIComponent(workspace)}`;
  const metadata = `resource_metadata="${door.publicUrl()}/.well-known/oauth-protected-resource${path}"`;
  const lacking = code === "forbidden_scope";
  const scopes = lacking ? new Set([...needed, ...(caller?.principal.scopes ?? [])]) : new Set(defaultScopes);
  const scope = `scope="${inOrder(scopes)}"`;
  const error = `error="${lacking ? "insufficient_scope" : "invalid_token"}", error_description="${message}"`;
  return {
    plain: `Bearer ${[metadata, ...(lacking || presented ? [error] : []), scope].join(", ")}`,
    forChat: `Bearer ${[metadata, error, scope].join(", ")}`,
  };
}
