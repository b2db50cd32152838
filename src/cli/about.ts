import type { Command } from "commander";
import { describeConfig } from "../config.ts";
import { commit, version } from "../version.ts";
import { withSettings } from "./command.ts";
import { configOf, type Flags } from "./flags.ts";
import { print, table } from "./print.ts";

/* What this executable says of itself, without a data folder. */

/** `config`: every setting. */
export function config(root: Command): void {
  withSettings(root.command("config"))
    .description("show every setting, its value and where that comes from")
    .option("--json", "print one JSON document and nothing else")
    .action((flags: Flags) => {
      const data = describeConfig(configOf(flags));
      const rows = data.map(({ name, value, origin }) => [name, value || "-", origin]);
      print(flags, { data }, () => table(["SETTING", "VALUE", "FROM"], rows));
    });
}

/** `version`. */
export function told(root: Command): void {
  root
    .command("version")
    .description("print the version and the commit it was built from")
    .option("--json", "print one JSON document and nothing else")
    .action((flags: Flags) => print(flags, { version, commit }, () => `socialcrm ${version} (${commit})`));
}
