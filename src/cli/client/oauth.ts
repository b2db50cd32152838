import { Failure } from "../../contract/failure.ts";
import { timeOf } from "../../contract/time.ts";
import { type Answered, refusal, send } from "./api.ts";

/** The name under which the server knows this command line. It can keep no secret, so it has none. */
export const clientId = "socialcrm-cli";

/** The paths of a server's OAuth endpoints that a command line needs. */
export interface Metadata {
  readonly issuer: string;
  readonly token: string;
  readonly revocation: string | undefined;
  readonly device: string | undefined;
}

/** What a server says of its OAuth endpoints (RFC 8414). They must be its own: tokens go nowhere else. */
export async function metadataOf(url: string): Promise<Metadata> {
  const answered = await send(url, { method: "GET", path: "/.well-known/oauth-authorization-server" });
  if (answered.status >= 500 || answered.status === 429) throw refusal(url, answered);
  const told = (answered.body ?? {}) as Record<string, unknown>;
  if (answered.status !== 200 || typeof told.issuer !== "string")
    throw new Failure("unavailable", `${url} offers no OAuth login. Log in with an API key: --with-key.`);
  if (told.issuer !== url)
    throw new Failure(
      "conflict",
      `The server at ${url} calls itself ${told.issuer}. Name it so: --api-url ${told.issuer}`,
    );
  const pathOf = (name: string): string | undefined => {
    const address = told[name];
    if (address === undefined) return undefined;
    if (typeof address !== "string" || !URL.canParse(address) || new URL(address).origin !== url)
      throw new Failure("unavailable", `The ${name} of ${url} is not on that server; nothing is sent there.`);
    const { pathname, search } = new URL(address);
    return pathname + search;
  };
  const token = pathOf("token_endpoint");
  if (token === undefined) throw new Failure("unavailable", `${url} names no token_endpoint.`);
  const [revocation, device] = [pathOf("revocation_endpoint"), pathOf("device_authorization_endpoint")];
  return { issuer: told.issuer, token, revocation, device };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_at: string;
  readonly scopes: string[];
}

const isText = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]+$/.test(value);

/** The tokens in an answer of the token endpoint, or the OAuth error (RFC 6749 §5.2). Throws where it is neither. */
export function tokenAnswer(
  url: string,
  answered: Answered,
): Tokens | { readonly error: string; readonly said: string } {
  const told = (answered.body ?? {}) as Record<string, unknown>;
  if (answered.status >= 400 && answered.status < 500 && typeof told.error === "string")
    return {
      error: told.error,
      said: typeof told.error_description === "string" ? told.error_description : told.error,
    };
  if (answered.status !== 200) throw refusal(url, answered);
  const { access_token, refresh_token, expires_in, scope, token_type } = told;
  if (!isText(access_token) || String(token_type).toLowerCase() !== "bearer")
    throw new Failure("unavailable", `${url} answers with no bearer token.`);
  const seconds = typeof expires_in === "number" && expires_in > 0 ? expires_in : 0;
  return {
    access_token,
    ...(isText(refresh_token) && { refresh_token }),
    expires_at: timeOf(Date.now() + seconds * 1000),
    scopes: typeof scope === "string" ? scope.split(" ").filter((one) => one !== "") : [],
  };
}

/** Ends a login at the server (RFC 7009): the refresh token, and with it the whole grant. */
export async function revokeTokens(url: string, token: string): Promise<void> {
  const { revocation } = await metadataOf(url);
  if (revocation === undefined) throw new Failure("unavailable", `${url} names no revocation_endpoint.`);
  const answered = await send(url, { method: "POST", path: revocation, form: { token, client_id: clientId } });
  if (answered.status !== 200) throw refusal(url, answered);
}
