import { forgetAnswers } from "../db/act.ts";
import { releaseAiCalls } from "../db/ai/calls.ts";
import { forgetMessages } from "../db/events/outbox.ts";
import { forgetClients } from "../db/oauth/clients.ts";
import { forgetCodes, forgetDevices, forgetRevokedTokens } from "../db/oauth/over.ts";
import { forgetSigningKeys } from "../db/oauth/signing-keys.ts";
import type { Store } from "../db/open.ts";
import { forgetConnections } from "../db/publishing/connections.ts";
import { forgetAiCalls, forgetUsage } from "../db/retention.ts";
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

/** What is kept for as many whole days (UTC) as the operator says, and then thrown away likewise. */
const kept: Record<string, (store: Store, day: string, stopping: AbortSignal) => Promise<void>> = {
  usage: forgetUsage,
  ai_ledger: (store, day, stopping) => forgetAiCalls(store, Date.parse(day), stopping),
};
const day = 86_400_000;

interface Keeping {
  /** For how many days; 0: without end. */
  readonly usageDays: number;
  readonly at: number;
  readonly stopping: AbortSignal;
}

/** Throws away what is over; done at the start and every hour. What cannot be now is logged, and tried the next time. */
export async function upkeep(store: Store, log: Log, { usageDays, at, stopping }: Keeping): Promise<void> {
  const missed = (what: string) => (error: unknown) => log.warn(`${what}_not_forgotten`, { error });
  for (const [what, forget] of Object.entries(forgotten)) await forget(store, at, stopping).catch(missed(what));
  if (usageDays === 0) return;
  const first = new Date(at - usageDays * day).toISOString().slice(0, 10);
  for (const [what, forget] of Object.entries(kept)) await forget(store, first, stopping).catch(missed(what));
}
