import { Command } from "commander";
import { operations } from "../operations/index.ts";
import { commit, version } from "../version.ts";
import { about } from "./about.ts";
import { configOf, type Flags, withSettings } from "./command.ts";
import { keys } from "./keys.ts";
import { members } from "./members.ts";
import { rootKeys } from "./root-key.ts";
import { serve } from "./serve.ts";
import { workspaces } from "./workspaces.ts";

/** The whole command line. */
export function program(): Command {
  const root = new Command("socialcrm")
    .description("A self-hosted social CRM: REST, MCP, OAuth, a web app and this command line in one executable.")
    .version(`socialcrm ${version} (${commit})`, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help says more)")
    .exitOverride();
  withSettings(root.command("serve"))
    .description("run the server")
    .option("--json", "print where it is as one JSON document")
    .action((flags: Flags) => serve(configOf(flags), operations, flags.json === true));
  workspaces(root);
  keys(root);
  members(root);
  rootKeys(root);
  about(root, operations);
  return root;
}
