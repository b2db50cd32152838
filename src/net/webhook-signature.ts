import { createHmac } from "node:crypto";

/* Standard Webhooks (https://www.standardwebhooks.com): who receives a message can tell that it is ours, and new. */

const prefix = "whsec_";

/** A secret as the standard writes them. */
export const newWebhookSecret = (random: (bytes: number) => Uint8Array): string =>
  prefix + Buffer.from(random(24)).toString("base64");

/** Whether a text is such a secret, of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  const bytes = Buffer.from(text.slice(prefix.length), "base64");
  return text.startsWith(prefix) && bytes.length >= 24 && bytes.length <= 64;
}

/** The headers of a message. `id` is the same for every sending of it; `now` in milliseconds since 1970. */
export function webhookHeaders(secret: string, id: string, now: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
