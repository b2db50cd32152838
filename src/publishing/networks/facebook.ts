import { T } from "../../contract/type.ts";
import { at, numberAt, read, textAt } from "../ask.ts";
import { fileOf, isFilm, plainName } from "../files.ts";
import { newHandle } from "../handle.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, listening, sentAmong } from "../looking-back.ts";
import { bareMarks } from "../marks.ts";
import type { FormFile, Multipart } from "../multipart.ts";
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
import { appOf, consentPage, tokens } from "../oauth.ts";
import { graphOf, listOf, timeOf } from "./meta/graph.ts";

/* Facebook Pages (https://developers.facebook.com/docs/pages-api). */

const graph = graphOf("Facebook");
const scope = "pages_show_list,pages_manage_posts,pages_manage_engagement,pages_read_engagement,read_insights";
const megabyte = 1024 * 1024;
const Created = T.Object({ id: T.String() });

async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "Facebook");
  const url = consentPage(`${reach.at["site"]}/${reach.at["version"]}/dialog/oauth`, {
    client_id: app.id,
    redirect_uri,
    scope,
    state,
  });
  return { url, server: "", verifier: "", app };
}

/** Pages' tokens that are read with a long-lived token of their administrator have no end. */
async function finish(reach: Reach, { code, redirect_uri }: Back): Promise<Connected[]> {
  const { id, secret } = appOf(reach, "Facebook");
  const app = { client_id: id, client_secret: secret };
  const token = (form: Readonly<Record<string, string>>) =>
    tokens(reach, {
      url: `${reach.at["api"]}/${reach.at["version"]}/oauth/access_token`,
      title: "Facebook",
      form: { ...app, ...form },
    });
  const short = await token({ code, redirect_uri });
  const long = await token({ grant_type: "fb_exchange_token", fb_exchange_token: short.access_token });
  const grant = { token: long.access_token };
  const query = { fields: "id,name,username,link,access_token,picture{url}", limit: "100" };
  return listOf(await graph.get({ reach, grant }, "me/accounts", query)).flatMap((page) => {
    const [remote, own] = [textAt(page, "id"), textAt(page, "access_token")];
    if (!remote || !own) return [];
    const name = textAt(page, "name") ?? remote;
    const account = {
      server: "",
      remote_id: remote,
      handle: textAt(page, "username") ?? name,
      name,
      avatar_url: textAt(page, "picture", "data", "url") ?? null,
      url: textAt(page, "link") ?? null,
      settings: {},
    };
    return [{ account, grant: { token: own } }];
  });
}

/** A link has a card of its own; beside pictures there is no room for one. */
const written = ({ kind, text, media, link }: Part): string =>
  media.length > 0 || kind === "comment" ? withLink(text, link) : text;

async function photo(call: Call, media: Media, index: number): Promise<string> {
  const form: [string, string | FormFile][] = [
    ["source", await fileOf(media, plainName(media, index))],
    ["published", "false"],
  ];
  if (media.alt) form.push(["alt_text_custom", media.alt]);
  const answer = await graph.post(call, "repeatable", `${call.account.remote_id}/photos`, form, 120_000);
  return read(answer, Created, "Facebook").id;
}

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const handle = newHandle(call.reach.random);
  const at = call.reach.now();
  const message = written(part);
  if (part.kind === "comment")
    return { handle, at, content: { path: `${parents?.root.id}/comments`, fields: { message } } };
  const [first] = part.media;
  if (first && isFilm(first))
    return { handle, at, content: { path: `${call.account.remote_id}/videos`, fields: { description: message } } };
  const photos: string[] = [];
  for (const [index, media] of part.media.entries()) photos.push(await photo(call, media, index));
  const attached = photos.map((id, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: id })]);
  const fields = {
    message,
    ...(part.link && photos.length === 0 && { link: part.link }),
    ...Object.fromEntries(attached),
  };
  return { handle, at, content: { path: `${call.account.remote_id}/feed`, fields } };
}

async function send(call: Call, part: Part, { content }: Prepared): Promise<Remote> {
  const path = textAt(content, "path") ?? "";
  const fields = at(content, "fields") as Record<string, string>;
  const [first] = part.media;
  if (!(first && isFilm(first)) || part.kind === "comment") {
    const { id } = read(await graph.post(call, "sends", path, fields), Created, "Facebook", "sends");
    return { id, url: `${call.reach.at["site"]}/${id}` };
  }
  // A film is visible as soon as Facebook has it: its upload is the publishing.
  const file = await fileOf(first, plainName(first, 0));
  const form: Multipart = [...Object.entries(fields), ["source", file]];
  const { id } = read(await graph.post(call, "sends", path, form, 300_000), Created, "Facebook", "sends");
  return { id, url: `${call.reach.at["site"]}/${id}` };
}

async function find(
  call: Call,
  { at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  const path = textAt(content, "path") ?? "";
  const isComment = path.endsWith("/comments");
  const [edge, field] = isComment
    ? [path, "message"]
    : path.endsWith("/videos")
      ? [path, "description"]
      : [`${call.account.remote_id}/published_posts`, "message"];
  const query = {
    fields: `id,${field},created_time`,
    limit: "100",
    ...(isComment && { order: "reverse_chronological" }),
  };
  const clock = listening(call);
  const listed = listOf(await graph.get(clock.call, edge, query)).map((one) => ({
    id: textAt(one, "id"),
    at: timeOf(at(one, "created_time")),
    words: textAt(one, field) ?? "",
  }));
  const earliest = clock.earliest(since);
  const found = sentAmong(listed, { words: textAt(content, "fields", field) ?? "", earliest, isTaken });
  if (found) return { id: found.id, url: `${call.reach.at["site"]}/${found.id}` };
  if (listed.length >= 100 && (listed.at(-1)?.at ?? 0) >= earliest) throw cannotTell("Facebook");
  return null;
}

export const facebook: Network = {
  name: "facebook",
  title: "Facebook",
  addresses: { api: "https://graph.facebook.com", site: "https://www.facebook.com", version: "v24.0" },
  browser: { asks_server: false, needs_app: true, begin, finish },
  limits: {
    text: text(63_206, "utf16"),
    comment: text(8000, "utf16", { required: true }),
    media: {
      count: 10,
      required: false,
      mixed: false,
      alt_length: 1000,
      image: files(["image/jpeg", "image/png", "image/webp"], 10, 10 * megabyte),
      gif: files(["image/gif"], 1, 10 * megabyte),
      video: files(["video/mp4", "video/quicktime"], 1, 1024 * megabyte, { max_seconds: 14_400 }),
    },
    thread: 0,
    repeat_after: 0,
  },
  repeat: () => "found",
  settles_after: 30_000,
  written,
  marks: bareMarks,
  prepare,
  send,
  find,
  remove: (call, { id }) => graph.remove(call, id),
  async accountMetrics(call) {
    const page = await graph.get(call, call.account.remote_id, { fields: "followers_count" });
    return { followers: numberAt(page, "followers_count") ?? 0 };
  },
  async postMetrics(call, remotes) {
    const found = new Map<string, PostMetrics>();
    const fields = "reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count),shares";
    for (const { id } of remotes) {
      const post = await graph.get(call, id, { fields });
      const total = (name: string) => numberAt(post, name, "summary", "total_count") ?? 0;
      found.set(id, {
        likes: total("reactions"),
        replies: total("comments"),
        reposts: numberAt(post, "shares", "count") ?? 0,
      });
    }
    return found;
  },
};
