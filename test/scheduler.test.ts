import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { openStore, type Store } from "../db/open.ts";
import { begin, freeAll, type Held, note, settle, takenBy } from "../db/publishing/deliveries.ts";
import { nextDue, takeDue } from "../db/publishing/due.ts";
import { Refusal } from "../db/refusal.ts";
import { newId } from "../src/contract/id.ts";
import { Scheduler } from "../src/publishing/scheduler.ts";
import { restate } from "../src/publishing/state.ts";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";

/* Two schedulers on one database, as the database sees them. */

let app: TestApp;
let other: Store;
const account = "acct_01k0000000000000000000sch";
beforeEach(async () => {
  app = await startApp();
  addAccounts(app, app.workspace.id, [account]);
  other = await openStore({ folder: app.folder, admit: () => {}, rootCheck: "" });
});
afterEach(async () => {
  other.close();
  await app.close();
});

/** Posts that are due at once, in this state, the first one due first. */
async function due(count: number, state: "scheduled" | "publishing", from = 1000): Promise<string[]> {
  const begun = state === "publishing" ? '[{"state":"prepared"}]' : "[]";
  const key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  const ids: string[] = [];
  for (let n = 0; n < count; n++)
    ids.push((await app.call(key, "POST", "/v1/posts", { body: `${state} ${n}`, account_ids: [account] })).body.id);
  inDatabase(app.store, (file) => {
    for (const [n, id] of ids.entries())
      file.run(
        `insert into deliveries (workspace_id, post_id, account_id, network, state, due_at, next_at, tries, fence, parts, updated_at)
       values (?, ?, ?, 'bluesky', ?, 0, ?, 0, 0, ?, 0)`,
        [app.workspace.id, id, account, state, from + n, begun],
      );
  });
  return ids;
}
const take = (store: Store, more: object = {}) =>
  takeDue(
    store,
    {
      now: 100_000,
      holder: newId("proc"),
      until: 160_000,
      room: 8,
      roomOn: () => 8,
      roomAgain: () => 4,
      isUnderWay: () => false,
      ...more,
    },
    restate,
  );
const idsOf = (held: readonly Held[]) => held.map(({ postId }) => postId);
const parts = "[]";
const beginning = { parts, part: 0, kind: "publish", at: 100_001, until: 160_001 } as const;
const refusedAs = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof Refusal ? error.reason : String(error)),
  );

describe("what is due", () => {
  test("is taken by one of two who ask at the same time, all of it", async () => {
    const ids = await due(12, "scheduled");
    const [mine, theirs] = await Promise.all([take(app.store), take(other)]);
    const more = await take(other);
    expect([...idsOf(mine), ...idsOf(theirs), ...idsOf(more)].sort()).toEqual(ids.sort());
  });

  test("goes out before what was begun before, which keeps room of its own", async () => {
    const old = await due(20, "publishing", 0);
    const fresh = await due(20, "scheduled", 50_000);
    const held = await take(app.store);
    expect(idsOf(held)).toEqual([...old.slice(0, 4), ...fresh.slice(0, 4)]);
    expect(held.map(({ again }) => again)).toEqual([...Array(4).fill(true), ...Array(4).fill(false)]);
    const next = await take(app.store, { roomAgain: () => 0 });
    expect(idsOf(next)).toEqual(fresh.slice(4, 12));
  });

  test("is publishing for whoever reads it from then on", async () => {
    const [id] = await due(1, "scheduled");
    const key = await app.workspace.key();
    const status = async () => (await app.call(key, "GET", `/v1/posts/${id}`)).body.status;
    expect([await status(), await status()]).toEqual(["draft", "draft"]);
    await take(app.store);
    expect(await status()).toBe("publishing");
  });

  test("fills no network beyond its room, whether it was begun before or not", async () => {
    const old = await due(4, "publishing", 0);
    const fresh = await due(4, "scheduled", 50_000);
    expect(idsOf(await take(app.store, { roomOn: () => 3, roomAgain: () => 2 }))).toEqual([
      ...old.slice(0, 2),
      ...fresh.slice(0, 1),
    ]);
    expect(idsOf(await take(app.store, { roomOn: () => 0 }))).toEqual([]);
  });

  test("does not wait for all that a process left behind when it ended", async () => {
    const old = await due(8, "publishing", 0);
    const roomy = { roomOn: () => 20, roomAgain: () => 20 };
    expect(idsOf(await take(app.store, { ...roomy, until: 99_000 }))).toEqual(old);
    const fresh = await due(8, "scheduled", 50_000);
    const held = await take(other);
    expect(held.map(({ again }) => again)).toEqual([...Array(4).fill(true), ...Array(4).fill(false)]);
    expect(idsOf(held).slice(4)).toEqual(fresh.slice(0, 4));
  });
});

