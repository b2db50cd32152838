import { el } from "./element.ts";
import { placeNow } from "./place.ts";

/* Words, times and numbers as people read them. */

const statuses: Readonly<Record<string, string>> = {
  draft: "Draft",
  awaiting_approval: "Waits for approval",
  scheduled: "Scheduled",
  publishing: "Going out",
  published: "Published",
  partially_published: "Partly published",
  failed: "Failed",
  unknown: "Outcome unknown",
  canceled: "Called off",
};
export const statusWords = (status: string): string => statuses[status] ?? status;

const networks: Readonly<Record<string, string>> = {
  bluesky: "Bluesky",
  mastodon: "Mastodon",
  x: "X",
  linkedin: "LinkedIn",
  threads: "Threads",
  facebook: "Facebook",
  instagram: "Instagram",
  telegram: "Telegram",
  discord: "Discord",
  slack: "Slack",
  webhook: "Webhook",
};
export const networkWords = (network: string): string => networks[network] ?? network;

export const count = (value: number): string => value.toLocaleString(placeNow().locale);
export const many = (number: number, one: string, more = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : more}`;

/** A moment in words; `zone` is the reader's own where none is said. */
export function moment(at: string, options: Intl.DateTimeFormatOptions, zone = placeNow().timeZone): string {
  return new Intl.DateTimeFormat(placeNow().locale, { ...options, timeZone: zone }).format(new Date(at));
}

/** A time as a field of a form has it, on the clocks of a zone. */
export const fieldTime = (at: number, zone = placeNow().timeZone): string =>
  new Date(at + ahead(at, zone)).toISOString().slice(0, 16);

/** The moment that such a field means. */
export function fieldMoment(field: string, zone = placeNow().timeZone): string {
  const shown = Date.parse(`${field}Z`);
  // Between the two clocks may change.
  const near = shown - ahead(shown, zone);
  return new Date(shown - ahead(near, zone)).toISOString();
}

/** By how much the clocks of a zone are ahead of UTC, in milliseconds. */
function ahead(at: number, timeZone: string): number {
  const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-US", { ...digits, second: "2-digit", hourCycle: "h23", timeZone });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

export const zoneWords = (zone = placeNow().timeZone): string => zone.replaceAll("_", " ");

export const dayAndTime: Intl.DateTimeFormatOptions = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
};

/** The same, with the year where it is not this one. */
export const dated = (at: string, options = dayAndTime): Intl.DateTimeFormatOptions => {
  const year = (time: number) => fieldTime(time).slice(0, 4);
  return year(Date.parse(at)) === year(Date.now()) ? options : { ...options, year: "numeric" };
};

/** A moment in the reader's language, which need not be that of the page. */
export const time = (at: string, options = dayAndTime, zone?: string): HTMLTimeElement =>
  el("time", { datetime: at, lang: placeNow().locale }, moment(at, options, zone));

/** A day of a calendar, which has no zone. */
export const day = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(placeNow().locale, { ...options, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
