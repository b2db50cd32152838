import { type AnySQLiteColumn, index, integer, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/*
 * The tables, in kinds of columns that SQLite and PostgreSQL share: ids, words and JSON as text, times as integer
 * milliseconds since 1970. The migrations say the same with their checks; a test holds the two against each other.
 */

const id = () => text().notNull();
const workspaceId = () => text("workspace_id").notNull();
const owned = (table: { workspaceId: AnySQLiteColumn; id: AnySQLiteColumn }) => [
  primaryKey({ columns: [table.workspaceId, table.id] }),
];

export const meta = table("meta", () => ({ name: text().primaryKey(), value: text().notNull() }));

export const workspaces = table("workspaces", () => ({
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  plan: text().notNull(),
  timeZone: text("time_zone").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
}));

export const users = table("users", () => ({
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  createdAt: integer("created_at").notNull(),
}));

export const members = table(
  "members",
  () => ({
    workspaceId: workspaceId(),
    userId: text("user_id").notNull(),
    role: text({ enum: ["owner", "admin", "member", "viewer"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] }), index("members_by_user").on(table.userId)],
);

export const apiKeys = table(
  "api_keys",
  () => ({
    workspaceId: workspaceId(),
    id: id(),
    /** The eight characters after `sk_live_`. */
    lookup: text().notNull().unique(),
    /** bcrypt of the whole key. */
    hash: text().notNull(),
    /** 32 bits that only the whole key yields, without a root key: who lacks them never reaches bcrypt. */
    gate: text().notNull(),
    /** HMAC-SHA-256 of the whole key under a sub-key of the root key that `tag_root` names. */
    tag: text().notNull(),
    tagRoot: text("tag_root").notNull(),
    kind: text({ enum: ["user", "service"] }).notNull(),
    userId: text("user_id"),
    name: text().notNull(),
    description: text().notNull(),
    scopes: text().notNull(),
    expiresAt: integer("expires_at"),
    allowedCidrs: text("allowed_cidrs").notNull(),
    limits: text().notNull(),
    metadata: text().notNull(),
    status: text({ enum: ["active", "disabled", "revoked"] }).notNull(),
    rotatedFrom: text("rotated_from"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  owned,
);

/** When and from where each key was last used: apart from the keys, because it is written every second. */
export const keyUses = table(
  "key_uses",
  () => ({ workspaceId: workspaceId(), id: id(), at: integer().notNull(), ip: text().notNull() }),
  owned,
);

export const brands = table(
  "brands",
  () => ({ workspaceId: workspaceId(), id: id(), /** The brand as the API shows it. */ document: text().notNull() }),
  owned,
);

/** Connected social accounts. Disconnecting one keeps its row, which its posts refer to, and purges its secret. */
export const accounts = table(
  "accounts",
  () => ({
    workspaceId: workspaceId(),
    id: id(),
    network: text().notNull(),
    /** The server it is on, where the network has many: `https://mastodon.social`. */
    server: text().notNull(),
    /** What the network calls it. */
    remoteId: text("remote_id"),
    handle: text().notNull(),
    name: text().notNull(),
    avatarUrl: text("avatar_url"),
    /** `broken`: its credential is dead, and only connecting again mends that. */
    status: text({ enum: ["active", "paused", "broken", "disconnected"] }).notNull(),
    /** Why it is broken. */
    problem: text(),
    /** JSON: limits of its server, and what else the network says of it. */
    settings: text().notNull(),
    secretSealed: text("secret_sealed"),
    secretExpiresAt: integer("secret_expires_at"),
    /** The credential that connected it. */
    connectedBy: text("connected_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    ...owned(table),
    uniqueIndex("accounts_by_remote").on(table.workspaceId, table.network, table.server, table.remoteId),
  ],
);
export type AccountRow = typeof accounts.$inferSelect;

export const posts = table(
  "posts",
  () => ({
    workspaceId: workspaceId(),
    id: id(),
    brandId: text("brand_id").notNull(),
    status: text().notNull(),
    /** When it was published, or is scheduled for, or was written: what a calendar sorts by. */
    time: integer().notNull(),
    /** Its row in the full-text index. */
    textId: integer("text_id").notNull(),
    /** The post as the API shows it; the columns beside it are what lists are filtered by. */
    document: text().notNull(),
  }),
  (table) => [
    ...owned(table),
    index("posts_by_status").on(table.workspaceId, table.status, table.id),
    index("posts_by_brand").on(table.workspaceId, table.brandId, table.id),
    index("posts_by_time").on(table.workspaceId, table.time, table.id),
  ],
);

export const postTargets = table(
  "post_targets",
  () => ({
    workspaceId: workspaceId(),
    accountId: text("account_id").notNull(),
    postId: text("post_id").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.postId] })],
);

export const quotas = table(
  "quotas",
  () => ({
    workspaceId: workspaceId(),
    /** `2026-11`, in UTC. */
    month: text().notNull(),
    name: text().notNull(),
    used: integer().notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.month, table.name] })],
);

export const usageDays = table(
  "usage_days",
  () => ({
    workspaceId: workspaceId(),
    /** `2026-11-22`, in UTC. */
    day: text().notNull(),
    credential: text().notNull(),
    operation: text().notNull(),
    /** `ok`, or the code of the failure. */
    outcome: text().notNull(),
    count: integer().notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.day, table.credential, table.operation, table.outcome] }),
  ],
);

/** First answers to requests with an `Idempotency-Key`, kept for 24 hours. */
export const answers = table(
  "answers",
  () => ({
    workspaceId: workspaceId(),
    credential: text().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    requestHash: text("request_hash").notNull(),
    answer: text().notNull(),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.credential, table.idempotencyKey] })],
);

/** Who did what, in the order it was committed. Each line's hash covers the one before it. */
export const audit = table(
  "audit",
  () => ({
    workspaceId: workspaceId(),
    seq: integer().notNull(),
    id: id(),
    at: integer().notNull(),
    actor: text().notNull(),
    actorName: text("actor_name").notNull(),
    event: text().notNull(),
    target: text(),
    requestId: text("request_id").notNull(),
    detail: text().notNull(),
    hash: text().notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);

/** The last line of each audit log, under a seal: whoever cuts lines off its end cannot make one for what is left. */
export const auditHeads = table("audit_heads", () => ({
  workspaceId: text("workspace_id").primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
  seal: text().notNull(),
}));
