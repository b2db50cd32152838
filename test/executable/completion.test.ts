import { afterAll, describe, expect, test } from "bun:test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { newFolder, run, tidy } from "../support/executable.ts";

afterAll(tidy);

/** What bash offers for a command line that ends where the cursor is: its words, split as bash would split them. */
async function offered(words: readonly string[], cwd?: string): Promise<string[]> {
  const { stdout: script } = await run(["completion", "bash"]);
  const asked = `${script}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _socialcrm; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const shell = Bun.spawn(["bash", "--norc", "-c", asked, "bash", "socialcrm", ...words], {
    stdout: "pipe",
    stderr: "pipe",
    ...(cwd && { cwd }),
  });
  const [out, trouble] = await Promise.all([new Response(shell.stdout).text(), new Response(shell.stderr).text()]);
  expect({ code: await shell.exited, trouble }).toEqual({ code: 0, trouble: "" });
  return out.split("\n").filter((line) => line !== "");
}

describe("completion in bash", () => {
  test.each<[string, string[], string[]]>([
    ["the commands of a group", ["brands", ""], ["list", "create", "get", "update", "delete", "help"]],
    ["a command that is begun", ["po"], ["posts"]],
    ["a command that is begun, in a group", ["api-keys", "dis"], ["disable"]],
    ["what can be helped with", ["help", "who"], ["whoami"]],
    ["the words of a flag", ["posts", "list", "--status", "pub"], ["publishing", "published"]],
    ["the words of a flag after an equals sign", ["posts", "list", "--status", "=", "dr"], ["draft"]],
    ["the next word of a list", ["posts", "list", "--status", "draft,sch"], ["draft,scheduled"]],
    ["the words of a setting", ["serve", "--log-format", ""], ["text", "json"]],
    ["the words of an argument", ["completion", ""], ["bash", "zsh", "fish"]],
    ["a flag", ["posts", "create", "--bod"], ["--body", "--body-file"]],
    ["nothing for a text of one's own", ["posts", "create", "--body", ""], []],
    ["nothing after a command that is none", ["nonsense", "posts", "--bo"], []],
  ])("offers %s", async (_, words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });

  test("offers every command at the start, and every flag of one without arguments", async () => {
    const all = await offered([""]);
    for (const name of ["serve", "keys", "login", "posts", "completion", "help"]) expect(all).toContain(name);
    for (const flag of ["--json", "--api-url", "--from"]) expect(await offered(["usage", ""])).toContain(flag);
  });

  test("offers files and folders where a flag names one", async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, "inner folder"), { recursive: true });
    await Bun.write(join(cwd, "post.json"), "{}");
    expect(await offered(["posts", "create", "--input", "po"], cwd)).toEqual(["post.json"]);
    expect(await offered(["serve", "--data", ""], cwd)).toEqual(["inner folder"]);
  });
});

test("each shell has a script that knows every group, and no other shell has one", async () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, stdout, stderr } = await run(["completion", shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const path of ["'posts create'", "'root-key rotate'", "'login'"])
      expect(stdout).toContain(path.replaceAll("'", shell === "fish" ? "\\'" : "'"));
  }
  expect(await run(["completion", "tcsh"])).toMatchObject({ code: 2, stdout: "" });
});
