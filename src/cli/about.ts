import type { Command } from "commander";
import { describeConfig } from "../config.ts";
import type { Operation } from "../contract/operation.ts";
import { openapi } from "../faces/openapi.ts";
import { commit, version } from "../version.ts";
import { configOf, type Flags, withSettings } from "./command.ts";
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

/** `openapi`: the document that `GET /openapi.json` answers. */
export function openApi(root: Command, operations: readonly Operation[]): void {
  withSettings(root.command("openapi"))
    .description("print the OpenAPI document of the REST API")
    .option("--json", "print it on one line")
    .action((flags: Flags) => {
      const { public_url, port } = configOf(flags);
      const document = openapi(operations, { version, publicUrl: public_url ?? `http://127.0.0.1:${port || 4600}` });
      print(flags, document, () => JSON.stringify(document, null, 2));
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
