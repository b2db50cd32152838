import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "socialcrm-hold-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("of many processes that want a file at the same time each has its turn, and it alone", async () => {
  const turns = `
    const { holdFile } = await import(${JSON.stringify(join(import.meta.dir, "../db/sqlite/files.ts"))});
    const { readFileSync, writeFileSync } = await import("node:fs");
    const count = ${JSON.stringify(join(folder, "count"))};
    for (let turn = 0; turn < 25; turn++) {
      const release = holdFile(${JSON.stringify(join(folder, "lock"))}, 4000);
      Bun.sleepSync(2); // others come while it is held
      writeFileSync(count, String(Number(readFileSync(count, "utf8")) + 1));
      release();
    }`;
  await Bun.write(join(folder, "count"), "0");
  const children = Array.from({ length: 6 }, () => Bun.spawn([process.execPath, "-e", turns], { stderr: "pipe" }));
  const said = await Promise.all(children.map((child) => new Response(child.stderr).text()));
  expect(said).toEqual(children.map(() => ""));
  expect(await Bun.file(join(folder, "count")).text()).toBe("150");
}, 20_000);
