import { type ClientRow, findClient } from "../../../db/oauth/clients.ts";
import type { Store } from "../../../db/open.ts";
import type { Clock } from "../../clock.ts";
import type { GrantedScope } from "../../contract/scopes.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { Assertions } from "./assertions.ts";
import { authenticate, type Provable } from "./authenticate.ts";
import type { AuthMethod, ClientDocument } from "./client-document.ts";
import { commandLine, commandLineId } from "./command-line.ts";
import { MetadataClients } from "./metadata-clients.ts";

/** An OAuth client that may be used now. */
export interface Client {
  readonly id: string;
  /** Registered by itself, known by the address of its metadata document, or made in a workspace. */
  readonly kind: "registered" | "metadata" | "workspace";
  readonly name: string;
  /** Whose it is; undefined for one that serves every workspace. */
  readonly workspaceId: string | undefined;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly string[];
  readonly authMethod: AuthMethod;
  /** What it may be granted at most; undefined: whatever the person grants. */
  readonly scopes: readonly GrantedScope[] | undefined;
  /** Its page for people. */
  readonly uri: string | undefined;
}

export interface Clients {
  /** A client that may be used now; an https address is one too, by what it answers. Throws OAuthError where that is bad. */
  find(id: string): Promise<Client | undefined>;
  /**
   * The client that sent a form. Throws OAuthError: `invalid_client` (401), `invalid_request`. Only where it `mayBeNew`
   * is it asked for at its address: one that nobody has met holds nothing, and can only begin.
   */
  authenticate(headers: Headers, form: URLSearchParams, how?: { readonly mayBeNew: boolean }): Promise<Client>;
}

export interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly fetchSafely: SafeFetch;
  /** The issuer, for which assertions are. */
  readonly publicUrl: () => string;
  readonly config: { readonly redirect_schemes: readonly string[] };
}

export function clientsOf({ store, clock, fetchSafely, publicUrl, config }: Parts): Clients {
  const documents = new MetadataClients({ store, clock, fetchSafely, schemes: config.redirect_schemes });
  const assertions = new Assertions({ store, clock, fetchSafely, publicUrl });
  const stored = async (id: string) => {
    const found = await findClient(store, id);
    const row = found ?? (id === commandLineId ? await commandLine(store, clock.now()) : undefined);
    return row && isUsable(row, clock.now()) ? row : undefined;
  };
  // What has its tokens needs nobody's document: a client goes on while its own site is down.
  const provable = async (id: string, mayBeNew: boolean): Promise<Provable | undefined> => {
    const row = (await stored(id)) ?? (mayBeNew && isAddress(id) ? await documents.find(id) : undefined);
    if (!row) return undefined;
    const client = clientOf(row);
    const byKey = client.authMethod === "private_key_jwt";
    const prove = (assertion: string) => assertions.prove(row.id, JSON.parse(row.document), assertion);
    return { client, hashes: hashesOf(row, clock.now()), prove: byKey ? prove : undefined };
  };
  return {
    async find(id) {
      const row = isAddress(id) ? await documents.find(id) : await stored(id);
      return row && clientOf(row);
    },
    authenticate: (headers, form, { mayBeNew } = { mayBeNew: false }) =>
      authenticate((id) => provable(id, mayBeNew), headers, form),
  };
}

const isAddress = (id: string) => /^https?:/i.test(id);

export const isUsable = ({ status, expiresAt }: ClientRow, now: number): boolean =>
  status === "active" && (expiresAt === null || expiresAt > now);

/** The hashes of the secrets that are good now: the one before too, while both may be in use. */
const hashesOf = ({ secretHash, earlierHash, earlierUntil }: ClientRow, now: number): readonly string[] => {
  if (secretHash === null) return [];
  return earlierHash !== null && (earlierUntil ?? 0) > now ? [secretHash, earlierHash] : [secretHash];
};

function clientOf({ id, kind, name, workspaceId, document }: ClientRow): Client {
  const { redirect_uris, grant_types, token_endpoint_auth_method, scopes, client_uri }: ClientDocument =
    JSON.parse(document);
  return {
    id,
    kind,
    name,
    workspaceId: workspaceId ?? undefined,
    redirectUris: redirect_uris,
    grantTypes: grant_types,
    authMethod: token_endpoint_auth_method,
    scopes: kind === "workspace" ? scopes : undefined,
    uri: client_uri,
  };
}
