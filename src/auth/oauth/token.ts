import { deviceGrant } from "./client-document.ts";
import type { Client } from "./clients.ts";
import { exchange } from "./grant-code.ts";
import { deviceTokens } from "./grant-device.ts";
import { ownTokens } from "./grant-own.ts";
import { refresh } from "./grant-refresh.ts";
import type { Issued } from "./issue.ts";
import { OAuthError } from "./oauth-error.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

type Exchange = (server: AuthorizationServer, client: Client, sent: Submission) => Promise<Issued>;

const exchanges = new Map<string, Exchange>([
  ["authorization_code", exchange],
  ["refresh_token", refresh],
  ["client_credentials", ownTokens],
  [deviceGrant, deviceTokens],
]);
export const grantTypes = [...exchanges.keys()];

/** `POST /api/oauth/token` (RFC 6749 §3.2): who asks, by what, whether they may, and then that way's own steps. */
export async function token(server: AuthorizationServer, sent: Submission): Promise<Issued> {
  const client = await server.clients.authenticate(sent.headers, sent.form);
  const type = sent.form.get("grant_type");
  if (type === null) throw new OAuthError("invalid_request", "grant_type: is required.");
  const way = exchanges.get(type);
  if (!way) throw new OAuthError("unsupported_grant_type", `grant_type: must be one of ${grantTypes.join(", ")}.`);
  if (!client.grantTypes.includes(type))
    throw new OAuthError("unauthorized_client", `grant_type: this client is not registered for ${type}.`);
  return way(server, client, sent);
}
