import { errors, jwtVerify } from "jose";
import type { KeySets, TrustedKey } from "../published/key-set.ts";
import { checkClaims, checkIssuer, skew } from "./claims.ts";
import { checkHeader } from "./header.ts";
import type { Claims, Opened } from "./opened.ts";
import type { IdentityProvider } from "./provider.ts";
import { type Check, Untrusted } from "./untrusted.ts";

/** So many keys of one name are tried. */
const mostAlike = 4;

/** A token that counts: what it says, the key that signed it, and when it is over, in milliseconds since 1970. */
export interface Trusted {
  readonly claims: Claims;
  readonly key: TrustedKey;
  readonly endsAt: number;
}

/**
 * Makes sure of a token, step by step. Throws Untrusted naming the first check that it fails, and Unreachable where
 * the provider would have to be asked and does not answer.
 */
export async function trusted(open: Opened, provider: IdentityProvider, sets: KeySets, now: number): Promise<Trusted> {
  const algorithm = checkHeader(open.header, provider);
  checkIssuer(open.claims, provider);
  const { kid } = open.header;
  const keys = await sets.of(provider.jwksUri).find(kid, algorithm);
  checkKeys(keys, kid, algorithm);
  const { claims, key } = await signed(open.token, keys, { algorithm, provider, now });
  checkClaims(claims, open.header, provider, now);
  return { claims, key, endsAt: (Number(claims.exp) + skew) * 1000 };
}

function checkKeys(keys: readonly TrustedKey[], kid: string | undefined, algorithm: string): void {
  if (keys.length === 0)
    throw new Untrusted("key", "kid", `The key set has no key for ${algorithm} of that name (kid) that may be used.`);
  if (kid === undefined && keys.length > 1)
    throw new Untrusted("key", "kid", "The token does not name its key (kid), and the key set has several.");
}

interface Expected {
  readonly algorithm: string;
  readonly provider: IdentityProvider;
  readonly now: number;
}

/** What the token says, once one of the keys has proved it. */
async function signed(token: string, keys: readonly TrustedKey[], { algorithm, provider, now }: Expected) {
  const options = {
    algorithms: [algorithm],
    issuer: provider.issuer,
    audience: provider.audience,
    requiredClaims: ["exp"],
    clockTolerance: skew,
    currentDate: new Date(now),
  };
  let fault: unknown;
  for (const key of keys.slice(0, mostAlike))
    try {
      const { payload } = await jwtVerify(token, await key.verifying(algorithm), options);
      return { claims: payload, key };
    } catch (error) {
      fault = error;
      if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) break;
    }
  throw faultOf(fault);
}

const ofClaims: Record<string, [check: Check, message: string]> = {
  iss: ["issuer", "The issuer is another one."],
  aud: ["audience", "The audience is another one."],
  exp: ["expiry", "The token must say in exp, as a number, when it ends."],
  nbf: ["not_before", "The token does not count yet."],
  iat: ["issued_at", "The token must say in iat, as a number, when it was issued."],
};

/** What jose found wrong, in our words. */
function faultOf(error: unknown): Untrusted {
  if (error instanceof errors.JWTExpired) return new Untrusted("expiry", "exp", "The token is over.", error);
  if (error instanceof errors.JWTClaimValidationFailed) {
    const [check, message] = ofClaims[error.claim] ?? ["form", "A claim is not as it must be."];
    return new Untrusted(check, error.claim, message, error);
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return new Untrusted("form", undefined, "This is no signed JWT in the compact form.", error);
  return new Untrusted("signature", undefined, "The signature is not that of the key which the token names.", error);
}
