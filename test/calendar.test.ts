import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { dataOf } from "../db/workspace.ts";
import { newId } from "../src/contract/id.ts";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

// The clock stands at Sunday, 22 November 2026, noon in UTC.
let workspace: TestWorkspace;
let key: string;
let account = "";
let count = 0;
beforeEach(async () => {
  count++;
  workspace = await app.addWorkspace(`calendar-${count}`);
  key = await workspace.key({ limits: { requests_per_minute: 0 } });
  account = `acct_01k0000000000000000c${count}`;
  addAccounts(app, workspace.id, [account]);
});

const calendar = (query = "") => app.call(key, "GET", `/v1/calendar${query}`);
const zone = (time_zone: string) => app.call(key, "PATCH", "/v1/workspace", { time_zone });
const draft = async (more = {}): Promise<string> =>
  (await app.call(key, "POST", "/v1/posts", { body: "Out.", account_ids: [account], ...more })).body.id;
async function scheduled(scheduled_at: string, more = {}): Promise<string> {
  const id = await draft(more);
  expect((await app.call(key, "POST", `/v1/posts/${id}/schedule`, { scheduled_at })).status).toBe(200);
  return id;
}

describe("the calendar", () => {
  test("is this week where nothing else is asked for: Monday to Sunday, whatever the hour is elsewhere", async () => {
    const { body } = await calendar();
    expect([body.time_zone, body.today, body.from, body.to]).toEqual(["UTC", "2026-11-22", "2026-11-16", "2026-11-22"]);
    expect(body.days).toHaveLength(7);
    // It is Monday already where clocks are fourteen hours ahead.
    await zone("Pacific/Kiritimati");
    expect((await calendar()).body).toMatchObject({ today: "2026-11-23", from: "2026-11-23", to: "2026-11-29" });
  });

  test("has what goes out on the days on which clocks there show it, in order, and no draft", async () => {
    await zone("America/Los_Angeles");
    const late = await scheduled("2026-12-02T07:59:59Z", { body: "Late on Tuesday" });
    const early = await scheduled("2026-12-01T08:00:00Z", { body: "At midnight" });
    await scheduled("2026-12-02T08:00:00Z", { body: "On Wednesday" });
    await draft();
    const { body } = await calendar("?from=2026-12-01&to=2026-12-01");
    expect(body.posts).toMatchObject([
      { id: early, date: "2026-12-01", local_time: "2026-12-01T00:00:00-08:00", status: "scheduled" },
      { id: late, date: "2026-12-01", local_time: "2026-12-01T23:59:59-08:00", text: "Late on Tuesday" },
    ]);
    expect(body.posts[0]).toMatchObject({ networks: ["bluesky"], error: null, brand_id: workspace.brandId });
  });

  test("has what waits for approval, and what failed with the network's words", async () => {
    await app.call(key, "PUT", "/v1/approval-policy", { require_approval: "always" });
    const waits = await scheduled("2026-12-01T09:00:00Z");
    await app.call(key, "PUT", "/v1/approval-policy", { require_approval: "never" });
    const fails = await scheduled("2026-12-01T10:00:00Z");
    inDatabase(app.store, (file) => {
      const change = `json_set(document, '$.status', 'failed', '$.targets[0].error', 'No such account.')`;
      file.run(`update posts set status = 'failed', document = ${change} where id = ?`, [fails]);
    });
    expect((await calendar("?from=2026-12-01")).body.posts).toMatchObject([
      { id: waits, status: "awaiting_approval", error: null },
      { id: fails, status: "failed", error: "No such account." },
    ]);
  });

  test("has what is out at the time when it went out, not when it was to", async () => {
    const id = await scheduled("2026-12-01T09:00:00Z");
    const at = Date.parse("2026-12-01T11:30:00Z");
    inDatabase(app.store, (file) => {
      const change = `json_set(document, '$.status', 'published', '$.published_at', '2026-12-01T11:30:00.000Z')`;
      file.run(`update posts set status = 'published', time = ?, document = ${change} where id = ?`, [at, id]);
    });
    expect((await calendar("?from=2026-12-01")).body.posts).toMatchObject([{ id, at: "2026-12-01T11:30:00.000Z" }]);
  });

  test.each([
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", 25],
    ["Europe/Berlin", "2027-03-28", "2027-03-27T23:00:00.000Z", "2027-03-28T22:00:00.000Z", 23],
    ["Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00:00.000Z", "2027-04-04T13:30:00.000Z", 24.5],
    // Clocks there leap over midnight: the day begins at one.
    ["Africa/Cairo", "2027-04-30", "2027-04-29T22:00:00.000Z", "2027-04-30T21:00:00.000Z", 23],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z", "2011-12-30T10:00:00.000Z", 0],
  ])("knows how long a day is where clocks change: %s on %s", async (name, date, starts_at, ends_at, hours) => {
    await zone(name);
    const { body } = await calendar(`?from=${date}&to=${date}`);
    expect(body.days).toEqual([{ date, starts_at, ends_at, hours, has_more: false }]);
  });

  test("loses no post and shows none twice through a whole year with both changes of the clocks", async () => {
    await zone("Europe/Berlin");
    const hours: number[] = [];
    for (let at = Date.parse("2027-03-27T00:30:00Z"); at < Date.parse("2027-03-30T00:00:00Z"); at += 3_600_000)
      hours.push(at);
    for (let at = Date.parse("2027-10-30T00:30:00Z"); at < Date.parse("2027-11-02T00:00:00Z"); at += 3_600_000)
      hours.push(at);
    const made = new Set<string>();
    for (const at of hours) made.add(await scheduled(new Date(at).toISOString()));
    const seen: string[] = [];
    for (let first = Temporal.PlainDate.from("2026-12-28"); first.year < 2028; first = first.add({ days: 42 }))
      for (const { id } of (await calendar(`?from=${first}&to=${first.add({ days: 41 })}`)).body.posts) seen.push(id);
    expect(seen).toHaveLength(made.size);
    expect(new Set(seen)).toEqual(made);
  });

  test("has the slots to come that no post holds, as they would be taken", async () => {
    await zone("Europe/Berlin");
    const slots = ["sunday", "monday", "friday"].map((weekday) => ({ weekday, time: "09:30" }));
    await app.call(key, "PUT", "/v1/slots", { slots });
    await scheduled("next-free-slot");
    const { body } = await calendar("?from=2026-11-22&to=2026-11-29");
    expect(body.posts.map(({ local_time }: { local_time: string }) => local_time)).toEqual([
      "2026-11-23T09:30:00+01:00",
    ]);
    const free = body.slots.map(({ date, at }: { date: string; at: string }) => [date, at]);
    expect(free).toEqual([
      ["2026-11-27", "2026-11-27T08:30:00.000Z"],
      ["2026-11-29", "2026-11-29T08:30:00.000Z"],
    ]);
    const next = (await app.call(key, "GET", "/v1/slots/next?limit=2")).body.data;
    expect(body.slots.map(({ at }: { at: string }) => at)).toEqual(next.map(({ at }: { at: string }) => at));
  });

  test("shows how a text begins, without half of a character pair", async () => {
    await scheduled("2026-12-01T09:00:00Z", { body: "🎉".repeat(150) });
    const [{ text }] = (await calendar("?from=2026-12-01")).body.posts;
    expect(text).toBe(`${"🎉".repeat(140)}…`);
  });

  test.each([
    ["?from=2026-02-30", "from: is no day between 1970-01-01 and 2199-12-31."],
    ["?from=1066-10-14", "from: is no day between 1970-01-01 and 2199-12-31."],
    ["?from=tomorrow", "from: must look like 2026-12-01."],
    ["?from=2026-12-01&to=2026-11-30", "to: is before from."],
    ["?from=2026-12-01&to=2027-01-12", "to: at most 42 days at once; these are 43."],
  ])("refuses %s", async (query, message) => {
    const reply = await calendar(query);
    expect([reply.status, reply.body.error]).toEqual([400, { code: "invalid_request", message }]);
  });

  test("is of one workspace", async () => {
    await scheduled("2026-12-01T09:00:00Z", { body: "Secret of this one" });
    const rival = await app.addWorkspace(`calendar-rival-${count}`);
    const theirs = await app.call(await rival.key(), "GET", "/v1/calendar?from=2026-12-01");
    expect([theirs.status, theirs.body.posts]).toEqual([200, []]);
  });
});

