import { T } from "../../contract/type.ts";
import { ask, at, type CallEffect, type Dialect, json, numberAt, parsed, read, textAt } from "../ask.ts";
import { NetworkFailure } from "../failure.ts";
import { fileOf, plainName } from "../files.ts";
import type { Ask } from "../http.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, listening } from "../looking-back.ts";
import { onlyLinks } from "../marks.ts";
import type { FormFile } from "../multipart.ts";
import type { Account, Call, Connected, Network, Parents, Part, Prepared, Reach, Remote } from "../network.ts";

/* Discord channels: by a bot, which can tell what it wrote, or by a channel's webhook, which cannot. */

const megabyte = 1024 * 1024;
const dialect: Dialect = {
  title: "Discord",
  words: (body) => textAt(body, "message"),
  code: (body) => numberAt(body, "code")?.toString(),
  wait: (body) => numberAt(body, "retry_after"),
  // A webhook that was deleted.
  kind: (_status, body) => (numberAt(body, "code") === 10_015 ? "unauthorized" : undefined),
};

const viaWebhook = ({ settings }: Pick<Account, "settings">) => settings["way"] === "webhook";
const bot = (token: string) => ({ authorization: `Bot ${token}` });
const api = (reach: Reach) => `${reach.at["api"]}/${reach.at["version"]}`;

const asking = (reach: Reach, effect: CallEffect, request: Ask) => ask({ ...reach, dialect }, effect, request);
const reading = async (reach: Reach, url: string, headers: Record<string, string>): Promise<unknown> =>
  parsed((await asking(reach, "repeatable", { method: "GET", url, headers })).body);

const accountOf = (channel: unknown, way: "bot" | "webhook", more: Partial<Account>): Account => {
  const id = textAt(channel, way === "bot" ? "id" : "channel_id") ?? "";
  const name = textAt(channel, "name") ?? id;
  const guild = textAt(channel, "guild_id");
  return {
    server: "",
    remote_id: id,
    handle: `#${name}`,
    name,
    avatar_url: null,
    url: null,
    ...more,
    settings: { way, guild },
  };
};

async function withBot(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const grant = { token: (values["bot_token"] ?? "").trim() };
  const id = encodeURIComponent((values["channel_id"] ?? "").trim());
  const channel = await reading(reach, `${api(reach)}/channels/${id}`, bot(grant.token));
  const me = await reading(reach, `${api(reach)}/users/@me`, bot(grant.token));
  const account = accountOf(channel, "bot", {});
  return [{ account: { ...account, settings: { ...account.settings, bot: textAt(me, "id") } }, grant }];
}

/** The secret is the address itself. */
async function withWebhook(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const typed = (values["url"] ?? "").trim();
  const [, path] =
    /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?(webhooks\/\d+\/[\w-]+)$/.exec(typed) ?? [];
  if (!path) throw new NetworkFailure("refused", "That is no address of a Discord webhook.");
  const found = await reading(reach, `${api(reach)}/${path}`, {});
  return [{ account: accountOf(found, "webhook", {}), grant: { token: path } }];
}

const written = ({ text, link }: Part): string => withLink(text, link);

function prepare({ reach, account }: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const handle = Buffer.from(reach.random(12)).toString("hex");
  const attachments = part.media.map((media, id) => ({
    id,
    filename: plainName(media, id),
    ...(media.alt && { description: media.alt }),
  }));
  const content = {
    content: written(part),
    // Nobody is called by what a post says.
    allowed_mentions: { parse: [] },
    ...(attachments.length > 0 && { attachments }),
    // Discord gives back the message it has when a nonce comes again within some minutes.
    ...(!viaWebhook(account) && { nonce: handle, enforce_nonce: true }),
    ...(parents &&
      !viaWebhook(account) && { message_reference: { message_id: parents.parent.id, fail_if_not_exists: false } }),
  };
  return Promise.resolve({ handle, at: reach.now(), content });
}

const addressOf = ({ reach, account, grant }: Call) =>
  viaWebhook(account) ? `${api(reach)}/${grant.token}` : `${api(reach)}/channels/${account.remote_id}/messages`;
const headersOf = ({ account, grant }: Call) => (viaWebhook(account) ? {} : bot(grant.token));

const remoteOf = ({ reach, account }: Call, id: string): Remote => {
  const guild = account.settings["guild"];
  return {
    id,
    url: typeof guild === "string" ? `${reach.at["site"]}/channels/${guild}/${account.remote_id}/${id}` : null,
  };
};

