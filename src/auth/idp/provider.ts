import type { IdentityProviderRow } from "../../../db/people/identity-providers.ts";
import type { GrantedScope } from "../../contract/scopes.ts";

/**
 * The signature algorithms that a workspace may choose from: none without a key, none with a shared one. RS256 alone
 * where nothing is chosen.
 */
export const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export type Algorithm = (typeof algorithms)[number];

type ClaimValue = string | number | boolean;

/** A workspace's own identity provider, as its admin has set it up. */
export interface IdentityProvider {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
  readonly algorithms: readonly Algorithm[];
  /** The claim that holds what the caller may do: its name, or a path through objects (`realm_access.roles`). */
  readonly scopeClaim: string;
  /** What each word of that claim stands for here. Without any, the names of scopes stand for themselves. */
  readonly scopeMapping: Readonly<Record<string, readonly GrantedScope[]>>;
  readonly requiredClaims: Readonly<Record<string, ClaimValue | readonly ClaimValue[]>>;
  /** The clients whose tokens count; none named: all. */
  readonly allowedClients: readonly string[];
  /** What whoever holds a token may be at most. */
  readonly defaultRole: IdentityProviderRow["defaultRole"];
}

export const providerOf = (row: IdentityProviderRow): IdentityProvider => ({
  id: row.id,
  issuer: row.issuer,
  audience: row.audience,
  jwksUri: row.jwksUri,
  algorithms: JSON.parse(row.algorithms),
  scopeClaim: row.scopeClaim,
  scopeMapping: JSON.parse(row.scopeMapping),
  requiredClaims: JSON.parse(row.requiredClaims),
  allowedClients: JSON.parse(row.allowedClients),
  defaultRole: row.defaultRole,
});
