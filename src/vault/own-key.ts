import { randomBytes } from "node:crypto";
import { addMeta, findMeta } from "../../db/meta.ts";
import type { Store } from "../../db/open.ts";
import type { Place, Vault } from "./vault.ts";

/* Keys of the server's own, each made at random when it is first needed and sealed at rest: no new root key changes one. */

const placeOf = (name: string): Place => ({ workspace: "server", table: "meta", column: "value", row: name });

/** The key of that name, made where there is none. Throws Unreadable where it cannot be opened. */
export async function ownKey(store: Store, vault: Vault, name: string): Promise<Uint8Array> {
  const place = placeOf(name);
  const known = await findMeta(store, name);
  return vault.open(place, known ?? (await addMeta(store, name, await vault.seal(place, randomBytes(32)))));
}

/** The same; undefined where there is none. */
export async function findOwnKey(store: Store, vault: Vault, name: string): Promise<Uint8Array | undefined> {
  const known = await findMeta(store, name);
  return known === undefined ? undefined : vault.open(placeOf(name), known);
}
