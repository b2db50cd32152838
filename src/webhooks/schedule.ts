const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long to wait after each sending that failed, in milliseconds; after the last of them it has failed for good. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour];

/** A webhook at which nothing has arrived for this long is disabled, in milliseconds. */
export const mostFailing = 5 * 24 * hour;

/** A receiver that asks for patience gets it for this long at most, in milliseconds. */
const mostPatience = 10 * hour;

/** When to send again after so many tries, with up to a tenth more by chance; undefined: never. */
export function nextSending(tries: number, now: number, chance: number, askedFor: number | undefined) {
  const wait = waits[tries - 1];
  if (wait === undefined) return undefined;
  return now + Math.max(Math.round(wait * (1 + chance / 10)), Math.min(askedFor ?? 0, mostPatience));
}
