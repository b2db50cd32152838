import type { Argument, Command, Option } from "commander";

/** What can stand for a value: one of a few words, words with commas between, a path, or anything. */
export type Value =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "list"; readonly words: readonly string[] }
  | { readonly kind: "file" | "folder" | "text" };

export interface Flag {
  /** `--limit`, and `-h` where there is a short one. */
  readonly names: readonly string[];
  readonly description: string;
  /** None for a flag that stands alone. */
  readonly value: Value | undefined;
}

/** A command as a shell completes it. */
export interface Node {
  /** `posts list`; empty for the executable itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly flags: readonly Flag[];
  /** The words that its arguments can be. */
  readonly words: readonly string[];
}

function readsOf({ argChoices, flags, required, optional }: Option): Value | undefined {
  if (!required && !optional) return undefined;
  const hint = /<([^>]*)>/.exec(flags)?.[1];
  if (argChoices) return { kind: hint === "a,b" ? "list" : "words", words: argChoices };
  // A setting with a few words names them in its hint.
  if (hint?.includes("|")) return { kind: "words", words: hint.split("|") };
  return { kind: hint === "file" ? "file" : hint === "dir" ? "folder" : "text" };
}

const flagOf = (option: Option): Flag => ({
  names: [option.long, option.short].filter((name) => name !== undefined),
  description: option.description,
  value: readsOf(option),
});

const help: Flag = { names: ["--help", "-h"], description: "show this help", value: undefined };

/** A command and everything below it, the executable itself first. */
export function nodesOf(command: Command, path = ""): readonly Node[] {
  const below = command.commands;
  const commands = below.map((one) => ({ name: one.name(), description: one.summary() || one.description() }));
  const inner = below.flatMap((one) => nodesOf(one, path === "" ? one.name() : `${path} ${one.name()}`));
  const own: Node = {
    path,
    commands: below.length > 0 ? [...commands, { name: "help", description: "show the help of a command" }] : commands,
    flags: [...command.options.map(flagOf), help],
    words: command.registeredArguments.flatMap(({ argChoices = [] }: Argument) => argChoices),
  };
  const helped = { path: `${path} help`.trim(), commands: [], flags: [], words: commands.map(({ name }) => name) };
  return [own, ...(below.length > 0 ? [helped] : []), ...inner];
}
