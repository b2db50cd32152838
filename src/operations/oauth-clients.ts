import type { Act } from "../../db/act.ts";
import type { ClientRow } from "../../db/oauth/clients.ts";
import type { ClientChange } from "../../db/oauth/workspace-clients.ts";
import { newSecret, secretHash } from "../auth/secret.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, orElse } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { checkHeld, checkNarrower, checkScopes } from "./api-key.ts";
import { checkFamily } from "./bounds.ts";
import {
  CreatedOAuthClient,
  checkGrantTypes,
  checkRedirectUris,
  clientContent,
  clientId,
  documentIn,
  newClient,
  OAuthClient,
  shownClient,
  toldOfClient,
  within,
} from "./oauth-client.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "OAuth client";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const shown = (row: ClientRow) => JSON.stringify(shownClient(row));
/** What is answered once with the secret, and what is kept for a repeated request without it. */
const once = (secret: string | null) => (row: ClientRow) => ({
  answer: JSON.stringify({ ...shownClient(row), client_secret: secret }),
  kept: JSON.stringify({ ...shownClient(row), client_secret: null }),
});

export const listOAuthClients = operation({
  ...all,
  name: "list_oauth_clients",
  route: "GET /v1/oauth-clients",
  summary: "List OAuth clients",
  description:
    "Lists the OAuth clients that the workspace has made, newest first, revoked ones too. Secrets are never shown again.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(OAuthClient, "OAuthClientList"),
  run: ({ data }, input) =>
    pageById(input, { list: "oauth-clients", prefix: "client", read: (page) => data.clients.list(page), shown }),
});

export const getOAuthClient = operation({
  ...all,
  name: "get_oauth_client",
  route: "GET /v1/oauth-clients/:id",
  summary: "Read an OAuth client",
  description: "Returns one OAuth client that the workspace has made.",
  effect: "reads",
  input: closed({ id: clientId }),
  output: OAuthClient,
  async run({ data }, { id }) {
    const row = await data.clients.find(id);
    if (!row) throw missing({ noun });
    return shown(row);
  },
});

export const createOAuthClient = operation({
  ...all,
  name: "create_oauth_client",
  route: "POST /v1/oauth-clients",
  summary: "Create an OAuth client",
  description: "Creates an OAuth client for the workspace and returns its secret this once.",
  effect: "creates",
  input: newClient,
  output: CreatedOAuthClient,
  run({ data, house, principal, now }, input, act) {
    const { name, grant_types, redirect_uris, scopes, token_endpoint_auth_method: method } = input;
    checkScopes(scopes);
    checkHeld(scopes, principal);
    checkGrantTypes(grant_types, method);
    checkRedirectUris(redirect_uris, grant_types, house.redirectSchemes);
    const response_types = grant_types.includes("authorization_code") ? ["code"] : [];
    const document = { redirect_uris, grant_types, response_types, token_endpoint_auth_method: method, scopes };
    const secret = method === "none" ? null : newSecret();
    const client = {
      id: newId("client"),
      name,
      document: JSON.stringify(document),
      secretHash: secret === null ? null : secretHash(secret),
      ...{ earlierHash: null, earlierUntil: null, managementHash: null, grantedAt: null, expiresAt: null },
      status: "active" as const,
      createdBy: principal.credential,
      createdAt: now,
      updatedAt: now,
    };
    const answers = once(secret);
    return data.clients.create(act, client, (row) => ({ ...answers(row), detail: toldOfClient(row, granted) }));
  },
});

/** Refuses what is no client of the workspace's, and what the caller's own policy keeps from it. */
async function checkOwn(context: Context, id: string): Promise<void> {
  if (!(await context.data.clients.find(id))) throw missing({ noun });
  await checkFamily(context, id);
}

/** What the audit log tells of a new client. */
const granted = ["name", "grant_types", "redirect_uris", "scopes", "token_endpoint_auth_method"];

const alive = (row: ClientRow): ClientRow => {
  if (row.status !== "revoked") return row;
  throw new Failure("conflict", "This OAuth client is revoked, and that is for good; create another one.");
};

const told = (names: readonly string[]) => (row: ClientRow) => ({
  answer: shown(row),
  detail: toldOfClient(row, names),
});

