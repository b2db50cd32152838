import { provesSecret } from "../secret.ts";
import { assertionType, speaker } from "./assertions.ts";
import type { Client } from "./clients.ts";
import { OAuthError } from "./oauth-error.ts";

/** A client with what proves it. */
export interface Provable {
  readonly client: Client;
  /** SHA-256 of each of its secrets; none for a public client. */
  readonly hashes: readonly string[];
  /** Whether an assertion is its own; none for a client that does not prove itself by its keys. */
  readonly prove: ((assertion: string) => Promise<boolean>) | undefined;
}
interface Presented {
  readonly id: string;
  readonly secret: string;
  readonly assertion?: string;
}

/**
 * The client behind a request to the token, revocation, introspection or device endpoint (RFC 6749 §2.3). A
 * confidential client may send its secret in the header or in the form, whichever it registered for: what it proves
 * is the same. An unknown client and a wrong secret get the same answer.
 */
export async function authenticate(
  find: (id: string) => Promise<Provable | undefined>,
  headers: Headers,
  form: URLSearchParams,
): Promise<Client> {
  const header = headers.get("authorization");
  const failed = (cause?: unknown) => refusal("Client authentication failed.", header !== null, cause);
  const { id, secret, assertion } = header === null ? inForm(form) : inHeader(header, form, failed);
  const found = await find(id);
  if (assertion !== undefined || found?.prove) {
    if (!found || assertion === undefined || !(await found.prove?.(assertion))) throw failed();
    return found.client;
  }
  const [current, earlier] = found?.hashes ?? [];
  const proven = [provesSecret(secret, current), provesSecret(secret, earlier)].includes(true);
  const isPublic = current === undefined;
  if (!found || (isPublic ? secret !== "" : !proven)) throw failed();
  return found.client;
}

/** RFC 6749 §5.2: whoever tried with the header is told so in a header. */
const refusal = (description: string, byHeader: boolean, cause?: unknown) =>
  new OAuthError("invalid_client", description, {
    headers: byHeader ? { "www-authenticate": 'Basic realm="socialcrm"' } : {},
    cause,
  });

const twoProofs = (where: string) => new OAuthError("invalid_request", `Send one proof of the client: ${where}.`);

function inForm(form: URLSearchParams): Presented {
  const assertion = form.get("client_assertion") ?? "";
  const secret = form.get("client_secret") ?? "";
  if (assertion !== "" && secret !== "") throw twoProofs("its secret or an assertion");
  if (assertion !== "" && form.get("client_assertion_type") !== assertionType)
    throw refusal(`client_assertion_type: must be ${assertionType}.`, false);
  const id = form.get("client_id") ?? speaker(assertion);
  if (id === "") throw refusal("client_id: is required.", false);
  return assertion === "" ? { id, secret } : { id, secret, assertion };
}

function inHeader(header: string, form: URLSearchParams, failed: (cause?: unknown) => OAuthError): Presented {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  if (encoded === undefined) throw failed();
  const text = Buffer.from(encoded, "base64").toString();
  const colon = text.indexOf(":");
  if (colon < 1) throw failed();
  if ((form.get("client_secret") ?? "") !== "" || form.has("client_assertion"))
    throw twoProofs("in the header or in the form");
  const id = formDecoded(text.slice(0, colon), failed);
  const named = form.get("client_id");
  if (named !== null && named !== id)
    throw new OAuthError("invalid_request", "client_id: is not the client of the Authorization header.");
  return { id, secret: formDecoded(text.slice(colon + 1), failed) };
}

/** Both halves of the header are form-encoded (RFC 6749 §2.3.1). */
function formDecoded(text: string, failed: (cause?: unknown) => OAuthError): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (cause) {
    throw failed(cause);
  }
}
