import { inArray, lt } from "drizzle-orm";
import type { Store } from "./open.ts";
import { authorizationCodes, deviceCodes, revokedTokens } from "./schema-identity.ts";
import { atOnce, inSlices } from "./slices.ts";

/* What of OAuth is over after minutes or hours: codes, and the notes of tokens that were revoked before their end. */

/** A code that was used is known for this long when it comes again, in milliseconds. */
const remembered = 3_600_000;

export const forgetCodes = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { hash, expiresAt } = authorizationCodes;
      const over = db
        .select({ hash })
        .from(authorizationCodes)
        .where(lt(expiresAt, at - remembered));
      const gone = await db
        .delete(authorizationCodes)
        .where(inArray(hash, over.limit(atOnce)))
        .returning({ hash });
      return gone.length;
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
      const gone = await db
        .delete(deviceCodes)
        .where(inArray(hash, over.limit(atOnce)))
        .returning({ hash });
      return gone.length;
    },
    stopping,
  );

export const forgetRevokedTokens = (store: Store, at: number, stopping?: AbortSignal): Promise<void> =>
  inSlices(
    store,
    async (db) => {
      const { id, expiresAt } = revokedTokens;
      const over = db.select({ id }).from(revokedTokens).where(lt(expiresAt, at));
      const gone = await db
        .delete(revokedTokens)
        .where(inArray(id, over.limit(atOnce)))
        .returning({ id });
      return gone.length;
    },
    stopping,
  );
