import type { Json } from "../../contract/json.ts";
import type { Operation } from "../../contract/operation.ts";
import { scopes } from "../../contract/scopes.ts";

/** The ways of presenting a credential. */
export function schemes(publicUrl: string): Json {
  const tokenUrl = `${publicUrl}/api/oauth/token`;
  return {
    bearer: { type: "http", scheme: "bearer", description: "An API key: `sk_live_…`. Paste the key alone." },
    header: {
      type: "apiKey",
      in: "header",
      name: "X-API-Key",
      description: "The same API key, in a header of its own.",
    },
    oauth: {
      type: "oauth2",
      description: "An access token of this server, for programs that act for a person or for themselves.",
      flows: {
        authorizationCode: {
          authorizationUrl: `${publicUrl}/api/oauth/authorize`,
          tokenUrl,
          refreshUrl: tokenUrl,
          scopes,
        },
        clientCredentials: { tokenUrl, scopes },
      },
    },
  };
}

/** Any one of them; an access token needs the operation's scope, and so does a key, which has no place to say it here. */
export const securityOf = ({ scope }: Operation): Json[] => [
  { bearer: [] },
  { header: [] },
  { oauth: scope === null ? [] : [scope] },
];
