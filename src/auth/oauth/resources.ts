import { OAuthError } from "./oauth-error.ts";

/** A protected resource of this server (RFC 8707, RFC 9728), which a token is good for. */
export interface Resource {
  /** Its identifier: the audience of its tokens. */
  readonly url: string;
  /** The workspace that it is of, where it is one workspace's MCP address. */
  readonly slug: string | undefined;
}

const ofWorkspace = /^\/mcp\/([a-z0-9][a-z0-9-]{0,62}|ws_[0-9a-z]+)$/;

/**
 * The resource of that identifier: the whole server, its MCP endpoint, or that of one workspace. A bare address is the
 * same with and without its slash (RFC 3986 §6.2.3), and clients write both.
 */
function resourceNamed(text: string, publicUrl: string): Resource | undefined {
  if (text === publicUrl || text === `${publicUrl}/`) return { url: publicUrl, slug: undefined };
  if (!text.startsWith(publicUrl)) return undefined;
  const path = text.slice(publicUrl.length);
  if (path === "/mcp") return { url: text, slug: undefined };
  const [, slug] = ofWorkspace.exec(path) ?? [];
  return slug === undefined ? undefined : { url: text, slug };
}

/**
 * Whether a token for one resource is good at another, both as paths below the public address: the whole server covers
 * all of it, the MCP endpoint its own address and every workspace's, and one workspace's address itself alone.
 */
export const covers = (audience: string, path: string): boolean =>
  audience === "" || audience === path || (audience === "/mcp" && path.startsWith("/mcp/"));

/** The resource that a request names; the whole server where it names none. Throws `invalid_target`. */
export function resourceAsked(text: string | null, publicUrl: string): Resource {
  const found = resourceNamed(text ?? publicUrl, publicUrl);
  if (!found) throw new OAuthError("invalid_target", `resource: must be ${publicUrl}, ${publicUrl}/mcp or below it.`);
  return found;
}

/** The resource of a token that is issued on what was granted for another: the same, or a part. */
export function narrowed(granted: string, asked: string | null, publicUrl: string): string {
  if (asked === null) return granted;
  const { url } = resourceAsked(asked, publicUrl);
  if (!granted.startsWith(publicUrl) || !covers(granted.slice(publicUrl.length), url.slice(publicUrl.length)))
    throw new OAuthError("invalid_target", "resource: was not granted.");
  return url;
}
