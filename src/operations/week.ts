import { OneOf } from "../contract/schema.ts";
import { T } from "../contract/type.ts";

/* The days of a week and the times of a day, as the API writes them and as they are stored. */

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
type Weekday = (typeof weekdays)[number];
export const weekday = OneOf(weekdays, "The day of the week.");

/** From 1 for Monday to 7. */
export const numberOfDay = (day: Weekday): number => weekdays.indexOf(day) + 1;

export const dayNumbered = (number: number): Weekday => weekdays[number - 1] as Weekday;

export const timeOfDay = T.String({
  pattern: "^([01]\\d|2[0-3]):[0-5]\\d$",
  description: "The time of day, in the workspace's time zone.",
  examples: ["09:30"],
});

/** A time of the day in minutes since midnight. */
export const minuteOf = (time: string): number => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));

const pad = (number: number) => String(number).padStart(2, "0");
export const clockTime = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
