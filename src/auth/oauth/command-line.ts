import { type ClientRow, ensureClient } from "../../../db/oauth/clients.ts";
import type { Store } from "../../../db/open.ts";
import { type ClientDocument, deviceGrant } from "./client-document.ts";

/** The client that `socialcrm login` is, at every server. */
export const commandLineId = "socialcrm-cli";
const name = "socialcrm command line";

const document: ClientDocument = {
  redirect_uris: [],
  grant_types: [deviceGrant, "refresh_token"],
  response_types: [],
  token_endpoint_auth_method: "none",
  client_name: name,
};

/** Its row, made when it is first asked for. */
export async function commandLine(store: Store, now: number): Promise<ClientRow> {
  const row: ClientRow = {
    ...{ id: commandLineId, workspaceId: null, kind: "registered", name, document: JSON.stringify(document) },
    ...{ secretHash: null, managementHash: null, status: "active", createdBy: null, createdAt: now, updatedAt: now },
    ...{ earlierHash: null, earlierUntil: null, grantedAt: null, expiresAt: null },
  };
  await ensureClient(store, row);
  return row;
}
