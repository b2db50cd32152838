import type { Store } from "../../../db/open.ts";
import type { ConnectionRow } from "../../../db/publishing/connections.ts";
import { newSecret, secretHash } from "../../auth/secret.ts";
import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import type { Vault } from "../../vault/vault.ts";
import { keptAccount } from "../kept.ts";
import type { App, BrowserWay, Connected, Network, Reach } from "../network.ts";
import { originOf } from "../server-address.ts";
import { keepApp, knownApp } from "./apps.ts";
import { told } from "./told.ts";

interface Means {
  readonly store: Store;
  readonly vault: Vault;
}

/** Who begins to connect an account, and on which server it is. */
export interface Beginning {
  readonly workspace: string;
  readonly startedBy: string;
  readonly server: string;
  readonly redirectUri: string;
}
export interface Begun {
  readonly row: Omit<ConnectionRow, "workspaceId">;
  /** Where the browser goes. It holds the state, so it is answered once. */
  readonly url: string;
  readonly state: string;
}

/** What the second half needs, and nobody may read meanwhile. */
interface Kept {
  readonly verifier: string;
  readonly app: App;
  readonly redirect_uri: string;
}

/** A connection that is not finished within this time is over, in milliseconds. */
const life = 10 * 60 * 1000;

const placeOf = (workspace: string, id: string) => ({ workspace, table: "connections", column: "sealed", row: id });

function wayOf({ title, name, browser }: Network, app: App | null): BrowserWay {
  if (!browser)
    throw new Failure("invalid_request", `network: ${title} is connected with what you type; use connect_account.`);
  if (browser.needs_app && app === null)
    throw new Failure(
      "unavailable",
      `No app is entered for ${title}: whoever runs this server sets ${name}_client_id and ${name}_client_secret.`,
    );
  return browser;
}

/** Sends a person to the network. What they come back with is good for ten minutes, once. */
export async function beginIn(means: Means, network: Network, reach: Reach, asked: Beginning): Promise<Begun> {
  const way = wayOf(network, reach.app);
  if (way.asks_server && asked.server.trim() === "")
    throw new Failure("invalid_request", `server: is missing; ${network.title} has many.`);
  const now = reach.now();
  const state = newSecret();
  try {
    const server = way.asks_server ? originOf(asked.server) : "";
    const registration = { network: network.name, server, redirectUri: asked.redirectUri };
    const known = way.needs_app ? undefined : await knownApp(means, registration, now);
    const begun = await way.begin(reach, {
      ...{ redirect_uri: asked.redirectUri, state, server },
      ...(known && { known }),
    });
    if (!way.needs_app && known?.id !== begun.app.id) await keepApp(means, registration, begun.app, now);
    const id = newId("conn");
    const kept: Kept = { verifier: begun.verifier, app: begun.app, redirect_uri: asked.redirectUri };
    const sealed = await means.vault.seal(placeOf(asked.workspace, id), JSON.stringify(kept));
    const about = { id, network: network.name, server: begun.server, startedBy: asked.startedBy };
    const row = { ...about, stateHash: secretHash(state), sealed, createdAt: now, expiresAt: now + life };
    return { row, url: begun.url, state };
  } catch (error) {
    throw told(error, way.asks_server ? "server" : "network", now);
  }
}

/** Connects what a person has agreed to. */
export async function finishIn(
  { vault }: Means,
  network: Network,
  reach: Reach,
  row: ConnectionRow,
  code: string,
): Promise<readonly Connected[]> {
  const kept: Kept = JSON.parse(await vault.openText(placeOf(row.workspaceId, row.id), row.sealed));
  const way = wayOf(network, reach.app);
  try {
    const found = await way.finish(reach, { ...kept, server: row.server, code });
    return found.map((one) => ({ ...one, account: keptAccount(one.account, network.title) }));
  } catch (error) {
    throw told(error, "code", reach.now(), [code, kept.verifier, kept.app.secret]);
  }
}
