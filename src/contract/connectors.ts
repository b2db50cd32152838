/** The groups that tools come in; `mcp:call:<connector>` allows one. */
export const connectors = ["social", "ai", "crm", "signal", "workspace"] as const;
export type Connector = (typeof connectors)[number];
