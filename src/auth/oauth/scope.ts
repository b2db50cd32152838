import { defaultScopes, type GrantedScope, isScope } from "../../contract/scopes.ts";
import type { Client } from "./clients.ts";
import { OAuthError } from "./oauth-error.ts";

/** Asked for by habit, by clients that speak OpenID too: nothing of ours, and no reason to refuse. */
const ofOpenId = new Set(["openid", "profile", "email", "offline_access"]);

/**
 * The scopes that a request names; undefined where it names none, and gets the default. Throws `invalid_scope` for a
 * word that is no scope here.
 */
export function scopesNamed(text: string | null): readonly GrantedScope[] | undefined {
  const words = new Set((text ?? "").split(" ").filter((word) => word !== "" && !ofOpenId.has(word)));
  if (words.size === 0) return undefined;
  for (const word of words)
    if (!isScope(word)) throw new OAuthError("invalid_scope", `scope: there is no scope ${word.slice(0, 100)}.`);
  return [...words] as GrantedScope[];
}

/** What a client asks for, within what its maker allows. Throws `invalid_scope` beyond that. */
export function scopesAsked({ scopes: ceiling }: Client, text: string | null): readonly GrantedScope[] {
  const named = scopesNamed(text);
  if (ceiling === undefined) return named ?? defaultScopes;
  if (named === undefined) return ceiling;
  const beyond = named.find((scope) => !ceiling.includes(scope));
  if (beyond !== undefined) throw new OAuthError("invalid_scope", `scope: this client may not have ${beyond}.`);
  return named;
}
