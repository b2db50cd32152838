import type { Static } from "@sinclair/typebox";
import type { ClientRow } from "../../db/oauth/clients.ts";
import type { ClientDocument } from "../auth/oauth/client-document.ts";
import { deviceGrant } from "../auth/oauth/client-document.ts";
import { notAllowed, redirectAllowed } from "../auth/oauth/redirect.ts";
import { Failure } from "../contract/failure.ts";
import { closed, Id, OneOf, orElse, orNull, Time } from "../contract/schema.ts";
import { holdScope } from "../contract/scopes.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { keyContent } from "./api-key.ts";

/* The OAuth client of a workspace: its shape as the API shows it, and the rules of what it may be. */

export const clientId = Id("client", "The client's id.");
const grantTypes = ["authorization_code", "refresh_token", "client_credentials", deviceGrant] as const;
type GrantType = (typeof grantTypes)[number];
const methods = ["client_secret_basic", "client_secret_post", "none"] as const;
type Method = (typeof methods)[number];

export const clientContent = {
  name: T.String({
    minLength: 1,
    maxLength: 100,
    description: "Its name, as people are shown it.",
    examples: ["Reports"],
  }),
  redirect_uris: T.Array(T.String({ maxLength: 2048, examples: ["https://app.example.com/callback"] }), {
    maxItems: 50,
    uniqueItems: true,
    description: "Where people may be sent back to: https, http on loopback, or an allowed private scheme.",
  }),
  scopes: T.Array(keyContent.scopes.items, {
    minItems: 1,
    maxItems: 60,
    uniqueItems: true,
    description: "What it may be granted at most: no more than the credential that makes it holds.",
  }),
};
export const newClient = closed({
  name: clientContent.name,
  grant_types: T.Array(OneOf(grantTypes, "A grant type."), {
    minItems: 1,
    maxItems: 4,
    uniqueItems: true,
    description: "The grant types it may use; client_credentials acts for no person.",
  }),
  redirect_uris: orElse([], clientContent.redirect_uris),
  scopes: clientContent.scopes,
  token_endpoint_auth_method: orElse(
    "client_secret_basic",
    OneOf(methods, "How it authenticates; `none` for an application that cannot keep a secret."),
  ),
});

export const OAuthClient = T.Object(
  {
    id: clientId,
    client_id: T.String({ description: "The same, as OAuth calls it." }),
    name: clientContent.name,
    status: OneOf(["active", "disabled", "revoked"], "Whether it works."),
    grant_types: T.Array(T.String(), { description: "The grant types it may use." }),
    redirect_uris: T.Array(T.String(), { description: "Where people may be sent back to." }),
    scopes: T.Array(T.String(), { description: "What it may be granted at most." }),
    token_endpoint_auth_method: OneOf(methods, "How it authenticates."),
    earlier_secret_ends_at: orNull(Time("When the secret before stops working; null: there is none.")),
    created_by: T.String({ description: "The credential that made it." }),
    created_at: Time("When it was made."),
    updated_at: Time("When it was last changed."),
  },
  { title: "OAuthClient" },
);
export const CreatedOAuthClient = T.Object(
  {
    ...OAuthClient.properties,
    client_secret: orNull(
      T.String({
        description: "The secret, shown this once; null where it has none and in the answer to a repeated request.",
      }),
    ),
  },
  { title: "CreatedOAuthClient" },
);

export const documentIn = ({ document }: ClientRow): ClientDocument => JSON.parse(document);

export function shownClient(row: ClientRow): Static<typeof OAuthClient> {
  const { grant_types, redirect_uris, scopes = [], token_endpoint_auth_method: method } = documentIn(row);
  return {
    id: row.id,
    client_id: row.id,
    name: row.name,
    status: row.status,
    grant_types: [...grant_types],
    redirect_uris: [...redirect_uris],
    scopes: [...scopes],
    token_endpoint_auth_method: method as Method,
    earlier_secret_ends_at: timeOrNull(row.earlierUntil),
    created_by: row.createdBy ?? "",
    created_at: timeOf(row.createdAt),
    updated_at: timeOf(row.updatedAt),
  };
}

/** What the audit log tells of these fields of a client, as the API shows them. */
export function toldOfClient(row: ClientRow, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shownClient(row)).filter(([name]) => names.includes(name)));
}

const invalid = (field: string, why: string) => new Failure("invalid_request", `${field}: ${why}`);

export function checkRedirectUris(
  uris: readonly string[],
  grantTypes: readonly string[],
  schemes: readonly string[],
): void {
  const wrong = uris.find((uri) => !redirectAllowed(uri, schemes));
  if (wrong !== undefined) throw invalid("redirect_uris", notAllowed(wrong));
  const returns = grantTypes.includes("authorization_code");
  if (returns && uris.length === 0) throw invalid("redirect_uris", "at least one is required for authorization_code.");
  if (!returns && uris.length > 0) throw invalid("redirect_uris", "nobody is sent back without authorization_code.");
}

export function checkGrantTypes(types: readonly GrantType[], method: Method): void {
  if (types.includes("refresh_token") && !types.includes("authorization_code") && !types.includes(deviceGrant))
    throw invalid("grant_types", `refresh_token needs authorization_code or ${deviceGrant} beside it.`);
  if (types.includes("client_credentials") && method === "none")
    throw invalid("token_endpoint_auth_method", "client_credentials needs a secret.");
}

/** What is left of granted scopes, as JSON, where a client may still have these. */
export const within = (scopes: readonly string[]) => {
  const may = new Set(scopes);
  return (granted: string): string => {
    const had = new Set<string>(JSON.parse(granted));
    const both = [...new Set([...had, ...may])];
    return JSON.stringify(both.filter((scope) => holdScope(had, scope) && holdScope(may, scope)));
  };
};
