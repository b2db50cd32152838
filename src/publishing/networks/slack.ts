import { ask, at, json, textAt } from "../ask.ts";
import { NetworkFailure } from "../failure.ts";
import { plainName } from "../files.ts";
import { newHandle } from "../handle.ts";
import { files, noFile, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, furthest, listening } from "../looking-back.ts";
import { onlyLinks } from "../marks.ts";
import type { Account, Call, Media, Network, Parents, Part, Prepared, Remote } from "../network.ts";
import { calling, dialect, escaped, form } from "./slack/api.ts";
import { begin, finish, revoke, withBot, withWebhook } from "./slack/connect.ts";

/* Slack channels: by a bot, which can tell what it wrote by what it hid in it, or by an incoming webhook, which cannot. */

const megabyte = 1024 * 1024;
const eventType = "socialcrm_post";
const longestSection = 3000;
const viaWebhook = ({ settings }: Account) => settings["way"] === "webhook";

const written = ({ text, link }: Part): string => escaped(withLink(text, link));

/** Uploads a file that only the app sees until a message shows it. */
async function upload(call: Call, media: Media, index: number): Promise<string> {
  const content = await media.content();
  const fields = {
    filename: plainName(media, index),
    length: String(content.size),
    ...(media.alt && { alt_txt: media.alt }),
  };
  const place = await calling(call, "repeatable", "files.getUploadURLExternal", form(fields));
  const [url, id] = [textAt(place, "upload_url"), textAt(place, "file_id")];
  if (!url || !id) throw new NetworkFailure("unavailable", "Slack named no place for the file.");
  const headers = { "content-type": "application/octet-stream" };
  await ask({ ...call.reach, dialect }, "repeatable", { method: "POST", url, headers, body: content, within: 120_000 });
  await calling(call, "repeatable", "files.completeUploadExternal", json({ files: [{ id }] }));
  return id;
}

/** Words in sections that Slack takes, cut between words. */
function sections(words: string): string[] {
  const found: string[] = [];
  for (let rest = words; rest !== ""; ) {
    const space = rest.length > longestSection ? rest.lastIndexOf(" ", longestSection) : -1;
    const end = space > 0 ? space : longestSection;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return found;
}

/** Pictures stand in blocks, and then the words must too. */
async function blocks(call: Call, part: Part): Promise<object[]> {
  const shown: object[] = sections(written(part)).map((text) => ({ type: "section", text: { type: "mrkdwn", text } }));
  for (const [index, media] of part.media.entries()) {
    const id = await upload(call, media, index);
    shown.push({ type: "image", slack_file: { id }, alt_text: media.alt ?? "" });
  }
  return shown;
}

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const handle = newHandle(call.reach.random);
  const made = call.reach.now();
  if (viaWebhook(call.account)) return { handle, at: made, content: { text: written(part) } };
  const content = {
    channel: call.account.remote_id,
    text: written(part),
    ...(part.media.length > 0 && { blocks: await blocks(call, part) }),
    ...(parents && { thread_ts: parents.root.id }),
    metadata: { event_type: eventType, event_payload: { handle } },
  };
  return { handle, at: made, content };
}

async function permalink(call: Call, ts: string): Promise<string | null> {
  try {
    const found = await calling(
      call,
      "repeatable",
      "chat.getPermalink",
      form({ channel: call.account.remote_id, message_ts: ts }),
    );
    return textAt(found, "permalink") ?? null;
  } catch {
    return null;
  }
}

async function send(call: Call, _part: Part, { handle, content }: Prepared): Promise<Remote> {
  if (viaWebhook(call.account)) {
    const url = `${call.reach.at["hooks"]}/${call.grant.token}`;
    await ask(
      {
        ...call.reach,
        dialect: { ...dialect, kind: (status) => (status === 404 || status === 410 ? "unauthorized" : undefined) },
      },
      "sends",
      {
        method: "POST",
        url,
        ...json(content),
      },
    );
    return { id: handle, url: null };
  }
  const ts = textAt(await calling(call, "sends", "chat.postMessage", json(content)), "ts");
  if (!ts) throw new NetworkFailure("unknown", "Slack took the message and did not name it.");
  return { id: ts, url: await permalink(call, ts) };
}