test("what runs counts against its network's room, begun before or not", async () => {
  class Looking extends Scheduler {
    look = async (running: readonly string[]) => (await this.take(8, running)).map(({ again }) => again);
  }
  await due(8, "publishing", 0);
  await due(8, "scheduled", 50_000);
  const ofThis = { store: app.store, now: () => 100_000, holder: newId("proc"), holding: 60_000 };
  const looking = new Looking(ofThis as unknown as ConstructorParameters<typeof Scheduler>[0]);
  const [begun, fresh, elsewhere] = ["bluesky again", "bluesky", "mastodon"] as const;
  const seven = Array(7).fill(fresh);
  expect(await looking.look([begun, begun, begun, begun, ...seven, elsewhere])).toEqual([false]);
  expect(await looking.look([begun, begun, begun, ...seven])).toEqual([true, false]);
  expect(await looking.look(Array.from({ length: 12 }, () => fresh))).toEqual([]);
});

describe("what one holds", () => {
  test("is free when the only server there is starts anew, and what was not due is not due by that", async () => {
    const old = await due(2, "scheduled");
    const later = await due(1, "scheduled", 500_000);
    expect(idsOf(await take(app.store))).toEqual(old);
    await freeAll(other, 100_001);
    expect(idsOf(await take(other, { now: 100_001 }))).toEqual(old);
    expect(idsOf(await take(other, { now: 499_999, isUnderWay: ({ postId }: Held) => old.includes(postId) }))).toEqual(
      [],
    );
    expect(idsOf(await take(other, { now: 500_000, isUnderWay: ({ postId }: Held) => old.includes(postId) }))).toEqual(
      later,
    );
  });

  test("is nobody else's until its time is over, and then theirs alone: the first can write nothing more", async () => {
    const [id] = await due(1, "scheduled");
    const [mine] = (await take(app.store)) as [Held];
    expect(await take(other, { now: 159_999 })).toEqual([]);
    expect(await nextDue(other)).toBe(160_000);
    const [theirs] = (await take(other, { now: 160_000, until: 220_000 })) as [Held];
    expect([theirs.postId, theirs.again]).toEqual([id as string, false]);
    expect(theirs.fence).toBeGreaterThan(mine.fence);
    expect(await refusedAs(begin(app.store, mine, beginning))).toBe("state");
    const settlement = { state: "failed", nextAt: null, tries: 1, error: "late", parts, at: 160_001 } as const;
    const outcome = { settlement, message: newId("msg") };
    expect(await refusedAs(settle(app.store, mine, outcome, restate))).toBe("state");
    expect(await refusedAs(settle(other, theirs, outcome, restate))).toBe("done");
  });
});

test("of two that say the same and look for it at the same moment, one finds it, and the other looks again", async () => {
  await due(2, "publishing");
  const [one, two] = (await take(app.store)) as [Held, Held];
  const found = { at: 100_002, outcome: "found", detail: "", remoteId: "r1", parts };
  const ending = async (held: Held) => ({
    ...found,
    number: await begin(app.store, held, { ...beginning, kind: "reconcile" }),
  });
  const [first, second] = [await ending(one), await ending(two)];
  expect([await takenBy(app.store, one, 0), await takenBy(app.store, two, 0)]).toEqual([new Set(), new Set()]);
  expect(await refusedAs(note(app.store, one, first))).toBe("done");
  expect(await refusedAs(note(app.store, two, second))).toBe("state");
  expect(await takenBy(app.store, two, 0)).toEqual(new Set(["r1"]));
  expect(await takenBy(app.store, one, 0)).toEqual(new Set());
  expect(await takenBy(app.store, one, 1)).toEqual(new Set(["r1"]));
});
