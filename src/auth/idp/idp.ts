import type { Store } from "../../../db/open.ts";
import type { IdentityProviderRow } from "../../../db/people/identity-providers.ts";
import type { Clock } from "../../clock.ts";
import type { Plan } from "../../contract/plans.ts";
import type { Principal } from "../../contract/principal.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { type Discovered, discover, keySetLoader } from "../published/documents.ts";
import { KeySets } from "../published/key-set.ts";
import { Unreachable } from "../published/unreachable.ts";
import type { TokenVerifier } from "../verifier.ts";
import { clientOf } from "./claims.ts";
import { opened } from "./opened.ts";
import { grantedBy, principalOf, type Tenant } from "./principal.ts";
import { providerOf } from "./provider.ts";
import { trusted } from "./trust.ts";
import { type Check, Untrusted } from "./untrusted.ts";
import { IdpTokens } from "./verifier.ts";

/** What a token would become here, or the first check that it fails. */
export type Tried =
  | {
      readonly principal: Principal;
      readonly subject: string;
      readonly client: string | undefined;
      readonly endsAt: number;
      /** Words of the scope claim that stand for nothing here. */
      readonly ignored: readonly string[];
    }
  | {
      readonly failed: {
        readonly check: Check | "provider";
        readonly claim?: string | undefined;
        readonly message: string;
      };
    };

/** The workspaces' own identity providers. */
export interface Idp {
  readonly tokens: TokenVerifier;
  /** Tries a token on a provider, and keeps nothing of it. */
  attempt(token: string, row: IdentityProviderRow, tenant: Tenant): Promise<Tried>;
  /** Whether an issuer is the server's own, whose tokens need no provider. */
  isThisServer(issuer: string): boolean;
  /** What an issuer says of itself. Rejects with Unreachable. */
  discover(issuer: string): Promise<Discovered>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly fetchSafely: SafeFetch;
  readonly planOf: (name: string) => Plan;
  readonly publicUrl: () => string;
}

export function openIdp({ store, clock, fetchSafely, planOf, publicUrl }: Parts): Idp {
  const sets = new KeySets(keySetLoader(fetchSafely), clock);
  return {
    tokens: new IdpTokens({ store, clock, sets, planOf }),
    isThisServer: (issuer) => issuer.replace(/\/+$/, "") === publicUrl(),
    discover: (issuer) => discover(fetchSafely, issuer),
    async attempt(token, row, tenant) {
      const provider = providerOf(row);
      try {
        const { claims, endsAt } = await trusted(opened(token), provider, sets, clock.now());
        return {
          principal: principalOf(claims, provider, tenant),
          subject: String(claims.sub),
          client: clientOf(claims),
          endsAt,
          ignored: grantedBy(claims, provider).ignored,
        };
      } catch (error) {
        if (error instanceof Untrusted) return { failed: error };
        if (error instanceof Unreachable) return { failed: { check: "provider", message: error.message } };
        throw error;
      }
    },
  };
}
