import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

/** A double of an MCP server behind an authorization server of its own, both as the revisions of MCP describe them. */
export interface Guarded extends Recorded {
  readonly issuer: string;
  /** The tokens that the server takes. */
  readonly tokens: Set<string>;
  /** Whether it takes a token that is not its own. */
  accepts: (token: string) => boolean;
  /** The refresh tokens that are good. */
  readonly refreshes: Set<string>;
  /** What the token endpoint was asked. */
  readonly granted: URLSearchParams[];
  readonly revoked: string[];
  /** What the token endpoint answers instead. */
  trouble: Response | undefined;
  /** What its token endpoint waits for before it answers. */
  busy: (() => Promise<void>) | undefined;
  /** Whether a refresh token is good once, and another one comes with each new token. */
  rotates: boolean;
  /** What stands at addresses in place of what would be there. */
  elsewhere: Record<string, () => Response | Promise<Response>>;
  /** What the metadata of the authorization server says instead. */
  metadata: Record<string, unknown>;
  /** What the metadata of the server says instead. */
  resource: Record<string, unknown>;
}

/** Whoever comes to its token endpoint with the code `agreed` has somebody's agreement. */
export function startGuarded(): Guarded {
  let many = 0;
  const next = (kind: string) => `${kind}-token-${++many}`;
  const server = startRaw((method) => {
    if (method === "server/discover") return discovered();
    if (method === "tools/list") return { tools: [{ name: "whoami", inputSchema: { type: "object" } }], ttlMs: 0 };
    return { content: [{ type: "text", text: "you are welcome" }] };
  });
  const issuer = `http://${server.host}`;
  const grant = (form: URLSearchParams): Response => {
    guarded.granted.push(form);
    if (guarded.trouble) return guarded.trouble.clone() as Response;
    const refused = (error: string) => Response.json({ error }, { status: 400 });
    const type = form.get("grant_type");
    const refresh = form.get("refresh_token") ?? "";
    if (type === "authorization_code" && (form.get("code") !== "agreed" || !form.get("code_verifier")))
      return refused("invalid_grant");
    const isKnown = guarded.rotates ? guarded.refreshes.delete(refresh) : guarded.refreshes.has(refresh);
    if (type === "refresh_token" && !isKnown) return refused("invalid_grant");
    const token = next("access");
    guarded.tokens.add(token);
    const isKept = type === "client_credentials" || (type === "refresh_token" && !guarded.rotates);
    const made = isKept ? undefined : next("refresh");
    if (made) guarded.refreshes.add(made);
    return Response.json({ access_token: token, token_type: "Bearer", expires_in: 60, refresh_token: made });
  };
  const routes: Record<string, (request: Request) => Response | Promise<Response>> = {
    "/.well-known/oauth-protected-resource/mcp": () =>
      Response.json({ resource: server.url, authorization_servers: [issuer], ...guarded.resource }),
    "/.well-known/oauth-authorization-server": () =>
      Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        registration_endpoint: `${issuer}/register`,
        revocation_endpoint: `${issuer}/revoke`,
        code_challenge_methods_supported: ["S256"],
        token_endpoint_auth_methods_supported: ["none", "client_secret_basic"],
        authorization_response_iss_parameter_supported: true,
        ...guarded.metadata,
      }),
    "/register": async (request) =>
      Response.json({ ...((await request.json()) as object), client_id: next("client") }, { status: 201 }),
    "/token": async (request) => {
      const form = new URLSearchParams(await request.text());
      await guarded.busy?.();
      return grant(form);
    },
    "/revoke": async (request) => {
      guarded.revoked.push(new URLSearchParams(await request.text()).get("token") ?? "");
      return new Response(null);
    },
  };
  const guarded: Guarded = {
    ...server,
    ...{ issuer, tokens: new Set<string>(), refreshes: new Set<string>(), granted: [], revoked: [] },
    ...{ elsewhere: {}, metadata: {}, resource: {}, accepts: () => false },
    ...{ trouble: undefined, busy: undefined, rotates: true },
  };
  server.before = (request) => {
    const { pathname } = new URL(request.url);
    const route = guarded.elsewhere[pathname] ?? routes[pathname];
    if (route) return route(request);
    if (pathname !== "/mcp") return new Response(null, { status: 404 });
    const token = request.headers.get("authorization")?.replace(/^Bearer /, "");
    if (token !== undefined && (guarded.tokens.has(token) || guarded.accepts(token))) return undefined;
    const challenge = `Bearer resource_metadata="${issuer}/.well-known/oauth-protected-resource/mcp", scope="tools"`;
    return new Response(null, { status: 401, headers: { "www-authenticate": challenge } });
  };
  return guarded;
}
