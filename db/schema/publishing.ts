import { index, integer, primaryKey, real, text } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* How posts get out: the applications that networks know us by, accounts that are being connected, and deliveries. */

/** What a network's server knows this installation as, where that is registered by ourselves. */
export const networkApps = table(
  "network_apps",
  () => ({
    network: text().notNull(),
    server: text().notNull(),
    /** The address that the app was registered with: it is good for no other. */
    redirectUri: text("redirect_uri").notNull(),
    clientId: text("client_id").notNull(),
    secretSealed: text("secret_sealed").notNull(),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.network, table.server] })],
);

/** A connection that was begun in a browser and is not back yet. */
export const connections = table(
  "connections",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    network: text().notNull(),
    server: text().notNull(),
    /** SHA-256 of the `state` that the network hands back. */
    stateHash: text("state_hash").notNull().unique(),
    /** The PKCE verifier, and what else the second half needs. */
    sealed: text().notNull(),
    /** Who began it: the person, or the credential that stands for none. */
    startedBy: text("started_by").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("connections_by_expiry").on(table.expiresAt),
  ],
);

/** One post on its way to one account. */
export const deliveries = table(
  "deliveries",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    postId: text("post_id").notNull(),
    accountId: text("account_id").notNull(),
    network: text().notNull(),
    state: text({ enum: ["scheduled", "publishing", "published", "failed", "unknown", "canceled"] }).notNull(),
    /** When it was to go out. */
    dueAt: integer("due_at").notNull(),
    /** When something is to be done about it; none while it is held, and once it has ended. */
    nextAt: integer("next_at"),
    /** How often it was tried since it became due. */
    tries: integer().notNull(),
    /** Rises with every taking: whoever holds an older number may write nothing more. */
    fence: integer().notNull(),
    /** The process that works on it, and until when nobody else may. */
    holder: text(),
    heldUntil: integer("held_until"),
    /** JSON: for each part how far it is, the handle it was sent under, and what the network calls it. */
    parts: text().notNull(),
    /** Why it failed or is unknown, in the network's words. */
    error: text(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.postId, table.accountId] }),
    index("deliveries_due").on(table.nextAt),
    index("deliveries_due_on_network").on(table.network, table.state, table.nextAt),
    index("deliveries_held").on(table.heldUntil),
    index("deliveries_by_account").on(table.workspaceId, table.accountId),
  ],
);
export type DeliveryRow = typeof deliveries.$inferSelect;

/** The texts of a delivery, each as a hash that is the same for texts which readers take for one. */
export const deliveryTexts = table(
  "delivery_texts",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    hash: text().notNull(),
    postId: text("post_id").notNull(),
    part: integer().notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.accountId, table.hash, table.postId, table.part] }),
    index("delivery_texts_by_delivery").on(table.workspaceId, table.postId, table.accountId),
  ],
);

/** Every call to a network about a delivery, written before it is made and completed afterwards. */
export const attempts = table(
  "attempts",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    postId: text("post_id").notNull(),
    accountId: text("account_id").notNull(),
    number: integer().notNull(),
    part: integer().notNull(),
    kind: text({ enum: ["publish", "reconcile", "refresh"] }).notNull(),
    startedAt: integer("started_at").notNull(),
    endedAt: integer("ended_at"),
    /** `started`, and then how it ended. */
    outcome: text().notNull(),
    detail: text().notNull(),
    remoteId: text("remote_id"),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.postId, table.accountId, table.number] }),
    index("attempts_by_account").on(table.workspaceId, table.accountId),
  ],
);
export type AttemptRow = typeof attempts.$inferSelect;

/** Pictures and films that are uploaded; their bytes are in the media store. */
export const media = table(
  "media",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    filename: text().notNull(),
    /** What was declared, and once it is `ready`, what was found. */
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /** `uploaded`: the bytes are there and not yet looked at. */
    status: text({ enum: ["pending", "uploaded", "ready"] }).notNull(),
    width: integer(),
    height: integer(),
    /** Length of a film. */
    seconds: real(),
    /** What it shows, for those who cannot see it. */
    alt: text(),
    sha256: text(),
    /** The name of its bytes in the media store; null until they are there. */
    blob: text().unique(),
    uploadExpiresAt: integer("upload_expires_at").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("media_by_size").on(table.workspaceId, table.sizeBytes),
    index("media_by_upload").on(table.uploadExpiresAt),
  ],
);

/** Which posts a file stands in. */
export const postMedia = table(
  "post_media",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    mediaId: text("media_id").notNull(),
    postId: text("post_id").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.mediaId, table.postId] }),
    index("post_media_by_post").on(table.workspaceId, table.postId),
  ],
);
