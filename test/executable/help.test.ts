import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { run } from "../support/executable.ts";

const folder = join(import.meta.dir, "../recorded/help");
const commands: readonly (readonly string[])[] = [
  [],
  ["serve"],
  ["config"],
  ["openapi"],
  ["version"],
  ["workspaces"],
  ...["create", "list", "show", "set-plan"].map((verb) => ["workspaces", verb]),
  ["keys"],
  ...["create", "list", "show", "rotate", "disable", "enable", "revoke"].map((verb) => ["keys", verb]),
  ["members"],
  ...["list", "add", "set-role", "remove"].map((verb) => ["members", verb]),
  ["root-key"],
  ["root-key", "rotate"],
];

/** The commands that a help text lists. */
const listed = (help: string) =>
  [...(help.split("\nCommands:\n")[1] ?? "").matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name as string);

describe("the help", () => {
  // RECORD=1 writes the record anew; its diff is the review of the command line.
  test.each(commands.map((words) => [["socialcrm", ...words].join(" "), words] as const))(
    "of %s is the recorded one",
    async (name, words) => {
      const { code, stdout, stderr } = await run([...words, "--help"], { env: { COLUMNS: "100" } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const record = Bun.file(join(folder, `${name.replaceAll(" ", "-")}.txt`));
      if (process.env.RECORD) await record.write(stdout);
      expect(stdout).toBe(await record.text());
    },
  );

  test("of every command there is, is recorded", async () => {
    const known = new Set(commands.map((words) => words.join(" ")));
    for (const words of commands) {
      const { stdout } = await run([...words, "--help"]);
      for (const name of listed(stdout)) if (name !== "help") expect(known).toContain([...words, name].join(" "));
    }
  });
});
