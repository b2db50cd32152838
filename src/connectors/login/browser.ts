import type { ConnectorRow } from "../../../db/connectors.ts";
import type { ConnectionRow } from "../../../db/publishing/connections.ts";
import { newSecret, secretHash } from "../../auth/secret.ts";
import type { Clock } from "../../clock.ts";
import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { pkce } from "../../publishing/oauth.ts";
import type { Vault } from "../../vault/vault.ts";
import { connectorLogin } from "./kind.ts";
import type { Login, LoginClient, Protection } from "./login.ts";
import { clientGrant } from "./logins.ts";
import { protectionOf, registered } from "./protection.ts";
import { tokensFor } from "./tokens.ts";

export interface LoginMeans {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly fetchSafely: SafeFetch;
}

/** Who begins a login, and with what. */
export interface LoginBeginning {
  readonly startedBy: string;
  readonly redirectUri: string;
  readonly client: LoginClient | undefined;
  readonly scope: string | undefined;
}

/** What the second half needs, and nobody may read meanwhile. */
interface Kept extends Protection {
  readonly url: string;
  readonly verifier: string;
  readonly client: LoginClient;
  readonly redirectUri: string;
}

/** A login that is not finished within this time is over, in milliseconds. */
const life = 10 * 60 * 1000;

const placeOf = (workspace: string, id: string) => ({ workspace, table: "connections", column: "sealed", row: id });
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Sends an admin to the authorization server of a connector. What they come back with is good for ten minutes, once. */
export async function beginLogin(
  { vault, clock, fetchSafely }: LoginMeans,
  connector: ConnectorRow,
  asked: LoginBeginning,
) {
  const protection = await protectionOf(fetchSafely, connector.url);
  const { authority, resource } = protection;
  const page = authorizePage(authority.authorizationEndpoint, connector.url);
  if (!authority.hasPkce)
    throw new Failure(
      "invalid_request",
      "url: its authorization server knows no PKCE (S256), without which nobody logs in here.",
    );
  const client = asked.client ?? (await registered(fetchSafely, authority, asked.redirectUri));
  const scope = asked.scope ?? protection.scope;
  const { verifier, challenge } = await pkce(random);
  const state = newSecret();
  const id = newId("conn");
  const kept: Kept = { ...protection, scope, url: connector.url, verifier, client, redirectUri: asked.redirectUri };
  const sealed = await vault.seal(placeOf(connector.workspaceId, id), JSON.stringify(kept));
  const now = clock.now();
  const query = {
    ...{ response_type: "code", client_id: client.id, redirect_uri: asked.redirectUri, state },
    ...{ code_challenge: challenge, code_challenge_method: "S256", resource, ...(scope !== undefined && { scope }) },
  };
  for (const [name, value] of Object.entries(query)) page.searchParams.set(name, value);
  const row: Omit<ConnectionRow, "workspaceId"> = {
    ...{ id, network: connectorLogin, server: connector.id, startedBy: asked.startedBy },
    ...{ stateHash: secretHash(state), sealed, createdAt: now, expiresAt: now + life },
  };
  return { row, url: page.href };
}

/** A browser is sent to a page of the web, and to one without TLS only where the server itself has none. */
function authorizePage(endpoint: string | undefined, url: string): URL {
  const page = endpoint === undefined ? null : URL.parse(endpoint);
  const isPlain = page?.protocol === "http:" && new URL(url).protocol === "http:";
  if (!page || (page.protocol !== "https:" && !isPlain))
    throw new Failure("invalid_request", "url: its authorization server has no page to log in at.");
  return page;
}

/** What an admin came back with. */
export interface Back {
  readonly code: string;
  readonly iss: string | undefined;
}

/** Exchanges what an admin came back with for the connector's tokens. */
export async function finishLogin(
  { vault, fetchSafely }: LoginMeans,
  connector: ConnectorRow,
  row: ConnectionRow,
  { code, iss }: Back,
): Promise<Login> {
  const { url, verifier, client, redirectUri, authority, resource, scope }: Kept = JSON.parse(
    await vault.openText(placeOf(row.workspaceId, row.id), row.sealed),
  );
  if (url !== connector.url)
    throw new Failure("conflict", "The connector has another address by now; start the login again.");
  // Else a code of one authorization server could be brought to another (RFC 9207, mix-up).
  if (iss === undefined ? authority.namesItself : iss !== authority.issuer)
    throw new Failure("invalid_request", "iss: is not the authorization server that this login was begun at.");
  const grant = {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    resource,
  };
  const tokens = await tokensFor(fetchSafely, authority, client, grant);
  return { ...tokens, by: "authorization_code", authority, resource, scope, client };
}

/** Logs in as a client of the authorization server's own, for nobody in particular. */
export async function clientLogin(
  { fetchSafely }: LoginMeans,
  { url }: Pick<ConnectorRow, "url">,
  client: LoginClient,
  asked: string | undefined,
): Promise<Login> {
  const { authority, resource, ...rest } = await protectionOf(fetchSafely, url);
  const scope = asked ?? rest.scope;
  const tokens = await tokensFor(fetchSafely, authority, client, clientGrant(resource, scope));
  return { token: tokens.token, by: "client_credentials", authority, resource, scope, client };
}