describe("a crowded calendar", () => {
  /** So many posts at one moment and beside it, as an import would leave them. */
  function crowd(many: number, status: string, day: string, bytes = 0): void {
    inDatabase(app.store, (file) => {
      const insert = file.prepare(
        `insert into posts (workspace_id, id, brand_id, status, time, text_id, document)
       values (?, ?, ?, ?, ?, 0, json_object('id', ?, 'status', ?, 'body', ?, 'scheduled_at', ?, 'published_at', null,
         'created_at', ?, 'targets', json('[]'), 'media_ids', json('[]'), 'thread', json('[]'), 'brand_id', ?))`,
      );
      file.transaction(() => {
        for (let n = 0; n < many; n++) {
          const at = Date.parse(`${day}T00:00:00Z`) + n;
          const [id, time] = [newId("post"), new Date(at).toISOString()];
          const body = "x".repeat(bytes || 1);
          insert.run(workspace.id, id, workspace.brandId, status, at, id, status, body, time, time, workspace.brandId);
        }
      })();
      insert.finalize();
    });
  }

  test("shows thirty posts of a day and says that there are more; other days are whole", async () => {
    crowd(31, "scheduled", "2026-12-01");
    crowd(30, "published", "2026-12-02");
    const { body } = await calendar("?from=2026-12-01&to=2026-12-03");
    expect(body.days.map(({ has_more }: { has_more: boolean }) => has_more)).toEqual([true, false, false]);
    expect(body.posts).toHaveLength(60);
  });

  test("reads no more than a bounded size of posts, however long they are", async () => {
    crowd(20, "scheduled", "2026-12-01", 900_000);
    const { body } = await calendar("?from=2026-12-01&to=2026-12-01");
    expect(body.days[0].has_more).toBe(true);
    expect(body.posts).toHaveLength(8);
  });

  test("finds its posts by the index, past any number of drafts", async () => {
    crowd(2000, "draft", "2026-12-01");
    expect((await calendar("?from=2026-12-01&to=2026-12-01")).body.posts).toEqual([]);
    // On a connection of its own: Bun leaves a statement that explains unfinished, and what the server reads would stand still.
    const plan = inDatabase(app.store, (file) =>
      file
        .query<{ detail: string }, [string, number, number]>(
          "explain query plan select id from posts where workspace_id = ? and time >= ? and time < ? and status <> 'draft' order by time, id limit 31",
        )
        .all("ws", 0, 1),
    );
    const steps = plan.map(({ detail }) => detail).join();
    expect(steps).toContain("USING INDEX posts_on_calendar");
    expect(steps).not.toContain("TEMP B-TREE");
    const { calendar: data } = dataOf(app.store, workspace.id);
    expect(await data.on([{ from: 0, to: 9e15 }], { each: 5, bytes: 1000 })).toEqual([{ documents: [], more: false }]);
  });
});
