import { defaultScopes, type GrantedScope } from "../../contract/scopes.ts";
import { OAuthError } from "./oauth-error.ts";
import { notAllowed, redirectAllowed } from "./redirect.ts";

export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
/** How a client may prove itself that shares a secret with this server, or has nothing to prove. */
export const sharedMethods = ["none", "client_secret_basic", "client_secret_post"] as const;
export const authMethods = [...sharedMethods, "private_key_jwt"] as const;
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
  /** Its public keys, or where they are, where it proves itself by them. */
  readonly jwks?: unknown;
  readonly jwks_uri?: string;
  /** What it said it would ask for: no ceiling. */
  readonly scope?: string;
  /** What a workspace's own client may be granted at most. */
  readonly scopes?: readonly GrantedScope[];
}

interface Rules {
  /** The private schemes that a redirect address may have. */
  readonly schemes: readonly string[];
  /** How it may prove itself, and how where it does not say. */
  readonly authMethods: readonly AuthMethod[];
  readonly authMethod: AuthMethod;
}
export type Fields = Readonly<Record<string, unknown>>;

const bad = (name: string, why: string) => new OAuthError("invalid_client_metadata", `${name}: ${why}`);

/** A value that says nothing: several clients send `null` for what they leave out. */
const given = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;

function textIn(fields: Fields, name: string, most: number): string | undefined {
  const value = given(fields, name);
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw bad(name, "must be text.");
  if (value.length > most) throw bad(name, `must have at most ${most} characters.`);
  if (!value.isWellFormed() || value.includes("\0")) throw bad(name, "holds a NUL or half of a character pair.");
  return value;
}

function textsIn(fields: Fields, name: string, most: number): readonly string[] | undefined {
  const value = given(fields, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === "string"))
    throw bad(name, "must be a list of texts.");
  if (value.length > most) throw bad(name, `must have at most ${most} items.`);
  return [...new Set(value)];
}

/** A page of the client's. It becomes a link or a picture for people, so nothing that a browser would run. */
function pageIn(fields: Fields, name: string): string | undefined {
  const text = textIn(fields, name, 2048);
  if (text === undefined || text === "") return undefined;
  if (!/^https?:\/\/[^\s"'<>\\]+$/.test(text) || !URL.canParse(text))
    throw bad(name, "must be an address that starts with https:// or http://.");
  return text;
}

/** The name that people are shown, without what would be invisible or turn the text around. */
function nameIn(fields: Fields): string | undefined {
  const name = textIn(fields, "client_name", 200)
    ?.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  return name === "" ? undefined : name;
}

/** How a client may come by tokens that no workspace has made. */
export const grantTypes: readonly string[] = ["authorization_code", "refresh_token", deviceGrant];

function grantTypesIn(fields: Fields): readonly string[] {
  const asked = textsIn(fields, "grant_types", 10);
  if (asked === undefined) return ["authorization_code", "refresh_token"];
  const other = asked.find((one) => !grantTypes.includes(one));
  if (other === "client_credentials")
    throw bad("grant_types", "client_credentials is for clients that a workspace's administrator has made.");
  if (other !== undefined || asked.length === 0) throw bad("grant_types", `must be of: ${grantTypes.join(", ")}.`);
  if (asked.length === 1 && asked[0] === "refresh_token")
    throw bad("grant_types", "refresh_token needs another beside it, whose tokens it refreshes.");
  return asked;
}

function authMethodIn(fields: Fields, { authMethods, authMethod: otherwise }: Rules): AuthMethod {
  const asked = textIn(fields, "token_endpoint_auth_method", 100) ?? otherwise;
  const known = authMethods.find((one) => one === asked);
  if (known === undefined) throw bad("token_endpoint_auth_method", `must be one of: ${authMethods.join(", ")}.`);
  return known;
}

/** Refuses an address that no client may have. */
function checkRedirects(uris: readonly string[], schemes: readonly string[]): void {
  const wrong = uris.find((uri) => !redirectAllowed(uri, schemes));
  if (wrong !== undefined) throw new OAuthError("invalid_redirect_uri", `redirect_uris: ${notAllowed(wrong)}`);
}

function redirectsIn(fields: Fields, grantTypes: readonly string[], schemes: readonly string[]): readonly string[] {
  const value = given(fields, "redirect_uris");
  if (value !== undefined && (!Array.isArray(value) || !value.every((one) => typeof one === "string")))
    throw new OAuthError("invalid_redirect_uri", "redirect_uris: must be a list of texts.");
  const uris: readonly string[] = [...new Set((value as string[] | undefined) ?? [])];
  if (uris.length > 50) throw new OAuthError("invalid_redirect_uri", "redirect_uris: must have at most 50 items.");
  if (uris.length === 0 && grantTypes.includes("authorization_code"))
    throw new OAuthError("invalid_redirect_uri", "redirect_uris: at least one is required for authorization_code.");
  checkRedirects(uris, schemes);
  return uris;
}

function responseTypesIn(fields: Fields, grantTypes: readonly string[]): readonly string[] {
  const standard = grantTypes.includes("authorization_code") ? ["code"] : [];
  const asked = textsIn(fields, "response_types", 10) ?? standard;
  if (asked.some((one) => one !== "code")) throw bad("response_types", "must be code.");
  return standard;
}

/** Reads a client's metadata (RFC 7591 §2). What this server does not know is ignored, as that says. Throws OAuthError. */
export function documentOf(fields: Fields, rules: Rules): ClientDocument {
  const grant_types = grantTypesIn(fields);
  const optional = {
    client_name: nameIn(fields),
    client_uri: pageIn(fields, "client_uri"),
    logo_uri: pageIn(fields, "logo_uri"),
    tos_uri: pageIn(fields, "tos_uri"),
    policy_uri: pageIn(fields, "policy_uri"),
    contacts: textsIn(fields, "contacts", 10),
    software_id: textIn(fields, "software_id", 200),
    software_version: textIn(fields, "software_version", 200),
    scope: textIn(fields, "scope", 2000) ?? defaultScopes.join(" "),
  };
  return {
    redirect_uris: redirectsIn(fields, grant_types, rules.schemes),
    grant_types,
    response_types: responseTypesIn(fields, grant_types),
    token_endpoint_auth_method: authMethodIn(fields, rules),
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<ClientDocument>),
  };
}

/** How a client is called that has not said its name: by where it is, or where it sends people. */
export function nameOf({ client_name, redirect_uris }: ClientDocument, host?: string): string {
  const [first] = redirect_uris;
  if (client_name !== undefined || host !== undefined) return client_name ?? host ?? "";
  return first === undefined ? "Unnamed client" : new URL(first).host || new URL(first).protocol;
}
