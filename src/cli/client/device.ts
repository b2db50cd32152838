import { Failure } from "../../contract/failure.ts";
import { plain } from "../print.ts";
import { refusal, send } from "./api.ts";
import { openBrowser } from "./browser.ts";
import { clientId, metadataOf, tokenAnswer } from "./oauth.ts";

interface Device {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete?: string;
  readonly expires_in: number;
  readonly interval?: number;
}

const isDevice = (value: unknown): value is Device => {
  const { device_code, user_code, verification_uri, expires_in } = (value ?? {}) as Record<string, unknown>;
  return (
    [device_code, user_code, verification_uri].every((one) => typeof one === "string") && typeof expires_in === "number"
  );
};

/** The device flow (RFC 8628): a person approves in a browser, here or anywhere, what this command line may do. */
export async function loginByDevice(url: string, scopes: readonly string[]) {
  const { issuer, device, token } = await metadataOf(url);
  if (device === undefined)
    throw new Failure("unavailable", `${url} offers no login by device code. Log in with an API key: --with-key.`);
  const form = { client_id: clientId, resource: issuer, ...(scopes.length > 0 && { scope: scopes.join(" ") }) };
  const answered = await send(url, { method: "POST", path: device, form });
  const { error, error_description } = (answered.body ?? {}) as Record<string, unknown>;
  if (typeof error === "string")
    throw new Failure("invalid_request", `The server refuses this login: ${plain(String(error_description ?? error))}`);
  if (answered.status !== 200 || !isDevice(answered.body)) throw refusal(url, answered);
  tell(answered.body, url);
  return approved(url, token, answered.body);
}

/** Shows where to go and what to enter. A page elsewhere is shown too, but a browser is only sent to the server's own. */
function tell({ verification_uri, verification_uri_complete, user_code }: Device, url: string): void {
  process.stderr.write(`Open ${plain(verification_uri)} and enter the code ${plain(user_code)}\n`);
  const page = verification_uri_complete ?? verification_uri;
  const isOwn = URL.canParse(page) && new URL(page).origin === url;
  if (isOwn && openBrowser(page)) process.stderr.write("Your browser should show that page now.\n");
  if (process.stderr.isTTY) process.stderr.write("Waiting for you to approve there; Ctrl-C gives up.\n");
}

/** Asks, no more often than the server wants, until the person has decided or the code is over. */
async function approved(url: string, path: string, { device_code, expires_in, interval = 5 }: Device) {
  const form = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code, client_id: clientId };
  const until = Date.now() + expires_in * 1000;
  let seconds = Math.max(1, interval);
  while (Date.now() + seconds * 1000 < until) {
    await Bun.sleep(seconds * 1000);
    const answered = await send(url, { method: "POST", path, form }).catch(passing);
    // The network, or the server for a moment: less often from now on (RFC 8628 §3.5).
    if (answered === undefined || answered.status >= 500 || answered.status === 429) seconds *= 2;
    else {
      const got = tokenAnswer(url, answered);
      if (!("error" in got)) return got;
      if (got.error === "slow_down") seconds += 5;
      else if (got.error !== "authorization_pending") throw notApproved(got);
    }
  }
  throw notApproved({ error: "expired_token", said: "" });
}

function passing(error: unknown): undefined {
  if (!(error instanceof Failure) || error.code !== "unavailable") throw error;
}

function notApproved({ error, said }: { error: string; said: string }): Failure {
  if (error === "access_denied") return new Failure("forbidden", "The login was denied in the browser.");
  if (error === "expired_token") return new Failure("unauthorized", "The code has expired before it was approved.");
  return new Failure("unauthorized", `The server refuses this login: ${plain(said)}`);
}
