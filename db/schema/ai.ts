import { index, integer, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* Who writes for a workspace, and what it wrote. */

const providers = ["openai", "anthropic"] as const;

export const aiProviders = table("ai_providers", () => ({
  workspaceId: text("workspace_id").primaryKey(),
  /** Changes with every setting: what a key is sealed for. */
  id: text().notNull(),
  provider: text({ enum: providers }).notNull(),
  baseUrl: text("base_url").notNull(),
  model: text().notNull(),
  keySealed: text("key_sealed"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
}));

/** Every call of a model, from before it is made. */
export const aiCalls = table(
  "ai_calls",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    credential: text().notNull(),
    credentialName: text("credential_name").notNull(),
    requestId: text("request_id").notNull(),
    operation: text().notNull(),
    /** 1: by the workspace's own provider; 0: by the server's. */
    own: integer().notNull(),
    provider: text({ enum: providers }).notNull(),
    model: text().notNull(),
    /** `running`, `ok`, the code of a failure, `cancelled` or `lost`. */
    outcome: text().notNull(),
    /** How often the model was asked: again to mend an answer, or to shorten it. */
    requests: integer().notNull(),
    /** None where the provider does not say. */
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costMicros: integer("cost_micros"),
    currency: text(),
    /** How long it took. */
    ms: integer().notNull(),
    at: integer().notNull(),
    /** The month whose quota it counts in; none where there is no quota, and once it was given back. */
    countedMonth: text("counted_month"),
    idempotencyKey: text("idempotency_key"),
    /** While it runs: when it is over at the latest, and counts as lost. */
    until: integer(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("ai_calls_under_way").on(table.workspaceId, table.credential, table.idempotencyKey),
    index("ai_calls_until").on(table.until),
    index("ai_calls_by_time").on(table.workspaceId, table.at),
  ],
);
