import { CommanderError } from "commander";
import { Failure } from "../contract/failure.ts";
import { exitCodeOf } from "./exit.ts";

/** Fields of operations whose flags have another name; the others are spelled alike. */
const flags: Record<string, string> = {
  allowed_cidrs: "--allow",
  overlap_seconds: "--overlap",
  id: "<id>",
};

/** A field that begins a message, as the flag by which it was given: `expires_at: …` is `--expires-at: …`. */
const spelled = (message: string): string =>
  message.replace(/^([a-z][a-z_]*)(?:\[\d+\]|\.[a-z_0-9]+)*: /, (whole, field: string) => {
    if (whole.startsWith("limits.")) return "--rate-limit: ";
    return `${flags[field] ?? `--${field.replaceAll("_", "-")}`}: `;
  });

function said(error: unknown): string {
  if (error instanceof Failure) return spelled(error.message);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const isDatabase = typeof code === "string" && code.startsWith("SQLITE_");
  return isDatabase ? `The database cannot be used (${code}): ${error.message}` : error.message;
}

/** Says on stderr why a command ended, in a line for people; answers its exit code. */
export function ended(error: unknown): number {
  // commander has said its own already.
  if (!(error instanceof CommanderError)) process.stderr.write(`socialcrm: ${said(error)}\n`);
  return exitCodeOf(error);
}
