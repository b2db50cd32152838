/**
 * `__Host-` makes browsers refuse the cookie unless it is Secure, for this host alone and for all of its paths: neither
 * a subdomain nor plain http can plant one. Browsers take loopback for secure.
 */
interface CookieOptions {
  /** In milliseconds; 0 removes it. */
  readonly life: number;
}

/** The value of a cookie; undefined where it was not sent. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const sent = headers.get("cookie");
  if (sent === null) return undefined;
  const start = `${name}=`;
  for (const pair of sent.split(";")) {
    const trimmed = pair.trim();
    if (trimmed.startsWith(start)) return trimmed.slice(start.length);
  }
  return undefined;
}

/** The field that sets a cookie which no script can read and no other site's form brings along. */
export const setCookie = (name: string, value: string, { life }: CookieOptions): string =>
  `${name}=${value}; Path=/; Max-Age=${Math.floor(life / 1000)}; Secure; HttpOnly; SameSite=Lax`;
