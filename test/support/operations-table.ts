import type { TSchema } from "@sinclair/typebox";
import type { Operation } from "../../src/contract/operation.ts";
import type { TestApp } from "./app.ts";

/** What an operation needs to be called soundly: the kind of thing its path names, and its other fields. */
export interface Sound {
  readonly names?:
    | "post"
    | "acct"
    | "conn"
    | "brand"
    | "key"
    | "client"
    | "grant"
    | "media"
    | "user"
    | "invite"
    | "sess"
    | "wh"
    | "connector";
  readonly input?: Record<string, unknown>;
}

/** A sound call of every operation. A new operation is not tested, and fails a test, until it stands here. */
export const sound: Record<string, Sound> = {
  list_posts: { input: { limit: "5" } },
  create_post: { input: { body: "Launch day is here." } },
  get_post: { names: "post" },
  update_post: { names: "post", input: { body: "Launch day was here." } },
  delete_post: { names: "post" },
  preview_post: { names: "post" },
  get_calendar: { input: { from: "2026-11-23" } },
  schedule_post: { names: "post", input: { scheduled_at: "2099-01-01T00:00:00Z" } },
  publish_post: { names: "post" },
  unschedule_post: { names: "post" },
  list_post_attempts: { names: "post" },
  reconcile_post: { names: "post", input: { account_id: "acct_01k0000000000000000000none", outcome: "published" } },
  rewrite_text: { input: { text: "Launch day is here." } },
  compose_text: { input: { prompt: "Our launch" } },
  optimise_text: { input: { text: "Launch day is here." } },
  suggest_hashtags: { input: { text: "Launch day is here." } },
  write_thread: { input: { text: "Launch day is here." } },
  suggest_ideas: { input: { topic: "Our launch" } },
  get_ai_provider: {},
  set_ai_provider: { input: { provider: "openai", base_url: "https://host.invalid/v1", model: "small" } },
  delete_ai_provider: {},
  test_ai_provider: {},
  list_ai_calls: { input: { limit: "5" } },
  get_ai_usage: {},
  list_networks: {},
  list_accounts: { input: { limit: "5" } },
  get_account: { names: "acct" },
  connect_account: { input: { network: "bluesky", values: { handle: "ann.test", app_password: "wrong" } } },
  update_account: { names: "acct", input: { status: "paused" } },
  refresh_account: { names: "acct" },
  disconnect_account: { names: "acct" },
  start_account_connection: { input: { network: "mastodon", server: "https://127.0.0.1" } },
  finish_account_connection: { names: "conn", input: { state: "x", code: "x" } },
  create_media_upload: { input: { filename: "launch.png", content_type: "image/png", size_bytes: 100 } },
  confirm_media: { names: "media" },
  list_media: { input: { limit: "5" } },
  get_media: { names: "media" },
  update_media: { names: "media", input: { alt: "A launch" } },
  delete_media: { names: "media" },
  approve_post: { names: "post" },
  reject_post: { names: "post" },
  get_approval_policy: {},
  set_approval_policy: { input: { require_approval: "never" } },
  list_agent_policies: { input: { limit: "5" } },
  get_agent_policy: { names: "key" },
  set_agent_policy: { names: "key", input: { posts_per_day: 5 } },
  delete_agent_policy: { names: "key" },
  list_slots: {},
  set_slots: { input: { slots: [{ weekday: "monday", time: "09:00" }] } },
  list_next_slots: { input: { limit: "5" } },
  get_workspace: {},
  update_workspace: { input: { name: "Acme" } },
  list_brand_profiles: { input: { limit: "5" } },
  create_brand_profile: { input: { name: "Acme" } },
  get_brand_profile: { names: "brand" },
  update_brand_profile: { names: "brand", input: { name: "Acme" } },
  delete_brand_profile: { names: "brand" },
  list_api_keys: { input: { limit: "5" } },
  create_api_key: { input: { name: "made" } },
  get_api_key: { names: "key" },
  update_api_key: { names: "key", input: { name: "renamed" } },
  disable_api_key: { names: "key" },
  enable_api_key: { names: "key" },
  rotate_api_key: { names: "key" },
  revoke_api_key: { names: "key" },
  get_api_key_usage: { names: "key" },
  get_identity_provider: {},
  set_identity_provider: {
    input: {
      issuer: "https://id.example.org",
      audience: "https://crm.example.org/mcp/acme",
      jwks_uri: "https://id.example.org/jwks",
    },
  },
  delete_identity_provider: {},
  test_identity_provider_token: { input: { token: "not a token" } },
  discover_identity_provider: { input: { issuer: "https://id.example.org" } },
  list_oauth_clients: { input: { limit: "5" } },
  create_oauth_client: { input: { name: "made", grant_types: ["client_credentials"], scopes: ["posts:read"] } },
  get_oauth_client: { names: "client" },
  update_oauth_client: { names: "client", input: { name: "renamed" } },
  disable_oauth_client: { names: "client" },
  enable_oauth_client: { names: "client" },
  rotate_oauth_client_secret: { names: "client" },
  revoke_oauth_client: { names: "client" },
  list_grants: { input: { limit: "5" } },
  revoke_grant: { names: "grant" },
  get_post_analytics: { names: "post" },
  get_accounts_analytics: { input: { bucket: "hour" } },
  get_best_times: {},
  get_persona: {},
  get_trending: {},
  list_webhooks: { input: { limit: "5" } },
  create_webhook: { input: { url: "https://host.invalid/in" } },
  get_webhook: { names: "wh" },
  update_webhook: { names: "wh", input: { description: "changed" } },
  delete_webhook: { names: "wh" },
  rotate_webhook_secret: { names: "wh" },
  list_webhook_deliveries: { names: "wh" },
  replay_webhook_delivery: { names: "wh", input: { delivery_id: "msg_01k0000000000000000000none" } },
  test_webhook: { names: "wh" },
  list_connectors: { input: { limit: "5" } },
  create_connector: { input: { slug: "tickets", name: "Ticket desk", url: "https://host.invalid/mcp" } },
  get_connector: { names: "connector" },
  update_connector: { names: "connector", input: { name: "Desk" } },
  delete_connector: { names: "connector" },
  disable_connector: { names: "connector" },
  enable_connector: { names: "connector" },
  refresh_connector: { names: "connector" },
  list_connector_tools: { names: "connector" },
  start_connector_login: { names: "connector" },
  finish_connector_login: {
    names: "connector",
    input: { login_id: "conn_01k0000000000000000000none", state: "x", code: "x" },
  },
  set_connector_client: { names: "connector", input: { client_id: "x", client_secret: "x" } },
  revoke_connector_login: { names: "connector" },
  list_members: { input: { limit: "5" } },
  update_member_role: { names: "user", input: { role: "viewer" } },
  remove_member: { names: "user" },
  invite_team_member: { input: { email: "invited@example.com" } },
  list_invites: { input: { limit: "5" } },
  revoke_invite: { names: "invite" },
  get_me: {},
  list_my_sessions: {},
  revoke_my_session: { names: "sess" },
  list_my_grants: { input: { limit: "5" } },
  revoke_my_grant: { names: "grant" },
  get_usage: {},
  list_audit_events: { input: { limit: "5" } },
};

