import { type ConnectorRow, findConnector, keepLogin } from "../../../db/connectors.ts";
import type { Store } from "../../../db/open.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import type { Vault } from "../../vault/vault.ts";
import { openLogin, type Secrets, sealLogin } from "../secrets.ts";
import type { Login, Tokens } from "./login.ts";
import { GrantRefused, tokensFor } from "./tokens.ts";

interface Means {
  readonly store: Store;
  readonly vault: Vault;
  readonly fetchSafely: SafeFetch;
}

const headerOf = ({ token }: Tokens): Secrets => ({ authorization: `Bearer ${token}` });

/** The tokens that servers have given us: renewed one at a time, and written down before they are used. */
export class Logins {
  readonly #means: Means;
  /** A refresh token is good once: of two that would renew, the second takes what the first got. */
  readonly #renewals = new Map<string, Promise<Secrets | undefined>>();

  constructor(means: Means) {
    this.#means = means;
  }

  /** The header that a login comes to; none where there is no login. */
  async headers(row: ConnectorRow): Promise<Secrets> {
    const login = row.login === "connected" ? await openLogin(this.#means.vault, row) : undefined;
    return login ? headerOf(login) : {};
  }

  /** The same with a new token in place of the one that was not taken; undefined where there is none to be had. */
  renew(row: ConnectorRow, used: Secrets): Promise<Secrets | undefined> {
    const name = `${row.workspaceId} ${row.id}`;
    const known = this.#renewals.get(name);
    if (known !== undefined) return known;
    const renewal = this.#renew(row, used).finally(() => this.#renewals.delete(name));
    this.#renewals.set(name, renewal);
    return renewal;
  }

  async #renew(row: ConnectorRow, used: Secrets): Promise<Secrets | undefined> {
    const { store, vault } = this.#means;
    const now = await findConnector(store, row.workspaceId, row.id);
    // A token goes to no other address than the one that it was asked for.
    if (now?.login !== "connected" || now.url !== row.url) return undefined;
    const login = await openLogin(vault, now);
    if (!login) return undefined;
    if (headerOf(login).authorization !== used.authorization) return headerOf(login);
    try {
      const tokens = await this.#granted(login);
      if (!tokens) return await this.#broken(now);
      const next: Login = { ...login, token: tokens.token, refresh: tokens.refresh ?? login.refresh };
      const loginSealed = await sealLogin(vault, now, next);
      if (await keepLogin(store, now, { login: "connected", loginSealed })) return headerOf(next);
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error;
    }
    // Another process may have been faster with the same refresh token.
    const later = await findConnector(store, row.workspaceId, row.id);
    if (later?.login === "connected" && later.url === row.url && later.loginSealed !== now.loginSealed)
      return this.headers(later);
    return later ? this.#broken(now) : undefined;
  }

  #granted({ by, authority, client, refresh, resource, scope }: Login): Promise<Tokens> | undefined {
    const { fetchSafely } = this.#means;
    if (by === "client_credentials") return tokensFor(fetchSafely, authority, client, clientGrant(resource, scope));
    if (refresh === undefined) return undefined;
    return tokensFor(fetchSafely, authority, client, { grant_type: "refresh_token", refresh_token: refresh, resource });
  }

  async #broken(row: ConnectorRow): Promise<undefined> {
    await keepLogin(this.#means.store, row, { login: "broken", loginSealed: row.loginSealed });
  }
}

export const clientGrant = (resource: string, scope: string | undefined): Record<string, string> => ({
  grant_type: "client_credentials",
  resource,
  ...(scope !== undefined && { scope }),
});
