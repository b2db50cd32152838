import { Failure } from "../contract/failure.ts";

/* A write that is only to be tried: `?dry_run=true` over REST, an argument over MCP, a flag of the command line. */

export const dryRunField = {
  type: "boolean",
  default: false,
  description: "true: check everything and return what would happen; nothing is changed.",
} as const;

type Query = Iterable<readonly [string, string]>;

const name = "dry_run";

/** Whether a query asks for it. What else `dry_run` may say is refused where the query is read. */
export function isDryRun(query: Query): boolean {
  for (const [field, value] of query) if (field === name && value === "true") return true;
  return false;
}

/** What else a query says. Refuses a `dry_run` that is given twice, or is neither true nor false. */
export function withoutDryRun(query: Query): (readonly [string, string])[] {
  const entries = [...query];
  const [said, twice] = entries.filter(([field]) => field === name);
  if (twice) throw new Failure("invalid_request", "dry_run: is given twice; give it once.");
  if (said && said[1] !== "true" && said[1] !== "false") throw neither();
  return said ? entries.filter((entry) => entry !== said) : entries;
}

const neither = () => new Failure("invalid_request", "dry_run: must be true or false.");

/** The arguments of a tool without it. */
export function takeDryRun({ dry_run = false, ...args }: Record<string, unknown>) {
  const read = (): Record<string, unknown> => {
    if (typeof dry_run === "boolean") return args;
    throw neither();
  };
  return { dryRun: dry_run === true, read };
}
