import type { Store } from "../../../db/open.ts";
import { findNetworkApp, keepNetworkApp } from "../../../db/publishing/connections.ts";
import type { Vault } from "../../vault/vault.ts";
import type { App } from "../network.ts";

/** Where an app is registered by ourselves: anybody may, on every server of such a network. */
export interface Registration {
  readonly network: string;
  readonly server: string;
  readonly redirectUri: string;
}

/** Servers throw apps away that nobody has used within a day (Mastodon's vacuum does); one so old is made anew. */
const life = 12 * 60 * 60 * 1000;

const placeOf = ({ network, server }: Registration) => ({
  workspace: "server",
  table: "network_apps",
  column: "secret_sealed",
  row: `${network} ${server}`,
});

/** The app that a server knows us as. */
export async function knownApp(
  { store, vault }: { store: Store; vault: Vault },
  registration: Registration,
  now: number,
): Promise<App | undefined> {
  const row = await findNetworkApp(store, registration);
  if (!row || row.createdAt < now - life) return undefined;
  return { id: row.clientId, secret: await vault.openText(placeOf(registration), row.secretSealed) };
}

export async function keepApp(
  { store, vault }: { store: Store; vault: Vault },
  registration: Registration,
  app: App,
  now: number,
): Promise<void> {
  const secretSealed = await vault.seal(placeOf(registration), app.secret);
  await keepNetworkApp(store, { ...registration, clientId: app.id, secretSealed, createdAt: now });
}
