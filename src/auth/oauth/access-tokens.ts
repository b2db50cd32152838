import { credentials, policyOf } from "../../../db/keys/keys.ts";
import { findTokenBearer, type TokenBearer } from "../../../db/oauth/token-bearers.ts";
import type { Store } from "../../../db/open.ts";
import type { Clock } from "../../clock.ts";
import { Failure } from "../../contract/failure.ts";
import type { Later } from "../../contract/later.ts";
import type { Plan } from "../../contract/plans.ts";
import { BoundedMap } from "../bounded-map.ts";
import type { Known, TokenVerifier } from "../verifier.ts";
import { type Claims, readAccessToken, unverifiedClaims } from "./access-token.ts";
import { covers } from "./resources.ts";
import type { SigningKeys } from "./signing-keys.ts";
import { stands, tokenPrincipal } from "./token-principal.ts";

interface Genuine {
  readonly claims: Claims;
  /** The key that signed it. */
  readonly key: string;
}
interface Remembered extends Genuine, Known {
  readonly stamp: number;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** The resource that it is for, as a path below the public address. */
  readonly audience: string;
}
interface Parts {
  readonly store: Store;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  /** Who issues: this server's public address. */
  readonly publicUrl: () => string;
  readonly planOf: (name: string) => Plan;
  /** How many tokens are remembered: some 3 KB each. */
  readonly most?: number;
}

const invalid = () => new Failure("unauthorized", "Invalid access token.");

/**
 * Verifies the access tokens that this server issued. Signed as they are, what they hang on is read again whenever any
 * credential was changed, by whatever process: what was revoked fails on the next request.
 */
export class AccessTokens implements TokenVerifier {
  private readonly parts: Parts;
  private readonly remembered: BoundedMap<string, Remembered>;

  constructor(parts: Parts) {
    this.parts = parts;
    this.remembered = new BoundedMap(parts.most ?? 20_000);
  }

  remembers(token: string): boolean {
    return this.remembered.has(token);
  }

  takes(token: string): boolean {
    return unverifiedClaims(token)?.iss === this.parts.publicUrl();
  }

  /** Immediate while the token is remembered. */
  verify(token: string, resource: string): Later<Known> {
    const known = this.remembered.get(token);
    if (known?.stamp === this.parts.store.changes.stamp(credentials)) return this.judged(known, resource);
    return this.read(token, known).then((read) => this.judged(read, resource));
  }

  private judged(known: Remembered, resource: string): Known {
    if (known.expiresAt <= this.parts.clock.now() || !covers(known.audience, resource)) throw invalid();
    return known;
  }

  /** Its signature is verified once; the rest as often as anything changes. */
  private async read(token: string, before: Genuine | undefined): Promise<Remembered> {
    const stamp = this.parts.store.changes.stamp(credentials);
    this.remembered.delete(token);
    const found = await this.found(token, before);
    if (!found || !stands(found.bearer, found.genuine.claims)) throw invalid();
    const { bearer, genuine, policy } = found;
    const { claims, key } = genuine;
    const known = {
      ...{ stamp, claims, key, cidrs: undefined },
      principal: tokenPrincipal(bearer, claims, this.parts.planOf(bearer.workspace.plan), policy),
      expiresAt: claims.exp * 1000,
      audience: claims.aud.slice(this.parts.publicUrl().length),
    };
    this.remembered.set(token, known);
    return known;
  }

  private async found(token: string, before: Genuine | undefined) {
    const { store, keys, clock, publicUrl } = this.parts;
    try {
      const isStillSigned = before !== undefined && (await keys.verifier(before.key)) !== undefined;
      const genuine = isStillSigned
        ? before
        : await readAccessToken(keys, token, { issuer: publicUrl(), now: clock.now() });
      if (!genuine?.claims.aud.startsWith(publicUrl())) return undefined;
      const { workspace, grant, jti } = genuine.claims;
      const bearer: TokenBearer | undefined = await findTokenBearer(store, { workspace, grant, token: jti });
      return bearer && { genuine, bearer, policy: await policyOf(store, workspace, [bearer.client.id, grant]) };
    } catch (cause) {
      throw new Failure("unavailable", "Failed to validate the access token.", { cause });
    }
  }
}
