import { fstatSync } from "node:fs";
import { type Config, readConfig } from "../config.ts";

/** The flags of a command, by the names of settings or as commander spells them. */
export type Flags = Readonly<Record<string, unknown>>;

export const configOf = (flags: Flags): Config => readConfig({ flags, terminal: isTerminal(2) });

/** Node's terminals come with its sockets, at 3 MB: they are asked only about what could be one. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(descriptor);
  } catch {
    return false; // closed
  }
}

const bare = /^[\w./:@%+=,-]+$/;
const quoted = (word: string) => (bare.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The executable as it was called. */
export const called = (): string =>
  Bun.main.includes("$bunfs") || Bun.main.includes("~BUN") ? quoted(process.argv0) : "socialcrm";

/** A command to type next, as it would be typed here: the executable as it was called, and the folder where it was named. */
export function next(config: Config, ...words: string[]): string {
  const folder = (["data", "config", "root_key_file"] as const).flatMap((name) => {
    const flag = `--${name.replaceAll("_", "-")}`;
    return config.origins[name] === flag ? [flag, String(config[name])] : [];
  });
  return [called(), ...[...words, ...folder].map(quoted)].join(" ");
}
