import { readFileSync, statSync } from "node:fs";
import { BadConfiguration } from "./bad-configuration.ts";

/** The text of a file that a setting names. */
export function textOf(path: string, setting: string, origin: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new BadConfiguration(setting, `${origin} names ${path}, which cannot be read (${codeOf(cause)}).`);
  }
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code ?? String(cause);

/** Whether others than its owner may read a file. Windows says nothing about it in the mode. */
export function mayOthersRead(path: string): boolean {
  return process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
}

function parsed(text: string): Record<string, unknown> | Error {
  try {
    return Bun.TOML.parse(text) as Record<string, unknown>;
  } catch (error) {
    return error as Error;
  }
}

/** The line on which the first statement that does not parse begins: the one after the longest prefix that does. */
function faultyLine(lines: readonly string[]): number {
  for (let length = lines.length - 1; length > 0; length--)
    if (!(parsed(lines.slice(0, length).join("\n")) instanceof Error)) return length + 1;
  return 1;
}

/** The tables of a TOML file. */
export function tomlOf(path: string, origin: string): Record<string, unknown> {
  const text = textOf(path, "config", origin);
  const tables = parsed(text);
  if (!(tables instanceof Error)) return tables;
  const words = tables.message.replace("TOML Parse error: ", "");
  throw new BadConfiguration("config", `${path}, line ${faultyLine(text.split("\n"))}: ${words}.`);
}
