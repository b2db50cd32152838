import { OAuthError } from "../auth/oauth/oauth-error.ts";
import { Failure } from "../contract/failure.ts";
import { fieldsOf, givenTwice, onlyOnce } from "./form.ts";

/**
 * The form that a request to an endpoint carries: parameters, each once, and none without a value, since such a one
 * counts as left out (RFC 6749 §3.1). Throws `invalid_request` for anything else.
 */
export async function readParameters(request: Request): Promise<URLSearchParams> {
  const fields = await fieldsOf(request).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    // Of the statuses that OAuth does not know, the one for what is too large says more than 400.
    const status = error.status === 413 ? 413 : 400;
    throw new OAuthError("invalid_request", error.message, { status, cause: error });
  });
  const twice = givenTwice(fields);
  // RFC 8707 lets a request name several resources; a token of ours is for one.
  if (twice === "resource") throw new OAuthError("invalid_target", "resource: name one.");
  if (twice !== undefined) throw new OAuthError("invalid_request", onlyOnce(twice));
  for (const [name, value] of [...fields]) if (value === "") fields.delete(name);
  return fields;
}
