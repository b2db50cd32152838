import { index, integer, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { table } from "./table.ts";

/* Who may ask: people, sessions, OAuth clients and what they were granted, and the keys that secrets hang on. */

const roles = ["owner", "admin", "member", "viewer"] as const;

/** The keys that seal a workspace's secrets, each wrapped by the root key; `server` for those of the server itself. */
export const dataKeys = table(
  "data_keys",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    wrapped: text().notNull(),
    /** The root key that wraps it. */
    rootId: text("root_id").notNull(),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** The keys that sign access tokens; `id` is the `kid`. */
export const signingKeys = table("signing_keys", () => ({
  id: text().primaryKey(),
  publicJwk: text("public_jwk").notNull(),
  privateSealed: text("private_sealed").notNull(),
  createdAt: integer("created_at").notNull(),
  /** It is published before it signs, so that whoever caches the key set knows it by then. */
  signsFrom: integer("signs_from").notNull(),
  /** When its last token is over; until then it verifies. None while it is the newest. */
  endsAt: integer("ends_at"),
}));

/** argon2id; a person who signs in by link or provider alone has none. */
export const passwords = table("passwords", () => ({
  userId: text("user_id").primaryKey(),
  hash: text().notNull(),
  changedAt: integer("changed_at").notNull(),
}));

/** Whom an OpenID provider's subject is here; of the issuer `mailto`, an e-mail that its person has proved to own. */
export const identities = table(
  "identities",
  () => ({
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: text("user_id").notNull(),
    createdAt: integer("created_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index("identities_by_user").on(table.userId)],
);

export const sessions = table(
  "sessions",
  () => ({
    userId: text("user_id").notNull(),
    id: text().notNull(),
    /** SHA-256 of the cookie's value. */
    secretHash: text("secret_hash").notNull().unique(),
    /** The workspace that the person has open. */
    workspaceId: text("workspace_id"),
    ip: text().notNull(),
    userAgent: text("user_agent").notNull(),
    createdAt: integer("created_at").notNull(),
    seenAt: integer("seen_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  }),
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

/** Links that are good once: for the first set-up, to sign in, to choose a password. */
export const links = table("links", () => ({
  /** SHA-256 of the token in the link. */
  hash: text().primaryKey(),
  purpose: text({ enum: ["setup", "sign_in", "password"] }).notNull(),
  userId: text("user_id"),
  /** SHA-256 of the cookie of the browser that asked for it. */
  browser: text(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
}));

export const invites = table(
  "invites",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    email: text().notNull(),
    role: text({ enum: roles }).notNull(),
    /** SHA-256 of the token in the link. */
    tokenHash: text("token_hash").notNull().unique(),
    /** Whether the link went out by mail and to nobody else: then who has it owns the e-mail. */
    mailed: integer().notNull(),
    /** The credential that invited. */
    invitedBy: text("invited_by").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    endedAt: integer("ended_at"),
    status: text({ enum: ["open", "accepted", "revoked"] }).notNull(),
  }),
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** OAuth clients: registered by themselves, known by the address of their metadata, or made in a workspace. */
export const oauthClients = table(
  "oauth_clients",
  () => ({
    /** The `client_id`; an https address for one known by its metadata. */
    id: text().primaryKey(),
    /** Whose it is; none for one that serves every workspace. */
    workspaceId: text("workspace_id"),
    kind: text({ enum: ["registered", "metadata", "workspace"] }).notNull(),
    name: text().notNull(),
    /** Its metadata (RFC 7591) as JSON. */
    document: text().notNull(),
    /** SHA-256 of its secret, which has 256 random bits; none for a public client. */
    secretHash: text("secret_hash"),
    /** The secret before, which still works for a while. */
    earlierHash: text("earlier_hash"),
    earlierUntil: integer("earlier_until"),
    /** SHA-256 of the token that manages its registration (RFC 7592). */
    managementHash: text("management_hash"),
    status: text({ enum: ["active", "disabled", "revoked"] }).notNull(),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** When it was first granted anything: from then on it never expires. */
    grantedAt: integer("granted_at"),
    expiresAt: integer("expires_at"),
  }),
  (table) => [
    index("oauth_clients_by_workspace").on(table.workspaceId, table.id),
    index("oauth_clients_by_expiry").on(table.expiresAt),
  ],
);

/** What a client may do for a person in a workspace, or for itself: the credential behind its tokens. */
export const grants = table(
  "grants",
  () => ({
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    clientId: text("client_id").notNull(),
    /** Who gave it; none for a client that acts for itself. */
    userId: text("user_id"),
    /** JSON. */
    scopes: text().notNull(),
    /** The audience of its tokens. */
    resource: text().notNull(),
    status: text({ enum: ["active", "revoked"] }).notNull(),
    /** How many refresh tokens it has had: the number of the one that is good. 0: none was given. */
    generation: integer().notNull(),
    /** JSON: when the latest of them were replaced, and the token that came with each. */
    rotations: text().notNull(),
    refreshExpiresAt: integer("refresh_expires_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("grants_by_user").on(table.userId, table.id),
    index("grants_by_client").on(table.clientId, table.id),
  ],
);

export const authorizationCodes = table(
  "authorization_codes",
  () => ({
    /** SHA-256 of the code. */
    hash: text().primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    clientId: text("client_id").notNull(),
    userId: text("user_id").notNull(),
    redirectUri: text("redirect_uri").notNull(),
    /** The PKCE challenge, S256. */
    challenge: text().notNull(),
    /** JSON. */
    scopes: text().notNull(),
    resource: text().notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    /** What it was exchanged for: a second exchange revokes that. */
    grantId: text("grant_id"),
  }),
  (table) => [index("authorization_codes_by_expiry").on(table.expiresAt)],
);

export const deviceCodes = table(
  "device_codes",
  () => ({
    /** SHA-256 of the device code. */
    hash: text().primaryKey(),
    /** What the person types, without its hyphen. */
    userCode: text("user_code").notNull().unique(),
    clientId: text("client_id").notNull(),
    /** JSON. */
    scopes: text().notNull(),
    resource: text().notNull(),
    status: text({ enum: ["pending", "approved", "denied", "used"] }).notNull(),
    workspaceId: text("workspace_id"),
    userId: text("user_id"),
    grantId: text("grant_id"),
    polledAt: integer("polled_at"),
    intervalSeconds: integer("interval_seconds").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  }),
  (table) => [index("device_codes_by_expiry").on(table.expiresAt)],
);

/** Access tokens that were revoked one by one, and assertions that were used, until they would have expired. */
export const revokedTokens = table(
  "revoked_tokens",
  () => ({ id: text().primaryKey(), expiresAt: integer("expires_at").notNull() }),
  (table) => [index("revoked_tokens_by_expiry").on(table.expiresAt)],
);

/** The identity provider of a workspace's own. */
export const identityProviders = table(
  "identity_providers",
  () => ({
    workspaceId: text("workspace_id").primaryKey(),
    id: text().notNull().unique(),
    issuer: text().notNull(),
    audience: text().notNull(),
    jwksUri: text("jwks_uri").notNull(),
    /** JSON, like all that follow but the status. */
    algorithms: text().notNull(),
    /** The name of the claim that holds what the caller may do. */
    scopeClaim: text("scope_claim").notNull(),
    /** What each of its words stands for here. */
    scopeMapping: text("scope_mapping").notNull(),
    requiredClaims: text("required_claims").notNull(),
    allowedClients: text("allowed_clients").notNull(),
    /** What a caller may be at most. */
    defaultRole: text("default_role", { enum: ["admin", "member", "viewer"] }).notNull(),
    status: text({ enum: ["active", "disabled"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  }),
  (table) => [uniqueIndex("identity_providers_by_token").on(table.issuer, table.audience)],
);
