import { OutboundFailed, OutboundRefused, type SafeFetch } from "../../net/safe-fetch.ts";
import type { Load } from "./key-set.ts";
import { Unreachable } from "./unreachable.ts";

/** Larger than any provider's in the field by far. */
const maxBytes = 262_144;
const timeoutMs = 5000;

/** What an address of a provider shows; undefined for 404. Rejects with Unreachable. */
async function document(fetch: SafeFetch, url: string): Promise<Uint8Array | undefined> {
  try {
    const { status, body } = await fetch(url, { headers: { accept: "application/json" }, maxBytes, timeoutMs });
    if (status === 404) return undefined;
    if (status === 200) return body;
    throw new Unreachable(`${new URL(url).host} answers with status ${status}.`);
  } catch (error) {
    if (!(error instanceof OutboundRefused || error instanceof OutboundFailed)) throw error;
    throw new Unreachable(error.message, { cause: error });
  }
}

/** Loads key sets. */
export const keySetLoader =
  (fetch: SafeFetch): Load =>
  async (url) => {
    const bytes = await document(fetch, url);
    if (!bytes) throw new Unreachable(`${new URL(url).host} has no key set at that address (404).`);
    return bytes;
  };

/** What a provider says of itself, as far as it is of use here. */
export interface Discovered {
  readonly issuer: string;
  readonly jwksUri: string;
  /** Those that it names for ID tokens. */
  readonly algorithms: readonly string[];
  /** All that it says, unchecked. */
  readonly said: Readonly<Record<string, unknown>>;
}

/**
 * Reads the provider's discovery document (OpenID Connect Discovery 1.0 §4, else RFC 8414 §3). Rejects with
 * Unreachable: also for a document of another issuer, which may be anyone's.
 */
export async function discover(fetch: SafeFetch, issuer: string): Promise<Discovered> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, "");
  const bytes =
    (await document(fetch, `${origin}${path}/.well-known/openid-configuration`)) ??
    (await document(fetch, `${origin}/.well-known/oauth-authorization-server${path}`));
  if (!bytes) throw new Unreachable(`${new URL(issuer).host} has no discovery document below that issuer (404).`);
  return read(bytes, issuer);
}

/** Whether a text that a provider gave is an address that could be called. */
export const isWebAddress = (text: string) => /^https?:\/\//.test(text) && text.length <= 2048 && URL.canParse(text);

function read(bytes: Uint8Array, issuer: string): Discovered {
  let said: Record<string, unknown> | null;
  try {
    said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Unreachable("The discovery document is not valid JSON.");
  }
  if (said === null || said["issuer"] !== issuer)
    throw new Unreachable("The discovery document names another issuer; every character of it counts.");
  const { jwks_uri: jwksUri, id_token_signing_alg_values_supported: algorithms } = said;
  if (typeof jwksUri !== "string" || !isWebAddress(jwksUri))
    throw new Unreachable("The discovery document has no jwks_uri.");
  return {
    issuer,
    jwksUri,
    algorithms: Array.isArray(algorithms) ? algorithms.filter((name) => typeof name === "string") : [],
    said,
  };
}
