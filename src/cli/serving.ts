import type { Command } from "commander";
import { withSettings } from "./command.ts";
import type { Flags } from "./flags.ts";

/** `serve`. */
export function serving(root: Command): void {
  withSettings(root.command("serve"))
    .description("run the server")
    .option("--json", "print where it is as one JSON document")
    .action(async (flags: Flags) => (await import("./serve.ts")).serve(flags));
}
