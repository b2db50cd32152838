import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "./act.ts";
import { inheritNeed } from "./approvals.ts";
import { once } from "./once.ts";
import type { Drizzle, Store } from "./open.ts";
import { Refusal } from "./refusal.ts";
import { apiKeys, keyUses, members, users, workspaces } from "./schema.ts";

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

/** A key with whom it acts for. Three statements, because SQLite takes four times as long for the one that joins them. */
const bearer = once((db: Drizzle) => ({
  key: db
    .select({
      workspaceId: apiKeys.workspaceId,
      id: apiKeys.id,
      lookup: apiKeys.lookup,
      hash: apiKeys.hash,
      gate: apiKeys.gate,
      tag: apiKeys.tag,
      tagRoot: apiKeys.tagRoot,
      kind: apiKeys.kind,
      userId: apiKeys.userId,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      allowedCidrs: apiKeys.allowedCidrs,
      limits: apiKeys.limits,
      status: apiKeys.status,
    })
    .from(apiKeys)
    .where(eq(apiKeys.lookup, sql.placeholder("lookup")))
    .prepare(),
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
export type Bearer = NonNullable<Awaited<ReturnType<typeof findBearer>>>;

/** The member is undefined for a service key, and for one whose member has gone. */
export async function findBearer({ read }: Store, lookup: string) {
  const statements = bearer(read);
  const [key] = await statements.key.execute({ lookup });
  if (!key) return undefined;
  const { workspaceId, userId } = key;
  const [workspace] = await statements.workspace.execute({ workspaceId });
  if (!workspace) return undefined;
  const [member] = userId === null ? [] : await statements.member.execute({ workspaceId, userId });
  return { key, workspace, member };
}

/** Replaces the tag of a key whose root key is gone, after bcrypt has said that the key is genuine. */
export const retag = (store: Store, lookup: string, tag: string, tagRoot: string): Promise<void> =>
  store.write([credentials], async (db) => {
    await db.update(apiKeys).set({ tag, tagRoot }).where(eq(apiKeys.lookup, lookup));
  });

const one = (workspace: string, id: string) => and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.id, id));

/** One workspace's API keys. */
export const keysOf = (store: Store, workspace: string) => ({
  list: ({ limit, offset, before }: { limit: number; offset: number; before?: string | undefined }) =>
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
      await inheritNeed(db, workspace, act.actor, key.id);
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
      await inheritNeed(db, workspace, id, successor.id);
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
