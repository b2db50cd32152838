import { Refusal } from "../../db/refusal.ts";
import { OAuthError } from "../auth/oauth/oauth-error.ts";
import type { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { busy } from "../contract/refused.ts";
import type { Running } from "../house.ts";
import { reported } from "./reported.ts";

const methodsAndHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, accept, mcp-protocol-version",
  "access-control-max-age": "600",
};

/** Tells a page of any origin that it may call: no cookie counts at such an address. */
export const openPreflight = (methods: string) => () =>
  new Response(null, { status: 204, headers: { ...methodsAndHeaders, "access-control-allow-methods": methods } });

/** What a refusal of another room is called in OAuth. */
function asOAuthError(failure: Failure): OAuthError {
  const { code, message, status, headers } = failure;
  if (code === "invalid_request") return new OAuthError("invalid_request", message, { status, headers });
  if (code === "unauthorized") return new OAuthError("invalid_token", message, { headers });
  if (code === "forbidden") return new OAuthError("access_denied", message, { headers });
  if (code === "rate_limited" || code === "unavailable")
    return new OAuthError("temporarily_unavailable", message, { status, headers, cause: failure });
  return new OAuthError("server_error", message, { status, headers, cause: failure });
}

/**
 * Answers a request to an endpoint of the authorization server that pages of any origin may call. Refusals are in the
 * words of OAuth, with a request id as everywhere.
 */
export async function answerOAuth(
  running: Running,
  endpoint: string,
  work: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = newId("req");
  const finish = (response: Response) => {
    const { headers } = response;
    headers.set("x-request-id", requestId);
    headers.set("cache-control", "no-store");
    headers.set("x-content-type-options", "nosniff");
    headers.set("access-control-allow-origin", "*");
    headers.set("access-control-expose-headers", "WWW-Authenticate, Retry-After, X-Request-Id");
    return response;
  };
  try {
    return finish(await work(requestId));
  } catch (error) {
    if (error instanceof OAuthError) return finish(error.response());
    const told = error instanceof Refusal && error.reason === "busy" ? busy(error) : error;
    return finish(asOAuthError(reported(running, told, { requestId, operation: endpoint })).response());
  }
}
