import { isJson } from "../../contract/json.ts";
import { OutboundFailed, OutboundRefused, type SafeFetch } from "../../net/safe-fetch.ts";
import { readKeySet } from "../published/jwk.ts";
import { type ClientDocument, documentOf, type Fields, grantTypes } from "./client-document.ts";
import { isDocumentAddress, unsoundAddress } from "./document-address.ts";
import { OAuthError } from "./oauth-error.ts";

/** Bytes of a document; sound ones have a tenth of it. */
const maxBytes = 16_384;
const timeoutMs = 5_000;
const minute = 60_000;
/** How long a document is taken as it is: what it says itself, within these bounds; in milliseconds. */
const least = 5 * minute;
const otherwise = 60 * minute;
const most = 24 * 60 * minute;

export interface Fetched {
  readonly document: ClientDocument;
  /** How long it is good, in milliseconds. */
  readonly life: number;
}

const refused = (why: string, cause?: unknown) => new OAuthError("invalid_client", `client_id: ${why}`, { cause });
const failed = (why: string, cause?: unknown) =>
  new OAuthError("temporarily_unavailable", `client_id: ${why}`, { cause });

/** Whether a client id is an address that can be one. */
export function checkAddress(id: string): void {
  if (!isDocumentAddress(id)) throw refused(unsoundAddress);
}

/** Fetches the metadata document of a client. Throws OAuthError: `temporarily_unavailable` where it may go better later. */
export async function fetchDocument(id: string, fetchSafely: SafeFetch, schemes: readonly string[]): Promise<Fetched> {
  const { status, headers, body } = await fetchSafely(id, {
    headers: { accept: "application/json" },
    maxBytes,
    timeoutMs,
  }).catch((error: unknown) => {
    const isOutbound = error instanceof OutboundRefused || error instanceof OutboundFailed;
    // Strangers choose the address: a host that is refused must look like one that is not there, or they would learn
    // the names of one's own network.
    if (isOutbound && !error.arrived) throw failed(`${new URL(id).host} cannot be reached from here.`, error);
    if (error instanceof OutboundRefused) throw refused(error.message, error);
    if (error instanceof OutboundFailed) throw failed(error.message, error);
    throw error;
  });
  if (status === 429 || status >= 500) throw failed(`its metadata document is not to be had now (${status}).`);
  if (status !== 200) throw refused(`its metadata document was answered with ${status}, not with 200.`);
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers.get("content-type") ?? ""))
    throw refused("its metadata document is not application/json.");
  return { document: documentIn(fieldsIn(body), id, schemes), life: lifeIn(headers.get("cache-control") ?? "") };
}

function fieldsIn(body: Uint8Array): Fields {
  let fields: unknown;
  try {
    fields = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw refused("its metadata document is not valid JSON.", cause);
  }
  if (!isJson(fields)) throw refused("its metadata document is no JSON object.");
  return fields;
}

/** Anyone can read it, so nothing in it can be a secret (§4.1). */
function documentIn(fields: Fields, id: string, schemes: readonly string[]): ClientDocument {
  if (fields["client_id"] !== id) throw refused("its metadata document names another client_id.");
  const secret = ["client_secret", "client_secret_expires_at"].find((name) => Object.hasOwn(fields, name));
  if (secret !== undefined) throw refused(`its metadata document holds ${secret}.`);
  const method = fields["token_endpoint_auth_method"] ?? "none";
  if (method !== "none" && method !== "private_key_jwt")
    throw refused("its metadata document asks for a token_endpoint_auth_method that needs a secret.");
  // It is written for every server: what this one does not offer is passed over.
  const asked = fields["grant_types"];
  const offered = Array.isArray(asked) ? { grant_types: asked.filter((one) => grantTypes.includes(one)) } : {};
  const keys = method === "private_key_jwt" ? keysIn(fields) : {};
  try {
    const rules = { schemes, authMethods: ["none", "private_key_jwt"], authMethod: "none" } as const;
    return { ...documentOf({ ...fields, ...offered, response_types: undefined }, rules), ...keys };
  } catch (error) {
    if (error instanceof OAuthError) throw refused(`its metadata document is bad: ${error.description}`, error);
    throw error;
  }
}

/** The client's public keys: in the document, or at an https address of their own. */
function keysIn({ jwks, jwks_uri }: Fields): Pick<ClientDocument, "jwks" | "jwks_uri"> {
  if ((jwks === undefined) === (jwks_uri === undefined))
    throw refused("its metadata document needs either jwks or jwks_uri for private_key_jwt.");
  if (jwks === undefined) {
    if (typeof jwks_uri !== "string" || !/^https:\/\/[^\s]{1,2040}$/.test(jwks_uri) || !URL.canParse(jwks_uri))
      throw refused("its metadata document has a jwks_uri that is no https address.");
    return { jwks_uri };
  }
  try {
    if (readKeySet(new TextEncoder().encode(JSON.stringify(jwks))).length > 0) return { jwks };
  } catch (cause) {
    throw refused("its metadata document has a jwks that is no key set.", cause);
  }
  throw refused("its metadata document has a jwks without a public key that can sign.");
}

function lifeIn(cacheControl: string): number {
  if (/(?:^|[\s,])no-(?:store|cache)/i.test(cacheControl)) return least;
  const [, seconds] = /(?:^|[\s,])max-age="?(\d{1,10})/i.exec(cacheControl) ?? [];
  return seconds === undefined ? otherwise : Math.min(most, Math.max(least, Number(seconds) * 1000));
}
