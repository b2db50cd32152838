import { settings } from "../config/settings.ts";
import type { Flags } from "./flags.ts";

/**
 * The flags of `serve`, where they are spelled out one by one, each once, and nothing else is said. Anything more, a plea for help or a
 * mistake, is for the command line proper, which is 6 ms and 3 MB that a server need not carry.
 */
export function plainServe([command, ...words]: readonly string[]): Flags | undefined {
  if (command !== "serve") return undefined;
  const flags: Record<string, unknown> = {};
  const left = words.values();
  for (const word of left) {
    if (word === "--json") {
      flags.json = true;
      continue;
    }
    const setting = settings.find(({ flag }) => flag === word);
    const { value } = left.next();
    if (!setting || setting.name in flags || value === undefined || value.startsWith("-")) return undefined;
    flags[setting.name] = value;
  }
  return flags;
}
