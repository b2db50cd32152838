import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Static } from "@sinclair/typebox";
import { holdFile } from "../../../db/sqlite/files.ts";
import { BadConfiguration } from "../../config/bad-configuration.ts";
import { Failure } from "../../contract/failure.ts";
import { reader } from "../../contract/schema.ts";
import { T } from "../../contract/type.ts";

const text = (description: string) => T.String({ minLength: 1, description });
const common = {
  plain_http: T.Optional(T.Boolean({ description: "Whether it was accepted that this server is not encrypted." })),
  workspace: T.Optional(text("The workspace's slug, as it was at the login.")),
  user: T.Optional(text("The person's address, as it was at the login.")),
};
const SavedKey = T.Object({ ...common, api_key: text("The API key.") });
const SavedTokens = T.Object({
  ...common,
  access_token: text("The access token."),
  refresh_token: T.Optional(text("What the next access token is had for.")),
  expires_at: text("When the access token ends."),
  scopes: T.Array(T.String(), { description: "What was granted." }),
});
const Saved = T.Object({
  api_url: T.Optional(text("The server that is meant where none is named.")),
  servers: T.Optional(T.Record(T.String(), T.Union([SavedKey, SavedTokens]))),
});

export type SavedKey = Static<typeof SavedKey>;
export type SavedTokens = Static<typeof SavedTokens>;
/** The credentials of this person on this machine: one for each server, by its origin. */
export type Saved = Static<typeof Saved>;

const read = reader(Saved);

function folder(): string {
  const home = homedir();
  if (home === "") throw new BadConfiguration("HOME", "is not set, so there is no ~/.socialcrm to look in.");
  return join(home, ".socialcrm");
}
/** Where the credentials are kept. */
export const savedPath = (): string => join(folder(), "config.toml");

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code;

/** The text of the file; undefined where there is none. Refuses a link, and a file that others may read or write. */
function ownText(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    const why =
      codeOf(cause) === "ELOOP" ? "is a symbolic link, which is not followed" : `cannot be read (${codeOf(cause)})`;
    throw new BadConfiguration(path, `${why}.`);
  }
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new BadConfiguration(path, "is no file.");
    if (process.platform !== "win32" && (status.mode & 0o077) !== 0)
      throw new BadConfiguration(
        path,
        `holds credentials and others may open it. Run: chmod 600 ${path} (and replace what is in it if somebody may have looked).`,
      );
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}

/** What is saved. Throws BadConfiguration for a file that is malformed or open to others. */
export function readSaved(): Saved {
  const path = savedPath();
  const found = ownText(path);
  if (found === undefined) return {};
  try {
    return read(Bun.TOML.parse(found));
  } catch (error) {
    // A parser may quote the line at fault, and that line may be a credential.
    const why = error instanceof Failure ? error.message.split(":", 1)[0] : "it is no TOML";
    throw new BadConfiguration(path, `is not as socialcrm writes it (${why}). Remove it and run: socialcrm login.`);
  }
}

/** The folder of one's own: made where it is missing, closed to others where it was open. */
function ownFolder(): string {
  const path = folder();
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const status = lstatSync(path);
  if (!status.isDirectory()) throw new BadConfiguration(path, "is no folder.");
  if (process.platform !== "win32" && (status.mode & 0o077) !== 0) chmodSync(path, 0o700);
  return path;
}

/** How long to wait for another process that changes the file, in milliseconds. */
const patience = 30_000;

function itsTurn(lock: string): () => void {
  try {
    return holdFile(lock, patience);
  } catch (cause) {
    const held = `Another socialcrm command holds ${lock}; end it, or try again in a moment.`;
    throw codeOf(cause) === "SQLITE_BUSY" ? new Failure("conflict", held, { cause }) : cause;
  }
}

/** Does something while no other process changes the file: `write` replaces it in one step, whatever stood there. */
export async function changingSaved<R>(
  change: (saved: Saved, write: (next: Saved) => void) => R | Promise<R>,
): Promise<R> {
  const path = savedPath();
  const release = itsTurn(join(ownFolder(), "config.lock"));
  try {
    return await change(readSaved(), (next) => (isEmpty(next) ? rmSync(path, { force: true }) : replace(path, next)));
  } finally {
    release();
  }
}

const isEmpty = ({ servers = {} }: Saved) => Object.keys(servers).length === 0;
const heading = "# The credentials of `socialcrm login`. Whoever reads this file can act as you.\n\n";

function replace(path: string, saved: Saved): void {
  const aside = `${path}.${process.pid}`;
  rmSync(aside, { force: true });
  const file = openSync(aside, "wx", 0o600);
  try {
    writeFileSync(file, heading + Bun.TOML.stringify(saved));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
}
