import { readFileSync } from "node:fs";
import { Failure } from "../../contract/failure.ts";
import { isJson } from "../../contract/json.ts";
import { hasBody, type Operation } from "../../contract/operation.ts";
import { nameGivenTwice } from "../../faces/names.ts";
import type { Flags } from "../flags.ts";
import type { Asked } from "./api.ts";
import { type Field, fieldsOf, isLong } from "./fields.ts";
import { fileFlag } from "./flags.ts";
import { readStdin } from "./secret.ts";
import { nothing } from "./values.ts";

/** The name under which commander keeps a flag's value. */
const kept = (flag: string) => flag.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Stdin, which can be read for one flag only. */
function onceStdin(): (flag: string) => Promise<string> {
  let taken: string | undefined;
  return (flag) => {
    if (taken !== undefined)
      throw new Failure("invalid_request", `${flag}: stdin is read for ${taken} already; name a file.`);
    if (process.stdin.isTTY) process.stderr.write("Reading from the terminal; Ctrl-D ends.\n");
    taken = flag;
    return readStdin();
  };
}

async function textOf(path: string, flag: string, stdin: (flag: string) => Promise<string>): Promise<string> {
  if (path === "-") return stdin(flag);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      "invalid_request",
      `${flag}: ${path} ${code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "is not valid UTF-8" : `cannot be read (${code})`}.`,
    );
  }
}

const withoutLastBreak = (text: string) => text.replace(/\r?\n$/, "");

/** The whole input as a JSON object, from a file or stdin. */
async function inputFrom(path: string, stdin: (flag: string) => Promise<string>): Promise<Record<string, unknown>> {
  const text = await textOf(path, "--input", stdin);
  const value = parsed(text);
  if (!isJson(value)) throw new Failure("invalid_request", "--input: must hold one JSON object.");
  const twice = nameGivenTwice(text);
  if (twice !== undefined) throw new Failure("invalid_request", `--input: ${twice} is given twice; give it once.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One field as its flags give it; undefined where none does. */
async function given(field: Field, flags: Flags, stdin: (flag: string) => Promise<string>): Promise<unknown> {
  const value = flags[kept(field.flag)] === nothing ? null : flags[kept(field.flag)];
  const file = flags[kept(fileFlag(field))];
  if (!isLong(field.schema)) return value;
  if (value !== undefined && file !== undefined)
    throw new Failure("invalid_request", `${field.flag} and ${fileFlag(field)}: give one of the two.`);
  if (typeof file === "string") return withoutLastBreak(await textOf(file, fileFlag(field), stdin));
  return value === "-" ? withoutLastBreak(await stdin(field.flag)) : value;
}

/** What the flags of a command, and the file they name, make of an operation's input; without what stands in its path. */
export async function inputOf(operation: Operation, flags: Flags): Promise<Record<string, unknown>> {
  const stdin = onceStdin();
  const { input } = flags;
  const values = typeof input === "string" ? await inputFrom(input, stdin) : {};
  for (const field of fieldsOf(operation).filter((one) => !one.inPath)) {
    const value = await given(field, flags, stdin);
    if (value !== undefined) values[field.name] = value;
    else if (field.required && values[field.name] === undefined)
      throw new Failure("invalid_request", `${field.flag}: is required.`);
  }
  if (operation.method === "PATCH" && Object.keys(values).length === 0)
    throw new Failure("invalid_request", "Say what to change: at least one flag, or --input.");
  return values;
}

/** The request that carries out an operation: its path from the arguments, the rest in the query or in the body. */
export function requestOf(
  operation: Operation,
  args: readonly string[],
  input: Record<string, unknown>,
  dryRun = false,
): Asked {
  const left = [...args];
  const path = operation.path.replace(/:\w+/g, () => encodeURIComponent(left.shift() ?? ""));
  const { method } = operation;
  const isEmpty = Object.keys(input).length === 0;
  if (hasBody(operation))
    return { method, path: dryRun ? `${path}?dry_run=true` : path, ...(!isEmpty && { body: input }) };
  const fields = { ...input, ...(dryRun && { dry_run: true }) };
  const query = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
  return { method, path: query === "" ? path : `${path}?${query}` };
}
