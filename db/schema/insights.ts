import { index, integer, primaryKey, text } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* What happened, and how it does: messages to webhooks, and the figures of accounts and posts. */

export const webhooks = table(
  "webhooks",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    url: text().notNull(),
    description: text().notNull(),
    /** JSON: the names of the events that it hears of. */
    events: text().notNull(),
    status: text({ enum: ["active", "disabled"] }).notNull(),
    /** Why the server has disabled it. */
    problem: text(),
    secretSealed: text("secret_sealed").notNull(),
    /** The secret before this one, and until when messages are signed with it too. */
    earlierSealed: text("earlier_sealed"),
    earlierUntil: integer("earlier_until"),
    /** Since when no message has arrived; null once one has. */
    failingSince: integer("failing_since"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** One message on its way to one webhook: written with the change that it tells of. */
export const webhookDeliveries = table(
  "webhook_deliveries",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    webhookId: text("webhook_id").notNull(),
    /** The message: the same for every webhook that hears of it, and every time it is sent. */
    id: text().notNull(),
    event: text().notNull(),
    /** What is sent, to the letter. */
    body: text().notNull(),
    state: text({ enum: ["waiting", "sending", "delivered", "failed"] }).notNull(),
    /** When it is to be sent; none while it is held, and once it has ended. */
    nextAt: integer("next_at"),
    /** How often it was sent since it was first due, or replayed. */
    tries: integer().notNull(),
    /** Rises with every taking: whoever holds an older number may write nothing more. */
    fence: integer().notNull(),
    heldUntil: integer("held_until"),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.webhookId, table.id] }),
    index("webhook_deliveries_due").on(table.nextAt),
    index("webhook_deliveries_held").on(table.heldUntil),
    index("webhook_deliveries_by_age").on(table.createdAt),
  ],
);

/** Every sending of a message. */
export const webhookAttempts = table(
  "webhook_attempts",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    webhookId: text("webhook_id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    number: integer().notNull(),
    at: integer().notNull(),
    /** How long it took. */
    ms: integer().notNull(),
    /** Of the answer; null where there was none. */
    status: integer(),
    /** The first of the answer. */
    answer: text().notNull(),
    /** Why there was none. */
    error: text(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.webhookId, table.deliveryId, table.number] })],
);

/** When an account's own figures, or those of a post on it, are pulled next. */
export const metricPulls = table(
  "metric_pulls",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    /** Empty for the account itself. */
    postId: text("post_id").notNull(),
    network: text().notNull(),
    /** When the post went out, or the account was first looked at. */
    since: integer().notNull(),
    /** None while it is held, and once it is not pulled any more. */
    nextAt: integer("next_at"),
    heldUntil: integer("held_until"),
    /** How often it has failed in a row, and why. */
    tries: integer().notNull(),
    error: text(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.accountId, table.postId] }),
    index("metric_pulls_due").on(table.nextAt),
    index("metric_pulls_held").on(table.heldUntil),
  ],
);

/** An account's figures at one time. What its network does not tell is null. */
export const accountMetrics = table(
  "account_metrics",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    at: integer().notNull(),
    followers: integer(),
    following: integer(),
    posts: integer(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.at] })],
);

/** A post's figures on one account at one time. */
export const postMetrics = table(
  "post_metrics",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    postId: text("post_id").notNull(),
    accountId: text("account_id").notNull(),
    at: integer().notNull(),
    impressions: integer(),
    likes: integer(),
    replies: integer(),
    reposts: integer(),
    quotes: integer(),
    clicks: integer(),
    saves: integer(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.postId, table.accountId, table.at] })],
);
