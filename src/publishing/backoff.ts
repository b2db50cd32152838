/** Tries of a network that is down before a delivery is given up: the waits below come to about five hours. */
export const mostTries = 12;
/** A network that keeps asking for patience gets it for this long after it could first be asked about a post. */
export const mostPatience = 24 * 60 * 60 * 1000;

const shortest = 10_000;
const longest = 60 * 60 * 1000;
const longer = (wait: number, chance: number) => Math.round(Math.min(longest, wait) * (1 + chance / 4));

/** How long to wait after so many tries, in milliseconds: doubled each time, and up to a quarter longer by chance. */
export const waitAfter = (tries: number, chance: number): number => longer(shortest * 2 ** tries, chance);

/** The same where a network that is down names a time: that is kept to the second, unless it has named one before. */
export const afterTime = (retryAt: number, tries: number, now: number, chance: number): number =>
  Math.max(retryAt, now + (tries === 0 ? 1000 : waitAfter(tries, chance)));

/**
 * When to ask again a network that limits its callers and has done so for so long already. The time that it names is kept
 * to the second; one that always says "in a second", or names no time to come, is asked more and more rarely.
 */
export function afterPatience(retryAt: number, passed: number, now: number, chance: number): number {
  if (retryAt > now) return Math.max(retryAt, now + Math.max(1000, Math.round(passed / 64)));
  return now + longer(Math.max(shortest, passed / 4), chance);
}
