/** What a webhook can hear of, by name. */
export const eventTypes = [
  "post.scheduled",
  "post.published",
  "post.failed",
  "post.unknown",
  "account.connected",
  "account.broken",
  "account.disconnected",
] as const;
