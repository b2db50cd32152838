import { and, eq, ne, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { workspaces } from "../schema/core.ts";
import { identityProviders } from "../schema/identity.ts";

export type IdentityProviderRow = typeof identityProviders.$inferSelect;
/** What is set of one; the rest follows from what was there before. */
export type IdentityProviderSetting = Omit<IdentityProviderRow, "workspaceId" | "createdAt" | "updatedAt">;
export type IdentityProviderOf = ReturnType<typeof identityProviderOf>;

const issuing = once((db: Drizzle) =>
  db
    .select({
      provider: identityProviders,
      workspace: { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, plan: workspaces.plan },
    })
    .from(identityProviders)
    .innerJoin(workspaces, eq(workspaces.id, identityProviders.workspaceId))
    .where(
      and(
        eq(identityProviders.issuer, sql.placeholder("issuer")),
        eq(identityProviders.audience, sql.placeholder("audience")),
        eq(identityProviders.status, "active"),
      ),
    )
    .prepare(),
);

/** The active provider that issues tokens for this audience, with its workspace; there is one at most. */
export async function findIdentityProvider(store: Store, issuer: string, audience: string) {
  const [row] = await issuing(store.read).execute({ issuer, audience });
  return row;
}

/** One workspace's own identity provider. */
export const identityProviderOf = (store: Store, workspace: string) => ({
  async find(): Promise<IdentityProviderRow | undefined> {
    const [row] = await store.read.select().from(identityProviders).where(eq(identityProviders.workspaceId, workspace));
    return row;
  },

  /**
   * Puts it in place of the one before. It keeps that one's id while the issuer is the same, because under the id its
   * subjects are known. Refuses an issuer and audience of another workspace (`taken`).
   */
  set: (act: Act, setting: IdentityProviderSetting, shown: (row: IdentityProviderRow) => Omit<Done, "target">) =>
    perform(store, act, [credentials], async (db) => {
      await refuseTaken(db, workspace, setting);
      const [before] = await db.select().from(identityProviders).where(eq(identityProviders.workspaceId, workspace));
      const row = {
        ...setting,
        workspaceId: workspace,
        id: before?.issuer === setting.issuer ? before.id : setting.id,
        createdAt: before?.createdAt ?? act.at,
        updatedAt: act.at,
      };
      await db
        .insert(identityProviders)
        .values(row)
        .onConflictDoUpdate({ target: identityProviders.workspaceId, set: row });
      return { target: row.id, ...shown(row) };
    }),

  remove: (act: Act, shown: (row: IdentityProviderRow) => string): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const [row] = await db.delete(identityProviders).where(eq(identityProviders.workspaceId, workspace)).returning();
      if (!row) throw new Refusal("missing");
      return { target: row.id, answer: shown(row) };
    }),
});

async function refuseTaken(
  db: Drizzle,
  workspace: string,
  { issuer, audience }: Pick<IdentityProviderRow, "issuer" | "audience">,
): Promise<void> {
  const [elsewhere] = await db
    .select({ id: identityProviders.id })
    .from(identityProviders)
    .where(
      and(
        eq(identityProviders.issuer, issuer),
        eq(identityProviders.audience, audience),
        ne(identityProviders.workspaceId, workspace),
      ),
    );
  if (elsewhere) throw new Refusal("taken");
}
