import { OAuthError } from "../auth/oauth/oauth-error.ts";
import { Failure } from "../contract/failure.ts";
import { readText } from "./body.ts";

/** Far more than any form of OAuth needs, in bytes. */
const most = 64_000;

/** Parameters, each once, and none without a value: such a one counts as left out (RFC 6749 §3.1). */
function onceEach(parameters: URLSearchParams): URLSearchParams {
  const seen = new URLSearchParams();
  const names = new Set<string>();
  for (const [name, value] of parameters) {
    if (names.has(name)) throw twice(name);
    names.add(name);
    if (value !== "") seen.set(name, value);
  }
  return seen;
}

/** RFC 8707 lets a request name several resources; a token of ours is for one. */
const twice = (name: string) =>
  name === "resource"
    ? new OAuthError("invalid_target", "resource: name one.")
    : new OAuthError("invalid_request", `${name.slice(0, 100)}: is given twice; give it once.`);

/** The form that a request to an endpoint carries. Throws `invalid_request` for anything but one. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new OAuthError("invalid_request", "Content-Type: must be application/x-www-form-urlencoded.");
  try {
    return onceEach(new URLSearchParams(await readText(request, most)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new OAuthError("invalid_request", error.message, { status: error.status, cause: error });
  }
}
