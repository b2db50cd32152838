import { forgetAnswers } from "../db/act.ts";
import { releaseAiCalls } from "../db/ai-calls.ts";
import { forgetClients } from "../db/clients.ts";
import { forgetConnections } from "../db/connections.ts";
import type { Store } from "../db/open.ts";
import { forgetMessages } from "../db/outbox.ts";
import { forgetCodes, forgetDevices, forgetRevokedTokens } from "../db/over.ts";
import { forgetSigningKeys } from "../db/signing-keys.ts";
import type { Log } from "./log.ts";

/** What is thrown away once it is over. Each goes slice by slice and stops when the server does. */
const forgotten: Record<string, (store: Store, at: number, stopping: AbortSignal) => Promise<void>> = {
  answers: forgetAnswers,
  ai_calls: releaseAiCalls,
  oauth_clients: forgetClients,
  authorization_codes: forgetCodes,
  device_codes: forgetDevices,
  revoked_tokens: forgetRevokedTokens,
  signing_keys: forgetSigningKeys,
  webhook_messages: forgetMessages,
  connections: forgetConnections,
};

/** Throws away what is over; done at the start and every hour. What cannot be now is logged, and tried the next time. */
export async function upkeep(store: Store, log: Log, at: number, stopping: AbortSignal): Promise<void> {
  for (const [what, forget] of Object.entries(forgotten))
    await forget(store, at, stopping).catch((error: unknown) => log.warn(`${what}_not_forgotten`, { error }));
}
