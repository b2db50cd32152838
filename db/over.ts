import { inArray, lt } from "drizzle-orm";
import type { Drizzle, Store } from "./open.ts";
import { authorizationCodes, deviceCodes, revokedTokens } from "./schema-identity.ts";

/* What of OAuth is over after minutes or hours: codes, and the notes of tokens that were revoked before their end. */

/** So many rows at once hold up no caller. */
const removedAtOnce = 500;
/** A code that was used is known for this long when it comes again, in milliseconds. */
const remembered = 3_600_000;

type Remove = (db: Drizzle) => Promise<readonly unknown[]>;

/** Removes slice by slice until `stopping`. */
async function inSlices(store: Store, remove: Remove, stopping?: AbortSignal): Promise<void> {
  const removed = () => store.write([], async (db) => (await remove(db)).length);
  while ((await removed()) === removedAtOnce && !stopping?.aborted) await new Promise((turn) => setImmediate(turn));
}

export const forgetCodes = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { hash, expiresAt } = authorizationCodes;
      const over = db
        .select({ hash })
        .from(authorizationCodes)
        .where(lt(expiresAt, at - remembered));
      return db
        .delete(authorizationCodes)
        .where(inArray(hash, over.limit(removedAtOnce)))
        .returning({ hash });
    },
    stopping,
  );

export const forgetDevices = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { hash, expiresAt } = deviceCodes;
      const over = db
        .select({ hash })
        .from(deviceCodes)
        .where(lt(expiresAt, at - remembered));
      return db
        .delete(deviceCodes)
        .where(inArray(hash, over.limit(removedAtOnce)))
        .returning({ hash });
    },
    stopping,
  );

export const forgetRevokedTokens = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { id, expiresAt } = revokedTokens;
      const over = db.select({ id }).from(revokedTokens).where(lt(expiresAt, at));
      return db
        .delete(revokedTokens)
        .where(inArray(id, over.limit(removedAtOnce)))
        .returning({ id });
    },
    stopping,
  );
