import { credentials, policyOf } from "../../../db/keys/keys.ts";
import type { Store } from "../../../db/open.ts";
import { findIdentityProvider, type IdentityProviderRow } from "../../../db/people/identity-providers.ts";
import type { Clock } from "../../clock.ts";
import { Failure } from "../../contract/failure.ts";
import type { Plan } from "../../contract/plans.ts";
import { BoundedMap } from "../bounded-map.ts";
import type { KeySets } from "../published/key-set.ts";
import { Unreachable } from "../published/unreachable.ts";
import type { Known, TokenVerifier } from "../verifier.ts";
import { type Claims, isTokenText, opened } from "./opened.ts";
import { principalOf } from "./principal.ts";
import { type IdentityProvider, providerOf } from "./provider.ts";
import { type Trusted, trusted } from "./trust.ts";
import { Untrusted } from "./untrusted.ts";

/** A token that counts, by what its provider was set to then. */
interface Genuine extends Trusted {
  readonly provider: IdentityProvider;
}
interface Remembered extends Genuine {
  readonly known: Known;
  readonly stamp: number;
}

interface Ways {
  readonly store: Store;
  readonly clock: Clock;
  readonly sets: KeySets;
  readonly planOf: (name: string) => Plan;
  /** How many tokens are remembered: some 4 KB each. */
  readonly most?: number;
}

/** So many providers are kept taken apart. */
const mostProviders = 1000;
/** A token for more audiences than this is looked up for none of the others. */
const mostAudiences = 10;

const invalid = (cause?: unknown) => new Failure("unauthorized", "Invalid access token.", { cause });

/** Verifies the tokens of the workspaces' own identity providers. */
export class IdpTokens implements TokenVerifier {
  private readonly ways: Ways;
  private readonly remembered: BoundedMap<string, Remembered>;
  private readonly providers = new BoundedMap<string, { row: IdentityProviderRow; provider: IdentityProvider }>(
    mostProviders,
  );

  constructor(ways: Ways) {
    this.ways = ways;
    this.remembered = new BoundedMap(ways.most ?? 20_000);
  }

  remembers(token: string): boolean {
    return this.remembered.has(token);
  }

  takes(token: string): boolean {
    return isTokenText(token);
  }

  /** Immediate while the token is remembered: nothing has changed since, it is not over, and its key still counts. */
  verify(token: string): Known | Promise<Known> {
    const { store, clock } = this.ways;
    const known = this.remembered.get(token);
    if (known?.stamp === store.changes.stamp(credentials) && counts(known, clock)) return known.known;
    return this.prove(token, known);
  }

  /** Reads again what a token hangs on; the token itself is gone over again where that has changed. */
  private async prove(token: string, before: Remembered | undefined): Promise<Known> {
    const { store, clock, sets, planOf } = this.ways;
    const stamp = store.changes.stamp(credentials);
    try {
      const open = opened(token);
      const found = await this.issuerOf(open.claims);
      const provider = this.current(found.provider);
      const same = before?.provider === provider && counts(before, clock);
      const genuine = same ? before : await trusted(open, provider, sets, clock.now());
      const { plan, ...workspace } = found.workspace;
      const bearer = principalOf(genuine.claims, provider, { workspace, plan: planOf(plan) });
      const policy = await policyOf(store, workspace.id, [bearer.credential]);
      const known = { principal: { ...bearer, policy }, cidrs: undefined };
      this.remembered.set(token, { ...genuine, provider, known, stamp });
      return known;
    } catch (error) {
      this.remembered.delete(token);
      throw refused(error);
    }
  }

  /** The one provider whose issuer and audience the token names. Two would be two workspaces: then it is neither's. */
  private async issuerOf({ iss, aud }: Claims) {
    const audiences = (Array.isArray(aud) ? aud : [aud]).filter((one) => typeof one === "string");
    if (typeof iss !== "string" || audiences.length > mostAudiences) throw invalid();
    let found: Awaited<ReturnType<typeof findIdentityProvider>>;
    for (const audience of new Set(audiences)) {
      const one = await this.looked(iss, audience);
      if (one && found) throw invalid();
      found ??= one;
    }
    if (!found) throw invalid();
    return found;
  }

  /** The provider as it is set now: the same object for as long as nothing of it has changed. */
  private current(row: IdentityProviderRow): IdentityProvider {
    const known = this.providers.get(row.id);
    if (known && Bun.deepEquals(known.row, row)) return known.provider;
    const provider = providerOf(row);
    this.providers.set(row.id, { row, provider });
    return provider;
  }

  private async looked(issuer: string, audience: string) {
    try {
      return await findIdentityProvider(this.ways.store, issuer, audience);
    } catch (cause) {
      throw new Failure("unavailable", "Failed to validate API key.", { cause });
    }
  }
}

/** Whether a token is not over, and its key still counts as far as that is known without asking the provider. */
function counts({ key, endsAt }: Trusted, clock: Clock): boolean {
  const now = clock.monotonic();
  return endsAt > clock.now() && key.goodUntil > now && !key.set.isDue(now);
}

function refused(error: unknown): unknown {
  if (error instanceof Untrusted) return invalid(error);
  if (!(error instanceof Unreachable)) return error;
  return new Failure(
    "unavailable",
    "The workspace's identity provider does not answer, so this token cannot be verified now; try again.",
    { cause: error },
  );
}
