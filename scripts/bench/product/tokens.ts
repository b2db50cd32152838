import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, serve } from "../children.ts";
import type { Plan } from "../group.ts";
import { get, type Load, type Values, varied } from "../load.ts";
import { progress } from "../report.ts";
import { bearer, call, newClient, tokenFrom } from "./api.ts";
import type { Seed } from "./seed.ts";

/** A server without limits, and what it is asked with: an API key, an access token, and clients. */
export interface TokenStage {
  readonly server: Server;
  readonly key: string;
  readonly token: string;
  /** Of the workspace's identity provider: the peer, where there is one. */
  readonly foreign: string | undefined;
  /** `id:secret` of each client in base64, a line each. */
  readonly clients: Values;
  /** One of them. */
  readonly client: string;
  readonly peer: Server | undefined;
}

const clientCount = 200;
const form = { "content-type": "application/x-www-form-urlencoded" };

/** `POST` for a token. */
const ask = (path: string, client: string): Load => ({
  asked: [
    {
      ...{ method: "POST", path, body: "grant_type=client_credentials" },
      headers: { ...form, authorization: `Basic ${client}` },
    },
  ],
});

/** Access tokens have the limits of their workspace's plan, so this server's plan has none. */
export async function startTokens(
  product: string,
  { folder, large: key }: Seed,
  scratch: string,
  { peers }: { peers: boolean },
): Promise<TokenStage> {
  const data = join(scratch, "socialcrm-tokens");
  cpSync(folder, data, { recursive: true });
  const config = join(scratch, "tokens.toml");
  writeFileSync(config, "[plans.self_hosted.limits]\nrequests_per_minute = 0\n");
  // The peer is its workspace's identity provider too.
  const argv = [product, "serve", "--data", data, "--port", "{port}", "--config", config];
  argv.push("--outbound-allow", "127.0.0.1/32");
  const server = await serve({ name: "socialcrm", argv, ready: "/healthz" });
  const file = join(scratch, "clients");
  const lines = await Promise.all(Array.from({ length: clientCount }, () => newClient(server.url, key)));
  writeFileSync(file, lines.join("\n"));
  const [client = ""] = lines;
  const clients = { file, count: clientCount, width: client.length, next: 0 };
  const token = await tokenFrom(`${server.url}/api/oauth/token`, client);
  const peer = await startPeer(file, peers);
  const foreign = peer && (await tokenOfProvider({ server, key, client }, peer));
  return { server, key, token, foreign, clients, client, peer };
}

/** Makes the peer the identity provider of the key's workspace; answers a token of it. */
async function tokenOfProvider({ server: { url }, key, client }: Issuing, peer: Server): Promise<string> {
  const audience = `${url}/mcp`;
  await call(url, key, "PUT /v1/identity-provider", { issuer: peer.url, audience });
  return tokenFrom(`${peer.url}/token`, client, { resource: audience, scope: "posts:read" });
}
type Issuing = Pick<TokenStage, "server" | "key" | "client">;

async function startPeer(clients: string, wanted: boolean): Promise<Server | undefined> {
  if (!wanted) return undefined;
  const argv = [process.execPath, join(import.meta.dir, "../servers/oidc-provider.ts"), "{port}", clients];
  const ready = "/.well-known/openid-configuration";
  return serve({ name: "oidc-provider", argv, ready }).catch((error: Error) => {
    progress(`SKIPPED oidc-provider: ${error.message}`);
    return undefined;
  });
}

/** What a token costs beside a key, and what it costs to make one. */
export function tokens({ server, key, token, foreign, clients, client, peer }: TokenStage): Plan[] {
  const by = (name: string, path: string, credential: string) => ({
    name,
    server,
    load: get(path, bearer(credential)),
  });
  const reading = (path: string): Plan => ({
    name: `GET ${path}, by key and by token`,
    note: "the same answer to an API key and to tokens (RS256, verified once, then remembered)",
    bare: false,
    contenders: [
      by("API key", path, key),
      by("access token", path, token),
      ...(foreign === undefined ? [] : [by("identity provider's token", path, foreign)]),
    ],
  });
  const issuing = (name: string, note: string, load: (path: string) => Load): Plan => ({
    name: `Client credentials, ${name}`,
    note,
    bare: false,
    contenders: [
      { name: "socialcrm", server, load: load("/api/oauth/token") },
      ...(peer ? [{ name: "oidc-provider", server: peer, load: load("/token") }] : []),
    ],
  });
  return [
    reading("/v1/me"),
    reading("/v1/posts?limit=20"),
    issuing("each request another client", `RS256, ${clientCount} clients in turn: a signature for each`, (path) =>
      varied(ask(path, "$VALUE"), { ...clients }),
    ),
    issuing("one client", "RS256; asks of one client that arrive while its token is signed share it", (path) =>
      ask(path, client),
    ),
  ];
}
