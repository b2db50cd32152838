import { currentDataKey, findDataKey, firstDataKey } from "../../db/keys/data-keys.ts";
import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import { newDataKey, unwrapped } from "./data-key.ts";
import type { RootKey } from "./root-key.ts";
import { keyIdOf, openWith, type Place, type SealingKey, sealWith, Unreadable } from "./sealed.ts";

export type { Place };

/** Secrets at rest. Each workspace has a data key of its own, made when it first seals; `server` has one too. */
export interface Vault {
  /** Seals a value for one place. To be called before a unit of work, not within one: it may have to write a key. */
  seal(place: Place, plain: Uint8Array | string): Promise<string>;
  /** Opens a value that stands in the place it was sealed for. Throws Unreadable. */
  open(place: Place, sealed: string): Promise<Uint8Array>;
  /** The same for a value that is text. */
  openText(place: Place, sealed: string): Promise<string>;
}

const purpose = "secret";

/** So many data keys are kept unwrapped in memory. */
const mostKept = 10_000;

/** The vault of an open database. `root` is the key that the database was admitted with. */
export function openVault(store: Store, root: RootKey, clock: Clock): Vault {
  const kept = new Map<string, Promise<SealingKey>>();
  const keep = (name: string, read: () => Promise<SealingKey>): Promise<SealingKey> => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const reading = read();
    for (const oldest of kept.keys()) {
      if (kept.size < mostKept) break;
      kept.delete(oldest);
    }
    kept.set(name, reading);
    // What failed is tried anew by whoever comes next.
    reading.catch(() => kept.delete(name));
    return reading;
  };
  const current = (workspace: string) =>
    keep(workspace, async () => {
      const row = await currentDataKey(store, workspace);
      return unwrapped(root, row ?? (await firstDataKey(store, newDataKey(root, workspace, clock.now()))));
    });
  const named = (place: Place, id: string) =>
    keep(`${place.workspace}/${id}`, async () => {
      const row = await findDataKey(store, place.workspace, id);
      if (!row) throw new Unreadable(place);
      return unwrapped(root, row);
    });
  const open = async (place: Place, sealed: string) =>
    openWith(await named(place, keyIdOf(sealed, place).toString("hex")), purpose, place, sealed);
  return {
    seal: async (place, plain) => sealWith(await current(place.workspace), purpose, place, plain),
    open,
    openText: async (place, sealed) => new TextDecoder().decode(await open(place, sealed)),
  };
}
