import { realpathSync, rmSync } from "node:fs";
import { checkValue, matches, RootKeyRefused, rootKey } from "./root-key.ts";
import { readRootKey, writeRootKey } from "./root-key-file.ts";

/*
 * A root key in a file is replaced in three steps, each of them on the disk before the next: the new key is written
 * beside the old one, the database is told (in the transaction that wraps its data keys anew), the new key takes the
 * old one's place. Cut short before the second step,
 * the old key still is the key; after it, the next start finds the new one beside and takes the third step.
 */

/** Where a new root key waits. The file itself, wherever a link to it stands. */
const waiting = (path: string) => `${realpathSync(path)}.new`;

/** Replaces the root key in a file. `tell` commits its check value to the database, on the disk when it resolves. */
export async function rotateRootKey(
  path: string,
  material: Uint8Array,
  tell: (check: string) => Promise<void>,
): Promise<void> {
  writeRootKey(waiting(path), material);
  await tell(checkValue(rootKey(material)));
  finishRotation(path, material);
}

/** The new key of a rotation that was cut short, if it is the one that the database asks for. */
export function unfinishedRotation(path: string | undefined, check: string): Uint8Array | undefined {
  if (path === undefined) return undefined;
  const material = readRootKey(waiting(path), 0o077);
  return material && matches(rootKey(material), check) ? material : undefined;
}

/** The last step; whoever else takes it at the same time does the same. */
export function finishRotation(path: string, material: Uint8Array): void {
  const next = waiting(path);
  try {
    writeRootKey(realpathSync(path), material);
    rmSync(next, { force: true });
  } catch (cause) {
    throw new RootKeyRefused(
      `The root key was rotated, but ${path} cannot be replaced. The new key is in ${next}: put it there.`,
      { cause },
    );
  }
}
