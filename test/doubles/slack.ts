import { bearerOf, demand, demandFields, type Seen, startDouble } from "./double.ts";

/* A double of Slack's Web API (https://docs.slack.dev/reference/methods), for what publishing asks of it. */

const refused = (error: string) => Response.json({ ok: false, error });
interface Message {
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly metadata?: { readonly event_payload: { readonly handle: string } };
  readonly blocks?: readonly { readonly type: string }[];
}

export function startSlack(token: string) {
  const messages: Message[] = [];
  const files = new Map<string, { bytes: number; wanted: number; done: boolean; alt: string | null }>();
  const hooked: string[] = [];
  let serial = 0;
  let url = "";
  const add = (body: Omit<Message, "ts">): string => {
    const ts = `${Math.floor(Date.now() / 1000)}.${String(++serial).padStart(6, "0")}`;
    messages.unshift({ ...body, ts });
    return ts;
  };
  const unescaped = (text: string) => /[<>]|&(?!amp;|lt;|gt;)/.test(text);
  const listed = ({ form }: Seen) => {
    demand(form.get("channel") === "C1", "channel");
    demand(form.get("include_all_metadata") === "true", "include_all_metadata");
    const oldest = Number(form.get("oldest"));
    return { ok: true, messages: messages.filter(({ ts }) => Number(ts) >= oldest) };
  };
  const methods: Record<string, (seen: Seen) => object> = {
    "auth.test": () => ({ ok: true, team: "Acme", user_id: "U1", bot_id: "B1" }),
    "auth.revoke": () => ({ ok: true, revoked: true }),
    "chat.postMessage": ({ json }) => {
      demandFields(json, ["channel", "text"], ["blocks", "thread_ts", "metadata"]);
      if (json.channel !== "C1") return refused("channel_not_found");
      demand(!unescaped(json.text), "text is escaped");
      demand(json.text.length <= 40_000, "text has at most 40,000 characters");
      if (json.metadata) demandFields(json.metadata, ["event_type", "event_payload"]);
      for (const block of json.blocks ?? []) {
        if (block.type === "section")
          demand(
            block.text.type === "mrkdwn" && block.text.text.length <= 3000,
            "a section has at most 3,000 characters",
          );
        else
          demand(
            block.type === "image" && files.get(block.slack_file.id)?.done && "alt_text" in block,
            "an image block",
          );
      }
      return { ok: true, channel: "C1", ts: add(json) };
    },
    "chat.getPermalink": ({ form }) => ({
      ok: true,
      permalink: `https://acme.slack.com/archives/C1/p${String(form.get("message_ts")).replace(".", "")}`,
    }),
    "chat.delete": ({ json }) => {
      const at = messages.findIndex(({ ts }) => ts === json.ts);
      if (at < 0) return refused("message_not_found");
      messages.splice(at, 1);
      return { ok: true };
    },
    "conversations.history": listed,
    "conversations.replies": listed,
    "files.getUploadURLExternal": ({ form }) => {
      demand(form.get("filename") && /^\d+$/.test(String(form.get("length"))), "filename and length");
      const id = `F${++serial}`;
      files.set(id, {
        bytes: 0,
        wanted: Number(form.get("length")),
        done: false,
        alt: form.get("alt_txt") as string | null,
      });
      return { ok: true, file_id: id, upload_url: `${url}/upload/${id}` };
    },
    "files.completeUploadExternal": ({ json }) => {
      for (const { id } of json.files) {
        const file = files.get(id);
        demand(file && file.bytes === file.wanted, "all bytes are there");
        file.done = true;
      }
      return { ok: true, files: json.files };
    },
  };
  const double = startDouble(
    [
      [
        "POST",
        /^\/oauth\.v2\.access$/,
        ({ form }) => {
          for (const name of ["client_id", "client_secret", "code", "redirect_uri"])
            demand(form.get(name), `${name} is missing`);
          if (form.get("code") !== "good-code") return refused("invalid_code");
          const incoming_webhook = {
            channel: "#launch",
            channel_id: "C1",
            url: "https://hooks.slack.com/services/T1/B1/x",
          };
          return {
            ok: true,
            access_token: token,
            token_type: "bot",
            team: { id: "T1", name: "Acme" },
            incoming_webhook,
          };
        },
      ],
      [
        "POST",
        /^\/upload\/(F\d+)$/,
        (seen, id = "") => {
          const file = files.get(id);
          demand(file, "the place was asked for");
          file.bytes += seen.bytes.length;
          return new Response("OK");
        },
      ],
      [
        "POST",
        /^\/services\/T1\/B1\/(\w+)$/,
        (seen, end) => {
          if (end !== "secret") return new Response("no_service", { status: 404 });
          demandFields(seen.json, ["text"]);
          demand(!unescaped(seen.json.text), "text is escaped");
          hooked.push(seen.json.text);
          return new Response("ok");
        },
      ],
      [
        "POST",
        /^\/([a-zA-Z.]+)$/,
        (seen, name = "") => {
          if (bearerOf(seen) !== token) return refused("invalid_auth");
          const method = methods[name];
          demand(method, `${name} is no method`);
          return method(seen);
        },
      ],
    ],
    (words) => refused(`invalid_arguments: ${words}`),
  );
  url = double.url;
  return { ...double, messages, files, hooked };
}
