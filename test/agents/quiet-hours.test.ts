import { afterAll, describe, expect, test } from "bun:test";
import type { QuietHours } from "../../db/keys/bound.ts";
import { freeMoments } from "../../src/planning/free-slots.ts";
import { leavesTime, nextOpen, opennessOf, quietAt } from "../../src/planning/quiet-hours.ts";
import { sceneFor } from "../support/agents.ts";

const { app, scene } = await sceneFor();
afterAll(() => app.close());

const minute = (text: string) => 60 * Number(text.slice(0, 2)) + Number(text.slice(3));
const hours = (from: string, to: string, ...weekdays: number[]): QuietHours => ({
  from: minute(from),
  to: minute(to),
  weekdays,
});
const next = (zone: string, all: QuietHours[], at: string) => {
  const open = nextOpen(all, Date.parse(at), zone);
  return open === undefined ? "never" : new Date(open).toISOString().replace(":00.000Z", "Z");
};

describe("when a post may go out next", () => {
  const night = hours("22:00", "07:00");
  const berlin = "Europe/Berlin";
  test.each([
    ["outside: now", berlin, [night], "2026-12-01T12:00Z", "2026-12-01T12:00Z"],
    ["before midnight", berlin, [night], "2026-12-01T21:00Z", "2026-12-02T06:00Z"],
    ["after midnight", berlin, [night], "2026-12-02T03:00Z", "2026-12-02T06:00Z"],
    ["at their first moment", berlin, [night], "2026-12-01T21:00:00.000Z", "2026-12-02T06:00Z"],
    ["at the moment of their end: now", berlin, [night], "2026-12-02T06:00Z", "2026-12-02T06:00Z"],
    ["one after the other", berlin, [night, hours("07:00", "09:30")], "2026-12-01T23:00Z", "2026-12-02T08:30Z"],
    ["on a weekday: another day", berlin, [hours("08:00", "18:00", 6)], "2026-12-01T09:00Z", "2026-12-01T09:00Z"],
    ["from a Saturday into a Sunday", "UTC", [hours("20:00", "10:00", 6)], "2026-12-06T05:00Z", "2026-12-06T10:00Z"],
    ["a whole weekend", "UTC", [hours("00:00", "24:00", 6, 7)], "2026-12-05T05:00Z", "2026-12-07T00:00Z"],
    ["the night in which the clocks go ahead", berlin, [night], "2026-03-28T23:00Z", "2026-03-29T05:00Z"],
    [
      "the hour that clocks leap over is none",
      berlin,
      [hours("02:00", "03:00")],
      "2026-03-29T01:00Z",
      "2026-03-29T01:00Z",
    ],
    ["into that hour: until the leap", berlin, [hours("01:00", "02:30")], "2026-03-29T00:30Z", "2026-03-29T01:00Z"],
    ["out of that hour: from the leap", berlin, [hours("02:30", "04:00")], "2026-03-29T01:00Z", "2026-03-29T02:00Z"],
    ["the night in which they go back", berlin, [night], "2026-10-24T22:00Z", "2026-10-25T06:00Z"],
    [
      "the hour that they show twice, both times",
      berlin,
      [hours("02:00", "03:00")],
      "2026-10-25T00:30Z",
      "2026-10-25T02:00Z",
    ],
    [
      "to a time that they show twice: the second",
      berlin,
      [hours("01:00", "02:30")],
      "2026-10-25T00:00Z",
      "2026-10-25T01:30Z",
    ],
    ["a day that a zone left out", "Pacific/Apia", [hours("22:00", "06:00")], "2011-12-30T09:00Z", "2011-12-30T16:00Z"],
    [
      "half an hour of change",
      "Australia/Lord_Howe",
      [hours("01:00", "02:15")],
      "2026-10-03T15:00Z",
      "2026-10-03T15:30Z",
    ],
    ["all of a week", "UTC", [hours("00:00", "24:00")], "2026-12-01T00:00Z", "never"],
  ])("%s", (_case, zone, all, at, expected) => expect(next(zone, all, at)).toBe(expected));

  test("is itself in none, whenever it is asked in a year of clock changes", () => {
    const all = [night, hours("11:45", "13:10", 2, 4), hours("01:30", "02:30", 7)];
    for (const zone of [berlin, "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
      for (let at = Date.parse("2026-01-01T00:07Z"); at < Date.parse("2027-01-01"); at += 97 * 60_000) {
        const open = nextOpen(all, at, zone) as number;
        expect(quietAt(all, open, zone)).toBeUndefined();
        if (open > at) expect(quietAt(all, open - 1, zone)).toBeDefined();
      }
  });

  test("a slot that clocks leap over is left out where the moment of the leap is quiet", async () => {
    const slots = [{ weekday: 7, minute: minute("02:15"), brandId: null, accountIds: [] }];
    const book = { timeZone: berlin, slots, held: async () => [] };
    const first = async (...all: QuietHours[]) => {
      const wanted = { now: Date.parse("2026-03-28T12:00Z"), most: 1, open: opennessOf(all, berlin) };
      const [found] = await freeMoments(book, { id: "", brand_id: undefined, account_ids: [] }, wanted);
      return found && new Date(found.at).toISOString();
    };
    expect(await first()).toBe("2026-03-29T01:00:00.000Z");
    expect(await first(hours("02:30", "04:00"))).toBe("2026-04-05T00:15:00.000Z");
    expect(await first(hours("02:00", "02:30"))).toBeUndefined();
  });

  test("there is one, or a policy is refused", () => {
    expect(leavesTime([hours("00:00", "24:00", 1, 2, 3, 4, 5, 6)])).toBe(true);
    expect(leavesTime([hours("00:00", "24:00", 1, 2, 3, 4, 5, 6), hours("12:00", "12:00", 7)])).toBe(true);
    expect(leavesTime([hours("12:00", "11:59"), hours("11:00", "12:00")])).toBe(false);
    expect(leavesTime([hours("09:00", "09:00")])).toBe(false);
  });
});

describe("in quiet hours", () => {
  // It is 13:00 in Berlin, on a Sunday.
  const quiet = { quiet_hours: [{ from: "12:30", to: "07:00" }] };
  const words = (at: string, local: string) =>
    `quiet_hours: the policy of this credential has quiet hours from 12:30 to 07:00 (Europe/Berlin). The next allowed time is ${at} (${local}).`;

  test("nothing is published now, on any face, and a dry run says so", async () => {
    const at = await scene("Europe/Berlin");
    const id = await at.draft();
    await at.bind(quiet);
    const told = words("2026-11-23T06:00:00.000Z", "2026-11-23T07:00:00+01:00");
    for (const path of [`/v1/posts/${id}/publish`, `/v1/posts/${id}/publish?dry_run=true`]) {
      const { status, body } = await at.ask("POST", path, {});
      expect([status, body.error.code]).toEqual([403, "forbidden"]);
      expect(body.error.message).toStartWith(told);
    }
    expect((await at.tool("publish_post", { id })).error.message).toStartWith(told);
    expect(at.deliveries(id)).toEqual([]);
    expect((await at.ask("GET", "/v1/me")).body.policy.next_allowed_at).toBe("2026-11-23T06:00:00.000Z");
    const free = await at.ask("POST", `/v1/posts/${id}/publish`, {}, at.admin);
    expect(free.status).toBe(200);
  });

  test("nothing is scheduled for a time within them; the time that is told is taken", async () => {
    const at = await scene("Europe/Berlin");
    const id = await at.draft();
    await at.bind(quiet);
    const { body } = await at.schedule(id, "2026-11-25T20:00:00Z");
    expect(body.error.message).toStartWith(words("2026-11-26T06:00:00.000Z", "2026-11-26T07:00:00+01:00"));
    expect((await at.schedule(id, "2026-11-26T05:59:59.999Z")).status).toBe(403);
    expect((await at.schedule(id, "2026-11-26T06:00:00Z")).status).toBe(200);
  });

  test("the next free slot is one outside, for this credential alone", async () => {
    const at = await scene("Europe/Berlin");
    const slots = [
      { weekday: "monday", time: "06:00" },
      { weekday: "monday", time: "12:45" },
      { weekday: "tuesday", time: "09:00" },
    ];
    await at.ask("PUT", "/v1/slots", { slots }, at.admin);
    await at.bind(quiet);
    const next = async (key: string) =>
      (await at.ask("GET", "/v1/slots/next?limit=1", undefined, key)).body.data[0].local_time;
    expect([await next(at.agent), await next(at.admin)]).toEqual([
      "2026-11-24T09:00:00+01:00",
      "2026-11-23T06:00:00+01:00",
    ]);
    expect((await at.schedule(await at.draft(), "next-free-slot")).body.scheduled_at).toBe("2026-11-24T08:00:00.000Z");
    await at.ask("PUT", "/v1/slots", { slots: slots.slice(0, 2) }, at.admin);
    expect((await at.schedule(await at.draft(), "next-free-slot")).body.error.message).toContain(
      "none for it is free in two years outside the quiet hours of this credential",
    );
  });
});
