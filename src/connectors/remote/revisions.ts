/** The revisions of the protocol that are spoken to other servers. */
export const modern = "2026-07-28";
/** Newest first; the first is what is asked for. */
export const legacy: readonly string[] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/** Whether a revision has the header `MCP-Protocol-Version`. */
export const hasVersionHeader = (version: string): boolean => version >= "2025-06-18";

export const metaKey = {
  protocolVersion: "io.modelcontextprotocol/protocolVersion",
  clientInfo: "io.modelcontextprotocol/clientInfo",
  serverInfo: "io.modelcontextprotocol/serverInfo",
  clientCapabilities: "io.modelcontextprotocol/clientCapabilities",
} as const;
