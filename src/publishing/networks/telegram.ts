import { T } from "../../contract/type.ts";
import { ask, at, type CallEffect, type Dialect, json, numberAt, parsed, read, textAt } from "../ask.ts";
import { fileOf, isAnimation, isFilm, plainName } from "../files.ts";
import { newHandle } from "../handle.ts";
import type { Ask } from "../http.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { bareMarks } from "../marks.ts";
import { measure } from "../measure.ts";
import type { FormFile } from "../multipart.ts";
import type { Call, Connected, Grant, Network, Parents, Part, Prepared, Reach, Remote, Violation } from "../network.ts";

/* Telegram channels and groups, by a bot that may post there (https://core.telegram.org/bots/api). */

const megabyte = 1024 * 1024;
const dialect: Dialect = {
  title: "Telegram",
  words: (body) => textAt(body, "description"),
  code: (body) => numberAt(body, "error_code")?.toString(),
  wait: (body) => numberAt(body, "parameters", "retry_after"),
  // An unknown token is a 404 there.
  kind: (status, body) =>
    status === 401 || (status === 404 && textAt(body, "description") === "Not Found") ? "unauthorized" : undefined,
};

/** The token stands in the path there; no error repeats an address. */
const calling = (reach: Reach, { token }: Grant, effect: CallEffect, method: string, more: Partial<Ask>) =>
  ask({ ...reach, dialect }, effect, { method: "POST", url: `${reach.at["api"]}/bot${token}/${method}`, ...more });
const asked = async (reach: Reach, grant: Grant, method: string, body: object): Promise<unknown> =>
  at(parsed((await calling(reach, grant, "repeatable", method, json(body))).body), "result");

async function connect(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const grant = { token: (values["bot_token"] ?? "").trim() };
  await asked(reach, grant, "getMe", {});
  const chat = await asked(reach, grant, "getChat", { chat_id: (values["chat"] ?? "").trim() });
  const id = String(numberAt(chat, "id") ?? at(chat, "id"));
  const username = textAt(chat, "username");
  const name = textAt(chat, "title") ?? textAt(chat, "first_name") ?? id;
  const account = {
    server: "",
    remote_id: id,
    handle: username ? `@${username}` : name,
    name,
    avatar_url: null,
    url: username ? `${reach.at["site"]}/${username}` : null,
    settings: {},
  };
  return [{ account, grant }];
}

const written = ({ text, link }: Part): string => withLink(text, link);

function prepare({ reach }: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const reply = parents && { reply_parameters: { message_id: Number(parents.parent.id.split(",")[0]) } };
  return Promise.resolve({
    handle: newHandle(reach.random),
    at: reach.now(),
    content: { text: written(part), ...reply },
  });
}

const attachments = [
  { is: isAnimation, method: "sendAnimation", field: "animation" },
  { is: isFilm, method: "sendVideo", field: "video" },
  { is: () => true, method: "sendPhoto", field: "photo" },
] as const;

/** One file, or an album of which the first carries the words. */
async function upload(call: Call, { media }: Part, { content }: Prepared) {
  const form: [string, string | FormFile][] = [["chat_id", call.account.remote_id]];
  const caption = textAt(content, "text");
  const reply = at(content, "reply_parameters");
  if (reply) form.push(["reply_parameters", JSON.stringify(reply)]);
  const [first] = media;
  if (first && media.length === 1) {
    const { method, field } = attachments.find(({ is }) => is(first)) ?? attachments[2];
    form.push([field, await fileOf(first, plainName(first, 0))]);
    if (caption) form.push(["caption", caption]);
    return { method, form };
  }
  const album = media.map((one, index) => ({
    type: isFilm(one) ? "video" : "photo",
    media: `attach://file${index}`,
    ...(index === 0 && caption && { caption }),
  }));
  form.push(["media", JSON.stringify(album)]);
  for (const [index, one] of media.entries()) form.push([`file${index}`, await fileOf(one, plainName(one, index))]);
  return { method: "sendMediaGroup", form };
}

