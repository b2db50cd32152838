import { type DeviceRow, pollDevice, redeemDevice } from "../../../db/oauth/devices.ts";
import { Refusal } from "../../../db/refusal.ts";
import { secretHash } from "../secret.ts";
import type { Client } from "./clients.ts";
import { type Issued, issue } from "./issue.ts";
import { firstTokens } from "./new-grant.ts";
import { OAuthError, type OAuthErrorCode } from "./oauth-error.ts";
import type { AuthorizationServer, Submission } from "./server.ts";

/** Whoever asks too soon has to wait this much longer from then on, in seconds (RFC 8628 §3.5). */
const slower = 5;

const refusals: Partial<Record<OAuthErrorCode, string>> = {
  authorization_pending: "Nobody has entered the code yet.",
  slow_down: `Asked too soon; wait ${slower} seconds longer each time.`,
  expired_token: "The device code is over; start again.",
  access_denied: "The person said no.",
  invalid_grant: "The device code is not valid, was used before or is another client's.",
};
const refusal = (error: OAuthErrorCode) => new OAuthError(error, refusals[error] ?? "", { status: 400 });

/** `grant_type=urn:ietf:params:oauth:grant-type:device_code`: a device asks whether its person has decided. */
export async function deviceTokens(server: AuthorizationServer, client: Client, sent: Submission): Promise<Issued> {
  const code = sent.form.get("device_code");
  if (code === null) throw new OAuthError("invalid_request", "device_code: is required.");
  const now = server.clock.now();
  const hash = secretHash(code);
  const isSoon = ({ polledAt, intervalSeconds }: DeviceRow) =>
    polledAt !== null && now < polledAt + intervalSeconds * 1000;
  const row = await pollDevice(server.store, hash, (device) => ({
    polledAt: now,
    intervalSeconds: device.intervalSeconds + (isSoon(device) && device.status === "pending" ? slower : 0),
  }));
  if (row?.clientId !== client.id || row.status === "used") throw refusal("invalid_grant");
  if (row.expiresAt <= now) throw refusal("expired_token");
  if (row.status === "denied") throw refusal("access_denied");
  if (row.status === "pending") throw refusal(isSoon(row) ? "slow_down" : "authorization_pending");
  return granted(server, client, row, sent.requestId);
}

async function granted(server: AuthorizationServer, client: Client, row: DeviceRow, requestId: string) {
  const { workspaceId: workspace, userId: user, resource, hash } = row;
  if (workspace === null || user === null) throw refusal("invalid_grant");
  const scopes: readonly string[] = JSON.parse(row.scopes);
  const { grant, token } = firstTokens(server, client, { workspace, user, scopes, resource });
  const by = { workspace, requestId, actor: grant.id, actorName: client.name };
  try {
    await redeemDevice(server.store, server.act("create_grant", by), hash, grant);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "state") throw refusal("invalid_grant");
    throw error;
  }
  return issue(server, { workspace, grant: grant.id, client: client.id, user }, token, grant.generation);
}
