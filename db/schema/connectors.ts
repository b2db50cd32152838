import { integer, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* Other MCP servers that a workspace's tools come from. */

export const connectors = table(
  "connectors",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    /** What its tools' names begin with. */
    slug: text().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    status: text({ enum: ["active", "disabled"] }).notNull(),
    /** JSON: the names of the headers that are sent with every call. */
    headerNames: text("header_names").notNull(),
    /** JSON of their values by name; null where there are none. */
    headersSealed: text("headers_sealed"),
    /** How far a login by OAuth is. */
    login: text({ enum: ["none", "connected", "broken"] }).notNull(),
    /** JSON of the client and its tokens. */
    loginSealed: text("login_sealed"),
    /** JSON: tools that nobody sees or calls, as the server names them. */
    blockedTools: text("blocked_tools").notNull(),
    /** JSON. */
    limits: text().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("connectors_by_slug").on(table.workspaceId, table.slug),
  ],
);

/** How a connector does, and what it last offered. */
export const connectorStates = table(
  "connector_states",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    connectorId: text("connector_id").notNull(),
    health: text({ enum: ["up", "down"] }).notNull(),
    /** Why it is down. */
    problem: text(),
    checkedAt: integer("checked_at").notNull(),
    /** The protocol's revision that it speaks. */
    protocol: text(),
    /** JSON: its tools, resources and prompts. */
    offer: text(),
    offeredAt: integer("offered_at"),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectorId] })],
);
