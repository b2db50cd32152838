import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

// The clock stands at Sunday, 22 November 2026, noon in UTC.
let workspace: TestWorkspace;
let key: string;
let [first, second] = ["", ""];
let count = 0;
beforeEach(async () => {
  count++;
  workspace = await app.addWorkspace(`slots-${count}`);
  key = await workspace.key({ limits: { requests_per_minute: 0 } });
  [first, second] = [`acct_01k0000000000000000a${count}`, `acct_01k0000000000000000b${count}`];
  addAccounts(app, workspace.id, [first, second]);
});

const put = (...slots: object[]) => app.call(key, "PUT", "/v1/slots", { slots });
const at = (weekday: string, time: string, more = {}) => ({ weekday, time, ...more });
const draft = async (more = {}) =>
  (await app.call(key, "POST", "/v1/posts", { body: "Out.", account_ids: [first], ...more })).body.id as string;
const schedule = (id: string, scheduled_at = "next-free-slot", query = "") =>
  app.call(key, "POST", `/v1/posts/${id}/schedule${query}`, { scheduled_at });
const next = async (more = {}) => (await schedule(await draft(more))).body.scheduled_at;
const zone = (time_zone: string) => app.call(key, "PATCH", "/v1/workspace", { time_zone });

describe("slots", () => {
  test("are read as they were set, through the week, with the time zone", async () => {
    await zone("Europe/Berlin");
    const set = await put(at("friday", "18:05", { brand_id: workspace.brandId }), at("monday", "09:00"));
    const monday = { weekday: "monday", time: "09:00", brand_id: null, account_ids: [] };
    const friday = { weekday: "friday", time: "18:05", brand_id: workspace.brandId, account_ids: [] };
    expect(set.body).toEqual({ time_zone: "Europe/Berlin", data: [monday, friday] });
    expect((await app.call(key, "GET", "/v1/slots")).body).toEqual(set.body);
  });

  test("of a brand or an account of another workspace are refused, and none is set", async () => {
    await put(at("monday", "09:00"));
    const rival = await app.addWorkspace(`rival-${count}`);
    const reply = await put(at("monday", "10:00", { brand_id: rival.brandId }));
    expect([reply.status, reply.body.error.code]).toEqual([400, "invalid_request"]);
    const theirs = `acct_01k0000000000000000r${count}`;
    addAccounts(app, rival.id, [theirs]);
    for (const id of [theirs, "acct_01k0000000000000000none"]) {
      const other = await put(at("monday", "10:00", { account_ids: [id] }));
      expect([other.status, other.body.error.message]).toEqual([400, expect.stringContaining(id)]);
    }
    expect((await app.call(key, "GET", "/v1/slots")).body.data).toHaveLength(1);
  });
});

describe("next-free-slot", () => {
  test("is the next one to come, and each post gets one of its own", async () => {
    await put(at("sunday", "12:00"), at("monday", "09:00"), at("wednesday", "17:30"));
    expect(await next()).toBe("2026-11-23T09:00:00.000Z");
    expect(await next()).toBe("2026-11-25T17:30:00.000Z");
    expect(await next()).toBe("2026-11-29T12:00:00.000Z");
    expect(await next()).toBe("2026-11-30T09:00:00.000Z");
  });

  test("is kept for a post that waits for a person's approval", async () => {
    await put(at("monday", "09:00"), at("wednesday", "17:30"));
    await app.call(key, "PUT", "/v1/approval-policy", { require_approval: "always" });
    expect((await schedule(await draft())).body).toMatchObject({
      ...{ status: "awaiting_approval", scheduled_at: "2026-11-23T09:00:00.000Z" },
    });
    expect(await next()).toBe("2026-11-25T17:30:00.000Z");
  });

  test("many at once: no two get one, and none is left out", async () => {
    await put(at("monday", "09:00"), at("thursday", "09:00"));
    const ids = await Promise.all(Array.from({ length: 24 }, () => draft()));
    const times = (await Promise.all(ids.map((id) => schedule(id)))).map(({ body }) => body.scheduled_at);
    const weeks = Array.from({ length: 12 }, (_, week) => [
      new Date(Date.parse("2026-11-23T09:00:00Z") + week * 7 * 86_400_000).toISOString(),
      new Date(Date.parse("2026-11-26T09:00:00Z") + week * 7 * 86_400_000).toISOString(),
    ]);
    expect(times.sort()).toEqual(weeks.flat());
  });

  test("is free again once its post is taken back; a post that is scheduled keeps its own", async () => {
    await put(at("monday", "09:00"));
    const id = await draft();
    expect((await schedule(id)).body.scheduled_at).toBe("2026-11-23T09:00:00.000Z");
    expect((await schedule(id)).body.scheduled_at).toBe("2026-11-23T09:00:00.000Z");
    await app.call(key, "POST", `/v1/posts/${id}/unschedule`);
    expect(await next()).toBe("2026-11-23T09:00:00.000Z");
  });

  test("is held by a post that was scheduled for that minute without it", async () => {
    await put(at("monday", "09:00"));
    await schedule(await draft(), "2026-11-23T10:00:30+01:00");
    expect(await next()).toBe("2026-11-30T09:00:00.000Z");
  });

  test("of a brand is for its posts alone, and held by them alone", async () => {
    const brand = (await app.call(key, "POST", "/v1/brands", { name: "Other" })).body.id;
    await put(at("monday", "09:00", { brand_id: brand }), at("monday", "09:00", { brand_id: workspace.brandId }));
    expect(await next({ brand_id: brand })).toBe("2026-11-23T09:00:00.000Z");
    expect(await next({ brand_id: workspace.brandId })).toBe("2026-11-23T09:00:00.000Z");
    expect(await next({ brand_id: brand })).toBe("2026-11-30T09:00:00.000Z");
  });

  test("of some accounts is for posts to none but those, and held by a post to any of them", async () => {
    await put(at("monday", "09:00", { account_ids: [first] }), at("tuesday", "09:00"));
    expect(await next({ account_ids: [second] })).toBe("2026-11-24T09:00:00.000Z");
    await schedule(await draft({ account_ids: [first, second] }), "2026-11-23T09:00:00Z");
    expect(await next({ account_ids: [first] })).toBe("2026-11-30T09:00:00.000Z");
  });

  test("is told by a dry run, and not taken by it", async () => {
    await put(at("monday", "09:00"));
    const id = await draft();
    const dry = await schedule(id, "next-free-slot", "?dry_run=true");
    expect(dry.body.dry_run.would_publish_at).toBe("2026-11-23T09:00:00.000Z");
    expect(await next()).toBe("2026-11-23T09:00:00.000Z");
  });

  test("is none without slots, and where all of two years are taken", async () => {
    const reply = await schedule(await draft());
    expect([reply.status, reply.body.error.message]).toEqual([
      409,
      "There is no next free slot: the workspace has no slots; set some first.",
    ]);
    await put(at("monday", "09:00", { account_ids: [second] }));
    expect((await schedule(await draft())).status).toBe(409);
    for (const text of ["next-slot", "2026-11-23T", "2027-02-30T09:00:00Z"])
      expect((await schedule(await draft(), text)).status).toBe(400);
  });
});

