import { claimAt, isAmong } from "./claim.ts";
import type { Claims, Header } from "./opened.ts";
import type { IdentityProvider } from "./provider.ts";
import { checkPurpose } from "./purpose.ts";
import { Untrusted } from "./untrusted.ts";

/** By how many seconds the provider's clock may differ from this one. */
export const skew = 30;

/** Checks for whom a token is and who issued it; jose does so again once the signature is proved. */
export function checkIssuer({ iss, aud }: Claims, { issuer, audience }: IdentityProvider): void {
  if (iss !== issuer) throw new Untrusted("issuer", "iss", `The issuer must be exactly ${issuer}.`);
  if (!isAmong(aud, audience)) throw new Untrusted("audience", "aud", `The audience must be ${audience}.`);
}

/** Checks what jose does not, of a token whose signature, issuer, audience, exp and nbf are proved. */
export function checkClaims(claims: Claims, header: Header, provider: IdentityProvider, now: number): void {
  const { exp, iat, sub } = claims;
  if (!Number.isFinite(exp)) throw new Untrusted("expiry", "exp", "The token must say in exp when it ends.");
  if (iat !== undefined && !(Number.isFinite(iat) && iat <= now / 1000 + skew))
    throw new Untrusted("issued_at", "iat", "The token says that it is issued in the future.");
  if (typeof sub !== "string" || sub === "")
    throw new Untrusted("subject", "sub", "The token must say in sub whom it speaks of.");
  checkPurpose(claims, header);
  checkClient(claims, provider);
  for (const [name, wanted] of Object.entries(provider.requiredClaims))
    if (!isAmong(claimAt(claims, name), wanted))
      throw new Untrusted("required_claim", name, `${name} must be ${[wanted].flat().join(" or ")}.`);
}

/** The client that a token was issued to. */
export const clientOf = ({ azp, client_id, appid, cid }: Claims): string | undefined =>
  [azp, client_id, appid, cid].find((name) => typeof name === "string" && name !== "") as string | undefined;

function checkClient(claims: Claims, { allowedClients }: IdentityProvider): void {
  if (allowedClients.length === 0) return;
  const names = ["azp", "client_id", "appid", "cid"].filter((name) => claims[name] !== undefined);
  const [first] = names;
  const stranger = names.find((name) => !allowedClients.includes(claims[name] as string));
  if (first === undefined)
    throw new Untrusted("client", "azp", "The token does not say which client it was issued to.");
  if (stranger !== undefined)
    throw new Untrusted("client", stranger, "The token was issued to a client that is not allowed here.");
}
