import { T } from "../../contract/type.ts";
import { numberAt, read, textAt } from "../ask.ts";
import { NetworkFailure } from "../failure.ts";
import { isFilm } from "../files.ts";
import { newHandle } from "../handle.ts";
import { files, noFile, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, listening, sentAmong } from "../looking-back.ts";
import { onlyWords } from "../marks.ts";
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

/* Instagram's professional accounts, by *Instagram API with Instagram Login*. */

const graph = graphOf("Instagram");
const words = { title: "Instagram", prefix: "ig" };
const scope =
  "instagram_business_basic,instagram_business_content_publish,instagram_business_manage_comments,instagram_business_manage_insights";
const megabyte = 1024 * 1024;
/** Words that a text may have of a kind (https://developers.facebook.com/docs/instagram-platform/content-publishing). */
const marked = [
  { limit: "text.hashtags", what: "hashtags", most: 30, pattern: /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+/gu },
  { limit: "text.mentions", what: "people mentioned", most: 20, pattern: /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_.]+/gu },
] as const;

async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "Instagram");
  const query = { client_id: app.id, redirect_uri, scope, state };
  return { url: consentPage(`${reach.at["site"]}/oauth/authorize`, query), server: "", verifier: "", app };
}

async function finish(reach: Reach, back: Back): Promise<Connected[]> {
  const grant = await longLived(reach, words, back);
  const me = await graph.get({ reach, grant }, "me", { fields: "user_id,username,name,profile_picture_url" });
  const username = textAt(me, "username") ?? "";
  const account = {
    server: "",
    remote_id: textAt(me, "user_id") ?? "",
    handle: `@${username}`,
    name: textAt(me, "name") ?? username,
    avatar_url: textAt(me, "profile_picture_url") ?? null,
    url: `${reach.at["site"]}/${username}`,
    settings: {},
  };
  return [{ account, grant }];
}

/** Links do not work there, and stand in the text all the same: they can be read and typed. */
const written = ({ text, link }: Part): string => withLink(text, link);

function fileFields(media: Media, inCarousel: boolean): Record<string, string> {
  const address = addressOf(media, "Instagram");
  if (isFilm(media)) return { media_type: inCarousel ? "VIDEO" : "REELS", video_url: address };
  return { image_url: address, ...(media.alt && { alt_text: media.alt }) };
}

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const made = call.reach.now();
  if (part.kind === "comment") {
    const content = { object: parents?.root.id, message: written(part) };
    return { handle: newHandle(call.reach.random), at: made, content };
  }
  const [first, second] = part.media;
  if (!first) throw new NetworkFailure("refused", "Instagram takes no post without a picture or video.");
  const caption = { caption: written(part) };
  const finished = async (fields: Record<string, string>) => {
    const id = await container(graph, call, "media", fields);
    await ready(graph, call, id, "status_code");
    return id;
  };
  if (!second)
    return { handle: await finished({ ...fileFields(first, false), ...caption }), at: made, content: caption };
  const children: string[] = [];
  for (const media of part.media)
    children.push(await finished({ ...fileFields(media, true), is_carousel_item: "true" }));
  const id = await finished({ media_type: "CAROUSEL", children: children.join(","), ...caption });
  return { handle: id, at: made, content: caption };
}

async function send(call: Call, part: Part, { handle, content }: Prepared): Promise<Remote> {
  if (part.kind === "comment") {
    const object = textAt(content, "object");
    const answer = await graph.post(call, "sends", `${object}/comments`, { message: textAt(content, "message") ?? "" });
    return { id: read(answer, T.Object({ id: T.String() }), "Instagram", "sends").id, url: null };
  }
  const id = await publish(graph, call, "media_publish", handle);
  return { id, url: await permalink(graph, call, id) };
}

async function find(
  call: Call,
  { handle, at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  const clock = listening(call);
  const object = textAt(content, "object");
  if (object) {
    const query = { fields: "id,text,timestamp", limit: "50" };
    const comments = listOf(await graph.get(clock.call, `${object}/comments`, query));
    const wanted = { words: textAt(content, "message") ?? "", earliest: clock.earliest(since), isTaken };
    const found = sentAmong(comments.map(listedAs("text")), wanted);
    if (!found && comments.length >= 50) throw cannotTell("Instagram");
    return found ? { id: found.id, url: null } : null;
  }
  if ((await stateOf(graph, call, handle, "status_code")).state !== "PUBLISHED") return null;
  const query = { fields: "id,caption,timestamp,permalink", limit: "50" };
  const posts = listOf(await graph.get(clock.call, `${call.account.remote_id}/media`, query));
  const wanted = { words: textAt(content, "caption") ?? "", earliest: clock.earliest(since), isTaken };
  const found = sentAmong(posts.map(listedAs("caption")), wanted);
  if (!found) throw new NetworkFailure("unavailable", "Instagram has published the post and does not list it yet.");
  return { id: found.id, url: found.permalink };
}

export const instagram: Network = {
  name: "instagram",
  title: "Instagram",
  addresses: {
    api: "https://graph.instagram.com",
    token: "https://api.instagram.com",
    site: "https://www.instagram.com",
    version: "v24.0",
  },
  browser: { asks_server: false, needs_app: true, begin, finish },
  limits: {
    text: text(2200, "utf16"),
    comment: text(300, "utf16", { required: true }),
    media: {
      count: 10,
      required: true,
      mixed: true,
      alt_length: 1000,
      image: files(["image/jpeg"], 10, 8 * megabyte, { min_ratio: 0.8, max_ratio: 1.91 }),
      gif: noFile,
      video: files(["video/mp4", "video/quicktime"], 10, 300 * megabyte, { max_seconds: 900 }),
    },
    thread: 0,
    repeat_after: 0,
  },
  // A container is published once; a comment that was lost is read back before it is sent again.
  repeat: () => "found",
  settles_after: 30_000,
  fetches: true,
  written,
  marks: onlyWords,
  check: (_account, parts) =>
    parts.flatMap((one, part) =>
      marked.flatMap(({ limit, what, most, pattern }) => {
        const measured = written(one).match(pattern)?.length ?? 0;
        const message = `Instagram takes ${most} ${what}; these are ${measured}.`;
        return measured <= most ? [] : [{ part, limit, measured, allowed: most, message }];
      }),
    ),
  renew: renewal(words),
  prepare,
  send,
  find,
  async accountMetrics(call) {
    const me = await graph.get(call, "me", { fields: "followers_count,follows_count,media_count" });
    const count = (name: string) => numberAt(me, `${name}_count`) ?? 0;
    return { followers: count("followers"), following: count("follows"), posts: count("media") };
  },
  async postMetrics(call, remotes) {
    const found = new Map<string, PostMetrics>();
    for (const { id } of remotes) {
      const rows = listOf(await graph.get(call, `${id}/insights`, { metric: "views,likes,comments,shares,saved" }));
      const value = (name: string) => figureIn(rows, name);
      found.set(id, {
        impressions: value("views"),
        likes: value("likes"),
        replies: value("comments"),
        reposts: value("shares"),
        saves: value("saved"),
      });
    }
    return found;
  },
};
