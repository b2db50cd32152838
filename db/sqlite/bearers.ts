import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import type { apiKeys } from "../schema/core.ts";

/** A key as a request needs it: without its hash, which only a replaced root key makes anybody look at. */
export type BearerKey = Pick<
  typeof apiKeys.$inferSelect,
  | "lookup"
  | "workspaceId"
  | "id"
  | "kind"
  | "userId"
  | "scopes"
  | "expiresAt"
  | "allowedCidrs"
  | "limits"
  | "status"
  | "tag"
  | "tagRoot"
>;

/* Statements of SQLite's own: through the query builder they took twice as long. */
const columns =
  "lookup, workspace_id as workspaceId, id, kind, user_id as userId, scopes, expires_at as expiresAt, " +
  "allowed_cidrs as allowedCidrs, limits, status, tag, tag_root as tagRoot";
const prepared = once(({ $client }: Drizzle) => ({
  one: $client.prepare<BearerKey, [string]>(`select ${columns} from api_keys where lookup = ?`),
  after: $client.prepare<BearerKey, [string, string, number]>(
    `select ${columns} from api_keys where workspace_id = ? and id > ? order by id limit ?`,
  ),
  policy: $client.prepare<unknown, [string]>("select 1 from agent_policies where workspace_id = ? limit 1"),
}));

export const bearerKey = async (db: Drizzle, lookup: string): Promise<BearerKey | undefined> =>
  prepared(db).one.get(lookup) ?? undefined;

/** The keys that were made after one, in its workspace. */
export const keysAfter = async (db: Drizzle, { workspaceId, id }: BearerKey, most: number): Promise<BearerKey[]> =>
  prepared(db).after.all(workspaceId, id, most);

/** Whether anything binds a key or client of a workspace: most have nothing. */
export const hasPolicies = async (db: Drizzle, workspace: string): Promise<boolean> =>
  prepared(db).policy.get(workspace) !== null;
