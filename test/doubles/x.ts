import { bearerOf, demand, demandFields, type Seen, startDouble } from "./double.ts";

/* A double of X's API v2 (https://docs.x.com/x-api), for what publishing asks of it. */

const problem = (status: number, detail: string) =>
  Response.json({ title: "Invalid Request", detail, type: "https://api.x.com/2/problems/invalid-request" }, { status });

export interface XPost {
  readonly id: string;
  readonly text: string;
  readonly created_at: string;
  readonly referenced_tweets?: readonly object[];
  readonly attachments?: { readonly media_keys: readonly string[] };
}

export function startX({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const posts: XPost[] = [];
  const media = new Map<string, { type: string; bytes: number; total: number; ready: number; alt?: string }>();
  const tokens = { access: "access-1", refresh: "refresh-1", turn: 1 };
  let serial = 1_900_000_000_000_000_000n;
  const newId = () => String(++serial);
  const signedIn = (seen: Seen) => demand(bearerOf(seen) === tokens.access, "the bearer token is not the current one");
  const basic = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;

  const create = (seen: Seen) => {
    signedIn(seen);
    demandFields(seen.json, ["text"], ["media", "reply"]);
    const { text, media: attached, reply } = seen.json;
    demand(typeof text === "string", "text is a string");
    if (attached) {
      demandFields(attached, ["media_ids"]);
      demand(attached.media_ids.length >= 1 && attached.media_ids.length <= 4, "one to four media_ids");
      for (const id of attached.media_ids) demand(media.get(id)?.ready === 0, `media ${id} is not ready`);
    }
    if (reply) demandFields(reply, ["in_reply_to_tweet_id"]);
    if (posts.some((post) => post.text === text))
      return problem(403, "You are not allowed to create a Tweet with duplicate content.");
    const id = newId();
    posts.unshift({
      id,
      // X replaces every link and puts one more for pictures.
      text:
        text.replace(/https?:\/\/\S+/g, "https://t.co/abcdefghij").replaceAll("&", "&amp;") +
        (attached ? " https://t.co/klmnopqrst" : ""),
      created_at: new Date().toISOString(),
      ...(reply && { referenced_tweets: [{ type: "replied_to", id: reply.in_reply_to_tweet_id }] }),
      ...(attached && { attachments: { media_keys: attached.media_ids.map((one: string) => `3_${one}`) } }),
    });
    return Response.json({ data: { id, text } }, { status: 201 });
  };

  const uploadAtOnce = async (seen: Seen) => {
    signedIn(seen);
    const file = seen.form.get("media");
    demand(file instanceof Blob && file.size > 0, "media is a file");
    demand(seen.form.get("media_category") === "tweet_image", "media_category is tweet_image");
    const type = String(seen.form.get("media_type"));
    demand(["image/jpeg", "image/png", "image/webp"].includes(type), `media_type ${type}`);
    const id = newId();
    media.set(id, { type, bytes: file.size, total: file.size, ready: 0 });
    return { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400, size: file.size } };
  };
  const initialize = (seen: Seen) => {
    signedIn(seen);
    demandFields(seen.json, ["media_type", "media_category", "total_bytes"], ["additional_owners", "shared"]);
    demand(["tweet_video", "tweet_gif"].includes(seen.json.media_category), "media_category");
    const id = newId();
    media.set(id, { type: seen.json.media_type, bytes: 0, total: seen.json.total_bytes, ready: 2 });
    return { data: { id, media_key: `13_${id}`, expires_after_secs: 86_400 } };
  };
  const state = (id: string) => {
    const one = media.get(id);
    demand(one, "the media is not there");
    const info =
      one.ready === 0 ? { state: "succeeded", progress_percent: 100 } : { state: "pending", check_after_secs: 1 };
    return { data: { id, media_key: `13_${id}`, processing_info: info } };
  };

  const double = startDouble(
    [
      [
        "POST",
        /^\/2\/oauth2\/token$/,
        (seen) => {
          demand(seen.headers.get("authorization") === basic, "confidential clients authenticate with HTTP Basic");
          const grant = seen.form.get("grant_type");
          if (grant === "authorization_code") {
            for (const name of ["code", "redirect_uri", "code_verifier"])
              demand(seen.form.get(name), `${name} is missing`);
            if (seen.form.get("code") !== "good-code")
              return Response.json(
                { error: "invalid_request", error_description: "Value passed for the authorization code was invalid." },
                { status: 400 },
              );
          } else {
            demand(grant === "refresh_token", `grant_type ${grant}`);
            if (seen.form.get("refresh_token") !== tokens.refresh)
              return Response.json(
                { error: "invalid_request", error_description: "Value passed for the token was invalid." },
                { status: 400 },
              );
          }
          tokens.turn++;
          tokens.access = `access-${tokens.turn}`;
          tokens.refresh = `refresh-${tokens.turn}`;
          return {
            token_type: "bearer",
            expires_in: 7200,
            access_token: tokens.access,
            refresh_token: tokens.refresh,
            scope: "tweet.read",
          };
        },
      ],
      [
        "POST",
        /^\/2\/oauth2\/revoke$/,
        (seen) => {
          demand(seen.headers.get("authorization") === basic, "confidential clients authenticate with HTTP Basic");
          demand(seen.form.get("token"), "token is missing");
          if ([tokens.access, tokens.refresh].includes(String(seen.form.get("token")))) tokens.access = "revoked";
          return { revoked: true };
        },
      ],
      [
        "GET",
        /^\/2\/users\/me$/,
        (seen) => {
          signedIn(seen);
          const profile = {
            id: "42",
            name: "Ann",
            username: "ann",
            profile_image_url: "https://pbs.twimg.com/ann.jpg",
          };
          return {
            data: { ...profile, public_metrics: { followers_count: 7, following_count: 3, tweet_count: posts.length } },
          };
        },
      ],
      ["POST", /^\/2\/tweets$/, create],
      ["POST", /^\/2\/media\/upload$/, uploadAtOnce],
      ["POST", /^\/2\/media\/upload\/initialize$/, initialize],
      [
        "POST",
        /^\/2\/media\/upload\/(\d+)\/append$/,
        (seen, id = "") => {
          signedIn(seen);
          const piece = seen.form.get("media");
          const one = media.get(id);
          demand(one && piece instanceof Blob, "media is a file");
          demand(piece.size <= 5 * 1024 * 1024, "a piece has at most 5 MB");
          demand(/^\d+$/.test(String(seen.form.get("segment_index"))), "segment_index is a number");
          one.bytes += piece.size;
          return new Response(null, { status: 204 });
        },
      ],
      [
        "POST",
        /^\/2\/media\/upload\/(\d+)\/finalize$/,
        (seen, id = "") => {
          signedIn(seen);
          const one = media.get(id);
          demand(one && one.bytes === one.total, "all bytes are there");
          return state(id);
        },
      ],
      [
        "GET",
        /^\/2\/media\/upload$/,
        (seen) => {
          signedIn(seen);
          demand(seen.query.get("command") === "STATUS", "command is STATUS");
          const id = seen.query.get("media_id") ?? "";
          const one = media.get(id);
          if (one && one.ready > 0) one.ready--;
          return state(id);
        },
      ],
      [
        "POST",
        /^\/2\/media\/metadata$/,
        (seen) => {
          signedIn(seen);
          demandFields(seen.json, ["id", "metadata"]);
          const one = media.get(seen.json.id);
          demand(one, "the media is not there");
          one.alt = seen.json.metadata.alt_text.text;
          return { data: { id: seen.json.id } };
        },
      ],
      [
        "GET",
        /^\/2\/users\/42\/tweets$/,
        (seen) => {
          signedIn(seen);
          const count = Number(seen.query.get("max_results"));
          demand(count >= 5 && count <= 100, "max_results from 5 to 100");
          const start = seen.query.get("start_time") ?? "";
          demand(/^\d{4}-.*Z$/.test(start), "start_time is RFC 3339");
          demand(Date.parse(start) < Date.now() - 10_000, "start_time is at least ten seconds ago");
          const data = posts.filter(({ created_at }) => created_at >= start);
          return data.length ? { data, meta: { result_count: data.length } } : { meta: { result_count: 0 } };
        },
      ],
      [
        "GET",
        /^\/2\/tweets$/,
        (seen) => {
          signedIn(seen);
          const ids = seen.query.get("ids")?.split(",") ?? [];
          demand(ids.length >= 1 && ids.length <= 100, "one to a hundred ids");
          const counts = {
            impression_count: 90,
            like_count: 5,
            reply_count: 1,
            retweet_count: 2,
            quote_count: 0,
            bookmark_count: 4,
          };
          return {
            data: posts.filter(({ id }) => ids.includes(id)).map((post) => ({ ...post, public_metrics: counts })),
          };
        },
      ],
      [
        "DELETE",
        /^\/2\/tweets\/(\d+)$/,
        (seen, id) => {
          signedIn(seen);
          posts.splice(
            posts.findIndex((post) => post.id === id),
            1,
          );
          return { data: { deleted: true } };
        },
      ],
      [
        "GET",
        /^\/2\/users\/personalized_trends$/,
        (seen) => {
          signedIn(seen);
          return {
            data: [{ trend_name: "#launch", category: "Tech", post_count: 1200, trending_since: "2 hours ago" }],
          };
        },
      ],
    ],
    (words) => problem(400, words),
  );
  return { ...double, posts, media, tokens };
}
