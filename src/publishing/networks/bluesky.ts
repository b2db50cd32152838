import { T } from "../../contract/type.ts";
import { ask, at, bearer, json, numberAt, read, textAt } from "../ask.ts";
import { type Card, cardOf } from "../card.ts";
import { NetworkFailure } from "../failure.ts";
import type { Ask } from "../http.ts";
import { files, noFile, text } from "../limits.ts";
import { withLink } from "../links.ts";
import type { Call, Media, Network, Parents, Part, PostMetrics, Prepared, Reach, Remote } from "../network.ts";
import { facetsOf, marksOf } from "./bluesky/facets.ts";
import { timeline } from "./bluesky/feed.ts";
import { connect, dialect, didOf, renew, revoke, xrpc } from "./bluesky/session.ts";
import { newTid } from "./bluesky/tid.ts";

/* Bluesky, and every other PDS of the AT Protocol. */

const collection = "app.bsky.feed.post";
const megabyte = 1_000_000;

const Written = T.Object({ uri: T.String(), cid: T.String() });

const asking = ({ reach }: Call) => ({ ...reach, dialect });
const reading = async (reach: Reach, request: Pick<Ask, "url" | "headers">) =>
  read(await ask({ ...reach, dialect }, "repeatable", { method: "GET", ...request }), T.Unknown(), dialect.title);

/** Puts bytes on the PDS. Nobody sees a blob before a record names it; one that none ever names is dropped there. */
async function upload(call: Call, content: Blob | Uint8Array<ArrayBuffer>, type: string): Promise<unknown> {
  const answer = await ask(asking(call), "repeatable", {
    method: "POST",
    url: xrpc(call.account.server, "com.atproto.repo.uploadBlob"),
    headers: { ...bearer(call.grant.token), "content-type": type },
    body: content,
    within: 300_000,
  });
  return read(answer, T.Object({ blob: T.Unknown() }), dialect.title).blob;
}

const ratio = ({ width, height }: Media) => width && height && { aspectRatio: { width, height } };

async function mediaEmbed(call: Call, media: readonly Media[]): Promise<object> {
  const [first] = media;
  if (first?.type.startsWith("video/")) {
    const video = await upload(call, await first.content(), first.type);
    return { $type: "app.bsky.embed.video", video, ...(first.alt && { alt: first.alt }), ...ratio(first) };
  }
  const images: object[] = [];
  for (const one of media)
    images.push({ image: await upload(call, await one.content(), one.type), alt: one.alt ?? "", ...ratio(one) });
  return { $type: "app.bsky.embed.images", images };
}

/** A card's picture; a card without one is a card all the same. */
async function thumb(call: Call, address: string): Promise<unknown> {
  try {
    const image = await call.reach.http({ method: "GET", url: address, within: 8000, most: megabyte });
    const type = image.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (image.status !== 200 || !/^image\/(jpeg|png|webp)$/.test(type)) return undefined;
    return await upload(call, new Uint8Array(image.body), type);
  } catch {
    return undefined;
  }
}

async function cardEmbed(call: Call, { url, title, description, image }: Card): Promise<object> {
  const picture = image && (await thumb(call, image));
  const external = { uri: url, title, description, ...(picture ? { thumb: picture } : {}) };
  return { $type: "app.bsky.embed.external", external };
}

async function embedOf(call: Call, { media, link, card }: Part): Promise<object | undefined> {
  if (media.length > 0) return mediaEmbed(call, media);
  if (link === null) return undefined;
  return cardEmbed(call, card ?? (await cardOf(call.reach.http, link)));
}

const reference = ({ id, version }: Remote) => ({ uri: id, cid: version });

async function record(call: Call, part: Part, parents: Parents | null): Promise<object> {
  const words = written(part);
  const facets = await facetsOf(words, (handle) => didOf(call.reach, call.account.server, handle));
  const embed = await embedOf(call, part);
  return {
    $type: collection,
    text: words,
    createdAt: new Date(call.reach.now()).toISOString(),
    ...(facets.length > 0 && { facets }),
    ...(embed && { embed }),
    ...(parents && { reply: { root: reference(parents.root), parent: reference(parents.parent) } }),
  };
}

/** A link has a card of its own; beside pictures there is no room for one. */
const written = ({ text, media, link }: Part): string => (media.length > 0 ? withLink(text, link) : text);

const remoteOf = (call: Call, { uri, cid }: { uri: string; cid: string }): Remote => ({
  id: uri,
  url: `${call.reach.at["site"]}/profile/${call.account.remote_id}/post/${uri.split("/").at(-1)}`,
  version: cid,
});

/** Older servers have no name of its own for it. */
const isMissing = ({ code, message }: NetworkFailure) =>
  code === "RecordNotFound" || /^could not locate record/i.test(message);

