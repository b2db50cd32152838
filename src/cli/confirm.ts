import { Failure } from "../contract/failure.ts";
import type { Flags } from "./flags.ts";

/** Asks a person before something that cannot be undone. A script is not asked, and neither is `--yes`. */
export async function confirm({ yes }: Flags, question: string): Promise<void> {
  if (yes === true || !process.stdin.isTTY || !process.stderr.isTTY) return;
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await Promise.race([
    terminal.question(`${question} [y/N] `),
    new Promise<string>((resolve) => terminal.once("close", () => resolve(""))),
  ]);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("conflict", "Nothing was changed.");
}
