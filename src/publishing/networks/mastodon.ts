import { T } from "../../contract/type.ts";
import { ask, at, bearer, json, numberAt, parsed, read, textAt } from "../ask.ts";
import { NetworkFailure } from "../failure.ts";
import { fileOf } from "../files.ts";
import { comparable, textOfHtml } from "../html.ts";
import type { Answer, Ask } from "../http.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { usualMarks } from "../marks.ts";
import type { FormFile } from "../multipart.ts";
import type { Call, Media, Network, Parents, Part, PostMetrics, Prepared, Remote } from "../network.ts";
import { begin, finish, revoke, withToken } from "./mastodon/connect.ts";
import { homeFeed } from "./mastodon/feed.ts";
import { dialect } from "./mastodon/instance.ts";
import { ownStatus } from "./mastodon/own-statuses.ts";

/* Mastodon, and everything else that speaks its client API: Pleroma, Akkoma, GoToSocial, snac and others. */

const megabyte = 1024 * 1024;
const asking = ({ reach }: Call) => ({ ...reach, dialect });
const Status = T.Object({
  id: T.String(),
  url: T.Optional(T.Union([T.String(), T.Null()])),
  uri: T.Optional(T.String()),
});

const request = (call: Call, method: Ask["method"], path: string, more: Partial<Ask> = {}): Ask => ({
  method,
  url: `${call.account.server}${path}`,
  ...more,
  headers: { ...more.headers, ...bearer(call.grant.token) },
});
const reading = (call: Call, method: Ask["method"], path: string, more?: Partial<Ask>): Promise<Answer> =>
  ask(asking(call), "repeatable", request(call, method, path, more));

/** Uploads one file, and waits until the server has worked on it: 202 and 206 mean that it has not yet. */
async function upload(call: Call, media: Media): Promise<string> {
  // Names of one's own: what a file was called is nobody's business, and two of a name are one file on some servers.
  const name = `${Buffer.from(call.reach.random(9)).toString("hex")}.${media.type.split("/")[1]}`;
  const form: [string, string | FormFile][] = [["file", await fileOf(media, name)]];
  if (media.alt) form.push(["description", media.alt]);
  let answer = await reading(call, "POST", "/api/v2/media", { body: form, within: 300_000 });
  const { id } = read(answer, T.Object({ id: T.String() }), dialect.title);
  for (let look = 0; answer.status === 202 || answer.status === 206; look++) {
    if (look === 60) throw new NetworkFailure("unavailable", `Mastodon is still working on ${media.filename}.`);
    await call.reach.pause(Math.min(1000 * (look + 1), 5000));
    answer = await reading(call, "GET", `/api/v1/media/${id}`);
  }
  return id;
}

const written = ({ text, link }: Part): string => withLink(text, link);

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const ids: string[] = [];
  for (const media of part.media) ids.push(await upload(call, media));
  const content = {
    status: written(part),
    visibility: "public",
    ...(ids.length > 0 && { media_ids: ids }),
    ...(parents && { in_reply_to_id: parents.parent.id }),
  };
  return { handle: Buffer.from(call.reach.random(18)).toString("base64url"), at: call.reach.now(), content };
}

const remoteOf = ({ id, url, uri }: { id: string; url?: string | null; uri?: string }): Remote => ({
  id,
  url: url ?? uri ?? null,
});

async function send(call: Call, _part: Part, { handle, content }: Prepared): Promise<Remote> {
  const { headers, body } = json(content);
  const more = { headers: { ...headers, "idempotency-key": handle }, body };
  const answer = await ask(asking(call), "sends", request(call, "POST", "/api/v1/statuses", more));
  return remoteOf(read(answer, Status, dialect.title, "sends"));
}

/**
 * Reads the account's own statuses back: by text and what it answers to, since the key is shown nowhere. Not every
 * server keeps to the key, so this comes before sending again, even where the key would do.
 */
