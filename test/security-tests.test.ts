import { describe, expect, test } from "bun:test";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dir;
const text = readFileSync(join(here, "../docs/security-tests.md"), "utf8");
/** The rows of the tables: what is tried, and where. */
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| attack |"))
  .map((line) => line.split(" | "))
  .map((cells) => ({ attack: cells[0] ?? "", tests: cells.at(-1) ?? "" }));
const pathOf = (name: string) => join(here, `${name.replace(/^attacks\//, "oauth-attacks/")}.test.ts`);

describe("the table of attacks", () => {
  test("names tests for each of them", () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const { attack, tests } of rows) expect([attack, /`[\w/-]+`/.test(tests)]).toEqual([attack, true]);
  });

  test("names files and titles that there are", () => {
    for (const { attack, tests } of rows) {
      const names = [...tests.matchAll(/`([\w/-]+)`/g)].map(([, name = ""]) => name);
      for (const name of names) expect([attack, name, existsSync(pathOf(name))]).toEqual([attack, name, true]);
      const sources = names.map((name) => readFileSync(pathOf(name), "utf8"));
      for (const [, title = ""] of tests.matchAll(/(?<![\w*])\*([^*]+)\*/g))
        for (const part of title.split("…").filter((each) => each.trim() !== ""))
          expect([title, sources.some((source) => source.includes(part.trim()))]).toEqual([title, true]);
    }
  });
});
