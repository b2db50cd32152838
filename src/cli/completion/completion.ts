import { Argument, type Command } from "commander";
import { print } from "../print.ts";
import { bash } from "./bash.ts";
import { fish } from "./fish.ts";
import { type Node, nodesOf } from "./tree.ts";
import { zsh } from "./zsh.ts";

const scripts: Readonly<Record<string, (nodes: readonly Node[]) => string>> = { bash, zsh, fish };

/** `completion`: a script by which a shell completes these commands. `whole` puts together all of them. */
export const completion = (root: Command, whole: () => Promise<Command>): Command =>
  root
    .command("completion")
    .description("print the script by which a shell completes these commands")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(scripts)))
    .addHelpText(
      "after",
      `
bash: source <(socialcrm completion bash)       in ~/.bashrc
zsh:  source <(socialcrm completion zsh)        in ~/.zshrc, after compinit
fish: socialcrm completion fish > ~/.config/fish/completions/socialcrm.fish`,
    )
    .action(async (shell: string) => {
      const nodes = nodesOf(await whole());
      print({}, undefined, () => (scripts[shell] as typeof bash)(nodes).trimEnd());
    });
