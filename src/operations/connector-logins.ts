import type { ConnectorRow } from "../../db/connectors.ts";
import { secretHash } from "../auth/secret.ts";
import { connectorLogin } from "../connectors/login/kind.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { callbackPath } from "../publishing/connecting/callback.ts";
import { starterOf } from "./connections.ts";
import { Connector, connectorId, shownConnector } from "./connector.ts";

/* Logging in at the server of a connector, by OAuth. */

const noun = "connector";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const told = (row: ConnectorRow) => ({
  answer: JSON.stringify(shownConnector(row)),
  detail: { slug: row.slug, login: row.login },
});

const client = {
  client_id: T.String({
    minLength: 1,
    maxLength: 2048,
    description: "The id by which the authorization server knows this server.",
  }),
  client_secret: T.String({
    minLength: 1,
    maxLength: 4096,
    description: "Its secret; stored encrypted and never shown again.",
  }),
  scopes: T.String({
    maxLength: 2048,
    pattern: "^[\\x21\\x23-\\x5b\\x5d-\\x7e]+( [\\x21\\x23-\\x5b\\x5d-\\x7e]+)*$",
    description: "The scopes to ask for, separated by spaces; default: those that the server names.",
    examples: ["tickets:read"],
  }),
};

/** The authorization server takes part in each of these from the start. */
const untriable = () => new Failure("conflict", "A login cannot be tried: the authorization server takes part in it.");

async function present({ data }: Context, id: string): Promise<ConnectorRow> {
  const row = await data.connectors.find(id);
  if (!row) throw missing({ noun });
  const names = (JSON.parse(row.headerNames) as string[]).map((name) => name.toLowerCase());
  if (names.includes("authorization"))
    throw new Failure("conflict", "This connector sends an Authorization header of its own; take it away first.");
  return row;
}

/** Keeps a login with the address that it was made for, and looks whether the server takes it. */
async function keep(
  context: Context,
  row: ConnectorRow,
  loginSealed: string,
  act: Parameters<typeof context.data.connectors.change>[0],
) {
  const { data, house, principal } = context;
  await data.connectors.change(
    act,
    row.id,
    (now) => {
      if (now.url !== row.url) throw new Failure("conflict", "The connector has another address by now; log in again.");
      return { login: "connected", loginSealed };
    },
    told,
  );
  await house.connectors.refresh(principal.workspace.id, row.id).catch(() => {});
  const after = await data.connectors.find(row.id);
  if (!after) throw missing({ noun });
  return JSON.stringify(shownConnector(after));
}

export const startConnectorLogin = operation({
  ...all,
  name: "start_connector_login",
  agents: "never",
  route: "POST /v1/connectors/:id/login",
  summary: "Start a login at a connector's server",
  description:
    "Returns the address where an admin agrees, at the authorization server of the connector's server. This server registers itself there if anyone may; otherwise give the `client_id` and `client_secret` of a client registered by hand. The admin is sent back here, and the login is finished if the same person is signed in; other clients call finish_connector_login with what is shown.",
  effect: "creates",
  input: closed({
    id: connectorId,
    client_id: T.Optional(client.client_id),
    client_secret: T.Optional(client.client_secret),
    scopes: T.Optional(client.scopes),
  }),
  output: T.Object(
    {
      id: T.String({ description: "The login's id." }),
      connector_id: connectorId,
      url: T.Optional(T.String({ description: "Where the admin agrees; only in the first answer." })),
      redirect_uri: T.String({
        description: "Where they are sent back to: a client registered by hand has to allow it.",
      }),
      expires_at: Time("The time by which it must be finished."),
    },
    { title: "StartedConnectorLogin" },
  ),
  async run(context, { id, client_id, client_secret, scopes }, act) {
    const { data, house, principal, dryRun } = context;
    const connector = await present(context, id);
    if (dryRun) throw untriable();
    if (client_secret !== undefined && client_id === undefined)
      throw new Failure("invalid_request", "client_id: is missing beside client_secret.");
    const redirect_uri = `${house.publicUrl()}${callbackPath}`;
    const { row, url } = await house.connectors.beginLogin(connector, {
      ...{ startedBy: starterOf(principal), redirectUri: redirect_uri, scope: scopes },
      client: client_id === undefined ? undefined : { id: client_id, secret: client_secret },
    });
    const kept = { id: row.id, connector_id: id, redirect_uri, expires_at: timeOf(row.expiresAt) };
    return data.connections.begin(act, row, { answer: JSON.stringify({ ...kept, url }), kept: JSON.stringify(kept) });
  },
});

export const finishConnectorLogin = operation({
  ...all,
  name: "finish_connector_login",
  agents: "never",
  route: "PATCH /v1/connectors/:id/login",
  summary: "Finish a login at a connector's server",
  description:
    "Finishes a login: exchanges the `code` that the authorization server sent the browser back with for tokens, which are stored encrypted. Works once, within ten minutes, for whoever started it.",
  effect: "updates",
  input: closed({
    id: connectorId,
    login_id: T.String({
      pattern: "^conn_[0-9a-z]+$",
      maxLength: 64,
      description: "The login's id.",
      examples: ["conn_01k…"],
    }),
    state: T.String({ minLength: 1, maxLength: 200, description: "As it was sent back by the authorization server." }),
    code: T.String({ minLength: 1, maxLength: 4096, description: "As it was sent back by the authorization server." }),
    iss: T.Optional(T.String({ minLength: 1, maxLength: 2048, description: "As it was sent back, if it was." })),
  }),
  output: Connector,
  async run(context, { id, login_id, state, code, iss }, act) {
    const { data, house, principal, now, dryRun } = context;
    const connector = await present(context, id);
    if (dryRun) throw untriable();
    const mine = { id: login_id, startedBy: starterOf(principal), stateHash: secretHash(state) };
    const row = await data.connections.take(mine, now);
    if (row?.network !== connectorLogin || row.server !== id) throw missing({ noun: "login" });
    return keep(context, connector, await house.connectors.finishLogin(connector, row, { code, iss }), act);
  },
});

export const setConnectorClient = operation({
  ...all,
  name: "set_connector_client",
  agents: "never",
  route: "PUT /v1/connectors/:id/login",
  summary: "Log in at a connector's server as a client",
  description:
    "Logs in at the connector's server with client credentials, for no person. The client has to be registered at the server's authorization server. Tokens are renewed automatically.",
  effect: "updates",
  input: closed({
    id: connectorId,
    client_id: client.client_id,
    client_secret: client.client_secret,
    scopes: T.Optional(client.scopes),
  }),
  output: Connector,
  async run(context, { id, client_id, client_secret, scopes }, act) {
    const connector = await present(context, id);
    if (context.dryRun) throw untriable();
    const login = { id: client_id, secret: client_secret };
    return keep(context, connector, await context.house.connectors.clientLogin(connector, login, scopes), act);
  },
});

export const revokeConnectorLogin = operation({
  ...all,
  name: "revoke_connector_login",
  route: "DELETE /v1/connectors/:id/login",
  summary: "Log out at a connector's server",
  description:
    "Deletes the tokens of a connector's login, and revokes them at the authorization server where possible.",
  effect: "deletes",
  input: closed({ id: connectorId }),
  output: Connector,
  async run(context, { id }, act) {
    const { data, house } = context;
    const before = await data.connectors.find(id);
    if (!before) throw missing({ noun });
    const answer = await data.connectors.change(
      act,
      id,
      () => ({ login: "none", loginSealed: null, forgets: true }),
      told,
    );
    await house.connectors.revokeLogin(before);
    return answer;
  },
});
