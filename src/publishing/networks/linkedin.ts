import { T } from "../../contract/type.ts";
import { at, json, numberAt, read, textAt } from "../ask.ts";
import { cardOf } from "../card.ts";
import { NetworkFailure } from "../failure.ts";
import { newHandle } from "../handle.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, listening, sentAmong } from "../looking-back.ts";
import { bareMarks } from "../marks.ts";
import type { Account, Call, Network, Parents, Part, PostMetrics, Prepared, Remote } from "../network.ts";
import { asking, dialect, littleText, plainText, reading, rest } from "./linkedin/api.ts";
import { begin, finish, renew, revoke } from "./linkedin/connect.ts";
import { mediaContent, thumbnail } from "./linkedin/media.ts";

/* LinkedIn: people and pages, by the versioned Posts API. */

const megabyte = 1024 * 1024;
const isPage = ({ remote_id }: Account) => remote_id.startsWith("urn:li:organization:");

/** A link has a card of its own; beside pictures there is no room for one. Comments are plain text. */
const words = ({ kind, text, media, link }: Part): string =>
  media.length > 0 || kind === "comment" ? withLink(text, link) : text;
const written = (part: Part): string => (part.kind === "comment" ? words(part) : littleText(words(part)));

async function article(call: Call, part: Part): Promise<object | undefined> {
  if (part.link === null) return undefined;
  const { url, title, description, image } = part.card ?? (await cardOf(call.reach.http, part.link));
  const picture = image && (await thumbnail(call, image));
  const card = { source: url, title: title.slice(0, 400), description: description.slice(0, 4000) };
  return { article: { ...card, ...(picture && { thumbnail: picture }) } };
}

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const author = call.account.remote_id;
  const made = { handle: newHandle(call.reach.random), at: call.reach.now() };
  if (part.kind === "comment") {
    const object = parents?.root.id;
    return { ...made, content: { actor: author, object, message: { text: written(part) } } };
  }
  const content = part.media.length > 0 ? await mediaContent(call, part.media) : await article(call, part);
  const post = {
    author,
    commentary: written(part),
    visibility: "PUBLIC",
    distribution: { feedDistribution: "MAIN_FEED", targetEntities: [], thirdPartyDistributionChannels: [] },
    lifecycleState: "PUBLISHED",
    isReshareDisabledByAuthor: false,
    ...(content && { content }),
  };
  return { ...made, content: post };
}

const remoteOf = (call: Call, id: string): Remote => ({ id, url: `${call.reach.at["site"]}/feed/update/${id}` });
const commentsOf = (post: string) => `socialActions/${encodeURIComponent(post)}/comments`;

async function send(call: Call, part: Part, { content }: Prepared): Promise<Remote> {
  if (part.kind === "comment") {
    const object = textAt(content, "object") ?? "";
    const answer = await asking(call, "sends", rest(call, "POST", commentsOf(object), json(content)));
    const { commentUrn } = read(answer, T.Object({ commentUrn: T.String() }), dialect.title, "sends");
    return { id: commentUrn, url: `${call.reach.at["site"]}/feed/update/${object}` };
  }
  const answer = await asking(call, "sends", rest(call, "POST", "posts", json(content)));
  const id = answer.headers.get("x-restli-id");
  if (!id)
    throw new NetworkFailure("unknown", "LinkedIn took the post and did not name it.", { status: answer.status });
  return remoteOf(call, id);
}

async function findComment(call: Call, { at: since, content }: Prepared, isTaken: (id: string) => boolean) {
  const object = textAt(content, "object") ?? "";
  const clock = listening(call);
  const comments = at(await reading(clock.call, `${commentsOf(object)}?count=100`), "elements");
  if (!Array.isArray(comments)) throw new NetworkFailure("unavailable", "LinkedIn did not list the comments.");
  const own = comments.filter((one) => textAt(one, "actor") === call.account.remote_id);
  const listed = own.map((one) => ({
    id: textAt(one, "commentUrn"),
    at: numberAt(one, "created", "time") ?? 0,
    words: textAt(one, "message", "text") ?? "",
  }));
  const words = textAt(content, "message", "text") ?? "";
  const found = sentAmong(listed, { words, earliest: clock.earliest(since), isTaken });
  if (found) return { id: found.id, url: `${call.reach.at["site"]}/feed/update/${object}` };
  if (comments.length >= 100) throw cannotTell("LinkedIn");
  return null;
}

