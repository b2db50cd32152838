import type { Static } from "@sinclair/typebox";
import type { GrantRow } from "../../db/oauth/grants.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { closed, Id, OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "grant";
const grantId = Id("grant", "The grant's id.");

const Grant = T.Object(
  {
    id: grantId,
    status: OneOf(["active", "revoked"], "Whether it works."),
    client: T.Object(
      {
        id: T.String({ description: "The id of the client; an address for one known by its metadata." }),
        name: T.String({ description: "What it is called." }),
        kind: OneOf(
          ["registered", "metadata", "workspace"],
          "Registered by itself, known by its address, or made here.",
        ),
      },
      { description: "The application that holds it." },
    ),
    user: orNull(
      T.Object(
        {
          id: T.String({ description: "The id of the member." }),
          email: T.String({ description: "Their e-mail address." }),
        },
        { description: "Who gave it; null: the client acts for itself." },
      ),
    ),
    scopes: T.Array(T.String(), { description: "What it allows." }),
    resource: T.String({ description: "Where its tokens are good." }),
    refresh_expires_at: orNull(Time("Until when it can be used without asking the person again.")),
    created_at: Time("When it was given."),
    updated_at: Time("When it was last used for a new token, or changed."),
  },
  { title: "Grant" },
);
const GrantList = pageOf(Grant, "GrantList");

const shownRow = (row: GrantRow): Static<typeof Grant> => ({
  id: row.id,
  status: row.status,
  client: { id: row.clientId, name: row.clientName, kind: row.clientKind },
  user: row.userId === null ? null : { id: row.userId, email: row.email ?? "" },
  scopes: JSON.parse(row.scopes),
  resource: row.resource,
  refresh_expires_at: timeOrNull(row.refreshExpiresAt),
  created_at: timeOf(row.createdAt),
  updated_at: timeOf(row.updatedAt),
});
const shown = (row: GrantRow) => JSON.stringify(shownRow(row));
const revoked = (row: GrantRow) => ({
  answer: shown(row),
  detail: { client: row.clientId, user: row.userId },
});

/**
 * Whether a grant is the caller's own to see and end: given by the person it acts for. An application sees of them
 * only what it holds itself.
 */
const isMine = ({ user, kind, credential }: Principal, row: Pick<GrantRow, "id" | "userId">): boolean =>
  kind === "access_token" || kind === "idp_token"
    ? row.id === credential
    : user !== undefined && row.userId === user.id;

export const listMyGrants = operation({
  name: "list_my_grants",
  route: "GET /v1/me/grants",
  noun,
  summary: "List my grants",
  description:
    "Lists the applications that you have let act for you in this workspace, newest first. An application sees only its own grant.",
  scope: null,
  connector: "workspace",
  effect: "reads",
  input: closed(paging),
  output: GrantList,
  async run({ data, principal }, input) {
    const { user, kind, credential } = principal;
    const isApplication = kind === "access_token" || kind === "idp_token";
    const own = isApplication ? await data.grants.find(credential) : undefined;
    return pageById(input, {
      list: "my-grants",
      prefix: "grant",
      async read(page) {
        if (isApplication) return own && page.offset === 0 && page.before === undefined ? [own] : [];
        return user ? data.grants.list({ ...page, userId: user.id }) : [];
      },
      shown,
    });
  },
});

export const revokeMyGrant = operation({
  name: "revoke_my_grant",
  route: "DELETE /v1/me/grants/:id",
  noun,
  summary: "Revoke a grant of mine",
  description: "Takes an application's access away, from the next request on. Revoking it again changes nothing.",
  scope: null,
  connector: "workspace",
  effect: "deletes",
  input: closed({ id: grantId }),
  output: Grant,
  run: ({ data, principal }, { id }, act) =>
    data.grants.revoke(
      act,
      id,
      (row) => {
        if (!isMine(principal, row)) throw missing({ noun });
      },
      revoked,
    ),
});

const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;

export const listGrants = operation({
  ...all,
  name: "list_grants",
  route: "GET /v1/grants",
  summary: "List grants",
  description: "Lists every application that may act in the workspace, and for whom, newest first.",
  effect: "reads",
  input: closed({
    ...paging,
    client: T.Optional(T.String({ minLength: 1, maxLength: 2048, description: "Only grants of this client." })),
    user: T.Optional(Id("user", "Only grants that this member gave.")),
  }),
  output: GrantList,
  run: ({ data }, input) =>
    pageById(input, {
      list: "grants",
      prefix: "grant",
      read: (page) => data.grants.list({ ...page, clientId: input.client, userId: input.user }),
      shown,
    }),
});

export const revokeGrant = operation({
  ...all,
  name: "revoke_grant",
  route: "DELETE /v1/grants/:id",
  summary: "Revoke a grant",
  description:
    "Takes an application's access away, whoever gave it, from the next request on. Revoking it again changes nothing.",
  effect: "deletes",
  input: closed({ id: grantId }),
  output: Grant,
  run: ({ data }, { id }, act) => data.grants.revoke(act, id, () => {}, revoked),
});
