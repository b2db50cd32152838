/** A double of a Mastodon server, as far as accounts are connected to it: everybody is ann, and agrees at once. */
export interface Instance {
  readonly url: string;
  readonly host: string;
  /** The tokens that it takes; deleting one kills it. */
  readonly tokens: Set<string>;
  /** Requests that it was asked, as `POST /oauth/token`. */
  readonly asked: string[];
  /** What it answers in place of its own answer, by the request. */
  readonly instead: Map<string, () => Response | Promise<Response>>;
  stop(): Promise<void>;
}

export function startInstance(): Instance {
  const tokens = new Set<string>();
  const asked: string[] = [];
  const instead: Instance["instead"] = new Map();
  const apps = new Map<string, string>();
  const said = (value: unknown, status = 200) => Response.json(value, { status });
  const refused = (error: string, status: number) => said({ error }, status);

  async function tokenFor(form: FormData): Promise<Response> {
    if (apps.get(String(form.get("client_id"))) !== form.get("client_secret")) return refused("invalid_client", 401);
    if (form.get("code") !== "agreed") return refused("invalid_grant", 400);
    const token = crypto.randomUUID();
    tokens.add(token);
    return said({ access_token: token, token_type: "Bearer" });
  }

  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const { pathname, origin } = new URL(request.url);
      const what = `${request.method} ${pathname}`;
      asked.push(what);
      const other = instead.get(what);
      if (other) return other();
      const token = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
      switch (what) {
        case "GET /api/v2/instance":
          return said({ version: "4.5.0", configuration: { statuses: { max_characters: 640 } } });
        case "POST /api/v1/apps": {
          const app = { client_id: crypto.randomUUID(), client_secret: crypto.randomUUID() };
          apps.set(app.client_id, app.client_secret);
          return said(app);
        }
        case "POST /oauth/token":
          return tokenFor(await request.formData());
        case "POST /oauth/revoke":
          tokens.delete(String((await request.formData()).get("token")));
          return said({});
        case "GET /api/v1/accounts/verify_credentials":
          if (!tokens.has(token)) return refused("The access token is invalid", 401);
          return said({ id: "1", username: "ann", display_name: "Ann", url: `${origin}/@ann`, followers_count: 3 });
        default:
          return refused("Record not found", 404);
      }
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    host: `127.0.0.1:${server.port}`,
    tokens,
    asked,
    instead,
    stop: () => server.stop(true),
  };
}
