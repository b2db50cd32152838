import { CommanderError } from "commander";
import { FolderInUse } from "../../db/sqlite/files.ts";
import { SchemaTooNew } from "../../db/sqlite/migrate.ts";
import { BadConfiguration } from "../config/bad-configuration.ts";
import { Failure, type FailureCode } from "../contract/failure.ts";
import { RootKeyRefused } from "../vault/root-key.ts";

/** What the executable says with its exit code. */
const exit = {
  done: 0,
  failed: 1,
  usage: 2,
  unauthorized: 3,
  forbidden: 4,
  rateLimited: 5,
  unreachable: 6,
  configuration: 78,
} as const;

/** On the command line an input that cannot be is a mistake in the command. */
const codes: Partial<Record<FailureCode, number>> = {
  invalid_request: exit.usage,
  unauthorized: exit.unauthorized,
  forbidden: exit.forbidden,
  forbidden_scope: exit.forbidden,
  rate_limited: exit.rateLimited,
  unavailable: exit.unreachable,
  internal: exit.unreachable,
};

/** The exit code for whatever ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (error instanceof BadConfiguration || error instanceof RootKeyRefused) return exit.configuration;
  if (error instanceof SchemaTooNew || error instanceof FolderInUse) return exit.configuration;
  if (error instanceof Failure) return codes[error.code] ?? exit.failed;
  return exit.failed;
}
