/** Plain ASCII without blanks, quotes, backslashes, wildcards or a fragment: what no two readers take for two addresses. */
const plain = /^[\x21\x24-\x26\x28\x29\x2b-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]{1,2048}$/;
/** The host is letters and digits: browsers would take `;` and `,` in it too, and they end a rule of a page's policy. */
const https = /^https:\/\/(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d{1,5})?(?:[/?]|$)/;
const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?=[/?]|$)/;
const scheme = /^([a-z][a-z0-9+.-]*):/;

/** Schemes that a browser runs, reads or sends by itself: never the address of an application. */
const neverSchemes: ReadonlySet<string> = new Set([
  ...["about", "blob", "chrome", "data", "file", "filesystem", "ftp", "http", "https", "intent", "jar", "javascript"],
  ...["mailto", "resource", "sms", "tel", "vbscript", "view-source", "ws", "wss"],
]);

/** Whether a private scheme may stand in the allow-list at all. */
export const isPrivateScheme = (name: string): boolean => scheme.test(`${name}:`) && !neverSchemes.has(name);

/**
 * Whether a client may have this redirect address: https, http on loopback (RFC 8252 §7.3), or one of the private
 * schemes. Exact addresses only: no wildcard, no fragment, no user name.
 */
export function redirectAllowed(uri: string, schemes: readonly string[]): boolean {
  if (!plain.test(uri) || !URL.canParse(uri)) return false;
  if (https.test(uri) || loopback.test(uri)) return true;
  const [, name = ""] = scheme.exec(uri) ?? [];
  return !neverSchemes.has(name) && schemes.includes(name) && new URL(uri).username === "";
}

/** What is said of an address that no client may have. */
export const notAllowed = (uri: string): string =>
  `${uri.slice(0, 100)} is not allowed; it must be https, http on loopback, or of a private scheme that this server allows, without fragment, user name or wildcard.`;

const portless = (uri: string) => uri.replace(loopback, (start) => start.replace(/:\d+$/, ""));

/** Whether an address that is asked for is one of the client's: letter by letter, but for the port of a loopback one. */
export const redirectMatches = (registered: readonly string[], asked: string): boolean =>
  registered.includes(asked) ||
  (loopback.test(asked) &&
    URL.canParse(asked) &&
    registered.some((uri) => loopback.test(uri) && portless(uri) === portless(asked)));
