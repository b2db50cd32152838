/** What reads well on each network. How long a text may be there is told by list_networks and preview_post alone. */
const manners = {
  bluesky: "Hashtags are few.",
  mastodon: "Hashtags in CamelCase, at the end.",
  x: "At most two hashtags.",
  linkedin: "The first 200 characters are seen before a click; short paragraphs, up to three hashtags.",
  threads: "Conversational, one topic tag.",
  facebook: "Long texts are taken, and short ones are read; no hashtags needed.",
  instagram: "The first 125 characters are seen before a click; links do not work in it.",
} as const;

export const networks = Object.keys(manners);

/** The rules of a network in sentences; for one that is not known, the model is told to ask. */
export function rulesOf(network: string): string {
  const name = network.trim().toLowerCase();
  const known = Object.hasOwn(manners, name) && manners[name as keyof typeof manners];
  const length = `How long a text may be on ${network}, and what is counted, stands in list_networks (limits.text)`;
  return known ? `${length}. ${known}` : `${length}; if ${network} is not there, ask me.`;
}
