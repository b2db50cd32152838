/** A day of a calendar, as the clocks of a time zone have it: 23 or 25 hours where they change. */
export interface Day {
  readonly date: string;
  /** Milliseconds since 1970; the end is the beginning of the next day. */
  readonly from: number;
  readonly to: number;
}

const beginning = (date: Temporal.PlainDate, timeZone: string) => date.toZonedDateTime(timeZone).epochMilliseconds;

/** The days from one date to another, both included. One that a zone left out (Samoa, 2011-12-30) has no hours. */
export function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate, timeZone: string): Day[] {
  const days: Day[] = [];
  let from = beginning(first, timeZone);
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const to = beginning(date.add({ days: 1 }), timeZone);
    days.push({ date: date.toString(), from, to });
    from = to;
  }
  return days;
}

/** The Monday of a date's week. */
export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
