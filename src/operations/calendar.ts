import type { Static } from "@sinclair/typebox";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { closed, Id, OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { type Day, daysBetween, mondayOf } from "../planning/days.ts";
import { freeOn } from "../planning/free-slots.ts";
import { dateAt, shownIn } from "../planning/local-time.ts";
import { type Post, postId, postStatuses } from "../post.ts";
import { FreeSlot, freeSlot } from "./slots.ts";

/* The days of a workspace as its clocks have them, with what goes out on them. */

const mostDays = 42;
/** How many posts are shown of one day, and how many bytes of posts are read for all of them. */
const most = { each: 30, bytes: 8_000_000 };
/** So much of a text is shown, in code points. */
const excerpt = 140;

const date = (description: string) =>
  T.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description, examples: ["2026-12-01"] });
const onDate = date("The day it is on, in the workspace's time zone.");

const CalendarDay = T.Object(
  {
    date: date("The day."),
    starts_at: Time("When it begins."),
    ends_at: Time("When the next one begins."),
    hours: T.Number({ description: "How long it is: 23 or 25 where the clocks change." }),
    has_more: T.Boolean({ description: "Whether it has more posts than are shown; list_posts names them." }),
  },
  { title: "CalendarDay" },
);
const CalendarPost = T.Object(
  {
    id: postId,
    date: onDate,
    at: Time("When it was published, is to be, or was to be."),
    local_time: T.String({
      description: "The same time in the workspace's time zone.",
      examples: ["2026-12-01T09:30:00+01:00"],
    }),
    status: OneOf(postStatuses, "Its status."),
    text: T.String({ description: "The beginning of its text." }),
    networks: T.Array(T.String(), { description: "The networks it goes to." }),
    media: T.Integer({ description: "How many pictures and videos it has." }),
    thread: T.Integer({ description: "How many parts its thread has after the post." }),
    error: orNull(T.String({ description: "Why it failed, in the words of the first network that refused it." })),
    brand_id: Id("brand", "Its brand."),
  },
  { title: "CalendarPost" },
);
const Calendar = T.Object(
  {
    time_zone: T.String({ description: "The workspace's time zone.", examples: ["Europe/Berlin"] }),
    today: date("Today's date there."),
    from: date("The first day."),
    to: date("The last day."),
    days: T.Array(CalendarDay, { description: "The days, in order." }),
    posts: T.Array(CalendarPost, {
      description: "Posts that were published, are scheduled, await approval or failed, in order of time.",
    }),
    slots: T.Array(T.Object({ date: onDate, ...FreeSlot.properties }, { title: "CalendarSlot" }), {
      description: "The coming slots that no post has taken, in order.",
    }),
  },
  { title: "Calendar" },
);

export type Calendar = Static<typeof Calendar>;

const beginningOf = (text: string): string => {
  const letters = Array.from(text.slice(0, 2 * excerpt + 2));
  return letters.length > excerpt ? `${letters.slice(0, excerpt).join("")}…` : letters.join("");
};

function postShown(document: string, { date }: Day, timeZone: string): Static<typeof CalendarPost> {
  const { id, status, body, targets, media_ids, thread, brand_id, ...post }: Post = JSON.parse(document);
  const at = Date.parse(post.published_at ?? post.scheduled_at ?? post.created_at);
  return {
    ...{ id, date, at: timeOf(at), local_time: shownIn(at, timeZone), status },
    text: beginningOf(body),
    networks: [...new Set(targets.map(({ network }) => network))],
    ...{ media: media_ids.length, thread: thread.length },
    error: targets.find(({ error }) => error !== null)?.error ?? null,
    brand_id,
  };
}

const dayShown = ({ date, from, to }: Day, has_more: boolean): Static<typeof CalendarDay> => ({
  ...{ date, starts_at: timeOf(from), ends_at: timeOf(to) },
  ...{ hours: (to - from) / 3_600_000, has_more },
});

/** A day of the calendar; refuses what only looks like one. Beyond these years zones have no rules. */
function dateIn(field: string, text: string): Temporal.PlainDate {
  try {
    const date = Temporal.PlainDate.from(text);
    if (date.year >= 1970 && date.year < 2200) return date;
  } catch {}
  throw new Failure("invalid_request", `${field}: is no day between 1970-01-01 and 2199-12-31.`);
}

/** The week that it is now, where nothing else is asked for. */
function rangeOf({ from, to }: { from?: string; to?: string }, today: Temporal.PlainDate) {
  const first = from === undefined ? mondayOf(to === undefined ? today : dateIn("to", to)) : dateIn("from", from);
  const last = to === undefined ? first.add({ days: 6 }) : dateIn("to", to);
  const days = first.until(last).days + 1;
  if (days < 1) throw new Failure("invalid_request", "to: is before from.");
  if (days > mostDays) throw new Failure("invalid_request", `to: at most ${mostDays} days at once; these are ${days}.`);
  return { first, last, many: days };
}

export const getCalendar = operation({
  name: "get_calendar",
  route: "GET /v1/calendar",
  noun: "calendar",
  summary: "Read the calendar",
  description:
    "Returns the days of a week or a month in the workspace's time zone, with the posts that were published, are scheduled, await approval or failed, and the slots that are free. Without `from` and `to`: this week.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({
    from: T.Optional(date("The first day; default: Monday of this week.")),
    to: T.Optional(date(`The last day, at most ${mostDays} days in all; default: six days after the first.`)),
  }),
  output: Calendar,
  async run({ data, now }, input) {
    const book = await data.slots.book();
    const { timeZone } = book;
    const today = dateAt(now, timeZone);
    const { first, last, many } = rangeOf(input, today);
    const days = daysBetween(first, last, timeZone);
    const on = await data.calendar.on(days, most);
    const free = await freeOn(book, first, many, now);
    return {
      ...{ time_zone: timeZone, today: today.toString(), from: first.toString(), to: last.toString() },
      days: days.map((day, at) => dayShown(day, on[at]?.more ?? false)),
      posts: days.flatMap((day, at) => on[at]?.documents.map((document) => postShown(document, day, timeZone)) ?? []),
      slots: free.map((moment) => ({ date: dateAt(moment.at, timeZone).toString(), ...freeSlot(moment, timeZone) })),
    };
  },
});