async function find(call: Call, prepared: Prepared, isTaken: (id: string) => boolean): Promise<Remote | null> {
  const { at: since, content } = prepared;
  if (textAt(content, "object")) return findComment(call, prepared, isTaken);
  const query = new URLSearchParams({ author: call.account.remote_id, q: "author", count: "100", sortBy: "CREATED" });
  const clock = listening(call);
  const posts = at(await reading(clock.call, `posts?${query}`), "elements");
  if (!Array.isArray(posts)) throw new NetworkFailure("unavailable", "LinkedIn did not list the posts.");
  const words = (post: unknown) => plainText(textAt(post, "commentary") ?? "");
  const listed = posts.map((post) => ({
    id: textAt(post, "id"),
    at: numberAt(post, "createdAt") ?? 0,
    words: words(post),
  }));
  const earliest = clock.earliest(since);
  const found = sentAmong(listed, { words: words(content), earliest, isTaken });
  if (found) return remoteOf(call, found.id);
  if (listed.length >= 100 && (listed.at(-1)?.at ?? 0) >= earliest) throw cannotTell("LinkedIn");
  return null;
}

/** Pages only: a person's figures are open to few apps. */
async function postMetrics(call: Call, remotes: readonly Remote[]) {
  const found = new Map<string, PostMetrics>();
  if (!isPage(call.account)) return found;
  const posts = remotes.map(({ id }) => id).filter((id) => !id.startsWith("urn:li:comment:"));
  for (let first = 0; first < posts.length; first += 20) {
    const some = posts.slice(first, first + 20);
    const list = (kind: string) =>
      some
        .filter((id) => id.startsWith(`urn:li:${kind}:`))
        .map(encodeURIComponent)
        .join(",");
    const named = [
      ["shares", list("share")],
      ["ugcPosts", list("ugcPost")],
    ].flatMap(([name, ids]) => (ids ? [`${name}=List(${ids})`] : []));
    const query = `q=organizationalEntity&organizationalEntity=${encodeURIComponent(call.account.remote_id)}&${named.join("&")}`;
    const rows = at(await reading(call, `organizationalEntityShareStatistics?${query}`), "elements");
    for (const row of Array.isArray(rows) ? rows : []) {
      const count = (name: string) => numberAt(row, "totalShareStatistics", `${name}Count`) ?? 0;
      found.set(textAt(row, "share") ?? textAt(row, "ugcPost") ?? "", {
        impressions: count("impression"),
        likes: count("like"),
        replies: count("comment"),
        reposts: count("share"),
        clicks: count("click"),
      });
    }
  }
  return found;
}

export const linkedin: Network = {
  name: "linkedin",
  title: "LinkedIn",
  addresses: {
    api: "https://api.linkedin.com",
    site: "https://www.linkedin.com",
    version: "202605",
    // Pages need LinkedIn's Community Management product: the operator adds its scopes once they are granted.
    scope: "openid profile w_member_social",
  },
  browser: { asks_server: false, needs_app: true, begin, finish },
  limits: {
    text: text(3000, "utf16"),
    comment: text(1250, "utf16", { required: true }),
    media: {
      count: 20,
      required: false,
      mixed: false,
      alt_length: 4086,
      image: files(["image/jpeg", "image/png"], 20, 10 * megabyte, { max_pixels: 36_152_320 }),
      gif: files(["image/gif"], 1, 10 * megabyte, { max_pixels: 36_152_320 }),
      video: files(["video/mp4"], 1, 500 * megabyte, { max_seconds: 1800 }),
    },
    thread: 0,
    repeat_after: 0,
  },
  repeat: (account) => (isPage(account) ? "found" : "never"),
  settles_after: 30_000,
  written,
  shown: words,
  marks: bareMarks,
  check: (_account, parts) =>
    parts.flatMap(({ kind, media }, part) =>
      kind === "comment" && media.length > 0
        ? [
            {
              part,
              limit: "media.count",
              measured: media.length,
              allowed: 0,
              message: "LinkedIn takes no pictures in a comment.",
            },
          ]
        : [],
    ),
  renew,
  revoke,
  prepare,
  send,
  find,
  async remove(call, { id }, kind) {
    const [, post, comment] = /^urn:li:comment:\((.+),(\d+)\)$/.exec(id) ?? [];
    const path =
      kind === "comment" && post
        ? `${commentsOf(post)}/${comment}?actor=${encodeURIComponent(call.account.remote_id)}`
        : `posts/${encodeURIComponent(id)}`;
    await asking(call, "repeatable", rest(call, "DELETE", path));
  },
  async accountMetrics(call) {
    if (!isPage(call.account)) return {};
    const path = `networkSizes/${encodeURIComponent(call.account.remote_id)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`;
    return { followers: numberAt(await reading(call, path), "firstDegreeSize") ?? 0 };
  },
  postMetrics,
};