async function send(call: Call, { media }: Part, { content }: Prepared): Promise<Remote> {
  const url = viaWebhook(call.account) ? `${addressOf(call)}?wait=true` : addressOf(call);
  let more: Pick<Ask, "body" | "headers" | "within"> = json(content);
  if (media.length > 0) {
    const form: [string, string | FormFile][] = [["payload_json", JSON.stringify(content)]];
    for (const [index, one] of media.entries())
      form.push([`files[${index}]`, await fileOf(one, plainName(one, index))]);
    more = { body: form, within: 300_000 };
  }
  const headers = { ...more.headers, ...headersOf(call) };
  const answer = await asking(call.reach, "sends", { method: "POST", url, ...more, headers });
  return remoteOf(call, read(answer, T.Object({ id: T.String() }), dialect.title, "sends").id);
}

async function find(
  call: Call,
  { at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  if (viaWebhook(call.account)) throw new NetworkFailure("refused", "A Discord webhook cannot read what it wrote.");
  const clock = listening(call);
  const messages = await reading(clock.call.reach, `${addressOf(call)}?limit=100`, headersOf(call));
  if (!Array.isArray(messages)) throw new NetworkFailure("unavailable", "Discord did not list the messages.");
  const earliest = clock.earliest(since);
  const parent = textAt(content, "message_reference", "message_id");
  const sent = (at(content, "attachments") as readonly unknown[] | undefined)?.length ?? 0;
  const found = messages.find((one) => {
    const shown = at(one, "attachments");
    return (
      textAt(one, "author", "id") === call.account.settings["bot"] &&
      (textAt(one, "content") ?? "") === (textAt(content, "content") ?? "") &&
      textAt(one, "message_reference", "message_id") === parent &&
      (Array.isArray(shown) ? shown.length : 0) === sent &&
      Date.parse(textAt(one, "timestamp") ?? "") >= earliest &&
      !isTaken(textAt(one, "id") ?? "")
    );
  });
  const oldest = Date.parse(textAt(messages.at(-1), "timestamp") ?? "");
  if (!found && messages.length >= 100 && oldest >= earliest) throw cannotTell("Discord");
  const id = textAt(found, "id");
  return id ? remoteOf(call, id) : null;
}

const pictures = ["image/jpeg", "image/png", "image/webp"];

export const discord: Network = {
  name: "discord",
  title: "Discord",
  addresses: { api: "https://discord.com/api", site: "https://discord.com", version: "v10" },
  forms: [
    {
      kind: "token",
      fields: [
        { name: "bot_token", label: "Bot token", secret: true, optional: false, example: "xxxxxxxx.xxxxxx.xxxxxxxx" },
        { name: "channel_id", label: "Channel", secret: false, optional: false, example: "1100000000000000000" },
      ],
      connect: withBot,
    },
    {
      kind: "webhook",
      fields: [
        {
          name: "url",
          label: "Webhook",
          secret: true,
          optional: false,
          example: "https://discord.com/api/webhooks/1/xxxxxxxx",
        },
      ],
      connect: withWebhook,
    },
  ],
  limits: {
    text: text(2000, "utf16"),
    comment: text(2000, "utf16"),
    media: {
      count: 10,
      required: false,
      mixed: true,
      alt_length: 1024,
      image: files(pictures, 10, 10 * megabyte),
      gif: files(["image/gif"], 10, 10 * megabyte),
      video: files(["video/mp4", "video/webm", "video/quicktime"], 10, 10 * megabyte),
    },
    thread: 100,
    repeat_after: 0,
  },
  repeat: (account) => (viaWebhook(account) ? "never" : "found"),
  settles_after: 10_000,
  written,
  marks: onlyLinks,
  prepare,
  send,
  find,
  async remove(call, { id }) {
    const url = `${addressOf(call)}${viaWebhook(call.account) ? "/messages" : ""}/${id}`;
    await asking(call.reach, "repeatable", { method: "DELETE", url, headers: headersOf(call) });
  },
  async revoke(reach, account, grant) {
    // A bot's token is its owner's; a webhook can delete itself.
    if (viaWebhook(account))
      await asking(reach, "repeatable", { method: "DELETE", url: `${api(reach)}/${grant.token}` });
  },
};
