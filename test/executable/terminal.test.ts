import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { built, furnished, json, tidy } from "../support/executable.ts";

let data: string;
let executable: string;
beforeAll(async () => {
  ({ data } = await furnished());
  executable = await built();
});
afterAll(tidy);

/** Runs a command on a terminal; types each answer when its question has come. */
async function onTerminal(words: readonly string[], typed: readonly string[] = [], env: Record<string, string> = {}) {
  let screen = "";
  let at = 0;
  const left = [...typed];
  const child = Bun.spawn([executable, ...words, "--data", data], {
    env: { PATH: process.env.PATH ?? "", TERM: "xterm", ...env },
    terminal: {
      cols: 100,
      rows: 40,
      data(terminal, bytes) {
        screen += new TextDecoder().decode(bytes);
        if (!screen.slice(at).includes("[y/N] ")) return;
        at = screen.length;
        terminal.write(left.shift() ?? "\x04");
      },
    },
  });
  const code = await child.exited;
  child.terminal?.close();
  return { code, screen: screen.replaceAll("\r\n", "\n") };
}

const newKey = () => json(["keys", "create", "--name", "ephemeral", "--data", data]);
const statusOf = async (id: string) => (await json(["keys", "show", id, "--data", data])).status;

describe("a revocation on a terminal", () => {
  test.each([["n\r"], ["\r"], ["\x04"]])("is not done without a yes (%j)", async (typed) => {
    const { id, prefix } = await newKey();
    const { code, screen } = await onTerminal(["keys", "revoke", id], [typed]);
    expect(screen).toContain(`Revoke ${prefix} (ephemeral, workspace acme) for good? [y/N] `);
    expect(screen).toContain("Nothing was changed.");
    expect(code).toBe(1);
    expect(await statusOf(id)).toBe("active");
  });

  test("is done with a yes, and without asking with --yes", async () => {
    const [one, two] = [await newKey(), await newKey()];
    expect(await onTerminal(["keys", "revoke", one.id], ["y\r"])).toMatchObject({ code: 0 });
    const { code, screen } = await onTerminal(["keys", "revoke", two.id, "--yes"]);
    expect({ code, screen }).toEqual({ code: 0, screen: `Revoked ${two.prefix} (ephemeral) of acme.\n` });
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["revoked", "revoked"]);
  });
});

test("removing a member asks too", async () => {
  await json(["members", "add", "bob@example.com", "--data", data]);
  const { screen } = await onTerminal(["members", "remove", "bob@example.com"], ["n\r"]);
  expect(screen).toContain("Remove bob@example.com from acme and revoke their keys for good? [y/N] ");
  expect((await json(["members", "list", "--data", data])).data).toHaveLength(1);
});

test("colour is for terminals, and NO_COLOR turns it off", async () => {
  const sequence = "\x1b[";
  expect((await onTerminal(["keys", "list"])).screen).toContain(sequence);
  expect((await onTerminal(["keys", "list"], [], { NO_COLOR: "1" })).screen).not.toContain(sequence);
  expect((await onTerminal(["keys", "list", "--json"])).screen).not.toContain(sequence);
});

test("audit verify shows how far it is, and takes that away when it is done", async () => {
  const { code, screen } = await onTerminal(["audit", "verify"]);
  expect(code).toBe(0);
  const [shown, left] = screen.split("\r\x1b[K");
  expect(shown).toMatch(/^\r\d+ lines…$/);
  expect(left).toMatch(/^\d+ lines in 1 log: all as they were written\.\n$/);
});
