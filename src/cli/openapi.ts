import type { Command } from "commander";
import { openapi } from "../faces/openapi.ts";
import { operations } from "../operations/index.ts";
import { version } from "../version.ts";
import { withSettings } from "./command.ts";
import { configOf, type Flags } from "./flags.ts";
import { print } from "./print.ts";

/** `openapi`: the document that `GET /openapi.json` answers. */
export function openApi(root: Command): void {
  withSettings(root.command("openapi"))
    .description("print the OpenAPI document of the REST API")
    .option("--json", "print it on one line")
    .action((flags: Flags) => {
      const { public_url, port } = configOf(flags);
      const document = openapi(operations, { version, publicUrl: public_url ?? `http://127.0.0.1:${port || 4600}` });
      print(flags, document, () => JSON.stringify(document, null, 2));
    });
}
