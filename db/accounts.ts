import { and, eq } from "drizzle-orm";
import type { AccountRow } from "./deliveries.ts";
import type { Store } from "./open.ts";
import { accounts } from "./schema.ts";

type Named = Pick<AccountRow, "workspaceId" | "id">;
const one = ({ workspaceId, id }: Named) => and(eq(accounts.workspaceId, workspaceId), eq(accounts.id, id));

/** What an account is reached with, sealed; undefined where it has none. */
export async function readSecret(store: Store, workspaceId: string, id: string): Promise<string | undefined> {
  const [row] = await store.read
    .select({ sealed: accounts.secretSealed })
    .from(accounts)
    .where(one({ workspaceId, id }));
  return row?.sealed ?? undefined;
}

/** Puts a renewed secret in the place of the old one, unless the account was disconnected meanwhile. */
export const replaceSecret = (
  store: Store,
  account: Named,
  { sealed, expiresAt, at }: { sealed: string; expiresAt: number | null; at: number },
): Promise<void> =>
  store.write([account.workspaceId], async (db) => {
    await db
      .update(accounts)
      .set({ secretSealed: sealed, secretExpiresAt: expiresAt, updatedAt: at })
      .where(and(one(account), eq(accounts.status, "active")));
  });

/** Only connecting again mends it. */
export const markBroken = (store: Store, account: Named, problem: string, at: number): Promise<void> =>
  store.write([account.workspaceId], async (db) => {
    await db
      .update(accounts)
      .set({ status: "broken", problem, updatedAt: at })
      .where(and(one(account), eq(accounts.status, "active")));
  });
