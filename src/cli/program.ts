import { Command } from "commander";
import { commit, version } from "../version.ts";

/** Puts a command together. What it works with is loaded with it, and with no other. */
type Group = (root: Command) => Promise<unknown>;

/** The commands by what they work on: each heading of the help, and what stands under it. */
const headings: Readonly<Record<string, Readonly<Record<string, Group>>>> = {
  "Server:": {
    serve: async (root) => (await import("./serving.ts")).serving(root),
    config: async (root) => (await import("./about.ts")).config(root),
    openapi: async (root) => (await import("./openapi.ts")).openApi(root),
    version: async (root) => (await import("./about.ts")).told(root),
    completion: async (root) => (await import("./completion/completion.ts")).completion(root, () => program(undefined)),
  },
  "Administration, on the data folder:": {
    workspaces: async (root) => (await import("./workspaces.ts")).workspaces(root),
    keys: async (root) => (await import("./keys.ts")).keys(root),
    members: async (root) => (await import("./members.ts")).members(root),
    "setup-link": async (root) => (await import("./setup-link.ts")).setupLink(root),
    "root-key": async (root) => (await import("./root-key.ts")).rootKeys(root),
    "signing-keys": async (root) => (await import("./signing-keys.ts")).signingKeys(root),
    audit: async (root) => (await import("./audit.ts")).audits(root),
  },
  "Client, of a running server:": {
    login: async (root) => (await import("./client/login.ts")).login(root),
    logout: async (root) => (await import("./client/logout.ts")).logout(root),
    status: async (root) => (await import("./client/status.ts")).status(root),
    whoami: async (root) => (await import("./client/whoami.ts")).whoami(root),
  },
};

/** The command line. Where one of the commands is called, only that one is put together: it is a part of the start. */
export async function program(called: string | undefined): Promise<Command> {
  const root = new Command("socialcrm")
    .description("A self-hosted social CRM: REST, MCP and this command line in one executable.")
    .version(`socialcrm ${version} (${commit})`, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help says more)")
    .exitOverride();
  const own = Object.entries(headings);
  const isOwn = called !== undefined && own.some(([, commands]) => Object.hasOwn(commands, called));
  const client = isOwn ? noGroups : await clientGroups();
  const isOne = isOwn || (called !== undefined && client.has(called));
  const isWanted = (name: string) => !isOne || name === called;
  for (const [heading, commands] of own) {
    root.commandsGroup(heading);
    for (const [name, build] of Object.entries(commands)) if (isWanted(name)) await build(root);
  }
  for (const [name, build] of client) if (isWanted(name)) await build(root);
  return root;
}

const noGroups: ReadonlyMap<string, Group> = new Map();

/** A group of commands for each group of operations. */
async function clientGroups(): Promise<ReadonlyMap<string, Group>> {
  const [{ clientGroup }, { groupsOf }, { operations }, { getMe }] = await Promise.all([
    import("./client/commands.ts"),
    import("./client/names.ts"),
    import("../operations/index.ts"),
    import("../operations/me.ts"),
  ]);
  // `whoami` is what `GET /v1/me` is called here.
  const groups = groupsOf(operations.filter((operation) => operation !== getMe));
  return new Map([...groups].map(([name, own]) => [name, async (root) => clientGroup(root, name, own)]));
}
