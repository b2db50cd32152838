import type { Calendar } from "../../../../operations/calendar.ts";

/* Which days are shown, and what stands on each. */

export type Kind = "week" | "month";
export type CalendarPost = Calendar["posts"][number];
export type CalendarSlot = Calendar["slots"][number];
export interface Day {
  readonly date: string;
  readonly hours: number;
  readonly hasMore: boolean;
  readonly posts: readonly CalendarPost[];
  readonly slots: readonly CalendarSlot[];
}
export interface Range {
  readonly from: string;
  readonly to: string;
}

const length = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
export const addDays = (date: string, days: number): string => dateOf(at(date) + days * length);
/** Sunday is 0. */
const weekday = (date: string): number => new Date(at(date)).getUTCDay();

/** The day on which weeks begin, where the reader is. */
function firstDay(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}
const weekOf = (date: string, locale: string): string => addDays(date, -((weekday(date) - firstDay(locale) + 7) % 7));

/** The days around one: its week, or the weeks of its month. */
export function around(date: string, kind: Kind, locale: string): Range {
  if (kind === "week") return { from: weekOf(date, locale), to: addDays(weekOf(date, locale), 6) };
  const first = `${date.slice(0, 7)}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return { from: weekOf(first, locale), to: addDays(weekOf(addDays(next, -1), locale), 6) };
}

/** The day that stands for the range before or after. */
export function step(date: string, kind: Kind, by: 1 | -1): string {
  if (kind === "week") return addDays(date, 7 * by);
  const first = `${date.slice(0, 7)}-01`;
  return `${addDays(first, by === 1 ? 31 : -1).slice(0, 7)}-01`;
}

export function daysOf({ days, posts, slots }: Calendar): Day[] {
  const postsOn = Map.groupBy(posts, ({ date }) => date);
  const slotsOn = Map.groupBy(slots, ({ date }) => date);
  return days.map(({ date, hours, has_more }) => ({
    ...{ date, hours, hasMore: has_more },
    posts: postsOn.get(date) ?? [],
    slots: slotsOn.get(date) ?? [],
  }));
}

/** Whether a range has been asked for that reads as this kind. */
export const kindOf = ({ days }: Calendar): Kind => (days.length > 14 ? "month" : "week");
