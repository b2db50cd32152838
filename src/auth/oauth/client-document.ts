import type { GrantedScope } from "../../contract/scopes.ts";

export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
export const authMethods = ["none", "client_secret_basic", "client_secret_post"] as const;
export type AuthMethod = (typeof authMethods)[number];

/** What is known of a client, in the words of RFC 7591: what it said of itself, with the defaults filled in. */
export interface ClientDocument {
  readonly redirect_uris: readonly string[];
  readonly grant_types: readonly string[];
  readonly response_types: readonly string[];
  readonly token_endpoint_auth_method: AuthMethod;
  readonly client_name?: string;
  readonly client_uri?: string;
  readonly logo_uri?: string;
  readonly tos_uri?: string;
  readonly policy_uri?: string;
  readonly contacts?: readonly string[];
  readonly software_id?: string;
  readonly software_version?: string;
  /** What it said it would ask for: no ceiling. */
  readonly scope?: string;
  /** What a workspace's own client may be granted at most. */
  readonly scopes?: readonly GrantedScope[];
}
