import { isWebhookSecret, newWebhookSecret, webhookHeaders } from "../../net/webhook-signature.ts";
import { ask, type CallEffect, type Dialect, parsed, textAt } from "../ask.ts";
import { NetworkFailure } from "../failure.ts";
import { newHandle } from "../handle.ts";
import type { Answer } from "../http.ts";
import { files, text } from "../limits.ts";
import { onlyLinks } from "../marks.ts";
import type { Connected, Network, Part, Reach } from "../network.ts";

/* Any address: a signed message by Standard Webhooks. What is behind it does the publishing. */

const megabyte = 1024 * 1024;
const dialect: Dialect = {
  title: "The webhook",
  words: (body) => textAt(body, "error", "message") ?? textAt(body, "error") ?? textAt(body, "message"),
  // Whoever is behind it says so, and means it: nothing here could be renewed.
  kind: (status) => (status === 401 ? "refused" : undefined),
};

interface Message {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly body: string;
}
function post(reach: Reach, effect: CallEffect, { url, secret, id, body }: Message): Promise<Answer> {
  const headers = { "content-type": "application/json", ...webhookHeaders(secret, id, reach.now(), body) };
  return ask({ ...reach, dialect }, effect, { method: "POST", url, headers, body });
}

/** Connects an address that answers a signed `ping` with success. */
async function connect(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const url = (values["url"] ?? "").trim();
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new NetworkFailure("refused", "The address is no web address.");
  const given = values["secret"]?.trim();
  if (given && !isWebhookSecret(given))
    throw new NetworkFailure("refused", "The secret is none: whsec_ and 24 to 64 bytes in base64.");
  const secret = given || newWebhookSecret(reach.random);
  const body = JSON.stringify({ type: "ping", timestamp: new Date(reach.now()).toISOString(), data: {} });
  await post(reach, "repeatable", { url, secret, id: `msg_${newHandle(reach.random)}`, body });
  const { host, href } = new URL(url);
  const account = {
    server: "",
    remote_id: href,
    handle: host,
    name: values["name"]?.trim() || host,
    avatar_url: null,
    url: null,
    settings: {},
  };
  return [{ account, grant: { token: secret }, ...(!given && { reveal: secret }) }];
}

const message = (part: Part, replyTo: string | undefined, now: number) => ({
  type: "post.published",
  timestamp: new Date(now).toISOString(),
  data: {
    kind: part.kind,
    text: part.text,
    link: part.link,
    media: part.media.map(({ url, type, alt, width, height }) => ({ url, type, alt, width, height })),
    reply_to: replyTo ?? null,
  },
});

const any = 1_000_000;

export const webhook: Network = {
  name: "webhook",
  title: "Webhook",
  addresses: {},
  forms: [
    {
      kind: "webhook",
      fields: [
        { name: "url", label: "Address", secret: false, optional: false, example: "https://example.com/posts" },
        { name: "name", label: "Name", secret: false, optional: true, example: "Our site" },
        { name: "secret", label: "Signing secret", secret: true, optional: true, example: "whsec_xxxxxxxx" },
      ],
      connect,
    },
  ],
  limits: {
    text: text(any, "utf16"),
    comment: text(any, "utf16"),
    media: {
      count: 50,
      required: false,
      mixed: true,
      alt_length: 10_000,
      image: files(["image/jpeg", "image/png", "image/webp", "image/avif"], 50, 1024 * megabyte),
      gif: files(["image/gif"], 50, 1024 * megabyte),
      video: files(["video/mp4", "video/webm", "video/quicktime"], 50, 1024 * megabyte),
    },
    thread: 100,
    repeat_after: 0,
  },
  // `webhook-id` stays the same: by the standard, the receiver knows a message again by it.
  repeat: () => "same",
  settles_after: 5000,
  written: ({ text, link }) => text || (link ?? ""),
  marks: onlyLinks,
  async prepare({ reach }, part, parents) {
    const now = reach.now();
    return { handle: `msg_${newHandle(reach.random)}`, at: now, content: message(part, parents?.parent.id, now) };
  },
  async send({ reach, account, grant }, _part, { handle, content }) {
    const body = JSON.stringify(content);
    const answer = await post(reach, "sends", { url: account.remote_id, secret: grant.token, id: handle, body });
    const said = parsed(answer.body);
    return { id: textAt(said, "id") ?? handle, url: textAt(said, "url") ?? null };
  },
};
