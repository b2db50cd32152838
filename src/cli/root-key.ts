import type { Command } from "commander";
import { changeRoot } from "../../db/keys/root-check.ts";
import { hasDatabase } from "../../db/sqlite/files.ts";
import type { Config } from "../config.ts";
import { Failure } from "../contract/failure.ts";
import { rewrapped } from "../vault/data-key.ts";
import { checkValue, newRootKey, RootKeyRefused, rootKey } from "../vault/root-key.ts";
import { createRootKey, readRootKey } from "../vault/root-key-file.ts";
import { rotateRootKey } from "../vault/rotate.ts";
import { onFolder } from "./command.ts";
import { confirm } from "./confirm.ts";
import { configOf, type Flags } from "./flags.ts";
import { type OpenFolder, openFolder } from "./folder.ts";
import { print } from "./print.ts";

interface RotateFlags extends Flags {
  readonly newKeyFile?: string;
}

/** `root-key rotate`: the one command that needs the server stopped. */
export function rootKeys(root: Command): void {
  onFolder(root.command("root-key").description("replace the key that protects every secret").command("rotate"))
    .description("replace the root key; the server must be stopped, secrets and API keys stay as they are")
    .option("--new-key-file <file>", "take the new key from this file, or put it there if there is none")
    .option("--yes", "do not ask first")
    .action(rotate);
}

async function rotate(flags: RotateFlags): Promise<void> {
  const config = configOf(flags);
  if (!hasDatabase(config.data)) throw new Failure("not_found", `There is no socialcrm data in ${config.data}.`);
  // On the disk before the old key goes, whatever the server's own writes promise.
  const folder = await openFolder({ ...config, durability: "full" }, { alone: true });
  try {
    await rotateIn(folder, config, flags);
  } finally {
    folder.close();
  }
}

async function rotateIn({ rootKey: old, store }: OpenFolder, config: Config, flags: RotateFlags): Promise<void> {
  const { newKeyFile } = flags;
  if (old.path === undefined && newKeyFile === undefined)
    throw new Failure(
      "conflict",
      `This root key comes from ${old.origin}, where only you can replace it. Name a file with --new-key-file: the new key is put there, for you to carry over.`,
    );
  await confirm(flags, `Replace the root key of ${config.data}?`);
  const material = newKeyFile === undefined ? newRootKey() : fromFile(newKeyFile);
  const next = rootKey(material);
  if (next.id === old.root.id)
    throw new Failure("conflict", `${newKeyFile} holds the root key that is in use already.`);
  const tell = (check: string) => changeRoot(store, check, (row) => rewrapped(old.root, next, row));
  if (old.path === undefined) await tell(checkValue(next));
  else await rotateRootKey(old.path, material, tell);
  print(flags, { id: next.id, previous: old.root.id, path: old.path ?? newKeyFile }, () =>
    [
      `Rotated the root key: ${old.root.id} is replaced by ${next.id}${old.path ? ` in ${old.path}` : ""}.`,
      old.path
        ? "Copies of the old one open only backups from before. API keys work as they did."
        : `Now put the content of ${newKeyFile} where the ${old.origin} is; until then the server refuses to start.`,
    ].join("\n"),
  );
}

function fromFile(path: string): Uint8Array {
  const known = readRootKey(path, 0o077);
  if (known) return known;
  try {
    createRootKey(path, newRootKey());
  } catch (cause) {
    throw new RootKeyRefused(`The root key file ${path} cannot be made.`, { cause });
  }
  const made = readRootKey(path, 0o077);
  if (!made) throw new RootKeyRefused(`The root key file ${path} cannot be read.`);
  return made;
}