export const updateOAuthClient = operation({
  ...all,
  name: "update_oauth_client",
  route: "PATCH /v1/oauth-clients/:id",
  summary: "Change an OAuth client",
  description:
    "Changes the fields that are sent and leaves the others. Scopes can only be narrowed, and what was granted narrows with them.",
  effect: "updates",
  input: closed({ id: clientId, ...T.Partial(T.Object(clientContent)).properties }),
  output: OAuthClient,
  async run(context, { id, ...change }, act) {
    const { data, house } = context;
    const { name, redirect_uris, scopes } = change;
    await checkOwn(context, id);
    const decide = (row: ClientRow): ClientChange => {
      const document = documentIn(alive(row));
      if (redirect_uris) checkRedirectUris(redirect_uris, document.grant_types, house.redirectSchemes);
      if (scopes) checkNarrower(scopes, document.scopes ?? [], "client");
      return {
        ...(name !== undefined && { name }),
        document: JSON.stringify({
          ...document,
          ...(redirect_uris && { redirect_uris }),
          ...(scopes && { scopes }),
        }),
      };
    };
    const answer = told(Object.keys(change));
    return scopes
      ? data.clients.narrow(act, id, decide, within(scopes), answer)
      : data.clients.change(act, id, decide, answer);
  },
});

/** Changes how a client stands. */
const turned = ({ data }: Context, id: string, status: "active" | "disabled", act: Act) =>
  data.clients.change(act, id, (row) => ({ status: alive(row) && status }), told(["status"]));

export const disableOAuthClient = operation({
  ...all,
  name: "disable_oauth_client",
  route: "POST /v1/oauth-clients/:id/disable",
  summary: "Disable an OAuth client",
  description: "Stops a client and every token it has until it is enabled again.",
  effect: "updates",
  input: closed({ id: clientId }),
  output: OAuthClient,
  run: (context, { id }, act) => turned(context, id, "disabled", act),
});

export const enableOAuthClient = operation({
  ...all,
  name: "enable_oauth_client",
  route: "POST /v1/oauth-clients/:id/enable",
  summary: "Enable an OAuth client",
  description: "Lets a disabled client work again.",
  effect: "updates",
  input: closed({ id: clientId }),
  output: OAuthClient,
  async run(context, { id }, act) {
    await checkOwn(context, id);
    return turned(context, id, "active", act);
  },
});

export const rotateOAuthClientSecret = operation({
  ...all,
  name: "rotate_oauth_client_secret",
  route: "POST /v1/oauth-clients/:id/rotate",
  summary: "Rotate the secret of an OAuth client",
  description: "Gives a client a new secret and returns it this once; the old one ends after the overlap.",
  effect: "updates",
  input: closed({
    id: clientId,
    overlap_seconds: orElse(
      0,
      T.Integer({ minimum: 0, maximum: 604_800, description: "How long the old secret still works; at most 7 days." }),
    ),
  }),
  output: CreatedOAuthClient,
  async run(context, { id, overlap_seconds }, act) {
    const { data, principal, now } = context;
    await checkOwn(context, id);
    const secret = newSecret();
    const decide = (row: ClientRow): ClientChange => {
      const { scopes = [] } = documentIn(alive(row));
      if (row.secretHash === null)
        throw new Failure("conflict", "This OAuth client has no secret: it is a public one.");
      checkHeld(scopes, principal);
      const overlap = overlap_seconds > 0;
      return {
        secretHash: secretHash(secret),
        earlierHash: overlap ? row.secretHash : null,
        earlierUntil: overlap ? now + overlap_seconds * 1000 : null,
      };
    };
    const answers = once(secret);
    return data.clients.change(act, id, decide, (row) => ({
      ...answers(row),
      detail: toldOfClient(row, ["earlier_secret_ends_at"]),
    }));
  },
});

export const revokeOAuthClient = operation({
  ...all,
  name: "revoke_oauth_client",
  route: "DELETE /v1/oauth-clients/:id",
  summary: "Revoke an OAuth client",
  description:
    "Ends a client for good, and with it all it was granted, from the next request on. Revoking it again changes nothing.",
  effect: "deletes",
  input: closed({ id: clientId }),
  output: OAuthClient,
  run: ({ data }, { id }, act) =>
    data.clients.revoke(act, id, (row, grants) => ({ answer: shown(row), detail: { status: row.status, grants } })),
});
