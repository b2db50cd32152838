import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { RootKeyRefused, rootKeyFrom } from "./root-key.ts";

export const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? String(cause);

const malformed = "is not 32 random bytes as 64 hexadecimal digits or in base64";

/** The key that a text holds. `where` begins the refusal, which never repeats the text. */
export function rootKeyIn(text: string, where: string): Uint8Array {
  const material = rootKeyFrom(text);
  if (!material) throw new RootKeyRefused(`The root key in ${where} ${malformed}.`);
  return material;
}

/**
 * The key in a file, or `undefined` when there is no such file. `forbidden` are the mode bits that the file may not have
 * (Windows has none). A link is judged by what it leads to, and the opened file is what is judged and read.
 */
export function readRootKey(path: string, forbidden: number): Uint8Array | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw new RootKeyRefused(`The root key file ${path} cannot be read (${codeOf(cause)}).`, { cause });
  }
  try {
    const { mode, size } = fstatSync(file);
    if ((mode & constants.S_IFMT) !== constants.S_IFREG || size > 4096)
      throw new RootKeyRefused(`The root key file ${path} ${malformed}.`);
    if (process.platform !== "win32" && (mode & forbidden) !== 0) {
      const octal = (mode & 0o777).toString(8).padStart(4, "0");
      throw new RootKeyRefused(`Others may read the root key file ${path} (mode ${octal}). Run: chmod 600 ${path}`);
    }
    return rootKeyIn(readFileSync(file, "latin1"), path);
  } finally {
    closeSync(file);
  }
}

function sync(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, constants.O_RDONLY);
  fsyncSync(folder);
  closeSync(folder);
}

/** A file beside `path` that only its owner may read, whole and on the disk. */
function written(path: string, material: Uint8Array): string {
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  const file = openSync(temporary, "wx", 0o600);
  try {
    writeSync(file, `${Buffer.from(material).toString("hex")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}

/** Puts a root key where there is none; false, and nothing changed, when there is one. Whole or not at all, whoever else tries. */
export function createRootKey(path: string, material: Uint8Array): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = written(path, material);
  try {
    placed(temporary, path);
    sync(dirname(path));
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A link is the one way to put a whole file where none may be; some file systems have none, there it is a copy. */
function placed(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") throw cause;
    copyFileSync(temporary, path, constants.COPYFILE_EXCL);
  }
}

/** Replaces the root key file: the old one or the new one is there at every moment, never half of one. */
export function writeRootKey(path: string, material: Uint8Array): void {
  const temporary = written(path, material);
  try {
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  sync(dirname(path));
}
