import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import {
  freePulls,
  keepPulled,
  nextPull,
  type Pull,
  type Pulled,
  takePull,
  watchAccounts,
} from "../../db/insights/pulls.ts";
import { openStore, type Store } from "../../db/open.ts";
import { addAccounts } from "../support/accounts.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* Two pullers on one database, as the database sees them. */

let app: TestApp;
let other: Store;
const ids = ["acct_01k000000000000000000pull1", "acct_01k000000000000000000pull2"];
beforeEach(async () => {
  app = await startApp();
  addAccounts(app, app.workspace.id, ids);
  other = await openStore({ folder: app.folder, admit: () => {}, rootCheck: "" });
  await watchAccounts(app.store, 1000);
});
afterEach(async () => {
  other.close();
  await app.close();
});

const take = (store: Store, now: number) => takePull(store, { now, until: now + 300_000, batchOf: () => 25 });
const idsOf = (pulls: readonly (Pull | undefined)[]) => pulls.flatMap((pull) => pull?.account.id ?? []);
const told = (pull: Pull, followers: number): Pulled[] =>
  pull.rows.map((row) => ({ row, nextAt: 9_000_000, tries: 0, error: null, account: { followers } }));
const snapshots = () => {
  const file = new Database(app.store.path, { readonly: true });
  const rows = file.query("select account_id, followers from account_metrics order by at").values();
  file.close();
  return rows;
};

describe("a pull that is due", () => {
  test("is taken by one of two who ask at the same time", async () => {
    const pulls = await Promise.all([take(app.store, 2000), take(other, 2000)]);
    expect(idsOf(pulls).sort()).toEqual(ids);
    expect(await take(other, 2001)).toBeUndefined();
  });

  test("is somebody else's once its time is over, and whoever had it writes nothing more", async () => {
    await take(other, 2000);
    const mine = (await take(app.store, 2000)) as Pull;
    expect(await nextPull(other)).toBe(302_000);
    expect(await take(other, 301_999)).toBeUndefined();
    const theirs = [await take(other, 302_000), await take(other, 302_000)];
    expect(idsOf(theirs).sort()).toEqual(ids);
    const same = theirs.find((pull) => pull?.account.id === mine.account.id) as Pull;
    await keepPulled(app.store, app.workspace.id, 302_001, told(mine, 1));
    expect(snapshots()).toEqual([]);
    expect(await take(app.store, 302_002)).toBeUndefined();
    await keepPulled(other, app.workspace.id, 302_003, told(same, 2));
    await keepPulled(app.store, app.workspace.id, 302_004, told(mine, 3));
    expect(snapshots()).toEqual([[mine.account.id, 2]]);
  });

  test("is free at the start of the only server there is, and its forerunner writes nothing more", async () => {
    const before = (await take(app.store, 2000)) as Pull;
    await freePulls(other, 3000);
    const pulls = [await take(other, 3000), await take(other, 3000)];
    expect(idsOf(pulls).sort()).toEqual(ids);
    await keepPulled(app.store, app.workspace.id, 3001, told(before, 1));
    expect(snapshots()).toEqual([]);
  });
});
