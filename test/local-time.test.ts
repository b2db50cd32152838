import { describe, expect, test } from "bun:test";
import { dateAt, momentOf } from "../src/planning/local-time.ts";

const at = (zone: string, local: string) => new Date(momentOf(Temporal.PlainDateTime.from(local), zone)).toISOString();

describe("a time that clocks leap over is the moment of the leap", () => {
  test.each([
    ["Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29T02:59", "2026-03-29T01:00:00.000Z"],
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00.000Z"],
    ["America/Santiago", "2026-09-06T00:15", "2026-09-06T04:00:00.000Z"],
    ["Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00:00.000Z"],
    ["Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00:00.000Z"],
  ])("%s, %s", (zone, local, moment) => expect(at(zone, local)).toBe(moment));
});

describe("a time that clocks show twice is the first of the two", () => {
  test.each([
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z"],
    ["Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00.000Z"],
  ])("%s, %s", (zone, local, moment) => expect(at(zone, local)).toBe(moment));
});

describe("any other time is what the offset of that day makes of it", () => {
  test.each([
    ["UTC", "2026-12-31T23:59", "2026-12-31T23:59:00.000Z"],
    ["Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["America/New_York", "2026-12-31T23:59", "2027-01-01T04:59:00.000Z"],
    ["Pacific/Kiritimati", "2027-01-01T00:00", "2026-12-31T10:00:00.000Z"],
    ["Asia/Kathmandu", "2026-02-28T00:00", "2026-02-27T18:15:00.000Z"],
    ["Africa/Casablanca", "2026-06-01T09:00", "2026-06-01T08:00:00.000Z"],
  ])("%s, %s", (zone, local, moment) => expect(at(zone, local)).toBe(moment));
});

test("the date is the one of the zone: a day ahead, or one behind", () => {
  const moment = Date.parse("2026-12-31T11:00:00Z");
  expect(dateAt(moment, "Pacific/Kiritimati").toString()).toBe("2027-01-01");
  expect(dateAt(moment, "Pacific/Pago_Pago").toString()).toBe("2026-12-31");
  expect(dateAt(moment - 86_400_000 / 2, "Pacific/Pago_Pago").toString()).toBe("2026-12-30");
});
