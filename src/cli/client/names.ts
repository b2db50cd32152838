import type { Operation } from "../../contract/operation.ts";
import { operations } from "../../operations/index.ts";
import { getMe } from "../../operations/me.ts";

/** Groups whose name is that of an offline group, which works on a data folder. */
const renamed: Readonly<Record<string, string>> = {
  members: "team",
  workspaces: "workspace",
  keys: "api-keys",
  audit: "audit-log",
};
/** Those of the caller that there are of the whole workspace as well. */
const mine: Readonly<Record<string, string>> = { grants: "my-grants" };

const named = (part: string) => !part.startsWith(":");

/** The parts of a path below `/v1`; what is under `/v1/me` is a thing of its own. */
function partsOf({ path }: Operation): readonly string[] {
  const parts = path.split("/").slice(2);
  const [first, second, ...rest] = parts;
  return first === "me" && second !== undefined ? [mine[second] ?? second, ...rest] : parts;
}

/** The group of an operation: `posts` of `GET /v1/posts/:id`. */
function groupOf(operation: Operation): string {
  const group = partsOf(operation)[0] ?? "";
  return renamed[group] ?? group;
}

/**
 * What an operation is called in its group: its verb, or what its path goes on to where it reads that: `api-keys rotate`,
 * `api-keys usage`.
 */
export function commandOf(operation: Operation): string {
  const verb = operation.name.split("_", 1)[0] ?? "";
  const tail = partsOf(operation).slice(1).filter(named).join("-");
  if (tail === "" || tail === verb) return verb;
  return operation.effect === "reads" || operation.effect === "generates" ? tail : `${verb}-${tail}`;
}

/** The operations by their groups, in the order of the list. */
export function groupsOf(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  return Map.groupBy(operations, groupOf);
}

/** `usage` alone is a command that is called by its group, as is `whoami`. */
function typed(operation: Operation): string {
  if (operation === getMe) return "whoami";
  const group = groupOf(operation);
  const isAlone = operations.filter((other) => groupOf(other) === group).length === 1;
  return isAlone && commandOf(operation) === "get" ? group : `${group} ${commandOf(operation)}`;
}

let words: ReadonlyMap<string, string> | undefined;

/** A text in which operations are called as they are typed here: `posts schedule` for `schedule_post`. */
export function asCommands(text: string): string {
  words ??= new Map(operations.map((one) => [one.name, `'${typed(one)}'`]));
  return text.replace(/(?<!\w)[a-z]+(?:_[a-z]+)+(?!\w)/g, (name) => words?.get(name) ?? name);
}
