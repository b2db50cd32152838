import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storedLines } from "../db/audit/lines.ts";
import { openStore, type Store } from "../db/open.ts";
import { meta } from "../db/schema/core.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "socialcrm-snapshot-"));
  store = await openStore({ folder, admit: () => {}, rootCheck: "check" });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = () => store.read.select({ name: meta.name }).from(meta).all();
const add = (name: string) => store.write([], async (db) => void db.insert(meta).values({ name, value: "" }).run());
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Another connection commits, as another process does. */
function elsewhere(name: string): void {
  const file = new Database(store.path);
  file.run("insert into meta values (?, '')", [name]);
  file.close();
}

test("what is read in one turn is of one moment, and the next turn sees what was committed", async () => {
  const before = names();
  expect(names()).toEqual(before);
  elsewhere("theirs");
  expect(names()).toEqual(before);
  await turn();
  expect(names()).toContainEqual({ name: "theirs" });
});

test("once another process's commit has been noticed, nothing is read from before it, in that turn neither", () => {
  names();
  names();
  const stamp = store.changes.stamp("anything");
  elsewhere("theirs");
  store.changes.look();
  expect(store.changes.stamp("anything")).not.toBe(stamp);
  expect(names()).toContainEqual({ name: "theirs" });
});

test("a commit of another process is noticed in a turn that has looked before, once anybody can have been told of it", () => {
  store.changes.look();
  const stamp = store.changes.stamp("anything");
  names();
  names();
  elsewhere("theirs");
  const told = performance.now();
  while (performance.now() - told < 0.2);
  store.changes.look();
  expect(store.changes.stamp("anything")).not.toBe(stamp);
  expect(names()).toContainEqual({ name: "theirs" });
});

test("a write that was answered is in every read after it", async () => {
  for (const name of ["a", "b", "c"]) {
    names();
    names();
    await add(name);
    expect(names()).toContainEqual({ name });
    expect(names()).toContainEqual({ name });
  }
});

test("the log begins anew whoever reads while a transaction is committed", async () => {
  const log = () => statSync(`${store.path}-wal`).size;
  const large = "x".repeat(1_000_000);
  for (let written = 0; written < 60; written++)
    await store.write([], async (db) => {
      db.insert(meta)
        .values({ name: `${written}`, value: large })
        .run();
      // Somebody else's request, between the statements of this transaction.
      names();
      names();
    });
  expect(log()).toBeLessThan(30_000_000);
});

test("the log can be emptied in a turn in which something was read", async () => {
  names();
  names();
  await add("a");
  names();
  names();
  expect(await store.emptyLog()).toBe(true);
  expect(statSync(`${store.path}-wal`).size).toBe(0);
});

test("whoever reads a whole audit log keeps no other process from emptying the log meanwhile", async () => {
  const other = new Database(store.path);
  other.run(`with recursive lines (seq) as (select 1 union all select seq + 1 from lines where seq < 4500)
    insert into audit select 'ws_1', seq, seq, 0, 'key_1', 'x', 'x', null, 'x', '{}', 'x' from lines`);
  let lines = 0;
  for await (const page of storedLines(store, "ws_1")) {
    lines += page.length;
    other.run("insert into meta values (?, '')", [`after ${lines}`]);
    expect(other.query("pragma wal_checkpoint(truncate)").get()).toMatchObject({ busy: 0 });
  }
  expect(lines).toBe(4500);
  other.close();
});

test("a read that fails so that SQLite ends the transaction leaves those after it as they were", async () => {
  names();
  names();
  store.read.$client.run("rollback");
  await turn();
  await add("a");
  names();
  expect(names()).toContainEqual({ name: "a" });
});

test("what still reads when everything has been closed does no harm", async () => {
  const prepared = store.read.select({ name: meta.name }).from(meta).prepare();
  prepared.all();
  store.close();
  for (let times = 0; times < 3; times++) {
    void store.read;
    prepared.all();
  }
  await turn();
  store = await openStore({ folder, admit: () => {}, rootCheck: "check" });
});
