import type { Command } from "commander";
import { type SettingName, settings } from "../config/settings.ts";

/** The settings that say which data folder is meant and what opens it. */
const folderSettings: readonly SettingName[] = ["data", "config", "root_key_file"];

function take(command: Command, wanted: (name: SettingName) => boolean): Command {
  for (const { name, flag, hint, description, schema } of settings) {
    if (!flag || !wanted(name)) continue;
    const spelled = hint ? `${flag} <${hint}>` : flag;
    if (schema.type === "array") command.option(spelled, description, gathered);
    else command.option(spelled, description);
  }
  return command;
}

/** A list may be given in several flags. */
const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Gives a command a flag for every setting that may be a flag. */
export const withSettings = (command: Command): Command => take(command, () => true);

/** Gives a command that works on a data folder the flags that name it, `--json`, and those of `more` settings. */
export const onFolder = (command: Command, more: readonly SettingName[] = []): Command =>
  take(
    command.option("--json", "print one JSON document and nothing else"),
    (name) => folderSettings.includes(name) || more.includes(name),
  );