async function find(call: Call, { handle, at: since, content }: Prepared): Promise<Remote | null> {
  if (viaWebhook(call.account)) throw new NetworkFailure("refused", "A Slack webhook cannot read what it wrote.");
  const thread = textAt(content, "thread_ts");
  const fields = {
    channel: call.account.remote_id,
    oldest: String((since - furthest) / 1000),
    limit: "200",
    include_all_metadata: "true",
    ...(thread && { ts: thread }),
  };
  const method = thread ? "conversations.replies" : "conversations.history";
  const clock = listening(call);
  const listed = await calling(clock.call, "repeatable", method, form(fields));
  const messages = at(listed, "messages");
  const list: readonly unknown[] = Array.isArray(messages) ? messages : [];
  const found = list.find((one) => textAt(one, "metadata", "event_payload", "handle") === handle);
  // A channel is listed from its newest message back, a thread from its first one on.
  const reachesBack = !thread && Number(textAt(list.at(-1), "ts")) * 1000 < clock.earliest(since);
  if (!found && at(listed, "has_more") === true && !reachesBack) throw cannotTell("Slack");
  const ts = textAt(found, "ts");
  return ts ? { id: ts, url: await permalink(call, ts) } : null;
}

const picture = files(["image/jpeg", "image/png"], 10, 20 * megabyte);

export const slack: Network = {
  name: "slack",
  title: "Slack",
  addresses: { api: "https://slack.com/api", site: "https://slack.com", hooks: "https://hooks.slack.com" },
  browser: { asks_server: false, needs_app: true, begin, finish },
  forms: [
    {
      kind: "token",
      fields: [
        { name: "bot_token", label: "Bot token", secret: true, optional: false, example: "xoxb-xxxxxxxx" },
        { name: "channel_id", label: "Channel", secret: false, optional: false, example: "C0123456789" },
        { name: "name", label: "Name", secret: false, optional: true, example: "#launch" },
      ],
      connect: withBot,
    },
    {
      kind: "webhook",
      fields: [
        {
          name: "url",
          label: "Incoming webhook",
          secret: true,
          optional: false,
          example: "https://hooks.slack.com/services/T0/B0/x",
        },
        { name: "name", label: "Name", secret: false, optional: true, example: "#launch" },
      ],
      connect: withWebhook,
    },
  ],
  limits: {
    text: text(40_000, "utf16"),
    comment: text(40_000, "utf16"),
    media: {
      count: 10,
      required: false,
      mixed: true,
      alt_length: 2000,
      image: picture,
      gif: { ...picture, types: ["image/gif"] },
      video: noFile,
    },
    thread: 100,
    repeat_after: 0,
  },
  repeat: (account) => (viaWebhook(account) ? "never" : "found"),
  settles_after: 10_000,
  written,
  shown: ({ text, link }) => withLink(text, link),
  marks: onlyLinks,
  check: (account, parts) =>
    parts.flatMap(({ media, kind }, part) => {
      if (!viaWebhook(account)) return [];
      const pictures = { part, limit: "media.count", measured: media.length, allowed: 0 };
      const replies = { part, limit: "thread", measured: 1, allowed: 0 };
      return [
        ...(media.length > 0 ? [{ ...pictures, message: "A Slack webhook takes no pictures." }] : []),
        ...(kind !== "post" ? [{ ...replies, message: "A Slack webhook cannot answer to a message." }] : []),
      ];
    }),
  revoke,
  prepare,
  send,
  find,
  async remove(call, { id }) {
    await calling(call, "repeatable", "chat.delete", json({ channel: call.account.remote_id, ts: id }));
  },
};
