import { index, integer, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* When posts go out, and who lets them. */

/** The times of a week at which a workspace posts, in its time zone. */
export const slots = table(
  "slots",
  () => ({
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
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.position] })],
);

/** Whether nothing leaves the workspace without a person's approval, whoever schedules it; no row: never. */
export const approvalPolicies = table("approval_policies", () => ({
  workspaceId: text("workspace_id").primaryKey(),
  requireApproval: text("require_approval", { enum: ["never", "always"] }).notNull(),
  updatedAt: integer("updated_at").notNull(),
}));

/** What single API keys and OAuth clients may do. */
export const agentPolicies = table(
  "agent_policies",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    /** The id of the key or client. */
    subject: text().notNull(),
    /** For the order of a list alone. */
    id: text().notNull(),
    /** Whose policy it is under, where that is another's: its maker's, or its successor's. Then it says nothing itself. */
    follows: text(),
    /** JSON; null: all. */
    allowedTools: text("allowed_tools"),
    /** JSON; null: all. */
    allowedAccounts: text("allowed_accounts"),
    postsPerDay: integer("posts_per_day"),
    /** JSON. */
    quietHours: text("quiet_hours").notNull(),
    needsApproval: integer("needs_approval").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.subject] }),
    uniqueIndex("agent_policies_by_id").on(table.workspaceId, table.id),
    index("agent_policies_by_head").on(table.workspaceId, table.follows),
  ],
);

/** The posts that were put on their way under a policy, by the day in the workspace's time zone on which that was. */
export const agentDays = table(
  "agent_days",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    subject: text().notNull(),
    day: text().notNull(),
    postId: text("post_id").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.subject, table.day, table.postId] })],
);
