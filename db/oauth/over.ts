import { lt } from "drizzle-orm";
import type { Store } from "../open.ts";
import { authorizationCodes, deviceCodes, revokedTokens } from "../schema/identity.ts";
import { removeWhere } from "../slices.ts";

/* What of OAuth is over after minutes or hours: codes, and the notes of tokens that were revoked before their end. */

/** A code that was used is known for this long when it comes again, in milliseconds. */
const remembered = 3_600_000;

export function forgetCodes(store: Store, at: number, stopping?: AbortSignal): Promise<void> {
  const { hash: key, expiresAt } = authorizationCodes;
  return removeWhere(store, { table: authorizationCodes, key, which: lt(expiresAt, at - remembered) }, stopping);
}

export function forgetDevices(store: Store, at: number, stopping?: AbortSignal): Promise<void> {
  const { hash: key, expiresAt } = deviceCodes;
  return removeWhere(store, { table: deviceCodes, key, which: lt(expiresAt, at - remembered) }, stopping);
}

export function forgetRevokedTokens(store: Store, at: number, stopping?: AbortSignal): Promise<void> {
  const { id: key, expiresAt } = revokedTokens;
  return removeWhere(store, { table: revokedTokens, key, which: lt(expiresAt, at) }, stopping);
}