describe("in the workspace's time zone", () => {
  test("a slot is the same time of day on both sides of a clock change", async () => {
    await zone("Europe/Berlin");
    await put(at("sunday", "09:00"));
    await schedule(await draft(), "2026-11-29T08:00:00Z");
    const list = (await app.call(key, "GET", "/v1/slots/next?limit=50")).body.data;
    expect(list).toHaveLength(50);
    expect(list[0].at).toBe("2026-12-06T08:00:00.000Z");
    const times = new Set(list.map(({ local_time }: { local_time: string }) => local_time.slice(11)));
    expect([...times]).toEqual(["09:00:00+01:00", "09:00:00+02:00"]);
  });

  test("in the missing hour it moves to the next minute there is, and is one with the slot that stands there", async () => {
    await zone("Europe/Berlin");
    await put(at("sunday", "02:15"), at("sunday", "03:00"));
    const list = (await app.call(key, "GET", "/v1/slots/next?limit=50")).body.data;
    const spring = list.filter((one: { at: string }) => one.at.startsWith("2027-03-28"));
    expect(spring.map((one: { local_time: string }) => one.local_time)).toEqual(["2027-03-28T03:00:00+02:00"]);
  });

  test("in the doubled hour it happens once", async () => {
    await zone("America/New_York");
    await put(at("sunday", "01:30"));
    const list = (await app.call(key, "GET", "/v1/slots/next?limit=50")).body.data;
    const autumn = list.filter((one: { at: string }) => one.at.startsWith("2027-11-07"));
    expect(autumn.map((one: { at: string }) => one.at)).toEqual(["2027-11-07T05:30:00.000Z"]);
  });

  test("over the end of the year, a day ahead of UTC", async () => {
    await zone("Pacific/Kiritimati");
    await put(at("friday", "00:00"));
    const list = (await app.call(key, "GET", "/v1/slots/next?limit=6")).body.data;
    expect(list.at(-1)).toMatchObject({ at: "2026-12-31T10:00:00.000Z", local_time: "2027-01-01T00:00:00+14:00" });
  });
});

describe("the workspace", () => {
  test("tells its name and time zone, and takes others from an admin", async () => {
    const read = await app.call(key, "GET", "/v1/workspace");
    expect(read.body).toMatchObject({ id: workspace.id, slug: workspace.slug, time_zone: "UTC", plan: "self_hosted" });
    const changed = await app.call(key, "PATCH", "/v1/workspace", { name: "Acme & Co", time_zone: "europe/berlin" });
    expect(changed.body).toMatchObject({ name: "Acme & Co", time_zone: "Europe/Berlin" });
    expect((await app.call(key, "GET", "/v1/me")).body.workspace.name).toBe("Acme & Co");
    for (const wrong of ["Mars/Olympus", "+01:00", "Europe"])
      expect((await zone(wrong)).body.error.message).toStartWith("time_zone: must be the name of a time zone");
    const writer = await workspace.key({ scopes: ["posts:write", "posts:publish"] });
    expect((await app.call(writer, "PATCH", "/v1/workspace", { name: "Mine" })).status).toBe(403);
  });
});
