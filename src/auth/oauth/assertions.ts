import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from "jose";
import { useAssertion } from "../../../db/oauth/clients.ts";
import type { Store } from "../../../db/open.ts";
import type { Clock } from "../../clock.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { keySetLoader } from "../published/documents.ts";
import { imported, readKeySet } from "../published/jwk.ts";
import { KeySets } from "../published/key-set.ts";
import { Unreachable } from "../published/unreachable.ts";
import { secretHash } from "../secret.ts";
import type { ClientDocument } from "./client-document.ts";
import { OAuthError } from "./oauth-error.ts";

export const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** The algorithms of assertions. Asymmetric all of them: nobody shares a secret with this server by a document. */
export const assertionAlgorithms: readonly string[] = ["RS256", "PS256", "ES256", "EdDSA"];

/** How far ahead an assertion may end, and how much a clock may be wrong; in seconds. */
const longest = 3600;
const tolerance = 30;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly fetchSafely: SafeFetch;
  readonly publicUrl: () => string;
}

/** The client that an assertion speaks for by its own words; empty where it says nothing sound. */
export function speaker(assertion: string): string {
  try {
    const { sub } = decodeJwt(assertion);
    return typeof sub === "string" ? sub : "";
  } catch {
    return "";
  }
}

/** Assertions by which clients prove themselves (RFC 7523 §3, `private_key_jwt`). */
export class Assertions {
  readonly #parts: Parts;
  readonly #sets: KeySets;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#sets = new KeySets(keySetLoader(parts.fetchSafely), parts.clock);
  }

  /**
   * Whether an assertion is the client's: signed with one of its keys, for this server, to be used once. Throws
   * `temporarily_unavailable` where its keys cannot be had.
   */
  async prove(id: string, document: ClientDocument, assertion: string): Promise<boolean> {
    const claims = await this.#claims(id, document, assertion);
    const { exp = 0, jti } = claims ?? {};
    const now = this.#parts.clock.now();
    const isBounded = exp <= now / 1000 + longest + tolerance;
    if (typeof jti !== "string" || jti.length > 500 || !isBounded) return false;
    const name = `assertion_${secretHash(`${id} ${jti}`)}`;
    return useAssertion(this.#parts.store, name, (exp + tolerance) * 1000);
  }

  async #claims(id: string, document: ClientDocument, assertion: string): Promise<JWTPayload | undefined> {
    const url = this.#parts.publicUrl();
    const audience = [url, `${url}/api/oauth/token`, `${url}/oauth/token`];
    // Whoever else it is for could present it here (CVE-2025-27371): it has to be for this server alone.
    const isOurs = ({ aud }: JWTPayload) => [aud].flat().every((one) => audience.includes(one ?? ""));
    const currentDate = new Date(this.#parts.clock.now());
    for (const { key, alg } of await this.#keys(document, assertion))
      try {
        const bounds = { algorithms: [alg], requiredClaims: ["exp"], clockTolerance: tolerance, currentDate };
        const { payload } = await jwtVerify(assertion, key, { ...bounds, issuer: id, subject: id, audience });
        return isOurs(payload) ? payload : undefined;
      } catch {
        // Another key of the same name may have signed it.
      }
    return undefined;
  }

  /** The keys that may have signed an assertion. */
  async #keys({ jwks, jwks_uri }: ClientDocument, assertion: string) {
    const { alg, kid } = headerOf(assertion);
    if (typeof alg !== "string" || !assertionAlgorithms.includes(alg)) return [];
    try {
      if (jwks_uri !== undefined) {
        const found = await this.#sets.of(jwks_uri).find(kid, alg);
        return await Promise.all(found.map(async (each) => ({ key: await each.verifying(alg), alg })));
      }
      const own = readKeySet(new TextEncoder().encode(JSON.stringify(jwks)));
      const fitting = own.filter((each) => each.algorithms.includes(alg) && (kid === undefined || each.kid === kid));
      return await Promise.all(fitting.map(async (each) => ({ key: await imported(each, alg), alg })));
    } catch (cause) {
      if (!(cause instanceof Unreachable)) throw cause;
      const at = jwks_uri === undefined ? "" : ` at ${new URL(jwks_uri).host}`;
      // Why not is no stranger's business: they may have chosen the address.
      throw new OAuthError("temporarily_unavailable", `client_assertion: no keys are to be had${at}.`, { cause });
    }
  }
}

function headerOf(assertion: string) {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    return {};
  }
}
