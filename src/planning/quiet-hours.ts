import type { QuietHours } from "../../db/keys/bound.ts";
import { dateAt, lastMomentOf, momentOf } from "./local-time.ts";

/** Quiet hours as they come to be on one day. */
interface Stretch {
  readonly hours: QuietHours;
  readonly from: number;
  /** The moment at which they are over. */
  readonly until: number;
}

const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;

const timeOf = (minute: number) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);

/**
 * Quiet hours as they come to be on the days of a zone, each day's worked out once. Where clocks go back they begin at
 * the first of two moments and end at the last: rather too long than too short.
 */
function calendarOf(all: readonly QuietHours[], timeZone: string) {
  const days = new Map<string, readonly Stretch[]>();
  const on = (date: Temporal.PlainDate): readonly Stretch[] => {
    const name = date.toString();
    const known = days.get(name);
    if (known) return known;
    const mine = all.filter(({ weekdays }) => weekdays.length === 0 || weekdays.includes(date.dayOfWeek));
    const made = mine.map((hours) => stretchOn(date, hours, timeZone));
    days.set(name, made);
    return made;
  };
  return (at: number): Stretch | undefined => {
    const today = dateAt(at, timeZone);
    const holds = ({ from, until }: Stretch) => at >= from && at < until;
    return on(today.subtract({ days: 1 })).find(holds) ?? on(today).find(holds);
  };
}

function stretchOn(date: Temporal.PlainDate, hours: QuietHours, timeZone: string): Stretch {
  const { from, to } = hours;
  const last = to > from ? date : date.add({ days: 1 });
  const [end, minute] = to === minutesOfDay ? [last.add({ days: 1 }), 0] : [last, to];
  const until = lastMomentOf(end.toPlainDateTime(timeOf(minute)), timeZone);
  return { hours, from: momentOf(date.toPlainDateTime(timeOf(from)), timeZone), until };
}

/** The quiet hours that a moment is in. */
export const quietAt = (all: readonly QuietHours[], at: number, timeZone: string): Stretch | undefined =>
  all.length === 0 ? undefined : calendarOf(all, timeZone)(at);

/** The first moment from one on that is in no quiet hours; undefined where all of a fortnight is. */
export function nextOpen(all: readonly QuietHours[], at: number, timeZone: string): number | undefined {
  let open = at;
  const latest = at + 2 * minutesOfWeek * 60_000;
  const quietAt = calendarOf(all, timeZone);
  for (let quiet = quietAt(open); quiet; quiet = quietAt(open)) {
    open = quiet.until;
    if (open > latest) return undefined;
  }
  return open;
}

/** The times of a week that are quiet as clocks show them, minute by minute. */
function quietWeek(all: readonly QuietHours[]): Uint8Array {
  const quiet = new Uint8Array(minutesOfWeek);
  for (const { from, to, weekdays } of all)
    for (const day of weekdays.length > 0 ? weekdays : [1, 2, 3, 4, 5, 6, 7]) {
      const start = (day - 1) * minutesOfDay + from;
      const length = to > from ? to - from : minutesOfDay - from + to;
      for (let minute = 0; minute < length; minute++) quiet[(start + minute) % minutesOfWeek] = 1;
    }
  return quiet;
}

/** Whether some minute of a week is left. */
export const leavesTime = (all: readonly QuietHours[]): boolean => quietWeek(all).includes(0);

/** What of a week may be planned with: times that are in none by the clock, and moments that are in none. */
export interface Openness {
  readonly hasTime: (weekday: number, minute: number) => boolean;
  readonly hasMoment: (at: number) => boolean;
}
export function opennessOf(all: readonly QuietHours[], timeZone: string): Openness {
  const [week, quietAt] = [quietWeek(all), calendarOf(all, timeZone)];
  return {
    hasTime: (weekday, minute) => week[(weekday - 1) * minutesOfDay + minute] === 0,
    hasMoment: (at) => quietAt(at) === undefined,
  };
}
