import { CommanderError } from "commander";
import { exitCodeOf } from "./exit.ts";

/** Says on stderr why a command ended, in a line for people; answers its exit code. */
export function ended(error: unknown): number {
  // commander has said its own already.
  if (!(error instanceof CommanderError))
    process.stderr.write(`socialcrm: ${error instanceof Error ? error.message : String(error)}\n`);
  return exitCodeOf(error);
}
