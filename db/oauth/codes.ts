import { eq } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { authorizationCodes } from "../schema/identity.ts";
import { insertGrant, type NewGrant } from "./new-grants.ts";

export type CodeRow = typeof authorizationCodes.$inferSelect;

/** Keeps an authorization code. Refuses one that there is already (`state`). */
export const addCode = (store: Store, act: Act, row: CodeRow): Promise<string> =>
  perform(store, act, [], async (db) => {
    const added = await db.insert(authorizationCodes).values(row).onConflictDoNothing().returning();
    if (added.length === 0) throw new Refusal("state");
    const { clientId, scopes, resource } = row;
    return { target: clientId, detail: { scopes: JSON.parse(scopes), resource }, answer: "" };
  });

/** By the hash of the code, used or not. */
export async function findCode(store: Store, hash: string): Promise<CodeRow | undefined> {
  const [row] = await store.read.select().from(authorizationCodes).where(eq(authorizationCodes.hash, hash));
  return row;
}

/** Exchanges a code for a grant, once: refuses it the second time (`state`). */
export const exchangeCode = (store: Store, act: Act, hash: string, grant: NewGrant): Promise<string> =>
  perform(store, act, [], async (db) => {
    const [row] = await db.select().from(authorizationCodes).where(eq(authorizationCodes.hash, hash));
    if (!row || row.grantId !== null) throw new Refusal("state");
    await db.update(authorizationCodes).set({ grantId: grant.id }).where(eq(authorizationCodes.hash, hash));
    return insertGrant(db, grant);
  });
