import { and, desc, eq, getTableColumns, isNull, lt } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { users } from "../schema/core.ts";
import { grants, oauthClients } from "../schema/identity.ts";

/** A grant with its client and the person who gave it. */
export type GrantRow = typeof grants.$inferSelect & {
  readonly clientName: string;
  readonly clientKind: (typeof oauthClients.$inferSelect)["kind"];
  /** What the client said of itself, as JSON. */
  readonly clientDocument: string;
  readonly email: string | null;
};
export type Grants = ReturnType<typeof grantsOf>;

interface Wanted extends Page {
  /** Whose they are; left out: everybody's. */
  readonly userId?: string | undefined;
  readonly clientId?: string | undefined;
}

/** One workspace's grants. */
export const grantsOf = (store: Store, workspace: string) => ({
  /** Those that are active, newest first. */
  list: ({ limit, offset, before, userId, clientId }: Wanted): PromiseLike<GrantRow[]> =>
    named(store.read)
      .where(
        and(
          eq(grants.workspaceId, workspace),
          eq(grants.status, "active"),
          before === undefined ? undefined : lt(grants.id, before),
          userId === undefined ? undefined : eq(grants.userId, userId),
          clientId === undefined ? undefined : eq(grants.clientId, clientId),
        ),
      )
      .orderBy(desc(grants.id))
      .limit(limit)
      .offset(offset),

  /** In whatever state it is. */
  find: (id: string): Promise<GrantRow | undefined> => one(store.read, workspace, id),

  /** Ends a grant for good, its tokens with it; `check` may throw to refuse. One that has ended is left as it is. */
  revoke: (
    act: Act,
    id: string,
    check: (row: GrantRow) => void,
    shown: (row: GrantRow) => Omit<Done, "target">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const row = await one(db, workspace, id);
      if (!row) throw new Refusal("missing");
      check(row);
      if (row.status === "revoked") return { target: id, ...shown(row) };
      const ended = { status: "revoked", updatedAt: act.at } as const;
      await db
        .update(grants)
        .set(ended)
        .where(and(eq(grants.workspaceId, workspace), eq(grants.id, id)));
      return { target: id, ...shown({ ...row, ...ended }) };
    }),
});

const named = (db: Drizzle) =>
  db
    .select({
      ...getTableColumns(grants),
      clientName: oauthClients.name,
      clientKind: oauthClients.kind,
      clientDocument: oauthClients.document,
      email: users.email,
    })
    .from(grants)
    .innerJoin(oauthClients, eq(oauthClients.id, grants.clientId))
    .leftJoin(users, eq(users.id, grants.userId));

async function one(db: Drizzle, workspace: string, id: string): Promise<GrantRow | undefined> {
  const [row] = await named(db).where(and(eq(grants.workspaceId, workspace), eq(grants.id, id)));
  return row;
}

/** Notes, in the transaction of a client's first grant, that it has one: from then on it never expires. */
export async function markGranted(db: Drizzle, clientId: string, at: number): Promise<void> {
  await db
    .update(oauthClients)
    .set({ grantedAt: at, expiresAt: null })
    .where(and(eq(oauthClients.id, clientId), isNull(oauthClients.grantedAt)));
}
