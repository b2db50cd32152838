import type { JWK } from "jose";

interface Asked {
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly web: { readonly id: string; readonly secret: string };
  readonly machine: { readonly id: string; readonly secret: string };
  readonly redirectUris: readonly string[];
  readonly people: ReadonlyMap<string, Record<string, unknown>>;
  readonly extra: Record<string, unknown>;
}

/** The scopes that the provider gives to whoever asks. */
const scopes = "posts:read posts:write brands:read workspace:admin mcp:call app.editor app.reader";

/** How the provider of the tests is set up: a JWT in RS256 for every resource, its own development pages. */
export const configurationOf = ({ jwks, web, machine, redirectUris, people, extra }: Asked) => ({
  jwks,
  clients: [
    {
      client_id: machine.id,
      client_secret: machine.secret,
      grant_types: ["client_credentials"],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: "client_secret_post",
    },
    {
      client_id: web.id,
      client_secret: web.secret,
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: redirectUris,
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  // Google's ID tokens hold what its userinfo endpoint would say.
  conformIdTokenClaims: false,
  cookies: { keys: [crypto.randomUUID()] },
  ttl: { AccessToken: 3600, ClientCredentials: 3600, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context: unknown, resource: string) => ({
        audience: resource,
        scope: scopes,
        accessTokenTTL: 3600,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  extraTokenClaims: () => extra,
  async findAccount(_context: unknown, id: string) {
    const known = people.get(id) ?? { email: `${id}@example.com`, email_verified: true, name: id };
    return { accountId: id, claims: async () => ({ sub: id, ...known }) };
  },
});
