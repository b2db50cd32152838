import { Command } from "commander";
import { operations } from "../operations/index.ts";
import { commit, version } from "../version.ts";
import { config, openApi, told } from "./about.ts";
import { configOf, type Flags, withSettings } from "./command.ts";
import { keys } from "./keys.ts";
import { members } from "./members.ts";
import { rootKeys } from "./root-key.ts";
import { serve } from "./serve.ts";
import { workspaces } from "./workspaces.ts";

function serving(root: Command): void {
  withSettings(root.command("serve"))
    .description("run the server")
    .option("--json", "print where it is as one JSON document")
    .action((flags: Flags) => serve(configOf(flags), operations, flags.json === true));
}

const groups: Record<string, (root: Command) => void> = {
  serve: serving,
  workspaces,
  keys,
  members,
  "root-key": rootKeys,
  config,
  openapi: (root) => openApi(root, operations),
  version: told,
};

/** The command line. Where one of the commands is called, only that one is put together: it is a part of the start. */
export function program(called: string | undefined): Command {
  const root = new Command("socialcrm")
    .description("A self-hosted social CRM: REST, MCP and this command line in one executable.")
    .version(`socialcrm ${version} (${commit})`, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help says more)")
    .exitOverride();
  const wanted = called !== undefined && Object.hasOwn(groups, called) ? [called] : Object.keys(groups);
  for (const name of wanted) groups[name]?.(root);
  return root;
}
