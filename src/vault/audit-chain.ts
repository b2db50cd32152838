import { randomBytes } from "node:crypto";
import type { Seal } from "../../db/chain.ts";
import { addMeta, findMeta } from "../../db/meta.ts";
import type { Store } from "../../db/open.ts";
import { RootKeyRefused } from "./root-key.ts";
import { type Place, Unreadable } from "./sealed.ts";
import type { Vault } from "./vault.ts";

/*
 * Audit lines are chained by HMAC under a key of the server's own, made at random at the first start and sealed in the
 * vault: a new root key changes nothing of what was written.
 */

const name = "audit_chain";
const place: Place = { workspace: "server", table: "meta", column: "value", row: name };

/** Its state after the key is kept, which halves the cost of a hash. */
function sealUnder(key: Buffer): Seal {
  const ready = new Bun.CryptoHasher("sha256", key);
  return (previous, line) => ready.copy().update(`${previous} ${line}`).digest("hex");
}

/** The chain of a database, made where there is none. Throws RootKeyRefused where its key cannot be opened. */
export async function openChain(store: Store, vault: Vault): Promise<Seal> {
  try {
    const known = await findMeta(store, name);
    return await opened(vault, known ?? (await addMeta(store, name, await vault.seal(place, randomBytes(32)))));
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw new RootKeyRefused(`The server's own keys cannot be opened with this root key. ${cause.message}`, { cause });
  }
}

/** The chain to verify by; none where its key is gone. Throws Unreadable where it was changed. */
export async function findChain(store: Store, vault: Vault): Promise<Seal | undefined> {
  const known = await findMeta(store, name);
  return known === undefined ? undefined : opened(vault, known);
}

const opened = async (vault: Vault, sealed: string): Promise<Seal> =>
  sealUnder(Buffer.from(await vault.open(place, sealed)));
