import { Command } from "commander";
import { operations } from "../operations/index.ts";
import { getMe } from "../operations/me.ts";
import { commit, version } from "../version.ts";
import { config, openApi, told } from "./about.ts";
import { audits } from "./audit.ts";
import { clientGroup } from "./client/commands.ts";
import { login } from "./client/login.ts";
import { logout } from "./client/logout.ts";
import { groupsOf } from "./client/names.ts";
import { status } from "./client/status.ts";
import { whoami } from "./client/whoami.ts";
import { configOf, type Flags, withSettings } from "./command.ts";
import { completion } from "./completion/completion.ts";
import { keys } from "./keys.ts";
import { members } from "./members.ts";
import { rootKeys } from "./root-key.ts";
import { serve } from "./serve.ts";
import { setupLink } from "./setup-link.ts";
import { signingKeys } from "./signing-keys.ts";
import { workspaces } from "./workspaces.ts";

function serving(root: Command): void {
  withSettings(root.command("serve"))
    .description("run the server")
    .option("--json", "print where it is as one JSON document")
    .action((flags: Flags) => serve(configOf(flags), operations, flags.json === true));
}

type Group = (root: Command) => unknown;

/** The commands by what they work on: each heading of the help, and what stands under it. */
const headings: Readonly<Record<string, Readonly<Record<string, Group>>>> = {
  "Server:": {
    serve: serving,
    config,
    openapi: (root) => openApi(root, operations),
    version: told,
    completion: (root) => completion(root, () => program(undefined)),
  },
  "Administration, on the data folder:": {
    workspaces,
    keys,
    members,
    "setup-link": setupLink,
    "root-key": rootKeys,
    "signing-keys": signingKeys,
    audit: audits,
  },
  "Client, of a running server:": { login, logout, status, whoami },
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
  // `whoami` is what `GET /v1/me` is called here.
  const groups = groupsOf(operations.filter((operation) => operation !== getMe));
  const isOne =
    called !== undefined && (groups.has(called) || Object.values(headings).some((own) => Object.hasOwn(own, called)));
  const isWanted = (name: string) => !isOne || name === called;
  for (const [heading, own] of Object.entries(headings)) {
    root.commandsGroup(heading);
    for (const [name, build] of Object.entries(own)) if (isWanted(name)) build(root);
  }
  for (const [name, own] of groups) if (isWanted(name)) clientGroup(root, name, own);
  return root;
}