export const takesBody = ({ method }: Operation): boolean => ["POST", "PATCH", "PUT"].includes(method);
export const randomId = (kind: string): string => `${kind}_01k${"0123456789abcdefghjkmn0"}`;

/** The path of a call and its body, from an input: what the operation does not read from the body is in the query. */
export function addressOf(operation: Operation, id: string, input: Record<string, unknown> = {}) {
  const path = operation.path.replace(":id", id);
  if (takesBody(operation)) return { path, body: input };
  const query = new URLSearchParams(input as Record<string, string>).toString();
  return { path: query ? `${path}?${query}` : path, body: undefined };
}

/** Calls an operation over REST. */
export function callOperation(
  app: TestApp,
  key: string | undefined,
  operation: Operation,
  id: string,
  input?: Record<string, unknown>,
  headers?: object,
) {
  const { path, body } = addressOf(operation, id, input);
  return app.call(key, operation.method, path, body, headers);
}

type Wrong = { readonly why: string; readonly value: unknown };

/** Values that a field of this schema must not take. In a query everything is text, so only texts are wrong there. */
export function wrongValues(schema: TSchema, asText: boolean): Wrong[] {
  const nullable = schema.anyOf?.some((part: TSchema) => part.type === "null");
  const inner: TSchema = nullable ? schema.anyOf.find((part: TSchema) => part.type !== "null") : schema;
  const types = [17, "text", true, {}, [], [7]].filter((value) => !fits(inner, value));
  const typed = types.map((value) => ({ why: `is ${JSON.stringify(value)}`, value }));
  const nothing = nullable ? [] : [{ why: "is null", value: null }];
  return [...(asText ? [] : [...typed, ...nothing]), ...beyond(inner, asText)];
}

const fits = ({ type, anyOf, pattern, format }: TSchema, value: unknown): boolean => {
  if (anyOf) return false;
  if (type === "string") return typeof value === "string" && !format && new RegExp(pattern ?? "").test(value);
  if (type === "boolean") return typeof value === "boolean";
  if (type === "array") return Array.isArray(value) && value.length === 0;
  if (type === "object") return typeof value === "object" && !Array.isArray(value);
  return type === "integer" && typeof value === "number";
};

function beyond(schema: TSchema, asText: boolean): Wrong[] {
  const { type, anyOf, maxLength, minLength, minimum, maximum, maxItems, minItems, format, pattern } = schema;
  const wrong: Wrong[] = [];
  const add = (why: string, value: unknown) => wrong.push({ why, value: asText ? String(value) : value });
  if (anyOf) add("is another word", "nonsense");
  if (maxLength) add("is too long", "x".repeat(maxLength + 1));
  if (minLength) add("is empty", "");
  if (format || pattern) add("has another form", pattern && new RegExp(pattern).test("§") ? " " : "§");
  if (type === "string") add("holds a NUL", "a\0b");
  if (type === "integer") {
    for (const text of ["abc", "5.7", "1e3", "0x10", "", " 5", "٣"]) add(`is ${text || "empty"}`, text);
    add("is too small", minimum - 1);
    if (maximum < Number.MAX_SAFE_INTEGER) add("is too large", maximum + 1);
    if (!asText) add("is no whole number", 5.7);
  }
  if (maxItems && !asText)
    add(
      "has too many",
      Array.from({ length: maxItems + 1 }, (_, n) => `x${n}`),
    );
  if (minItems && !asText) add("has too few", []);
  if (type === "array" && asText) add("is another word", "nonsense");
  return wrong;
}
