import { isatty } from "node:tty";
import type { Command } from "commander";
import { type SettingName, settings } from "../config/settings.ts";
import { type Config, readConfig } from "../config.ts";

/** The flags of a command as commander hands them over. */
export type Flags = Readonly<Record<string, unknown>>;

/** The settings that say which data folder is meant and what opens it. */
const folderSettings: readonly SettingName[] = ["data", "config", "root_key_file"];

function take(command: Command, wanted: (name: SettingName) => boolean): Command {
  for (const { name, flag, hint, description } of settings)
    if (flag && wanted(name)) command.option(hint ? `${flag} <${hint}>` : flag, description);
  return command;
}

/** Gives a command a flag for every setting that may be a flag. */
export const withSettings = (command: Command): Command => take(command, () => true);

/** Gives a command that works on a data folder the flags that name it, `--json`, and those of `more` settings. */
export const onFolder = (command: Command, more: readonly SettingName[] = []): Command =>
  take(
    command.option("--json", "print one JSON document and nothing else"),
    (name) => folderSettings.includes(name) || more.includes(name),
  );

/** `process.stderr` would say the same, and take a millisecond of the start for it. */
export const configOf = (flags: Flags): Config => readConfig({ flags, terminal: isatty(2) });

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
