import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/* When posts go out, and who lets them. */

/** The times of a week at which a workspace posts, in its time zone. */
export const slots = sqliteTable(
  "slots",
  {
    workspaceId: text("workspace_id").notNull(),
    position: integer().notNull(),
    /** 1 is Monday, 7 is Sunday. */
    weekday: integer().notNull(),
    /** Of the day: 0 is midnight. */
    minute: integer().notNull(),
    /** The one brand that it is for; none: for all. */
    brandId: text("brand_id"),
    /** JSON: the accounts that it is for; none: for all. */
    accountIds: text("account_ids").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.position] })],
);

/** Whether nothing leaves the workspace without a person's approval, whoever schedules it; no row: never. */
export const approvalPolicies = sqliteTable("approval_policies", {
  workspaceId: text("workspace_id").primaryKey(),
  requireApproval: text("require_approval", { enum: ["never", "always"] }).notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** The API keys and OAuth clients that may draft, and publish only what a person has approved. */
export const approvalNeeds = sqliteTable(
  "approval_needs",
  { workspaceId: text("workspace_id").notNull(), credential: text().notNull() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.credential] })],
);
