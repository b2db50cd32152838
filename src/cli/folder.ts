import { accessSync, constants, mkdirSync } from "node:fs";
import { openStore, type Store } from "../../db/open.ts";
import { databaseIn, hasDatabase, holdCreation, holdFolder } from "../../db/sqlite/files.ts";
import { BadConfiguration } from "../config/bad-configuration.ts";
import type { Config } from "../config.ts";
import { type OpenedRootKey, openRootKey } from "../vault/open-root-key.ts";
import { checkValue, matches, type RootKey, RootKeyRefused, rootKey } from "../vault/root-key.ts";
import { finishRotation, unfinishedRotation } from "../vault/rotate.ts";

/** A data folder that is open: its database, and the key that its secrets hang on. */
export interface OpenFolder {
  readonly store: Store;
  readonly root: RootKey;
  readonly rootKey: OpenedRootKey;
  close(): void;
}

/**
 * Opens a data folder. `alone`: as its one server; the offline commands go beside it. Refuses, and changes nothing,
 * where the root key is missing, open to others or another one, the database is of a newer version, or it would have to
 * be migrated under a server.
 */
export async function openFolder(config: Config, { alone }: { alone: boolean }): Promise<OpenFolder> {
  const opened = openRootKey({ config, env: process.env, exists: hasDatabase(config.data) });
  checkFolder(config);
  if (alone) checkWritable(config);
  const release = alone ? holdFolder(config.data) : () => {};
  const created = holdCreation(config.data);
  try {
    return await openWith(opened, config, alone, release);
  } catch (error) {
    release();
    throw error;
  } finally {
    created();
  }
}

/** Makes the folder where there is none, so that one that cannot be used is refused by its name. */
function checkFolder({ data, origins }: Config): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new BadConfiguration("data", `${data} cannot be used as a folder (${code}) (from ${origins.data}).`);
  }
}

/** SQLite opens what it may only read without a word, and holds nothing then: not the folder either. */
function checkWritable({ data, origins }: Config): void {
  try {
    accessSync(data, constants.W_OK);
    if (hasDatabase(data)) accessSync(databaseIn(data), constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new BadConfiguration("data", `${data} cannot be written to (${code}) (from ${origins.data}).`);
  }
}

async function openWith(
  rootKeyFound: OpenedRootKey,
  config: Config,
  alone: boolean,
  release: () => void,
): Promise<OpenFolder> {
  const { origin, path } = rootKeyFound;
  let { root } = rootKeyFound;
  let unfinished: Uint8Array | undefined;
  const store = await openStore({
    folder: config.data,
    alone,
    durability: config.durability,
    rootCheck: checkValue(root),
    admit({ check, wrappedBy }) {
      if (check !== undefined && !matches(root, check)) {
        unfinished = unfinishedRotation(path, check);
        if (!unfinished)
          throw new RootKeyRefused(
            `The root key from ${origin} is not the one that ${config.data} was made with. Nothing was changed.`,
          );
        root = rootKey(unfinished);
      }
      const other = wrappedBy.find((id) => id !== root.id);
      if (other !== undefined)
        throw new RootKeyRefused(
          `Secrets in ${config.data} hang on another root key (${other}) than the one from ${origin} (${root.id}). Nothing was changed.`,
        );
    },
  });
  if (unfinished && path !== undefined) finishRotation(path, unfinished);
  return {
    store,
    root,
    rootKey: { ...rootKeyFound, root },
    close() {
      store.close();
      release();
    },
  };
}
