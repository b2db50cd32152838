import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseIn, openWriter } from "../db/sqlite/files.ts";
import { Writer } from "../db/sqlite/writer.ts";

let folder: string;
let file: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "socialcrm-writer-"));
  file = openWriter(databaseIn(folder), "normal");
  file.run("pragma busy_timeout = 0");
  file.run("create table things (name text) strict");
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const writerOf = (patience?: number) => new Writer(file, { began() {}, async ending() {}, committing() {} }, patience);
const add = (name: string) => async () => void file.run("insert into things values (?)", [name]);
const addAndFail = (name: string) => async () => {
  file.run("insert into things values (?)", [name]);
  throw new Error(`${name} failed`);
};
const things = () => file.query<{ name: string }, []>("select name from things order by name").values().flat();
const outcomes = async (units: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(units)).map((end) => (end.status === "fulfilled" ? "done" : end.reason.message));

/** Refuses to roll back while `refusing`, as a disk does that is gone. */
function refuseRollback(): { refusing: boolean } {
  const state = { refusing: true };
  const run = file.run.bind(file);
  file.run = ((statement: string, ...values: []) => {
    if (statement === "rollback" && state.refusing) throw new Error("the disk is gone");
    return run(statement, ...values);
  }) as Database["run"];
  return state;
}

test("a unit that fails after it has written leaves the others done and nothing of its own", async () => {
  const writer = writerOf();
  const units = [writer.run(add("a")), writer.run(addAndFail("b")), writer.run(add("c"))];
  expect(await outcomes(units)).toEqual(["done", "b failed", "done"]);
  expect(things()).toEqual(["a", "c"]);
});

test("a rollback that fails fails its units and not the writer: it goes on once the disk is back", async () => {
  const writer = writerOf();
  const disk = refuseRollback();
  const units = [writer.run(add("a")), writer.run(addAndFail("b"))];
  expect(await outcomes(units)).toEqual(["the disk is gone", "the disk is gone"]);
  expect(await outcomes([writer.run(add("c"))])).toEqual(["the disk is gone"]);
  disk.refusing = false;
  expect(await outcomes([writer.run(add("d"))])).toEqual(["done"]);
  expect(file.inTransaction).toBe(false);
  expect(things()).toEqual(["d"]);
});

test("a unit alone whose rollback fails hears its own failure", async () => {
  const writer = writerOf();
  refuseRollback();
  expect(await outcomes([writer.run(addAndFail("a"))])).toEqual(["a failed"]);
});

test("a database that is closed underneath fails every unit, one after the other", async () => {
  const writer = writerOf();
  file.close();
  for (const _time of [1, 2]) await expect(writer.run(add("a"))).rejects.toThrow("closed");
});

test("each unit waits as long as it may, counted from when it came", async () => {
  const writer = writerOf(500);
  const other = new Database(databaseIn(folder));
  other.run("begin immediate");
  const waited = async (name: string) => {
    const since = performance.now();
    const reason = await writer.run(add(name)).catch((error) => error.reason);
    return { reason, waited: performance.now() - since };
  };
  const first = waited("first");
  await Bun.sleep(50);
  const second = waited("second");
  const ends = await Promise.all([first, second]);
  for (const end of ends) {
    expect(end.reason).toBe("busy");
    expect(end.waited).toBeGreaterThanOrEqual(500);
    expect(end.waited).toBeLessThan(800);
  }
  other.run("rollback");
  other.close();
  expect(await outcomes([writer.run(add("third"))])).toEqual(["done"]);
  expect(things()).toEqual(["third"]);
});
