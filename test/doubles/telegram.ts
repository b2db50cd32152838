import { demand, demandFields, type Seen, startDouble } from "./double.ts";

/* A double of Telegram's Bot API (https://core.telegram.org/bots/api), for what publishing asks of it. */

const refused = (error_code: number, description: string, parameters?: object) =>
  Response.json({ ok: false, error_code, description, ...(parameters && { parameters }) }, { status: error_code });
const ok = (result: unknown) => ({ ok: true, result });

export function startTelegram(token: string) {
  const messages: { id: number; method: string; text: string | null; reply: number | undefined; files: string[] }[] =
    [];
  let serial = 0;
  const replyOf = (value: unknown) => {
    const reply = typeof value === "string" ? JSON.parse(value) : value;
    return reply?.message_id as number | undefined;
  };
  const chat = (id: unknown) => demand(String(id) === "-1001", "chat_id is the chat's");
  const add = (method: string, text: unknown, reply: unknown, files: string[] = []) => {
    const id = ++serial;
    messages.push({ id, method, text: typeof text === "string" ? text : null, reply: replyOf(reply), files });
    return { message_id: id, date: Math.floor(Date.now() / 1000), chat: { id: -1001, type: "channel" } };
  };
  const fileIn = ({ form }: Seen, name: string) => {
    const file = form.get(name);
    demand(file instanceof Blob && file.size > 0, `${name} is a file`);
    return `${name}:${file.size}`;
  };
  const methods: Record<string, (seen: Seen) => unknown> = {
    getMe: () => ok({ id: 7, is_bot: true, username: "acme_bot" }),
    getChat: ({ json }) =>
      json.chat_id === "@acme"
        ? ok({ id: -1001, type: "channel", title: "Acme", username: "acme" })
        : refused(400, "Bad Request: chat not found"),
    sendMessage({ json }) {
      demandFields(json, ["chat_id", "text"], ["reply_parameters"]);
      chat(json.chat_id);
      demand(json.text.length >= 1 && json.text.length <= 4096, "text has 1 to 4096 characters");
      return ok(add("sendMessage", json.text, json.reply_parameters));
    },
    sendPhoto: (seen) => single(seen, "sendPhoto", "photo"),
    sendVideo: (seen) => single(seen, "sendVideo", "video"),
    sendAnimation: (seen) => single(seen, "sendAnimation", "animation"),
    sendMediaGroup(seen) {
      chat(seen.form.get("chat_id"));
      const media = JSON.parse(String(seen.form.get("media")));
      demand(media.length >= 2 && media.length <= 10, "two to ten items");
      const sent = media.map((item: { type: string; media: string; caption?: string }) => {
        demand(["photo", "video"].includes(item.type), "type");
        const name = /^attach:\/\/(.+)$/.exec(item.media)?.[1] ?? "";
        return add("sendMediaGroup", item.caption, seen.form.get("reply_parameters"), [fileIn(seen, name)]);
      });
      return ok(sent);
    },
    deleteMessages({ json }) {
      demandFields(json, ["chat_id", "message_ids"]);
      chat(json.chat_id);
      for (const id of json.message_ids)
        messages.splice(
          messages.findIndex((message) => message.id === id),
          1,
        );
      return ok(true);
    },
    getChatMemberCount: ({ json }) => {
      chat(json.chat_id);
      return ok(99);
    },
  };
  function single(seen: Seen, method: string, field: string) {
    chat(seen.form.get("chat_id"));
    const caption = seen.form.get("caption");
    demand(String(caption ?? "").length <= 1024, "caption has at most 1024 characters");
    return ok(add(method, caption, seen.form.get("reply_parameters"), [fileIn(seen, field)]));
  }
  const double = startDouble(
    [
      [
        "POST",
        /^\/bot([^/]+)\/(\w+)$/,
        (seen, given, name = "") => {
          if (given !== token) return refused(401, "Unauthorized");
          const method = methods[name];
          demand(method, `${name} is no method`);
          return method(seen) as object;
        },
      ],
    ],
    (words) => refused(400, `Bad Request: ${words}`),
  );
  return { ...double, messages };
}
