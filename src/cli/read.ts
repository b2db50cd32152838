import { InvalidArgumentError } from "commander";
import { emailOf } from "../auth/email.ts";
import { slugFault } from "../contract/slug.ts";
import { timeZoneNamed } from "../contract/time-zone.ts";

/* Readers of flags: what they refuse is a mistake in the command, exit 2. */

export function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, 0 or more.");
}

const words = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Words with commas between, at least one; a flag that is given again adds to them. */
export function list(text: string, before: readonly string[] = []): readonly string[] {
  const found = words(text);
  if (found.length === 0) throw new InvalidArgumentError("It must name at least one.");
  return [...new Set([...before, ...found])];
}

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `90s`, `30m`, `24h`, `7d` in seconds. */
export function duration(text: string): number {
  const [, number, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (number !== undefined && unit !== undefined) return Number(number) * (units[unit] as number);
  if (text === "0") return 0;
  throw new InvalidArgumentError("It must be a duration such as 90s, 30m, 24h or 7d.");
}

/** An e-mail address as it is stored. */
export function email(text: string): string {
  const address = emailOf(text);
  if (address !== undefined) return address;
  throw new InvalidArgumentError("It must be an e-mail address, like ada@example.com.");
}

/** A time zone by its name in the IANA database, as the database spells it. */
export function timeZone(text: string): string {
  const known = timeZoneNamed(text);
  if (known !== undefined) return known;
  throw new InvalidArgumentError("It must be the name of a time zone, like Europe/Berlin or UTC.");
}

/** A word that stands in addresses: `/mcp/<slug>`. */
export function slug(text: string): string {
  const fault = slugFault(text);
  if (fault === undefined) return text;
  throw new InvalidArgumentError(`It ${fault}.`);
}

export function name(text: string): string {
  const trimmed = text.trim();
  if (trimmed !== "" && trimmed.length <= 100 && !/\p{Cc}/u.test(trimmed)) return trimmed;
  throw new InvalidArgumentError("It must be 1 to 100 characters on one line.");
}
