import { type Load, post } from "./load.ts";

const meta = "io.modelcontextprotocol";
const versions = { legacy: "2025-11-25", modern: "2026-07-28" };

type Call = { headers?: Record<string, string>; cursor?: string };

/** `tools/call list_posts` of twenty in either era of the protocol, as a client sends it. */
export function listPosts(era: "legacy" | "modern", path: string, { headers = {}, cursor }: Call = {}): Load {
  const params = { name: "list_posts", arguments: { limit: 20, ...(cursor && { cursor }) } };
  const version = { "mcp-protocol-version": versions[era], accept: "application/json, text/event-stream" };
  if (era === "legacy")
    return post(path, { jsonrpc: "2.0", id: 1, method: "tools/call", params }, { ...version, ...headers });
  const _meta = {
    [`${meta}/protocolVersion`]: versions.modern,
    [`${meta}/clientInfo`]: { name: "bench", version: "1.0.0" },
    [`${meta}/clientCapabilities`]: {},
  };
  const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { ...params, _meta } };
  return post(path, body, { ...version, "mcp-method": "tools/call", "mcp-name": "list_posts", ...headers });
}
