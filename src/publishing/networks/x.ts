import { T } from "../../contract/type.ts";
import { ask, at, bearer, json, numberAt, parsed, read, textAt } from "../ask.ts";
import { bareLinksOf } from "../bare-links.ts";
import { decoded } from "../card.ts";
import { NetworkFailure } from "../failure.ts";
import { newHandle } from "../handle.ts";
import { comparable } from "../html.ts";
import type { Ask } from "../http.ts";
import { files, text } from "../limits.ts";
import { withLink } from "../links.ts";
import { cannotTell, furthest, listening } from "../looking-back.ts";
import { bareMarks } from "../marks.ts";
import type {
  Back,
  Begin,
  Begun,
  Call,
  Charge,
  Connected,
  Grant,
  Network,
  Parents,
  Part,
  PostMetrics,
  Prepared,
  Reach,
  Remote,
} from "../network.ts";
import { appOf, basicOf, consentPage, grantOf, oauthDialect, pkce, tokens } from "../oauth.ts";
import { dialect } from "./x/dialect.ts";
import { upload } from "./x/media.ts";

/* X, by its API v2 (https://docs.x.com). It charges for every call. */

const scope = "tweet.read tweet.write users.read media.write offline.access";
const megabyte = 1024 * 1024;
/** Millionths of a dollar, by its price list of April 2026. */
const prices = { post: 15_000, post_with_link: 200_000, description: 5000 };

const Me = T.Object({
  data: T.Object({
    id: T.String(),
    name: T.String(),
    username: T.String(),
    profile_image_url: T.Optional(T.String()),
  }),
});
const Created = T.Object({ data: T.Object({ id: T.String() }) });

const request = (
  { reach, grant }: Pick<Call, "reach" | "grant">,
  method: Ask["method"],
  path: string,
  more: Partial<Ask> = {},
): Ask => ({
  method,
  url: `${reach.at["api"]}${path}`,
  ...more,
  headers: { ...more.headers, ...bearer(grant.token) },
});
const reading = async (call: Pick<Call, "reach" | "grant">, path: string): Promise<unknown> =>
  parsed((await ask({ ...call.reach, dialect }, "repeatable", request(call, "GET", path))).body);

async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "X");
  const { verifier, challenge } = await pkce(reach.random);
  const query = {
    client_id: app.id,
    redirect_uri,
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  };
  return { url: consentPage(`${reach.at["site"]}/i/oauth2/authorize`, query), server: "", verifier, app };
}

const token = (reach: Reach, form: Readonly<Record<string, string>>) =>
  tokens(reach, { url: `${reach.at["api"]}/2/oauth2/token`, title: "X", form, basic: appOf(reach, "X") });

async function finish(reach: Reach, { redirect_uri, code, verifier, app }: Back): Promise<Connected[]> {
  const form = { grant_type: "authorization_code", code, redirect_uri, code_verifier: verifier, client_id: app.id };
  const grant = grantOf(await token(reach, form), reach.now());
  const me = await ask(
    { ...reach, dialect },
    "repeatable",
    request({ reach, grant }, "GET", "/2/users/me?user.fields=profile_image_url"),
  );
  const { id, name, username, profile_image_url } = read(me, Me, "X").data;
  const url = `${reach.at["site"]}/${username}`;
  const account = {
    server: "",
    remote_id: id,
    handle: `@${username}`,
    name,
    avatar_url: profile_image_url ?? null,
    url,
    settings: {},
  };
  return [{ account, grant }];
}

async function renew(reach: Reach, _account: unknown, grant: Grant): Promise<Grant> {
  const form = { grant_type: "refresh_token", refresh_token: grant.refresh ?? "", client_id: appOf(reach, "X").id };
  return grantOf(await token(reach, form), reach.now(), grant);
}

async function revoke(reach: Reach, _account: unknown, grant: Grant): Promise<void> {
  const app = appOf(reach, "X");
  await ask({ ...reach, dialect: oauthDialect("X") }, "repeatable", {
    method: "POST",
    url: `${reach.at["api"]}/2/oauth2/revoke`,
    headers: basicOf(app),
    body: new URLSearchParams({ token: grant.refresh ?? grant.token, client_id: app.id }),
  });
}

const written = ({ text, link }: Part): string => withLink(text, link);

function charges(_account: unknown, parts: readonly Part[]): Charge[] {
  return parts.map((part, index) => {
    const links = bareLinksOf(written(part)).length > 0;
    const described = part.media.filter(({ alt }) => alt).length;
    const micros = (links ? prices.post_with_link : prices.post) + described * prices.description;
    return { part: index, micros, currency: "USD", reason: links ? "a post with a link" : "a post" };
  });
}

async function prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared> {
  const ids: string[] = [];
  for (const media of part.media) ids.push(await upload(call, media));
  const content = {
    text: written(part),
    ...(ids.length > 0 && { media: { media_ids: ids } }),
    ...(parents && { reply: { in_reply_to_tweet_id: parents.parent.id } }),
  };
  return { handle: newHandle(call.reach.random), at: call.reach.now(), content };
}

const remoteOf = (call: Call, id: string): Remote => ({
  id,
  url: `${call.reach.at["site"]}/${call.account.handle.slice(1)}/status/${id}`,
});

