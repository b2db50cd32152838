import type { Seal } from "../../db/audit/chain.ts";
import type { Store } from "../../db/open.ts";
import { findOwnKey, ownKey } from "./own-key.ts";
import { RootKeyRefused } from "./root-key.ts";
import { Unreadable } from "./sealed.ts";
import type { Vault } from "./vault.ts";

/* Audit lines are chained by HMAC under a key of the server's own: a new root key changes nothing of what was written. */

const name = "audit_chain";

/** Its state after the key is kept, which halves the cost of a hash. */
function sealUnder(key: Uint8Array): Seal {
  const ready = new Bun.CryptoHasher("sha256", key);
  return (previous, line) => ready.copy().update(`${previous} ${line}`).digest("hex");
}

/** The chain of a database, made where there is none. Throws RootKeyRefused where its key cannot be opened. */
export async function openChain(store: Store, vault: Vault): Promise<Seal> {
  try {
    return sealUnder(await ownKey(store, vault, name));
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw new RootKeyRefused(`The server's own keys cannot be opened with this root key. ${cause.message}`, { cause });
  }
}

/** The chain to verify by; none where its key is gone. Throws Unreadable where it was changed. */
export async function findChain(store: Store, vault: Vault): Promise<Seal | undefined> {
  const key = await findOwnKey(store, vault, name);
  return key && sealUnder(key);
}
