import type { WebhookAttemptRow, WebhookRow } from "../../db/events/webhooks.ts";
import { OutboundFailed, OutboundRefused, type SafeFetch } from "../net/safe-fetch.ts";
import { webhookHeaders } from "../net/webhook-signature.ts";
import type { Vault } from "../vault/vault.ts";
import { version } from "../version.ts";

/** What a receiver may take, in milliseconds; how much of its answer is read and kept, in bytes. */
const patience = 15_000;
const keptAnswer = 500;

/** One sending of a message, and how it went. */
export interface Sent extends Pick<WebhookAttemptRow, "at" | "ms" | "status" | "answer" | "error"> {
  /** Whether the receiver has it. */
  readonly ok: boolean;
  /** How long the receiver asks to be left alone, in milliseconds. */
  readonly askedFor: number | undefined;
}

export interface Means {
  readonly vault: Vault;
  readonly fetchSafely: SafeFetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that only ever go forward. */
  readonly monotonic: () => number;
}
type Signed = Pick<WebhookRow, "workspaceId" | "id" | "secretSealed" | "earlierSealed" | "earlierUntil">;

/** Where a webhook's secret is sealed for; the earlier one keeps the place that it had. */
export const secretPlace = (workspace: string, id: string) => ({
  workspace,
  table: "webhooks",
  column: "secret_sealed",
  row: id,
});

/** The headers by which the receiver knows the message for ours: two signatures while a secret is being replaced. */
async function signed({ vault, now }: Means, webhook: Signed, id: string, body: string) {
  const place = secretPlace(webhook.workspaceId, webhook.id);
  const sealed = [webhook.secretSealed];
  if (webhook.earlierSealed !== null && (webhook.earlierUntil ?? 0) > now()) sealed.push(webhook.earlierSealed);
  const secrets = await Promise.all(sealed.map((each) => vault.openText(place, each)));
  const at = now();
  const each = secrets.map((secret) => webhookHeaders(secret, id, at, body));
  return { ...each[0], "webhook-signature": each.map((headers) => headers["webhook-signature"]).join(" ") };
}

/** What an answer begins with. The status has told whether the message arrived, whatever becomes of the rest. */
async function beginningOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = body.getReader();
  let read: Uint8Array = new Uint8Array();
  try {
    while (read.byteLength < keptAnswer) {
      const { done, value } = await reader.read();
      if (done) break;
      read = Buffer.concat([read, value]);
    }
  } catch (error) {
    if (!(error instanceof OutboundFailed || error instanceof OutboundRefused)) throw error;
  } finally {
    await reader.cancel().catch(() => {});
  }
  return read.subarray(0, keptAnswer);
}

/** How long a `Retry-After` asks for, in whole milliseconds: it is in seconds, or a date. */
function patienceIn(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

/** Sends a message once. Only an answer of 200 to 299 says that it has arrived; a redirect is not followed. */
export async function send(
  means: Means,
  webhook: Signed & Pick<WebhookRow, "url">,
  { id, body }: { readonly id: string; readonly body: string },
): Promise<Sent> {
  const at = means.now();
  const begun = means.monotonic();
  const took = () => Math.round(means.monotonic() - begun);
  const headers = {
    "content-type": "application/json",
    "user-agent": `socialcrm/${version}`,
    ...(await signed(means, webhook, id, body)),
  };
  try {
    const options = { method: "POST", headers, body, maxBytes: Number.MAX_SAFE_INTEGER, timeoutMs: patience } as const;
    const { status, headers: told, body: said } = await means.fetchSafely.open(webhook.url, options);
    const answer = new TextDecoder().decode(await beginningOf(said)).replaceAll("\0", "");
    const askedFor = patienceIn(told.get("retry-after"), means.now());
    return { at, ms: took(), status, answer, error: null, ok: status >= 200 && status < 300, askedFor };
  } catch (error) {
    if (!(error instanceof OutboundFailed || error instanceof OutboundRefused)) throw error;
    return { at, ms: took(), status: null, answer: "", error: error.message, ok: false, askedFor: undefined };
  }
}
