import { addDevice } from "../../../db/oauth/devices.ts";
import { newSecret, secretHash } from "../secret.ts";
import { deviceGrant } from "./client-document.ts";
import { OAuthError } from "./oauth-error.ts";
import { resourceAsked } from "./resources.ts";
import { scopesAsked } from "./scope.ts";
import type { AuthorizationServer, Submission } from "./server.ts";
import { newUserCode, shownUserCode } from "./user-code.ts";

/** How long a person has, and how long a device waits between two questions, in seconds. */
const life = 600;
const interval = 5;

/** `POST /api/oauth/device_authorization` (RFC 8628 §3.1): a code for the device, and one for its person to type. */
export async function deviceAuthorization(server: AuthorizationServer, { headers, form }: Submission): Promise<object> {
  const client = await server.clients.authenticate(headers, form, { mayBeNew: true });
  if (!client.grantTypes.includes(deviceGrant))
    throw new OAuthError("unauthorized_client", "This client is not registered for the device flow.");
  const scopes = scopesAsked(client, form.get("scope"));
  const resource = resourceAsked(form.get("resource"), server.publicUrl()).url;
  const code = newSecret();
  const userCode = await kept(server, { hash: secretHash(code), clientId: client.id, scopes, resource });
  const page = `${server.publicUrl()}/device`;
  return {
    device_code: code,
    user_code: shownUserCode(userCode),
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${shownUserCode(userCode)}`,
    expires_in: life,
    interval,
  };
}

interface Device {
  readonly hash: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly resource: string;
}

/** Keeps the device under a user code that no other one has. Answers that code. */
async function kept({ store, clock }: AuthorizationServer, { scopes, ...device }: Device): Promise<string> {
  const now = clock.now();
  for (;;) {
    const userCode = newUserCode();
    const isKept = await addDevice(store, {
      ...{ ...device, userCode, scopes: JSON.stringify(scopes), status: "pending" },
      ...{ workspaceId: null, userId: null, grantId: null, polledAt: null, intervalSeconds: interval },
      ...{ createdAt: now, expiresAt: now + life * 1000 },
    });
    if (isKept) return userCode;
  }
}
