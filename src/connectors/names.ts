import { connectors as builtIn } from "../contract/connectors.ts";
import type { Principal } from "../contract/principal.ts";
import { holdScope } from "../contract/scopes.ts";

const form = /^[a-z][a-z0-9-]{0,39}$/;
/** What stands between a connector and its tool. No slug has an underscore, so the first one in a name is this. */
const between = "__";

/** Why a text cannot be a connector's slug; undefined where it can. */
export function slugFault(text: string): string | undefined {
  if (!form.test(text)) return "must be a lower-case letter and up to 39 lower-case letters, digits and hyphens";
  return (builtIn as readonly string[]).includes(text) ? "is the name of a built-in connector" : undefined;
}

/** A name of a connector's tool or prompt in its two halves; undefined where it is none. */
export function split(name: string): { readonly slug: string; readonly rest: string } | undefined {
  const at = name.indexOf(between);
  const slug = name.slice(0, Math.max(0, at));
  return form.test(slug) ? { slug, rest: name.slice(at + between.length) } : undefined;
}

/** The longest name that every client takes: OpenAI's functions have 64 characters of these, others up to 128. */
const mostName = 64;
const digest = 8;
const hashOf = (text: string) => new Bun.CryptoHasher("sha256").update(text).digest("hex").slice(0, digest);

/**
 * What a tool or prompt is called here. A name that is too long, or has characters that not every client takes, is cut
 * and spelled so, and ends in a hash of what it was: the same name is always called the same.
 */
export function exposed(slug: string, name: string): string {
  const room = mostName - slug.length - between.length;
  if (name.length <= room && /^[A-Za-z0-9_-]+$/.test(name)) return slug + between + name;
  const spelled = name.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, room - digest - 1);
  return `${slug}${between}${spelled}_${hashOf(name)}`;
}

/** What a resource is called here: its own URI or template, under a scheme that says whose it is. */
export const exposedUri = (slug: string, uri: string): string => `${slug}+${uri}`;

/** A resource's name here in its two halves; undefined where it is none of a connector's. */
export function splitUri(uri: string): { readonly slug: string; readonly uri: string } | undefined {
  const at = uri.indexOf("+");
  const slug = uri.slice(0, Math.max(0, at));
  return form.test(slug) ? { slug, uri: uri.slice(at + 1) } : undefined;
}

/** Whether a caller may call what a connector offers; nothing else is asked of them. */
export const mayCall = ({ scopes }: Principal, slug: string): boolean => holdScope(scopes, `mcp:call:${slug}`);
