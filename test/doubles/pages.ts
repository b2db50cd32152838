import { bearerOf, demand, type Seen, startDouble } from "./double.ts";
import { fieldsOf, type GraphPost, now, refused } from "./meta.ts";

/* A double of Facebook's Pages API (https://developers.facebook.com/docs/pages-api), for what publishing asks of it. */

export function startPages() {
  const posts: GraphPost[] = [];
  const photos = new Map<string, Record<string, string>>();
  let serial = 900;
  const signedIn = (seen: Seen, token = "page-token") => demand(bearerOf(seen) === token, "the page's own token");
  const add = (seen: Seen, extra: Record<string, string> = {}) => {
    signedIn(seen);
    const post = { id: `55_${++serial}`, fields: { ...fieldsOf(seen.form), ...extra }, timestamp: now() };
    posts.unshift(post);
    return { id: post.id };
  };
  const listed = (edge: string) => (seen: Seen) => {
    signedIn(seen);
    const rows = posts.filter(({ fields }) => (fields["edge"] ?? "feed") === edge);
    return {
      data: rows.map(({ id, fields, timestamp }) => ({
        id,
        message: fields["message"],
        description: fields["description"],
        created_time: timestamp,
      })),
    };
  };
  const double = startDouble(
    [
      [
        "POST",
        /^\/v24\.0\/oauth\/access_token$/,
        ({ form }) => {
          for (const name of ["client_id", "client_secret"]) demand(form.get(name), `${name} is missing`);
          if (form.get("grant_type") === "fb_exchange_token") {
            demand(form.get("fb_exchange_token") === "short-user", "fb_exchange_token");
            return { access_token: "long-user", token_type: "bearer", expires_in: 5_184_000 };
          }
          demand(form.get("redirect_uri"), "redirect_uri is missing");
          return form.get("code") === "good-code"
            ? { access_token: "short-user", token_type: "bearer" }
            : refused(400, 100, "Invalid verification code format.");
        },
      ],
      [
        "GET",
        /^\/v24\.0\/me\/accounts$/,
        (seen) => {
          signedIn(seen, "long-user");
          demand(seen.query.get("fields")?.includes("access_token"), "fields asks for access_token");
          const page = {
            id: "55",
            name: "Acme",
            username: "acme",
            link: "https://www.facebook.com/acme",
            picture: { data: { url: "https://scontent.example.net/acme.jpg" } },
          };
          return {
            data: [
              { ...page, access_token: "page-token" },
              { id: "56", name: "No role there" },
            ],
          };
        },
      ],
      [
        "POST",
        /^\/v24\.0\/55\/photos$/,
        (seen) => {
          signedIn(seen);
          const file = seen.form.get("source");
          demand(file instanceof Blob && file.size > 0, "source is a file");
          demand(seen.form.get("published") === "false", "published is false");
          const id = String(++serial);
          photos.set(id, fieldsOf(seen.form));
          return { id };
        },
      ],
      [
        "POST",
        /^\/v24\.0\/55\/feed$/,
        (seen) => {
          const fields = fieldsOf(seen.form);
          for (const [name, value] of Object.entries(fields)) {
            demand(/^(message|link|attached_media\[\d+\])$/.test(name), `${name} is no field`);
            if (name.startsWith("attached_media"))
              demand(photos.has(JSON.parse(value).media_fbid), `${value} is not there`);
          }
          return add(seen);
        },
      ],
      [
        "POST",
        /^\/v24\.0\/55\/videos$/,
        (seen) => {
          demand(seen.form.get("source") instanceof Blob, "source is a file");
          return add(seen, { edge: "videos" });
        },
      ],
      ["POST", /^\/v24\.0\/(55_\d+)\/comments$/, (seen) => add(seen, { edge: "comments" })],
      ["GET", /^\/v24\.0\/55\/published_posts$/, listed("feed")],
      ["GET", /^\/v24\.0\/55\/videos$/, listed("videos")],
      ["GET", /^\/v24\.0\/55_\d+\/comments$/, listed("comments")],
      [
        "GET",
        /^\/v24\.0\/55$/,
        (seen) => {
          signedIn(seen);
          return { followers_count: 4321, id: "55" };
        },
      ],
      [
        "GET",
        /^\/v24\.0\/(55_\d+)$/,
        (seen, id) => {
          signedIn(seen);
          demand(seen.query.get("fields")?.includes("summary(total_count)"), "fields");
          const total = (total_count: number) => ({ data: [], summary: { total_count } });
          return { id, reactions: total(5), comments: total(1), shares: { count: 2 } };
        },
      ],
      [
        "DELETE",
        /^\/v24\.0\/(55_\d+)$/,
        (seen, id) => {
          signedIn(seen);
          posts.splice(
            posts.findIndex((post) => post.id === id),
            1,
          );
          return { success: true };
        },
      ],
    ],
    (words) => refused(400, 100, words),
  );
  return { ...double, posts, photos };
}
