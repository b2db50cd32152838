import { join } from "node:path";
import type { Config } from "../config.ts";
import { newRootKey, type RootKey, RootKeyRefused, rootKey } from "./root-key.ts";
import { codeOf, createRootKey, readRootKey, rootKeyIn } from "./root-key-file.ts";

/** Nobody but its owner; systemd hands a credential to a service's user with mode 0440 and an access list. */
const ownerOnly = 0o077;
const credentialModes = 0o037;

interface Request {
  readonly config: Pick<Config, "data" | "root_key" | "root_key_file">;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the data folder holds a database already. Then its root key exists somewhere, and none is made. */
  readonly exists: boolean;
}

export interface OpenedRootKey {
  readonly root: RootKey;
  /** In words, for the log: where it came from. */
  readonly origin: string;
  /** Where it is kept, for a rotation; none for one out of a variable or a systemd credential. */
  readonly path: string | undefined;
  readonly created: boolean;
}

function fromCredential({ env }: Request): OpenedRootKey | undefined {
  if (!env.CREDENTIALS_DIRECTORY) return undefined;
  const path = join(env.CREDENTIALS_DIRECTORY, "socialcrm-root-key");
  const material = readRootKey(path, credentialModes);
  return material && { root: rootKey(material), origin: "systemd credential", path: undefined, created: false };
}

function fromNamedFile({ config: { root_key_file: path } }: Request): OpenedRootKey | undefined {
  if (path === undefined) return undefined;
  const material = readRootKey(path, ownerOnly);
  if (!material) throw new RootKeyRefused(`The root key file ${path} does not exist.`);
  return { root: rootKey(material), origin: path, path, created: false };
}

function fromSetting({ config: { root_key } }: Request): OpenedRootKey | undefined {
  if (root_key === undefined) return undefined;
  return { root: rootKey(rootKeyIn(root_key, "root_key")), origin: "root_key", path: undefined, created: false };
}

function fromDataFolder({ config, exists }: Request): OpenedRootKey {
  const path = join(config.data, "root.key");
  const own = readRootKey(path, ownerOnly);
  if (own) return { root: rootKey(own), origin: path, path, created: false };
  if (exists)
    throw new RootKeyRefused(
      `The root key is missing: ${config.data} holds a database, but ${path} does not exist and no other root key is configured.`,
    );
  try {
    const created = createRootKey(path, newRootKey());
    const material = readRootKey(path, ownerOnly);
    if (material) return { root: rootKey(material), origin: path, path, created };
  } catch (cause) {
    if (cause instanceof RootKeyRefused) throw cause;
    throw new RootKeyRefused(`The root key file ${path} cannot be made (${codeOf(cause)}).`, { cause });
  }
  throw new RootKeyRefused(`The root key file ${path} leads to no file.`);
}

/**
 * The root key: the systemd credential, the named file, the setting, or `root.key` in the data folder, which the very
 * first start makes. Throws RootKeyRefused for one that is missing, unreadable, malformed or open to others.
 */
export const openRootKey = (request: Request): OpenedRootKey =>
  fromCredential(request) ?? fromNamedFile(request) ?? fromSetting(request) ?? fromDataFolder(request);
