import type { ConnectorRow } from "../../db/connectors.ts";
import type { Store } from "../../db/open.ts";
import type { ConnectionRow } from "../../db/publishing/connections.ts";
import type { Clock } from "../clock.ts";
import type { Later } from "../contract/later.ts";
import type { Log } from "../log.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { Vault } from "../vault/vault.ts";
import type { Gateway } from "./gateway.ts";
import type { Back, LoginBeginning } from "./login/browser.ts";
import type { LoginClient } from "./login/login.ts";
import { openLogin, type Secrets, sealHeaders, sealLogin } from "./secrets.ts";

/** Other MCP servers, for the operations that register them. */
export interface ConnectorHouse {
  /** The values of headers as they are stored with a connector. */
  sealed(workspace: string, id: string, headers: Secrets): Promise<string>;
  /** Asks a connector's server what it offers, now. Throws Failure where it does not say. */
  refresh(workspace: string, id: string): Promise<void>;
  /** Where an admin agrees to a login, and what is remembered of it meanwhile. */
  beginLogin(
    connector: ConnectorRow,
    asked: LoginBeginning,
  ): Promise<{ row: Omit<ConnectionRow, "workspaceId">; url: string }>;
  /** A login as it is stored with its connector. */
  finishLogin(connector: ConnectorRow, row: ConnectionRow, back: Back): Promise<string>;
  /** The same for a client of the authorization server's own. */
  clientLogin(connector: ConnectorRow, client: LoginClient, scope: string | undefined): Promise<string>;
  /** Ends at the authorization server what a login was given, where that can be done. */
  revokeLogin(connector: ConnectorRow): Promise<void>;
}
export interface ConnectorOffice extends ConnectorHouse {
  /** What calls the servers; loaded the first time. */
  gateway(): Later<Gateway>;
  /** Ends what is open at other servers. */
  close(): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetchSafely: SafeFetch;
}

/** Everything of connectors that requests share. What calls servers is loaded when the first one is needed. */
export function connectorsOf(parts: Parts): ConnectorOffice {
  const { vault, fetchSafely } = parts;
  let made: Later<Gateway> | undefined;
  const make = async () => {
    const [{ Gateway }, { Logins }] = await Promise.all([import("./gateway.ts"), import("./login/logins.ts")]);
    made = new Gateway({ ...parts, logins: new Logins(parts) });
    return made;
  };
  const gateway = (): Later<Gateway> => {
    made ??= make();
    return made;
  };
  const browser = () => import("./login/browser.ts");
  return {
    gateway,
    close: async () => void (await (await made)?.close()),
    sealed: (workspaceId, id, headers) => sealHeaders(vault, { workspaceId, id }, headers),
    refresh: async (workspace, id) => (await gateway()).refresh(workspace, id),
    beginLogin: async (connector, asked) => (await browser()).beginLogin(parts, connector, asked),
    finishLogin: async (connector, row, back) =>
      sealLogin(vault, connector, await (await browser()).finishLogin(parts, connector, row, back)),
    clientLogin: async (connector, client, scope) =>
      sealLogin(vault, connector, await (await browser()).clientLogin(parts, connector, client, scope)),
    async revokeLogin(connector) {
      const login = await openLogin(vault, connector);
      if (!login) return;
      const { revoke } = await import("./login/tokens.ts");
      await revoke(fetchSafely, login.authority, login.client, login.refresh ?? login.token);
    },
  };
}
