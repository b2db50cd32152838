import { at, numberAt, textAt } from "../ask.ts";
import { bareLinksOf } from "../bare-links.ts";
import { NetworkFailure } from "../failure.ts";
import { isFilm } from "../files.ts";
import { files, noFile, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { listening, sentAmong } from "../looking-back.ts";
import { bareMarks } from "../marks.ts";
import type {
  Back,
  Begin,
  Begun,
  Call,
  Connected,
  Media,
  Network,
  Parents,
  Part,
  PostMetrics,
  Prepared,
  Reach,
  Remote,
} from "../network.ts";
import { appOf, consentPage } from "../oauth.ts";
import { addressOf, container, permalink, publish, ready, stateOf } from "./meta/containers.ts";
import { figureIn, graphOf, listedAs, listOf } from "./meta/graph.ts";
import { longLived, renewal } from "./meta/long-lived.ts";

/* Threads (https://developers.facebook.com/docs/threads). */

const graph = graphOf("Threads");
const words = { title: "Threads", prefix: "th" };
const scope = "threads_basic,threads_content_publish,threads_manage_replies,threads_manage_insights,threads_delete";
const megabyte = 1024 * 1024;
const mostLinks = 5;

async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "Threads");
  const query = { client_id: app.id, redirect_uri, scope, state };
  return { url: consentPage(`${reach.at["consent"]}/oauth/authorize`, query), server: "", verifier: "", app };
}

async function finish(reach: Reach, back: Back): Promise<Connected[]> {
  const grant = await longLived(reach, words, back);
  const me = await graph.get({ reach, grant }, "me", { fields: "id,username,name,threads_profile_picture_url" });
  const username = textAt(me, "username") ?? "";
  const account = {
    server: "",
    remote_id: textAt(me, "id") ?? "",
    handle: `@${username}`,
    name: textAt(me, "name") ?? username,
    avatar_url: textAt(me, "threads_profile_picture_url") ?? null,
    url: `${reach.at["site"]}/@${username}`,
    settings: {},
  };
  return [{ account, grant }];
}

/** A link has a card of its own; beside pictures there is no room for one. */
const written = ({ text, media, link }: Part): string => (media.length > 0 ? withLink(text, link) : text);

const fileFields = (media: Media): Record<string, string> => ({
  media_type: isFilm(media) ? "VIDEO" : "IMAGE",
  [isFilm(media) ? "video_url" : "image_url"]: addressOf(media, "Threads"),
  ...(media.alt && { alt_text: media.alt }),
});

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const [first, second] = part.media;
  const shown = written(part);
  const common = { ...(shown && { text: shown }), ...(parents && { reply_to_id: parents.parent.id }) };
  const made = call.reach.now();
  const finished = async (fields: Record<string, string>) => {
    const id = await container(graph, call, "threads", fields);
    await ready(graph, call, id, "status");
    return id;
  };
  let id: string;
  if (first && second) {
    const children: string[] = [];
    for (const media of part.media) children.push(await finished({ ...fileFields(media), is_carousel_item: "true" }));
    id = await finished({ media_type: "CAROUSEL", children: children.join(","), ...common });
  } else if (first) id = await finished({ ...fileFields(first), ...common });
  else id = await finished({ media_type: "TEXT", ...common, ...(part.link && { link_attachment: part.link }) });
  return { handle: id, at: made, content: { text: shown, reply: parents !== null } };
}

async function send(call: Call, _part: Part, { handle }: Prepared): Promise<Remote> {
  const id = await publish(graph, call, "threads_publish", handle);
  return { id, url: await permalink(graph, call, id) };
}

/** The container says whether it was published; which post it became is told by the words. */
async function find(
  call: Call,
  { handle, at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  if ((await stateOf(graph, call, handle, "status")).state !== "PUBLISHED") return null;
  const edge = at(content, "reply") === true ? "replies" : "threads";
  const query = { fields: "id,text,timestamp,permalink", limit: "50" };
  const clock = listening(call);
  const posts = listOf(await graph.get(clock.call, `${call.account.remote_id}/${edge}`, query));
  const wanted = { words: textAt(content, "text") ?? "", earliest: clock.earliest(since), isTaken };
  const found = sentAmong(posts.map(listedAs("text")), wanted);
  if (!found) throw new NetworkFailure("unavailable", "Threads has published the post and does not list it yet.");
  return { id: found.id, url: found.permalink };
}

export const threads: Network = {
  name: "threads",
  title: "Threads",
  addresses: {
    api: "https://graph.threads.net",
    token: "https://graph.threads.net",
    consent: "https://threads.net",
    site: "https://www.threads.net",
    version: "v1.0",
  },
  browser: { asks_server: false, needs_app: true, begin, finish },
  limits: {
    text: text(500, "emoji_bytes"),
    comment: text(500, "emoji_bytes"),
    media: {
      count: 20,
      required: false,
      mixed: true,
      alt_length: 1000,
      image: files(["image/jpeg", "image/png"], 20, 8 * megabyte, { min_ratio: 0.1, max_ratio: 10 }),
      gif: noFile,
      video: files(["video/mp4", "video/quicktime"], 20, 1024 * megabyte, { max_seconds: 300 }),
    },
    thread: 100,
    repeat_after: 0,
  },
  // A container is published once, but a second request does not tell what became of the first: its state does.
  repeat: () => "found",
  settles_after: 30_000,
  fetches: true,
  written,
  marks: bareMarks,
  check: (_account, parts) =>
    parts.flatMap((one, part) => {
      const links = new Set([...bareLinksOf(written(one)).map(({ url }) => url), ...(one.link ? [one.link] : [])]);
      if (links.size <= mostLinks) return [];
      const message = `Threads takes ${mostLinks} different links in one post; these are ${links.size}.`;
      return [{ part, limit: "text.links", measured: links.size, allowed: mostLinks, message }];
    }),
  renew: renewal(words),
  prepare,
  send,
  find,
  remove: (call, { id }) => graph.remove(call, id),
  async accountMetrics(call) {
    const query = { metric: "followers_count" };
    const [metric] = listOf(await graph.get(call, `${call.account.remote_id}/threads_insights`, query));
    return { followers: numberAt(metric, "total_value", "value") ?? 0 };
  },
  async postMetrics(call, remotes) {
    const found = new Map<string, PostMetrics>();
    for (const { id } of remotes) {
      const rows = listOf(await graph.get(call, `${id}/insights`, { metric: "views,likes,replies,reposts,quotes" }));
      const value = (name: string) => figureIn(rows, name);
      found.set(id, {
        impressions: value("views"),
        likes: value("likes"),
        replies: value("replies"),
        reposts: value("reposts"),
        quotes: value("quotes"),
      });
    }
    return found;
  },
};
