import { asc, eq, lte } from "drizzle-orm";
import { credentials } from "../keys/keys.ts";
import type { Store } from "../open.ts";
import { signingKeys } from "../schema/identity.ts";

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/** What changes when a signing key comes or goes. */
export const signingKeysTopic = "signing_keys";

/** Every key, the one that signs last at the end. */
export const listSigningKeys = (store: Store): PromiseLike<SigningKeyRow[]> =>
  store.read.select().from(signingKeys).orderBy(asc(signingKeys.signsFrom), asc(signingKeys.id)) as PromiseLike<
    SigningKeyRow[]
  >;

interface Succession {
  readonly successor: SigningKeyRow;
  /** When each of those before it is over. */
  readonly ends: readonly { readonly id: string; readonly at: number }[];
}

/**
 * Adds a key, if `decide` still wants one when it sees the keys there are: of two processes that rotate at the same
 * moment one does. Answers whether it was added.
 */
export const addSigningKey = (
  store: Store,
  decide: (rows: readonly SigningKeyRow[]) => Succession | undefined,
): Promise<boolean> =>
  store.write([signingKeysTopic, credentials], async (db) => {
    const rows = await db.select().from(signingKeys).orderBy(asc(signingKeys.signsFrom), asc(signingKeys.id));
    const succession = decide(rows);
    if (!succession) return false;
    for (const { id, at } of succession.ends)
      await db.update(signingKeys).set({ endsAt: at }).where(eq(signingKeys.id, id));
    await db.insert(signingKeys).values(succession.successor);
    return true;
  });

/** Forgets the keys that no living token was signed with. */
export const forgetSigningKeys = (store: Store, at: number): Promise<void> =>
  store.write([signingKeysTopic], async (db) => {
    await db.delete(signingKeys).where(lte(signingKeys.endsAt, at));
  });
