import { openStore, type Store } from "../../db/open.ts";
import { hasDatabase, holdFolder } from "../../db/sqlite/files.ts";
import type { Config } from "../config.ts";
import { type OpenedRootKey, openRootKey } from "../vault/open-root-key.ts";
import { checkValue, matches, type RootKey, RootKeyRefused } from "../vault/root-key.ts";

/** A data folder that is open: its database, and the key that its secrets hang on. */
export interface OpenFolder {
  readonly store: Store;
  readonly root: RootKey;
  readonly rootKey: OpenedRootKey;
  close(): void;
}

/**
 * Opens a data folder. `alone`: as its one server; the offline commands go beside it. Refuses, and changes nothing,
 * where the root key is missing, open to others or another one, or the database is of a newer version.
 */
export async function openFolder(config: Config, { alone }: { alone: boolean }): Promise<OpenFolder> {
  const rootKey = openRootKey({ config, env: process.env, exists: hasDatabase(config.data) });
  const release = alone ? holdFolder(config.data) : () => {};
  try {
    const { root } = rootKey;
    const store = await openStore({
      folder: config.data,
      durability: config.durability,
      now: new Date(),
      rootCheck: checkValue(root),
      admit(stored) {
        if (stored !== undefined && !matches(root, stored))
          throw new RootKeyRefused(
            `The root key from ${rootKey.origin} is not the one that ${config.data} was made with. Nothing was changed.`,
          );
      },
    });
    return {
      store,
      root,
      rootKey,
      close() {
        store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
