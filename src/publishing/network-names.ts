/** Every network that this version can publish to, in the order in which people are shown them; loads none of them. */
export const networkNames = [
  ...(["bluesky", "mastodon", "x", "linkedin", "threads", "facebook"] as const),
  ...(["instagram", "telegram", "discord", "slack", "webhook"] as const),
] as const;
export type NetworkName = (typeof networkNames)[number];
