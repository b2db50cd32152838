import { describe, expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { program } from "../../src/cli/program.ts";
import { run } from "../support/executable.ts";

const folder = join(import.meta.dir, "../recorded/help");

/** Every command there is, by its words. */
function* commandsOf(command: Command, words: readonly string[]): Generator<readonly string[]> {
  yield words;
  for (const inner of command.commands) yield* commandsOf(inner, [...words, inner.name()]);
}
const commands = [...commandsOf(await program(undefined), [])];
const nameOf = (words: readonly string[]) => ["socialcrm", ...words].join("-");

describe("the help", () => {
  // RECORD=1 writes the record anew; its diff is the review of the command line.
  test.each(commands.map((words) => [nameOf(words).replaceAll("-", " "), words] as const))(
    "of %s is the recorded one",
    async (_name, words) => {
      const { code, stdout, stderr } = await run([...words, "--help"], { env: { COLUMNS: "100" } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const record = Bun.file(join(folder, `${nameOf(words)}.txt`));
      if (process.env.RECORD) await record.write(stdout);
      expect(stdout).toBe(await record.text());
    },
  );

  test("is recorded of the commands there are, and of no other", () => {
    const names = readdirSync(folder).map((file) => file.replace(/\.txt$/, ""));
    expect(names.sort()).toEqual(commands.map(nameOf).sort());
  });
});
