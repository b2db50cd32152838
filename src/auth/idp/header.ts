import type { Header } from "./opened.ts";
import type { IdentityProvider } from "./provider.ts";
import { Untrusted } from "./untrusted.ts";

/** What access tokens call themselves; many providers' say nothing. */
const types = ["at+jwt", "application/at+jwt", "jwt"];
/** Fields by which a token would bring its own key along, or ask for rules that nobody here knows. */
const refused = ["crit", "b64", "jwk", "jku", "x5c", "x5u", "enc", "zip"];

/** Checks the header before any key is looked for; answers the algorithm. */
export function checkHeader(header: Header, { algorithms }: IdentityProvider): string {
  const { typ, alg, kid } = header;
  if (typ !== undefined && !(typeof typ === "string" && types.includes(typ.toLowerCase())))
    throw new Untrusted("type", "typ", "The header's typ must be at+jwt or JWT, or absent.");
  const stray = refused.find((field) => Object.hasOwn(header, field));
  if (stray !== undefined)
    throw new Untrusted("header", stray, `The header has ${stray}, which is never taken from a token.`);
  if (typeof alg !== "string" || !(algorithms as readonly string[]).includes(alg))
    throw new Untrusted("algorithm", "alg", `The token must be signed with ${algorithms.join(", ")}.`);
  if (kid !== undefined && typeof kid !== "string")
    throw new Untrusted("header", "kid", "The header's kid must be text.");
  return alg;
}
