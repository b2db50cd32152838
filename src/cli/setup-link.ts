import type { Command } from "commander";
import { Failure } from "../contract/failure.ts";
import { onFolder } from "./command.ts";
import type { Flags } from "./flags.ts";
import { inOffice } from "./office.ts";
import { print } from "./print.ts";

/** `setup-link`: the way to the first owner, where the one that the start printed is over or lost. */
export function setupLink(root: Command): void {
  onFolder(root.command("setup-link"), ["public_url", "host", "port"])
    .description("print a new link to become the first owner, good once and for one hour")
    .action((flags: Flags) =>
      inOffice(
        flags,
        async ({ people }) => {
          if (!(await people.setup.isDue()))
            throw new Failure("conflict", "This server has an owner already; they invite others.");
          const url = await people.setup.link();
          print(flags, { url, expires_in: 3600 }, () => url);
        },
        { creates: true },
      ),
    );
}
