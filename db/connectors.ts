import { and, asc, desc, eq, isNull, lt } from "drizzle-orm";
import { type Act, type Done, perform } from "./act.ts";
import type { Drizzle, Store } from "./open.ts";
import type { Page } from "./page.ts";
import { Refusal } from "./refusal.ts";
import { connectorStates, connectors } from "./schema/connectors.ts";

type Row = typeof connectors.$inferSelect;
export type ConnectorState = typeof connectorStates.$inferSelect;
/** A connector, and how it does; null until that was first found out. */
export interface ConnectorRow extends Row {
  readonly state: ConnectorState | null;
}
export type ConnectorChange = Partial<Omit<Row, "workspaceId" | "id" | "createdAt" | "createdBy">>;
type Shown = (row: ConnectorRow) => Omit<Done, "target">;
export type Connectors = ReturnType<typeof connectorsOf>;

/** What changes with every change of a workspace's connectors. */
export const connectorTopic = (workspace: string): string => `${workspace} connectors`;

const joined = { row: connectors, state: connectorStates };
const onState = and(
  eq(connectorStates.workspaceId, connectors.workspaceId),
  eq(connectorStates.connectorId, connectors.id),
);
const one = (workspace: string, id: string) => and(eq(connectors.workspaceId, workspace), eq(connectors.id, id));
const whole = ({ row, state }: { row: Row; state: ConnectorState | null }): ConnectorRow => ({ ...row, state });

/** The connectors of one workspace. */
export const connectorsOf = (store: Store, workspace: string) => ({
  async list({ limit, offset, before }: Page): Promise<ConnectorRow[]> {
    const found = await store.read
      .select(joined)
      .from(connectors)
      .leftJoin(connectorStates, onState)
      .where(and(eq(connectors.workspaceId, workspace), before === undefined ? undefined : lt(connectors.id, before)))
      .orderBy(desc(connectors.id))
      .limit(limit)
      .offset(offset);
    return found.map(whole);
  },

  find: (id: string): Promise<ConnectorRow | undefined> => find(store.read, workspace, id),

  /** Refuses (`crowded`) one beyond `most`, and (`taken`) a slug that another has. */
  create: (act: Act, row: Omit<Row, "workspaceId">, most: number, shown: Shown): Promise<string> =>
    perform(store, act, [connectorTopic(workspace)], async (db) => {
      const all = await db
        .select({ slug: connectors.slug })
        .from(connectors)
        .where(eq(connectors.workspaceId, workspace));
      if (all.length >= most) throw new Refusal("crowded", { about: String(most) });
      if (all.some(({ slug }) => slug === row.slug)) throw new Refusal("taken", { about: row.slug });
      const made = { ...row, workspaceId: workspace };
      await db.insert(connectors).values(made);
      return { target: row.id, ...shown({ ...made, state: null }) };
    }),

  /** Changes a connector from what it is at that moment. Where `forgets`, it has to be looked at anew. */
  change: (
    act: Act,
    id: string,
    decide: (row: ConnectorRow) => ConnectorChange & { readonly forgets?: boolean },
    shown: Shown,
  ): Promise<string> =>
    perform(store, act, [connectorTopic(workspace)], async (db) => {
      const { forgets, ...change } = decide(await present(db, workspace, id));
      await db
        .update(connectors)
        .set({ ...change, updatedAt: act.at })
        .where(one(workspace, id));
      if (forgets) await db.delete(connectorStates).where(stateOf(workspace, id));
      return { target: id, ...shown(await present(db, workspace, id)) };
    }),

  remove: (act: Act, id: string, answer: string): Promise<string> =>
    perform(store, act, [connectorTopic(workspace)], async (db) => {
      const { slug } = await present(db, workspace, id);
      await db.delete(connectors).where(one(workspace, id));
      return { target: id, detail: { slug }, answer };
    }),
});

const stateOf = (workspace: string, id: string) =>
  and(eq(connectorStates.workspaceId, workspace), eq(connectorStates.connectorId, id));

async function find(db: Drizzle, workspace: string, id: string): Promise<ConnectorRow | undefined> {
  const [row] = await db.select(joined).from(connectors).leftJoin(connectorStates, onState).where(one(workspace, id));
  return row && whole(row);
}

async function present(db: Drizzle, workspace: string, id: string): Promise<ConnectorRow> {
  const row = await find(db, workspace, id);
  if (!row) throw new Refusal("missing");
  return row;
}

/* What the gateway itself asks and writes, for no caller in particular. */

/** The connectors of a workspace that are in use, with all they offer. */
export async function activeConnectors(store: Store, workspace: string): Promise<readonly ConnectorRow[]> {
  const found = await store.read
    .select(joined)
    .from(connectors)
    .leftJoin(connectorStates, onState)
    .where(and(eq(connectors.workspaceId, workspace), eq(connectors.status, "active")))
    .orderBy(asc(connectors.id));
  return found.map(whole);
}

export const findConnector = (store: Store, workspace: string, id: string): Promise<ConnectorRow | undefined> =>
  find(store.read, workspace, id);

/** Writes how a connector does; an offer that is left out stays. What is gone or points elsewhere by now is let be. */
export const noteConnector = (
  store: Store,
  { workspaceId, id, url }: Pick<ConnectorRow, "workspaceId" | "id" | "url">,
  state: Omit<ConnectorState, "workspaceId" | "connectorId" | "offer" | "offeredAt" | "protocol"> &
    Partial<Pick<ConnectorState, "offer" | "offeredAt" | "protocol">>,
): Promise<void> =>
  store.write([connectorTopic(workspaceId)], async (db) => {
    const row = await find(db, workspaceId, id);
    if (row?.url !== url) return;
    const none = { protocol: null, offer: null, offeredAt: null };
    await db
      .insert(connectorStates)
      .values({ workspaceId, connectorId: id, ...none, ...state })
      .onConflictDoUpdate({ target: [connectorStates.workspaceId, connectorStates.connectorId], set: state });
  });

/** Keeps what a login by OAuth came to, as long as `loginSealed` is still what it was made from. */
export const keepLogin = (
  store: Store,
  { workspaceId, id, loginSealed }: Pick<ConnectorRow, "workspaceId" | "id" | "loginSealed">,
  change: Pick<Row, "login" | "loginSealed">,
): Promise<boolean> =>
  store.write([connectorTopic(workspaceId)], async (db) => {
    const same = loginSealed === null ? isNull(connectors.loginSealed) : eq(connectors.loginSealed, loginSealed);
    const changed = await db
      .update(connectors)
      .set(change)
      .where(and(one(workspaceId, id), same))
      .returning({ id: connectors.id });
    return changed.length > 0;
  });
