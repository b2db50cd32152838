import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { apiKeys, keyUses, members, users, workspaces } from "../schema/core.ts";
import { type BearerKey, bearerKey, keysAfter } from "../sqlite/bearers.ts";
import { type AgentPolicy, bindMade, bindSuccessor, policiesIn } from "./bound.ts";

type StoredKey = typeof apiKeys.$inferSelect;
export type NewKey = Omit<StoredKey, "workspaceId">;
/** A key with its latest use, as far as that is written. */
export interface KeyRow extends StoredKey {
  readonly lastUsedAt: number | null;
  readonly lastUsedIp: string | null;
}
/** What may change of a key once it is made. */
export type KeyChange = Partial<
  Pick<KeyRow, "name" | "description" | "scopes" | "expiresAt" | "allowedCidrs" | "limits" | "metadata" | "status">
>;
export type Keys = ReturnType<typeof keysOf>;

/** What changes when any key, member or workspace does. */
export const credentials = "credentials";

/** A key's workspace and member, each by a statement of its own: SQLite takes four times as long for one that joins them. */
const bearer = once((db: Drizzle) => ({
  workspace: db
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name, plan: workspaces.plan })
    .from(workspaces)
    .where(eq(workspaces.id, sql.placeholder("workspaceId")))
    .prepare(),
  member: db
    .select({ role: members.role, email: users.email, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, sql.placeholder("workspaceId")), eq(members.userId, sql.placeholder("userId"))))
    .prepare(),
}));
export type Bearer = NonNullable<Awaited<ReturnType<typeof bearing>>>;
interface BearerWorkspace extends Pick<typeof workspaces.$inferSelect, "id" | "slug" | "name" | "plan"> {
  /** By the ids of keys and clients: what binds them. Most workspaces have none. */
  readonly policies: ReadonlyMap<string, AgentPolicy>;
}

/** So many workspaces are remembered, for as long as no key, member or workspace changes. */
const mostWorkspaces = 10_000;
const remembered = once((_store: Store) => ({ stamp: -1, workspaces: new Map<string, BearerWorkspace>() }));

export async function findBearer(store: Store, lookup: string) {
  const key = await bearerKey(store.read, lookup);
  return key && bearing(store, key);
}

/** Bearers of the keys that were made after one, in its workspace: they lie side by side, and cost a fifth to read. */
export async function bearersAfter(store: Store, { key }: Bearer, most: number): Promise<readonly Bearer[]> {
  const keys = await keysAfter(store.read, key, most);
  const found = await Promise.all(keys.map((each) => bearing(store, each)));
  return found.filter((each) => each !== undefined);
}

/** The member is undefined for a service key, and for one whose member has gone. */
async function bearing(store: Store, key: BearerKey) {
  const { workspaceId, userId } = key;
  const workspace = await workspaceOf(store, workspaceId);
  if (!workspace) return undefined;
  const [member] = userId === null ? [] : await bearer(store.read).member.execute({ workspaceId, userId });
  return { key, workspace, member, policy: workspace.policies.get(key.id) };
}

/** What binds a credential that is no key: the policy of its client, else its own. */
export async function policyOf(store: Store, workspaceId: string, subjects: readonly string[]) {
  const policies = (await workspaceOf(store, workspaceId))?.policies;
  return subjects.map((subject) => policies?.get(subject)).find((policy) => policy !== undefined);
}

async function workspaceOf(store: Store, workspaceId: string): Promise<BearerWorkspace | undefined> {
  const stamp = store.changes.stamp(credentials);
  const known = remembered(store);
  if (known.stamp !== stamp || known.workspaces.size >= mostWorkspaces) known.workspaces.clear();
  known.stamp = stamp;
  const before = known.workspaces.get(workspaceId);
  if (before) return before;
  const [row] = await bearer(store.read).workspace.execute({ workspaceId });
  const found = row && { ...row, policies: await policiesIn(store.read, workspaceId) };
  if (found && store.changes.stamp(credentials) === stamp) known.workspaces.set(workspaceId, found);
  return found;
}

/** What bcrypt decides by. */
export async function findHash({ read }: Store, lookup: string) {
  const [found] = await read
    .select({ hash: apiKeys.hash, gate: apiKeys.gate })
    .from(apiKeys)
    .where(eq(apiKeys.lookup, lookup));
  return found;
}

/** Replaces the tag of a key whose root key is gone, after bcrypt has said that the key is genuine. */
export const retag = (store: Store, lookup: string, tag: string, tagRoot: string): Promise<void> =>
  store.write([credentials], async (db) => {
    await db.update(apiKeys).set({ tag, tagRoot }).where(eq(apiKeys.lookup, lookup));
  });

const one = (workspace: string, id: string) => and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.id, id));

/** One workspace's API keys. */
export const keysOf = (store: Store, workspace: string) => ({
  list: ({ limit, offset, before }: Page) =>
    withUse(store.read)
      .where(and(eq(apiKeys.workspaceId, workspace), before === undefined ? undefined : lt(apiKeys.id, before)))
      .orderBy(desc(apiKeys.id))
      .limit(limit)
      .offset(offset) as PromiseLike<KeyRow[]>,

  async find(id: string): Promise<KeyRow | undefined> {
    const [row] = await withUse(store.read).where(one(workspace, id));
    return row;
  },

  /** `answer` is for now, `kept` for a repeated request: it lacks the key. */
  create: (act: Act, key: NewKey, shown: (row: KeyRow) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      await bindMade(db, workspace, act.actor, key.id, act.at);
      return { target: key.id, ...shown(await insert(db, workspace, key)) };
    }),

  /** Changes a key from what it is at that moment. `decide` may throw to refuse. */
  change: (
    act: Act,
    id: string,
    decide: (row: KeyRow) => KeyChange,
    shown: (row: KeyRow) => Omit<Done, "target">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const change = decide(await current(db, workspace, id));
      return { target: id, ...shown(await update(db, workspace, id, { ...change, updatedAt: act.at })) };
    }),

  /** Makes the successor of a key, which itself ends when `ends` says. */
  rotate: (
    act: Act,
    id: string,
    succeed: (row: KeyRow) => {
      successor: NewKey;
      ends: Pick<KeyRow, "status" | "expiresAt">;
      detail: Record<string, unknown>;
    },
    shown: (row: KeyRow) => Pick<Done, "answer" | "kept">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const { successor, ends, detail } = succeed(await current(db, workspace, id));
      await update(db, workspace, id, { ...ends, updatedAt: act.at });
      await bindSuccessor(db, workspace, id, successor.id, act.at);
      const row = await insert(db, workspace, successor);
      return { target: id, detail, ...shown(row) };
    }),
});

const withUse = (db: Drizzle) =>
  db
    .select({ ...getTableColumns(apiKeys), lastUsedAt: keyUses.at, lastUsedIp: keyUses.ip })
    .from(apiKeys)
    .leftJoin(keyUses, and(eq(keyUses.workspaceId, apiKeys.workspaceId), eq(keyUses.id, apiKeys.id)));

async function current(db: Drizzle, workspace: string, id: string): Promise<KeyRow> {
  const [row] = await withUse(db).where(one(workspace, id));
  if (!row) throw new Refusal("missing");
  return row;
}

async function insert(db: Drizzle, workspace: string, key: NewKey): Promise<KeyRow> {
  await db.insert(apiKeys).values({ ...key, workspaceId: workspace });
  return current(db, workspace, key.id);
}

async function update(db: Drizzle, workspace: string, id: string, change: Partial<StoredKey>): Promise<KeyRow> {
  await db.update(apiKeys).set(change).where(one(workspace, id));
  return current(db, workspace, id);
}
