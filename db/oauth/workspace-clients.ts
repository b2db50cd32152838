import { and, desc, eq, lt } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { bindMade } from "../keys/bound.ts";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { grants, oauthClients } from "../schema/identity.ts";
import { type ClientRow, revokeGrants } from "./clients.ts";

export type NewClient = Omit<ClientRow, "workspaceId" | "kind">;
/** What may change of a workspace's client once it is made. */
export type ClientChange = Partial<
  Pick<ClientRow, "name" | "document" | "secretHash" | "earlierHash" | "earlierUntil" | "status">
>;
export type WorkspaceClients = ReturnType<typeof workspaceClientsOf>;
type Shown = (row: ClientRow) => Omit<Done, "target">;

/** The OAuth clients that one workspace has made. */
export const workspaceClientsOf = (store: Store, workspace: string) => ({
  list: ({ limit, offset, before }: Page) =>
    store.read
      .select()
      .from(oauthClients)
      .where(
        and(eq(oauthClients.workspaceId, workspace), before === undefined ? undefined : lt(oauthClients.id, before)),
      )
      .orderBy(desc(oauthClients.id))
      .limit(limit)
      .offset(offset) as PromiseLike<ClientRow[]>,

  find: (id: string): Promise<ClientRow | undefined> => one(store.read, workspace, id),

  create: (act: Act, client: NewClient, shown: Shown): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const row = { ...client, workspaceId: workspace, kind: "workspace" } as const;
      await bindMade(db, workspace, act.actor, row.id, act.at);
      await db.insert(oauthClients).values(row);
      return { target: row.id, ...shown(row) };
    }),

  /** Changes a client from what it is at that moment. `decide` may throw to refuse. */
  change: (act: Act, id: string, decide: (row: ClientRow) => ClientChange, shown: Shown): Promise<string> =>
    perform(store, act, [credentials], async (db) => ({
      target: id,
      ...shown(await update(db, act, await current(db, workspace, id), decide)),
    })),

  /** The same, and of what it was granted only what `keep` says is left. */
  narrow: (
    act: Act,
    id: string,
    decide: (row: ClientRow) => ClientChange,
    keep: (scopes: string) => string,
    shown: Shown,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const row = await update(db, act, await current(db, workspace, id), decide);
      await narrowGrants(db, act, id, keep);
      return { target: id, ...shown(row) };
    }),

  /** Ends a client for good, and everything it was granted. */
  revoke: (act: Act, id: string, shown: (row: ClientRow, grants: number) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const none = { secretHash: null, earlierHash: null, earlierUntil: null };
      const row = await update(db, act, await current(db, workspace, id), () => ({ status: "revoked", ...none }));
      return { target: id, ...shown(row, await revokeGrants(db, act, id)) };
    }),
});

async function one(db: Drizzle, workspace: string, id: string): Promise<ClientRow | undefined> {
  const [row] = await db
    .select()
    .from(oauthClients)
    .where(and(eq(oauthClients.workspaceId, workspace), eq(oauthClients.id, id)));
  return row;
}

async function current(db: Drizzle, workspace: string, id: string): Promise<ClientRow> {
  const row = await one(db, workspace, id);
  if (!row) throw new Refusal("missing");
  return row;
}

async function update(
  db: Drizzle,
  { workspace, at }: Act,
  row: ClientRow,
  decide: (row: ClientRow) => ClientChange,
): Promise<ClientRow> {
  const change = { ...decide(row), updatedAt: at };
  await db
    .update(oauthClients)
    .set(change)
    .where(and(eq(oauthClients.workspaceId, workspace), eq(oauthClients.id, row.id)));
  return { ...row, ...change };
}

async function narrowGrants(db: Drizzle, { workspace, at }: Act, client: string, keep: (scopes: string) => string) {
  const active = and(eq(grants.workspaceId, workspace), eq(grants.clientId, client), eq(grants.status, "active"));
  const held = await db.selectDistinct({ scopes: grants.scopes }).from(grants).where(active);
  for (const { scopes } of held)
    if (keep(scopes) !== scopes)
      await db
        .update(grants)
        .set({ scopes: keep(scopes), updatedAt: at })
        .where(and(active, eq(grants.scopes, scopes)));
}