async function send(call: Call, _part: Part, { content }: Prepared): Promise<Remote> {
  const answer = await ask({ ...call.reach, dialect }, "sends", request(call, "POST", "/2/tweets", json(content)));
  return remoteOf(call, read(answer, Created, "X", "sends").data.id);
}

/** X shortens links and adds some for pictures, so that words are compared without them. */
function words(posted: string): string {
  let rest = posted;
  for (const { start, end } of bareLinksOf(posted).reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return comparable(rest);
}

async function find(
  call: Call,
  { at: since, content }: Prepared,
  isTaken: (id: string) => boolean,
): Promise<Remote | null> {
  const query = new URLSearchParams({
    max_results: "100",
    exclude: "retweets",
    start_time: new Date(since - furthest).toISOString(),
    "tweet.fields": "created_at,referenced_tweets,note_tweet,attachments",
  });
  const clock = listening(call);
  const listed = await reading(clock.call, `/2/users/${call.account.remote_id}/tweets?${query}`);
  const posts = at(listed, "data") ?? (at(listed, "meta", "result_count") === 0 ? [] : undefined);
  if (!Array.isArray(posts)) throw new NetworkFailure("unavailable", "X did not list the posts.");
  const earliest = clock.earliest(since);
  const isOld = (post: unknown) => Date.parse(textAt(post, "created_at") ?? "") < earliest;
  const parent = textAt(content, "reply", "in_reply_to_tweet_id");
  const mediaSent = (at(content, "media", "media_ids") as readonly string[] | undefined)?.length ?? 0;
  for (const post of posts) {
    const id = textAt(post, "id") ?? "";
    const answered = at(post, "referenced_tweets");
    const repliedTo = Array.isArray(answered)
      ? answered.find((one) => textAt(one, "type") === "replied_to")
      : undefined;
    const mediaShown = (at(post, "attachments", "media_keys") as readonly string[] | undefined)?.length ?? 0;
    if (isOld(post) || isTaken(id) || textAt(repliedTo, "id") !== parent || mediaShown !== mediaSent) continue;
    const shown = decoded(textAt(post, "note_tweet", "text") ?? textAt(post, "text") ?? "");
    if (words(shown) === words(textAt(content, "text") ?? "")) return remoteOf(call, id);
  }
  if (textAt(listed, "meta", "next_token") && !isOld(posts.at(-1))) throw cannotTell("X");
  return null;
}

async function postMetrics(call: Call, remotes: readonly Remote[]) {
  const found = new Map<string, PostMetrics>();
  for (let first = 0; first < remotes.length; first += 100) {
    const ids = remotes.slice(first, first + 100).map(({ id }) => id);
    const posts = at(await reading(call, `/2/tweets?ids=${ids.join(",")}&tweet.fields=public_metrics`), "data");
    for (const post of Array.isArray(posts) ? posts : []) {
      const count = (name: string) => numberAt(post, "public_metrics", `${name}_count`) ?? 0;
      found.set(textAt(post, "id") ?? "", {
        impressions: count("impression"),
        likes: count("like"),
        replies: count("reply"),
        reposts: count("retweet"),
        quotes: count("quote"),
        saves: count("bookmark"),
      });
    }
  }
  return found;
}

const pictures = ["image/jpeg", "image/png", "image/webp"];

export const x: Network = {
  name: "x",
  title: "X",
  addresses: { api: "https://api.x.com", site: "https://x.com" },
  browser: { asks_server: false, needs_app: true, begin, finish },
  limits: {
    // An account that pays X may have 25,000: the operator or the account's settings say so.
    text: text(280, "weighted"),
    comment: text(280, "weighted"),
    media: {
      count: 4,
      required: false,
      mixed: false,
      alt_length: 1000,
      image: files(pictures, 4, 5 * megabyte),
      gif: files(["image/gif"], 1, 15 * megabyte),
      video: files(["video/mp4", "video/quicktime"], 1, 512 * megabyte, { max_seconds: 140 }),
    },
    thread: 100,
    // It says no more than that it refuses what repeats: within a day it surely does.
    repeat_after: 86_400,
  },
  repeat: () => "found",
  settles_after: 30_000,
  written,
  marks: bareMarks,
  charges,
  renew,
  revoke,
  revokes_alone: true,
  prepare,
  send,
  find,
  async remove(call, { id }) {
    await ask({ ...call.reach, dialect }, "repeatable", request(call, "DELETE", `/2/tweets/${id}`));
  },
  async accountMetrics(call) {
    const me = await reading(call, "/2/users/me?user.fields=public_metrics");
    const count = (name: string) => numberAt(me, "data", "public_metrics", `${name}_count`) ?? 0;
    return { followers: count("followers"), following: count("following"), posts: count("tweet") };
  },
  postMetrics,
  async trending(call) {
    const trends = at(await reading(call, "/2/users/personalized_trends"), "data");
    return (Array.isArray(trends) ? trends : []).map((trend) => {
      const title = textAt(trend, "trend_name") ?? "";
      const url = `${call.reach.at["site"]}/search?${new URLSearchParams({ q: title })}`;
      return { title, url, volume: numberAt(trend, "post_count") ?? null };
    });
  },
};
