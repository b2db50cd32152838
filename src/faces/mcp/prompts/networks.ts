/** How long one post may be on each network, and what reads well there. */
const lengths = {
  bluesky: "300 characters; links and mentions count in full, hashtags are few",
  mastodon: "500 characters; every link counts 23; hashtags in CamelCase at the end",
  x: "280 characters; every link counts 23; at most two hashtags",
  linkedin: "3,000 characters, of which the first 200 are seen before a click; short paragraphs, up to three hashtags",
  threads: "500 characters; conversational, one topic tag",
  facebook: "63,206 characters, but under 500 is read; no hashtags needed",
  instagram: "2,200 characters, of which the first 125 are seen before a click; links do not work in it",
} as const;

export const networks = Object.keys(lengths);

/** The rules of a network as a sentence; for one that is not known, the model is told to ask. */
export const rulesOf = (network: string): string => {
  const known = (lengths as Record<string, string | undefined>)[network.trim().toLowerCase()];
  return known ? `${network} allows ${known}.` : `If you are not sure how long a post may be on ${network}, ask me.`;
};
