import { NetworkFailure } from "./failure.ts";

/** `mastodon.social`, `@ann@mastodon.social` or the whole address, as an origin. */
export function originOf(typed: string): string {
  const host = typed.trim().replace(/^@?[^@/]+@/, "");
  const address = /^https?:\/\//i.test(host) ? host : `https://${host}`;
  if (!URL.canParse(address)) throw new NetworkFailure("refused", `${typed} is no address of a server.`);
  return new URL(address).origin;
}
