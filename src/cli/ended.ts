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
  // What a policy forbids begins with the name of a rule, which is no flag.
  if (error instanceof Failure) return error.code === "forbidden" ? error.message : spelled(error.message);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const isDatabase = typeof code === "string" && code.startsWith("SQLITE_");
  return isDatabase ? `The database cannot be used (${code}): ${error.message}` : error.message;
}

/** What a server said along with its refusal: the id of the request, and when to come again. */
function details({ headers }: Failure): string {
  const { "x-request-id": request, "retry-after": seconds } = headers;
  const known = [request && `request ${request}`, seconds && `try again in ${seconds} s`].filter(Boolean);
  return known.length > 0 ? ` (${known.join("; ")})` : "";
}

/** The same for programs. */
function asJson(error: unknown): string {
  const { "x-request-id": request_id, "retry-after": seconds } = error instanceof Failure ? error.headers : {};
  return JSON.stringify({
    error: {
      code: error instanceof Failure ? error.code : "failed",
      message: said(error),
      ...(request_id !== undefined && { request_id }),
      ...(seconds !== undefined && { retry_after: Number(seconds) }),
    },
  });
}

/** Says on stderr why a command ended: in a line for people, with `--json` in a line of JSON. Answers its exit code. */
export function ended(error: unknown, json: boolean): number {
  // commander has said its own already.
  if (!(error instanceof CommanderError))
    process.stderr.write(
      json ? `${asJson(error)}\n` : `socialcrm: ${said(error)}${error instanceof Failure ? details(error) : ""}\n`,
    );
  return exitCodeOf(error);
}
