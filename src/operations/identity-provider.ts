import type { Static } from "@sinclair/typebox";
import type { IdentityProviderRow } from "../../db/people/identity-providers.ts";
import type { Tried } from "../auth/idp/idp.ts";
import { algorithms } from "../auth/idp/provider.ts";
import { checks } from "../auth/idp/untrusted.ts";
import { OneOf, orNull, Time, WebAddress } from "../contract/schema.ts";
import { allScopes, roles } from "../contract/scopes.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";

/* A workspace's own identity provider, and what became of a token of it: their shapes as the API shows them. */

const named = (description: string) => T.String({ minLength: 1, maxLength: 200, description });
const address = (description: string, example: string) => ({ ...WebAddress(description), examples: [example] });
const ClaimValue = T.Union([T.String({ maxLength: 500 }), T.Boolean(), T.Number()]);

export const content = {
  issuer: address("The provider's issuer, exactly as it stands in its tokens (iss).", "https://id.example.org"),
  audience: T.String({
    minLength: 1,
    maxLength: 500,
    description: "What its tokens for this workspace name as aud. No two workspaces share issuer and audience.",
    examples: ["https://crm.example.org/mcp/acme"],
  }),
  jwks_uri: address("Where its keys are.", "https://id.example.org/jwks"),
  algorithms: T.Array(OneOf(algorithms, "A signature algorithm."), {
    minItems: 1,
    maxItems: algorithms.length,
    uniqueItems: true,
    description: `What its tokens may be signed with: ${algorithms.join(", ")}.`,
  }),
  scope_claim: T.String({
    minLength: 1,
    maxLength: 200,
    description: "The claim that says what a caller may do: its name, or a path like realm_access.roles.",
    examples: ["scope"],
  }),
  scope_mapping: T.Record(
    T.String({ pattern: "^.{1,200}$" }),
    T.Array(T.String({ maxLength: 60 }), { maxItems: 60, uniqueItems: true }),
    {
      maxProperties: 200,
      additionalProperties: false,
      description: `What each word of that claim stands for here: a list of ${allScopes.join(", ")}, mcp:call:<connector>. Other words stand for nothing. Without any, the names of scopes stand for themselves, except workspace:admin.`,
    },
  ),
  required_claims: T.Record(
    T.String({ pattern: "^.{1,200}$" }),
    T.Union([ClaimValue, T.Array(ClaimValue, { minItems: 1, maxItems: 100 })]),
    {
      maxProperties: 50,
      additionalProperties: false,
      description: "Claims that a token must have: each with its value, or with a list of which one is enough.",
    },
  ),
  allowed_clients: T.Array(named("A client's id at the provider."), {
    maxItems: 100,
    uniqueItems: true,
    description: "The clients whose tokens count (azp, client_id, appid or cid); none: all.",
  }),
  default_role: OneOf(["admin", "member", "viewer"], "What whoever holds a token may be at most."),
  status: OneOf(["active", "disabled"], "Whether its tokens count."),
};

export const IdentityProvider = T.Object(
  {
    id: T.String({ description: "Its id; it has another one once the issuer is another." }),
    ...content,
    created_at: Time("When it was first set."),
    updated_at: Time("When it was last set."),
  },
  { title: "IdentityProvider" },
);

export const shownProvider = (row: IdentityProviderRow): Static<typeof IdentityProvider> => ({
  id: row.id,
  issuer: row.issuer,
  audience: row.audience,
  jwks_uri: row.jwksUri,
  algorithms: JSON.parse(row.algorithms),
  scope_claim: row.scopeClaim,
  scope_mapping: JSON.parse(row.scopeMapping),
  required_claims: JSON.parse(row.requiredClaims),
  allowed_clients: JSON.parse(row.allowedClients),
  default_role: row.defaultRole,
  status: row.status,
  created_at: timeOf(row.createdAt),
  updated_at: timeOf(row.updatedAt),
});

export const DiscoveredProvider = T.Object(
  {
    issuer: content.issuer,
    jwks_uri: content.jwks_uri,
    algorithms: T.Array(OneOf(algorithms, "A signature algorithm."), {
      description: "Those that it names for its ID tokens and that may be chosen here.",
    }),
  },
  { title: "DiscoveredIdentityProvider" },
);

const text = (description: string) => T.String({ description });

export const TriedToken = T.Object(
  {
    accepted: T.Boolean({ description: "Whether the token would count." }),
    failed: orNull(
      T.Object(
        {
          check: OneOf([...checks, "provider"], "Which check; provider: its keys could not be had."),
          claim: orNull(text("The claim or header field that it is about.")),
          message: text("What is wrong."),
        },
        { description: "The first check that it fails; null: none." },
      ),
    ),
    becomes: orNull(
      T.Object(
        {
          credential: text("The id under which limits, usage and audit know it."),
          shown: text("How lists show it."),
          subject: text("Whom it speaks of (sub)."),
          client: orNull(text("The client that it was issued to.")),
          role: OneOf(roles, "What it may be at most."),
          scopes: T.Array(T.String(), { description: "What it may do." }),
          ignored: T.Array(T.String(), { description: "Words of the scope claim that stand for nothing here." }),
          expires_at: Time("When it is over, 30 seconds for clocks that differ included."),
        },
        { description: "What it would be; null: nothing." },
      ),
    ),
  },
  { title: "TriedToken" },
);

export function shownAttempt(tried: Tried): Static<typeof TriedToken> {
  if ("failed" in tried) {
    const { check, claim = null, message } = tried.failed;
    return { accepted: false, failed: { check, claim, message }, becomes: null };
  }
  const { principal, subject, client = null, endsAt, ignored } = tried;
  const { credential, shown, role, scopes } = principal;
  const expires_at = timeOf(Math.min(endsAt, latest));
  const becomes = { credential, shown, subject, client, role, scopes: [...scopes], ignored: [...ignored], expires_at };
  return { accepted: true, failed: null, becomes };
}

/** The last moment that RFC 3339 can name. */
const latest = Date.parse("9999-12-31T23:59:59Z");