const Message = T.Object({ message_id: T.Integer() });
const Sent = T.Object({ result: T.Union([Message, T.Array(Message, { minItems: 1 })]) });

async function send(call: Call, part: Part, prepared: Prepared): Promise<Remote> {
  const { method, more } =
    part.media.length === 0
      ? { method: "sendMessage", more: json({ chat_id: call.account.remote_id, ...(prepared.content as object) }) }
      : await upload(call, part, prepared).then(({ method, form }) => ({
          method,
          more: { body: form, within: 300_000 },
        }));
  const { result } = read(await calling(call.reach, call.grant, "sends", method, more), Sent, dialect.title, "sends");
  const ids = (Array.isArray(result) ? result : [result]).map(({ message_id }) => message_id);
  const { url } = call.account;
  return { id: ids.join(","), url: url && `${url}/${ids[0]}` };
}

const longestCaption = 1024;
/** Width and height of a picture together, in pixels. */
const mostSides = 10_000;

function* faultsOf(part: Part): Generator<Omit<Violation, "part">> {
  const { media } = part;
  const measured = measure(written(part), { unit: "utf16", link_length: null });
  if (media.length > 0 && measured > longestCaption) {
    const message = `Telegram takes ${longestCaption} characters beside pictures; this is ${measured}.`;
    yield { limit: "text.max", measured, allowed: longestCaption, message };
  }
  if (media.length > 1 && media.filter(isAnimation).length === 1) {
    const message = `Telegram takes an animation alone; these are ${media.length} files.`;
    yield { limit: "media.gif.count", measured: media.length, allowed: 1, message };
  }
  for (const { filename, type, width, height } of media) {
    const sides = (width ?? 0) + (height ?? 0);
    if (sides <= mostSides || !type.startsWith("image/") || type === "image/gif") continue;
    const message = `Telegram takes pictures of ${mostSides} pixels, width and height together; ${filename} has ${sides}.`;
    yield { limit: "media.image.max_sides", measured: sides, allowed: mostSides, message };
  }
}

const check = (_account: unknown, parts: readonly Part[]): Violation[] =>
  parts.flatMap((one, part) => [...faultsOf(one)].map((fault) => ({ part, ...fault })));

export const telegram: Network = {
  name: "telegram",
  title: "Telegram",
  addresses: { api: "https://api.telegram.org", site: "https://t.me" },
  forms: [
    {
      kind: "token",
      fields: [
        { name: "bot_token", label: "Bot token", secret: true, optional: false, example: "123456:xxxxxxxx" },
        { name: "chat", label: "Channel or group", secret: false, optional: false, example: "@ourchannel" },
      ],
      connect,
    },
  ],
  limits: {
    text: text(4096, "utf16"),
    comment: text(4096, "utf16"),
    media: {
      count: 10,
      required: false,
      mixed: true,
      alt_length: 0,
      image: files(["image/jpeg", "image/png", "image/webp"], 10, 10 * megabyte, { min_ratio: 0.05, max_ratio: 20 }),
      gif: files(["image/gif"], 1, 50 * megabyte),
      video: files(["video/mp4"], 10, 50 * megabyte),
    },
    thread: 100,
    repeat_after: 0,
  },
  // A bot cannot read what it wrote, and nothing keeps Telegram from taking a message twice.
  repeat: () => "never",
  settles_after: 0,
  written,
  marks: bareMarks,
  check,
  prepare,
  send,
  async remove({ reach, account, grant }, { id }) {
    await asked(reach, grant, "deleteMessages", { chat_id: account.remote_id, message_ids: id.split(",").map(Number) });
  },
  async accountMetrics({ reach, account, grant }) {
    const members = await asked(reach, grant, "getChatMemberCount", { chat_id: account.remote_id });
    return { followers: typeof members === "number" ? members : 0 };
  },
};
