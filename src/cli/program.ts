import { Command } from "commander";
import { settings } from "../config/settings.ts";
import { readConfig, type Sources } from "../config.ts";
import { operations } from "../operations/index.ts";
import { commit, version } from "../version.ts";
import { serve } from "./serve.ts";

const terminal = () => process.stderr.isTTY === true;
const configOf = (flags: NonNullable<Sources["flags"]>) => readConfig({ flags, terminal: terminal() });

/** The whole command line. */
export function program(): Command {
  const root = new Command("socialcrm")
    .description("A self-hosted social CRM: REST, MCP, OAuth, a web app and this command line in one executable.")
    .version(`socialcrm ${version} (${commit})`, "-V, --version")
    .showSuggestionAfterError()
    .showHelpAfterError("(socialcrm --help says more)")
    .exitOverride();
  const serving = root
    .command("serve")
    .description("run the server")
    .option("--json", "print where it is as one JSON document");
  for (const { flag, hint, description } of settings)
    if (flag) serving.option(hint ? `${flag} <${hint}>` : flag, description);
  serving.action(async (flags: { json?: boolean }) => {
    await serve(configOf(flags as never), operations, flags.json === true);
  });
  return root;
}
