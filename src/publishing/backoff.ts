/** Tries of a network that is down before a delivery is given up: the waits below come to about five hours. */
export const mostTries = 12;
/** A network that keeps asking for patience gets it for this long after the time a post was due. */
export const mostPatience = 24 * 60 * 60 * 1000;

const shortest = 10_000;
const longest = 60 * 60 * 1000;

/** How long to wait after so many tries, in milliseconds: doubled each time, and up to a quarter longer by chance. */
export const waitAfter = (tries: number, chance: number): number =>
  Math.round(Math.min(longest, shortest * 2 ** tries) * (1 + chance / 4));
