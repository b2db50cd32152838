import { algorithms } from "../auth/idp/provider.ts";
import { Unreachable } from "../auth/published/unreachable.ts";
import type { House } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, orElse } from "../contract/schema.ts";
import { defaultScopes, type GrantedScope, roleHolds } from "../contract/scopes.ts";
import { T } from "../contract/type.ts";
import { checkHeld, checkScopes } from "./api-key.ts";
import { deletion, deletionOf } from "./deletion.ts";
import {
  content,
  DiscoveredProvider,
  IdentityProvider,
  shownAttempt,
  shownProvider,
  TriedToken,
} from "./identity-provider.ts";

const noun = "identity provider";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;

export const getIdentityProvider = operation({
  ...all,
  single: true,
  name: "get_identity_provider",
  route: "GET /v1/identity-provider",
  summary: "Read the identity provider",
  description: "Returns the workspace's own identity provider, whose access tokens are accepted here beside API keys.",
  effect: "reads",
  input: closed({}),
  output: IdentityProvider,
  async run({ data }) {
    const row = await data.identityProvider.find();
    if (!row) throw missing({ noun });
    return shownProvider(row);
  },
});

/** An issuer is compared letter by letter, so it may not have parts that never stand in one (RFC 8414 §2). */
function checkIssuer(issuer: string, { idp }: House): void {
  const { search, hash, username, password } = new URL(issuer);
  if (search || hash || username || password || /[?#\s]/.test(issuer))
    throw new Failure("invalid_request", "issuer: may have no query, no fragment and no user.");
  if (idp.isThisServer(issuer))
    throw new Failure("invalid_request", "issuer: is this server itself, whose own tokens count without this.");
}

/** What its tokens can come to at most has to be the caller's own: nobody hands on what they do not hold. */
function mostGranted(mapping: Readonly<Record<string, readonly string[]>>, role: "admin" | "member" | "viewer") {
  const words = Object.values(mapping);
  const scopes: readonly string[] = words.length > 0 ? [...new Set(words.flat())] : defaultScopes;
  checkScopes(scopes, "scope_mapping");
  return scopes.filter((scope): scope is GrantedScope => roleHolds(role, scope));
}

async function jwksUriOf(issuer: string, { idp }: House): Promise<string> {
  try {
    return (await idp.discover(issuer)).jwksUri;
  } catch (error) {
    throw undiscovered(error, " Name its jwks_uri yourself, or try again.");
  }
}

function undiscovered(error: unknown, more = ""): unknown {
  if (!(error instanceof Unreachable)) return error;
  return new Failure("invalid_request", `issuer: ${error.message}${more}`, { cause: error });
}

export const setIdentityProvider = operation({
  ...all,
  name: "set_identity_provider",
  agents: "never",
  route: "PUT /v1/identity-provider",
  summary: "Set the identity provider",
  description:
    "Sets the workspace's identity provider, in place of any before; fields left out get their defaults. It holds from the next request on. Its tokens can be granted no more than the credential that sets it holds.",
  conflicts: {
    taken: () =>
      "This issuer and audience are in use on this server already; give this workspace an audience of its own.",
  },
  effect: "updates",
  input: closed({
    issuer: content.issuer,
    audience: content.audience,
    jwks_uri: T.Optional({
      ...content.jwks_uri,
      description: "Where its keys are; default: what its discovery document says.",
    }),
    algorithms: orElse(["RS256"], content.algorithms),
    scope_claim: orElse("scope", content.scope_claim),
    scope_mapping: orElse({}, content.scope_mapping),
    required_claims: orElse({}, content.required_claims),
    allowed_clients: orElse([], content.allowed_clients),
    default_role: orElse("member", content.default_role),
    status: orElse("active", content.status),
  }),
  output: IdentityProvider,
  async run({ data, house, principal }, input, act) {
    const { issuer, audience, default_role: defaultRole, status } = input;
    checkIssuer(issuer, house);
    checkHeld(mostGranted(input.scope_mapping, defaultRole), principal, "scope_mapping");
    const setting = {
      id: newId("idp"),
      ...{ issuer, audience, defaultRole, status },
      jwksUri: input.jwks_uri ?? (await jwksUriOf(issuer, house)),
      algorithms: JSON.stringify(input.algorithms),
      scopeClaim: input.scope_claim,
      scopeMapping: JSON.stringify(input.scope_mapping),
      requiredClaims: JSON.stringify(input.required_claims),
      allowedClients: JSON.stringify(input.allowed_clients),
    };
    return data.identityProvider.set(act, setting, (row) => {
      const { id: _target, created_at: _first, updated_at: _at, ...detail } = shownProvider(row);
      return { answer: JSON.stringify(shownProvider(row)), detail };
    });
  },
});

export const deleteIdentityProvider = operation({
  ...all,
  single: true,
  name: "delete_identity_provider",
  route: "DELETE /v1/identity-provider",
  summary: "Remove the identity provider",
  description: "Removes the identity provider: its tokens are refused from the next request on.",
  effect: "deletes",
  input: closed({}),
  output: deletionOf(T.String({ description: "The id it had." }), "DeletedIdentityProvider"),
  run: ({ data }, _input, act) => data.identityProvider.remove(act, ({ id }) => deletion(id)),
});

export const testIdentityProviderToken = operation({
  ...all,
  single: true,
  name: "test_identity_provider_token",
  route: "POST /v1/identity-provider/test",
  summary: "Test a token of the identity provider",
  description:
    "Returns what an access token of the workspace's identity provider would be allowed here, or the first check that it fails. The provider need not be active for that. The token is not stored.",
  effect: "reads",
  input: closed({
    token: T.String({ minLength: 1, maxLength: 20_000, description: "The access token.", examples: ["eyJ…"] }),
  }),
  output: TriedToken,
  async run({ data, house, principal }, { token }) {
    const row = await data.identityProvider.find();
    if (!row) throw missing({ noun });
    return shownAttempt(await house.idp.attempt(token.trim(), row, principal));
  },
});

export const discoverIdentityProvider = operation({
  ...all,
  name: "discover_identity_provider",
  route: "GET /v1/identity-provider/discovery",
  summary: "Discover an identity provider",
  description: "Reads an issuer's discovery document: where its keys are, and which algorithms it names.",
  effect: "reads",
  input: closed({ issuer: content.issuer }),
  output: DiscoveredProvider,
  async run({ house }, { issuer }) {
    checkIssuer(issuer, house);
    try {
      const { jwksUri, algorithms: named } = await house.idp.discover(issuer);
      return { issuer, jwks_uri: jwksUri, algorithms: algorithms.filter((name) => named.includes(name)) };
    } catch (error) {
      throw undiscovered(error);
    }
  },
});