async function find(
  call: Call,
  { at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  const sent = textAt(content, "status") ?? "";
  // Not every server escapes what looks like HTML.
  const words = [sent, textOfHtml(sent)].map(comparable);
  const parent = textAt(content, "in_reply_to_id");
  const sentFiles = (at(content, "media_ids") as string[] | undefined)?.length ?? 0;
  const found = await ownStatus(call, since, (status) => {
    if (textAt(status, "in_reply_to_id") !== parent || isTaken(textAt(status, "id") ?? "")) return false;
    const shownFiles = at(status, "media_attachments");
    if ((Array.isArray(shownFiles) ? shownFiles.length : 0) !== sentFiles) return false;
    return words.includes(comparable(textOfHtml(textAt(status, "content") ?? "")));
  });
  return found === null ? null : remoteOf(found as { id: string });
}

async function isThere(call: Call, path: string): Promise<boolean> {
  try {
    await reading(call, "GET", path);
    return true;
  } catch (error) {
    if (error instanceof NetworkFailure && error.status === 404) return false;
    throw error;
  }
}

export const mastodon: Network = {
  name: "mastodon",
  title: "Mastodon",
  addresses: {},
  browser: { asks_server: true, needs_app: false, begin, finish },
  forms: [
    {
      kind: "token",
      fields: [
        { name: "server", label: "Server", secret: false, optional: false, example: "https://mastodon.social" },
        { name: "access_token", label: "Access token", secret: true, optional: false, example: "xxxxxxxx" },
      ],
      connect: withToken,
    },
  ],
  // What Mastodon itself has; every server states its own, which is laid over it.
  limits: {
    text: text(500, "graphemes", { link_length: 23 }),
    comment: text(500, "graphemes", { link_length: 23 }),
    media: {
      count: 4,
      required: false,
      mixed: false,
      alt_length: 1500,
      image: files(["image/jpeg", "image/png", "image/webp", "image/avif"], 4, 16 * megabyte, {
        max_pixels: 33_177_600,
      }),
      gif: files(["image/gif"], 4, 16 * megabyte, { max_pixels: 33_177_600 }),
      video: files(["video/mp4", "video/webm", "video/quicktime"], 1, 99 * megabyte),
    },
    thread: 100,
    repeat_after: 0,
  },
  repeat: () => "found",
  settles_after: 15_000,
  written,
  marks: usualMarks,
  revoke,
  revokes_alone: true,
  prepare,
  send,
  find,
  async remove(call, { id }) {
    const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
    try {
      await reading(call, "DELETE", path);
    } catch (error) {
      if (!(error instanceof NetworkFailure && error.status === 404)) throw error;
      if (await isThere(call, path)) throw new NetworkFailure("refused", "This server cannot delete posts.");
    }
  },
  async accountMetrics(call) {
    const me = parsed((await reading(call, "GET", "/api/v1/accounts/verify_credentials")).body);
    const count = (name: string) => numberAt(me, `${name}_count`) ?? 0;
    return { followers: count("followers"), following: count("following"), posts: count("statuses") };
  },
  async postMetrics(call, remotes) {
    const found = new Map<string, PostMetrics>();
    for (const { id } of remotes) {
      try {
        const status = parsed((await reading(call, "GET", `/api/v1/statuses/${encodeURIComponent(id)}`)).body);
        const count = (name: string) => numberAt(status, `${name}_count`) ?? 0;
        found.set(id, { likes: count("favourites"), replies: count("replies"), reposts: count("reblogs") });
      } catch (error) {
        if (!(error instanceof NetworkFailure && error.status === 404)) throw error;
      }
    }
    return found;
  },
  feed: homeFeed,
  async trending(call) {
    const tags = parsed((await reading(call, "GET", "/api/v1/trends/tags?limit=20")).body);
    return (Array.isArray(tags) ? tags : []).map((tag) => ({
      title: `#${textAt(tag, "name")}`,
      url: textAt(tag, "url") ?? null,
      volume: numberAt(tag, "history", 0, "uses") ?? null,
    }));
  },
};
