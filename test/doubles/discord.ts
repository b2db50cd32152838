import { demand, demandFields, type Seen, startDouble } from "./double.ts";

/* A double of Discord's API v10 (https://docs.discord.com/developers), for what publishing asks of it. */

const refused = (status: number, code: number, message: string, more: object = {}) =>
  Response.json({ code, message, ...more }, { status });

export function startDiscord({ token, hook }: { token: string; hook: string }) {
  const messages: {
    id: string;
    content: string;
    nonce: string | undefined;
    timestamp: string;
    author: { id: string };
    attachments: object[];
    message_reference?: { message_id: string };
  }[] = [];
  let serial = 1_100;
  const signedIn = (seen: Seen) =>
    demand(seen.headers.get("authorization") === `Bot ${token}`, "Authorization is Bot and the token");
  const take = (seen: Seen, author: string) => {
    const body = seen.json ?? JSON.parse(String(seen.form.get("payload_json")));
    demandFields(
      body,
      ["content"],
      [
        "allowed_mentions",
        "attachments",
        ...(author === "hook" ? [] : ["nonce", "enforce_nonce", "message_reference"]),
      ],
    );
    demand(body.content.length <= 2000, "content has at most 2000 characters");
    demand(body.content || body.attachments?.length, "a message is not empty");
    demand(!body.nonce || body.nonce.length <= 25, "a nonce has at most 25 characters");
    const attachments = (body.attachments ?? []).map((one: { id: number; filename: string; description?: string }) => {
      const file = seen.form.get(`files[${one.id}]`);
      demand(file instanceof File && file.name === one.filename, `files[${one.id}] is ${one.filename}`);
      return { id: String(one.id), filename: file.name, size: file.size, description: one.description };
    });
    const known = body.enforce_nonce && messages.find(({ nonce }) => nonce === body.nonce);
    if (known) return known;
    const message = {
      id: String(++serial),
      content: body.content,
      nonce: body.nonce,
      timestamp: new Date().toISOString(),
      author: { id: author },
      attachments,
    };
    messages.unshift({
      ...message,
      ...(body.message_reference && { message_reference: { message_id: body.message_reference.message_id } }),
    });
    return message;
  };
  const drop = (id: string | undefined) => {
    messages.splice(
      messages.findIndex((message) => message.id === id),
      1,
    );
    return new Response(null, { status: 204 });
  };
  let hookIsThere = true;
  const hooked = (work: (seen: Seen, id?: string) => object) => (seen: Seen, path?: string, id?: string) =>
    hookIsThere && path === hook ? work(seen, id) : refused(404, 10_015, "Unknown Webhook");
  const double = startDouble(
    [
      [
        "GET",
        /^\/v10\/channels\/55$/,
        (seen) => {
          signedIn(seen);
          return { id: "55", name: "launch", guild_id: "9", type: 0 };
        },
      ],
      [
        "GET",
        /^\/v10\/users\/@me$/,
        (seen) => {
          signedIn(seen);
          return { id: "7", username: "acme", bot: true };
        },
      ],
      [
        "POST",
        /^\/v10\/channels\/55\/messages$/,
        (seen) => {
          signedIn(seen);
          return take(seen, "7");
        },
      ],
      [
        "GET",
        /^\/v10\/channels\/55\/messages$/,
        (seen) => {
          signedIn(seen);
          const limit = Number(seen.query.get("limit"));
          demand(limit >= 1 && limit <= 100, "limit from 1 to 100");
          return messages.slice(0, limit).map(({ nonce: _, ...shown }) => shown);
        },
      ],
      [
        "DELETE",
        /^\/v10\/channels\/55\/messages\/(\d+)$/,
        (seen, id) => {
          signedIn(seen);
          return drop(id);
        },
      ],
      [
        "GET",
        /^\/v10\/(webhooks\/\d+\/[\w-]+)$/,
        hooked(() => ({ id: "3", name: "Acme news", channel_id: "55", guild_id: "9" })),
      ],
      [
        "POST",
        /^\/v10\/(webhooks\/\d+\/[\w-]+)$/,
        hooked((seen) => {
          demand(seen.query.get("wait") === "true", "wait is true");
          return take(seen, "hook");
        }),
      ],
      ["DELETE", /^\/v10\/(webhooks\/\d+\/[\w-]+)\/messages\/(\d+)$/, hooked((_, id) => drop(id))],
      [
        "DELETE",
        /^\/v10\/(webhooks\/\d+\/[\w-]+)$/,
        hooked(() => {
          hookIsThere = false;
          return new Response(null, { status: 204 });
        }),
      ],
    ],
    (words) => refused(400, 50_035, `Invalid Form Body: ${words}`),
  );
  return { ...double, messages };
}
