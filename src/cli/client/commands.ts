import type { Command } from "commander";
import { Failure } from "../../contract/failure.ts";
import { hasBody, isRehearsable, isRepeatable, type Operation } from "../../contract/operation.ts";
import { areas } from "../../faces/openapi/areas.ts";
import { listNetworks } from "../../operations/networks.ts";
import { confirm } from "../confirm.ts";
import type { Flags } from "../flags.ts";
import { print } from "../print.ts";
import { ask } from "./asking.ts";
import { withFields } from "./flags.ts";
import { handlesOf } from "./handles.ts";
import { inputOf, requestOf } from "./input.ts";
import { asCommands, commandOf } from "./names.ts";
import { networksShown } from "./networks.ts";
import { allPages, isPaged } from "./pages.ts";
import { accountsIn, shown } from "./shown.ts";
import { atServer, knownTarget, type TargetFlags } from "./target.ts";
import { upload } from "./upload.ts";

interface CallFlags extends TargetFlags {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly limit?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly idempotencyKey?: string;
}

const noAccounts: ReadonlySet<string> = new Set();

const small = (text: string) => text.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

/** What an area of the API is about, in a line. */
function about(group: string, [first]: readonly Operation[]): string {
  const [, , name = "", within] = first?.path.split("/") ?? [];
  const area = name === "me" && within !== undefined ? undefined : (areas[name] ?? areas[group]);
  // `List my sessions` is about: my sessions.
  return small(area?.split(/[:.]/, 1)[0] ?? first?.summary.replace(/^\w+ /, "") ?? group);
}

/** The commands of one group of operations. A group that is a single thing to read is a command itself: `usage`. */
export function clientGroup(root: Command, group: string, operations: readonly Operation[]): void {
  const [only] = operations;
  if (only && operations.length === 1 && commandOf(only) === "get") {
    calling(root.command(group), only);
    return;
  }
  const parent = root.command(group).description(about(group, operations));
  for (const operation of operations) calling(parent.command(commandOf(operation)), operation);
  if (group === "media") upload(parent);
}

function calling(command: Command, operation: Operation): void {
  command.summary(small(operation.summary)).description(asCommands(operation.description.replaceAll("`", "")));
  withFields(command, operation);
  if (hasBody(operation)) command.option("--input <file>", "Take fields from a JSON object in a file; - for stdin.");
  if (isRepeatable(operation))
    command.option(
      "--idempotency-key <text>",
      "Make it safe to repeat: the same key and fields are carried out once in 24 hours.",
    );
  if (isPaged(operation)) command.option("--all", "Get every page.");
  if (isRehearsable(operation)) command.option("--dry-run", "Only say what would happen; nothing is changed.");
  if (operation.effect === "deletes") command.option("--yes", "do not ask first");
  atServer(command).action((...given: unknown[]) => {
    const count = [...operation.path.matchAll(/:\w+/g)].length;
    return carryOut(operation, given.slice(0, count) as string[], given[count] as CallFlags);
  });
}

async function carryOut(operation: Operation, args: readonly string[], flags: CallFlags): Promise<void> {
  const target = await knownTarget(flags);
  const input = await inputOf(operation, flags);
  if (operation.effect === "deletes" && !flags.dryRun)
    await confirm(flags, `${operation.summary} (${args.join(" ")})?`);
  const request = (fields: Record<string, unknown>) => ({
    ...requestOf(operation, args, fields, flags.dryRun),
    ...(flags.idempotencyKey !== undefined && { headers: { "idempotency-key": flags.idempotencyKey } }),
  });
  if (flags.all) checkAlone(flags);
  const answer = flags.all ? await allPages(operation, target, input, request) : await ask(target, request(input));
  const { output, noun } = operation;
  const accounts = flags.json === true ? noAccounts : accountsIn(output, answer as object);
  const handles = accounts.size > 0 ? await handlesOf(target, accounts) : new Map();
  print(flags, answer, () =>
    operation === listNetworks
      ? networksShown(answer)
      : shown(output, answer as object, commandOf(operation) === "list" ? noun : undefined, handles),
  );
  sayWhetherMore(flags, answer);
  sayWhetherOnce(flags, answer);
  if (flags.dryRun && flags.json !== true) process.stderr.write("A dry run: nothing was changed.\n");
}

function checkAlone({ offset, cursor }: CallFlags): void {
  if (offset === undefined && cursor === undefined) return;
  throw new Failure("invalid_request", "--all: starts with the first; leave --offset and --cursor out.");
}

/** A secret that is not kept is gone with the screen it stood on. */
function sayWhetherOnce({ json }: Flags, answer: unknown): void {
  const { key, secret, client_secret } = answer as Record<string, unknown>;
  if (json !== true && [key, secret, client_secret].some((one) => typeof one === "string"))
    process.stderr.write("The secret is shown this once and cannot be shown again: store it now.\n");
}

/** That a table is not the whole list would be overlooked. */
function sayWhetherMore({ json }: Flags, answer: unknown): void {
  const { next_cursor } = answer as { next_cursor?: unknown };
  if (json === true || typeof next_cursor !== "string") return;
  process.stderr.write(`There is more: --all, or --cursor ${next_cursor.replace(/[^\w-]/g, "")}\n`);
}
