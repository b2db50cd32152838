const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How figures are pulled from a network: as data, after its prices and limits. */
interface Manner {
  /** Between two looks at an account, in milliseconds. */
  readonly account: number;
  /** How much rarer than below the figures of posts are pulled. */
  readonly sparing: number;
  /** Posts that are asked about together. */
  readonly batch: number;
  /** Each call costs money: nothing is pulled unless the operator switches it on. */
  readonly paid?: true;
}

const usual: Manner = { account: 12 * hour, sparing: 2, batch: 20 };
const manners: Readonly<Record<string, Manner>> = {
  bluesky: { account: 6 * hour, sparing: 1, batch: 100 },
  // One request for each post; 300 in five minutes.
  mastodon: { account: 6 * hour, sparing: 1, batch: 30 },
  x: { account: day, sparing: 4, batch: 100, paid: true },
  // The application may make a few hundred calls a day in all.
  linkedin: { account: day, sparing: 4, batch: 20 },
};
export const mannerOf = (network: string): Manner => manners[network] ?? usual;

/** Up to which age of a post its figures are pulled how often, in milliseconds. Older ones are not pulled any more. */
const ages = [
  [hour, 10 * minute],
  [6 * hour, 30 * minute],
  [day, 2 * hour],
  [7 * day, 12 * hour],
  [30 * day, day],
  [90 * day, 7 * day],
] as const;

/** How long until the figures of a post of that age are pulled again; undefined: never. */
export function postInterval(network: string, age: number): number | undefined {
  const interval = ages.find(([up]) => age < up)?.[1];
  return interval === undefined ? undefined : interval * mannerOf(network).sparing;
}
