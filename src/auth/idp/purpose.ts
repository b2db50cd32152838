import type { Claims, Header } from "./opened.ts";
import { Untrusted } from "./untrusted.ts";

/** What Keycloak and Cognito call tokens that are for something else. */
const otherTypes = ["ID", "Refresh", "Offline", "Logout"];
const otherUses = ["id", "refresh"];
/** What ID tokens have, and access tokens of some providers too. */
const ofIdTokens = ["nonce", "at_hash", "c_hash", "s_hash"];
/** What access tokens have and ID tokens have not: OAuth's own, Okta's, Microsoft's and Auth0's. */
const ofAccessTokens = ["scope", "scp", "client_id", "cid", "appid", "azpacr", "idtyp", "gty"];

const isAccessType = ({ typ }: Header): boolean => /^(application\/)?at\+jwt$/i.test(typ ?? "");

/**
 * A token has to be an access token. An ID token tells a client who signed in and opens nothing, though the same key
 * has signed it and it may be for the same audience; and a token that is bound to its holder is worth nothing without
 * the proof. What calls itself an access token (RFC 9068 §2.1) is taken for one; else it has to look like one.
 */
export function checkPurpose(claims: Claims, header: Header): void {
  const { typ, token_use: use, cnf } = claims;
  if (cnf !== undefined)
    throw new Untrusted(
      "binding",
      "cnf",
      "The token is bound to a key of its holder (cnf), of which no proof is taken.",
    );
  if (otherTypes.includes(typ as string))
    throw new Untrusted("purpose", "typ", `This is a token of the type ${typ}, not an access token.`);
  if (otherUses.includes(use as string))
    throw new Untrusted("purpose", "token_use", `This is a token for the use ${use}, not an access token.`);
  if (isAccessType(header) || typ === "Bearer" || use === "access") return;
  const telling = ofIdTokens.find((name) => Object.hasOwn(claims, name));
  if (telling !== undefined)
    throw new Untrusted("purpose", telling, `This is an ID token (it has ${telling}), not an access token.`);
  if (!ofAccessTokens.some((name) => Object.hasOwn(claims, name)))
    throw new Untrusted(
      "purpose",
      undefined,
      `Nothing says that this is an access token: neither the typ at+jwt nor any of ${ofAccessTokens.join(", ")}.`,
    );
}