async function find(call: Call, { handle, content }: Prepared): Promise<Remote | null> {
  const params = { repo: call.account.remote_id, collection, rkey: handle };
  try {
    const url = xrpc(call.account.server, "com.atproto.repo.getRecord", params);
    const answer = await ask(asking(call), "repeatable", { method: "GET", url });
    const found = read(answer, T.Object({ uri: T.String(), cid: T.String(), value: T.Unknown() }), dialect.title);
    const same = (name: string) => textAt(found.value, name) === textAt(content, name);
    return same("createdAt") && same("text") ? remoteOf(call, found) : null;
  } catch (error) {
    if (error instanceof NetworkFailure && isMissing(error)) return null;
    throw error;
  }
}

/** `swapRecord: null`: only where nothing stands under this key yet, so that no post of somebody else's is written over. */
async function send(call: Call, _part: Part, prepared: Prepared): Promise<Remote> {
  const body = {
    repo: call.account.remote_id,
    collection,
    rkey: prepared.handle,
    record: prepared.content,
    swapRecord: null,
  };
  const request = json(body);
  try {
    const answer = await ask(asking(call), "sends", {
      method: "POST",
      url: xrpc(call.account.server, "com.atproto.repo.putRecord"),
      headers: { ...request.headers, ...bearer(call.grant.token) },
      body: request.body,
    });
    return remoteOf(call, read(answer, Written, dialect.title, "sends"));
  } catch (error) {
    if (!(error instanceof NetworkFailure && error.code === "InvalidSwap")) throw error;
    const there = await find(call, prepared);
    if (there) return there;
    throw error;
  }
}

async function postMetrics({ reach }: Call, remotes: readonly Remote[]) {
  const found = new Map<string, PostMetrics>();
  for (let first = 0; first < remotes.length; first += 25) {
    const uris = remotes.slice(first, first + 25).map(({ id }) => ["uris", id]);
    const url = `${reach.at["appview"]}/xrpc/app.bsky.feed.getPosts?${new URLSearchParams(uris)}`;
    const posts = at(await reading(reach, { url }), "posts");
    for (const post of Array.isArray(posts) ? posts : []) {
      const count = (name: string) => numberAt(post, `${name}Count`) ?? 0;
      const metrics = {
        likes: count("like"),
        replies: count("reply"),
        reposts: count("repost"),
        quotes: count("quote"),
      };
      found.set(textAt(post, "uri") ?? "", metrics);
    }
  }
  return found;
}

export const bluesky: Network = {
  name: "bluesky",
  title: "Bluesky",
  addresses: {
    entry: "https://bsky.social",
    appview: "https://public.api.bsky.app",
    plc: "https://plc.directory",
    site: "https://bsky.app",
  },
  forms: [
    {
      kind: "app_password",
      fields: [
        { name: "handle", label: "Handle", secret: false, optional: false, example: "alice.bsky.social" },
        { name: "app_password", label: "App password", secret: true, optional: false, example: "xxxx-xxxx-xxxx-xxxx" },
        { name: "server", label: "PDS", secret: false, optional: true, example: "https://pds.example.com" },
      ],
      connect,
    },
  ],
  limits: {
    text: text(300, "graphemes", { max_bytes: 3000 }),
    comment: text(300, "graphemes", { max_bytes: 3000 }),
    media: {
      count: 4,
      required: false,
      mixed: false,
      alt_length: 2000,
      image: files(["image/jpeg", "image/png", "image/webp"], 4, 2 * megabyte),
      gif: noFile,
      video: files(["video/mp4"], 1, 100 * megabyte, { max_seconds: 180 }),
    },
    thread: 100,
    repeat_after: 0,
  },
  // The record's key is chosen here, so that the same record twice is one.
  repeat: () => "same",
  settles_after: 5000,
  written,
  marks: marksOf,
  renew,
  revoke,
  revokes_alone: true,
  async prepare(call, part, parents) {
    const now = call.reach.now();
    return { handle: newTid(now, call.reach.random), at: now, content: await record(call, part, parents) };
  },
  send,
  find,
  async remove(call, { id }) {
    const request = json({ repo: call.account.remote_id, collection, rkey: id.split("/").at(-1) });
    await ask(asking(call), "repeatable", {
      method: "POST",
      url: xrpc(call.account.server, "com.atproto.repo.deleteRecord"),
      headers: { ...request.headers, ...bearer(call.grant.token) },
      body: request.body,
    });
  },
  async accountMetrics({ reach, account }) {
    const url = xrpc(reach.at["appview"] as string, "app.bsky.actor.getProfile", { actor: account.remote_id });
    const profile = await reading(reach, { url });
    const count = (name: string) => numberAt(profile, `${name}Count`) ?? 0;
    return { followers: count("followers"), following: count("follows"), posts: count("posts") };
  },
  postMetrics,
  feed: timeline,
  async trending({ reach }) {
    const url = xrpc(reach.at["appview"] as string, "app.bsky.unspecced.getTrends", { limit: "25" });
    const trends = at(await reading(reach, { url }), "trends");
    return (Array.isArray(trends) ? trends : []).map((trend) => ({
      title: textAt(trend, "displayName") ?? textAt(trend, "topic") ?? "",
      url: textAt(trend, "link") ? new URL(textAt(trend, "link") as string, reach.at["site"]).href : null,
      volume: numberAt(trend, "postCount") ?? null,
    }));
  },
};
