import { bearerOf, demand, type Seen, startDouble } from "./double.ts";

/*
 * A double of the Graph API as Threads and Instagram have it (https://developers.facebook.com/docs), for what publishing
 * asks of it.
 */

export const refused = (status: number, code: number, message: string) =>
  Response.json({ error: { message, type: "OAuthException", code, fbtrace_id: "A1" } }, { status });

export interface GraphPost {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly timestamp: string;
}
interface Container {
  readonly fields: Record<string, string>;
  looks: number;
  published: boolean;
}

export const fieldsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].map(([name, value]) => [name, value instanceof Blob ? `${value.size} bytes` : String(value)]),
  );
/** Their times have no colon in the offset. */
export const now = () => new Date().toISOString().replace(/\.\d+Z$/, "+0000");

interface Kind {
  readonly version: string;
  /** `threads` or `media`: where containers are made. */
  readonly edge: string;
  readonly publish: string;
  readonly exchange: string;
  readonly state: "status" | "status_code";
}
export const threadsKind: Kind = {
  version: "v1.0",
  edge: "threads",
  publish: "threads_publish",
  exchange: "th",
  state: "status",
};
export const instagramKind: Kind = {
  version: "v24.0",
  edge: "media",
  publish: "media_publish",
  exchange: "ig",
  state: "status_code",
};

/** Holds the fields of a container against the documentation. */
function demandContainer({ edge }: Kind, fields: Record<string, string>, children: (id: string) => boolean): void {
  const known =
    edge === "threads"
      ? [
          "media_type",
          "text",
          "image_url",
          "video_url",
          "alt_text",
          "is_carousel_item",
          "children",
          "reply_to_id",
          "link_attachment",
        ]
      : ["media_type", "caption", "image_url", "video_url", "alt_text", "is_carousel_item", "children"];
  for (const name of Object.keys(fields)) demand(known.includes(name), `${name} is no field`);
  for (const name of ["image_url", "video_url"])
    demand(!fields[name] || fields[name].startsWith("https://"), `${name} is https`);
  const type = fields["media_type"];
  if (edge === "threads") demand(["TEXT", "IMAGE", "VIDEO", "CAROUSEL"].includes(type ?? ""), "media_type is required");
  else demand(type === undefined ? fields["image_url"] : ["VIDEO", "REELS", "CAROUSEL"].includes(type), "media_type");
  if (type === "TEXT") demand(fields["text"], "text is required");
  if (fields["link_attachment"]) demand(type === "TEXT", "link_attachment is for text posts");
  if (type !== "CAROUSEL") return;
  const ids = fields["children"]?.split(",") ?? [];
  demand(ids.length >= 2 && ids.length <= 20 && ids.every(children), "two to twenty children that are ready");
}

export function startContainers(kind: Kind, username: string) {
  const containers = new Map<string, Container>();
  const posts: GraphPost[] = [];
  const comments: { id: string; object: string; text: string; timestamp: string }[] = [];
  let serial = 1_790_000_000_000_000;
  const newId = () => String(++serial);
  const signedIn = (seen: Seen) =>
    demand(bearerOf(seen) === "long-1" || bearerOf(seen) === "long-2", "the token is not the current one");
  const { version, edge, publish, exchange, state } = kind;
  const at = (path: string) => new RegExp(`^/${version}/${path}$`);
  const exchanges = (seen: Seen, grant: string) => {
    demand(seen.query.get("grant_type") === `${exchange}_${grant}_token`, "grant_type");
    demand(seen.query.get("access_token"), "access_token is missing");
    return { access_token: grant === "exchange" ? "long-1" : "long-2", token_type: "bearer", expires_in: 5_184_000 };
  };
  const isFinished = ({ looks }: Container) => looks <= 0;
  const listed = (seen: Seen) => {
    signedIn(seen);
    return {
      data: posts.map(({ id, fields, timestamp }) => ({
        id,
        text: fields["text"],
        caption: fields["caption"],
        timestamp,
        permalink: `https://example.net/p/${id}`,
      })),
    };
  };

  const double = startDouble(
    [
      [
        "POST",
        /^\/oauth\/access_token$/,
        ({ form }) => {
          for (const name of ["client_id", "client_secret", "code", "redirect_uri"])
            demand(form.get(name), `${name} is missing`);
          demand(form.get("grant_type") === "authorization_code", "grant_type");
          return form.get("code") === "good-code"
            ? { access_token: "short-1", user_id: 1 }
            : Response.json(
                {
                  error_type: "OAuthException",
                  code: 400,
                  error_message: "Matching code was not found or was already used",
                },
                { status: 400 },
              );
        },
      ],
      [
        "GET",
        /^\/access_token$/,
        (seen) => {
          demand(seen.query.get("client_secret"), "client_secret is missing");
          return exchanges(seen, "exchange");
        },
      ],
      ["GET", /^\/refresh_access_token$/, (seen) => exchanges(seen, "refresh")],
      [
        "GET",
        at("me"),
        (seen) => {
          signedIn(seen);
          demand(seen.query.get("fields"), "fields is missing");
          return {
            id: "8800",
            user_id: "8800",
            username,
            name: "Ann",
            followers_count: 12,
            follows_count: 3,
            media_count: 4,
          };
        },
      ],
      [
        "POST",
        at(`8800/${edge}`),
        (seen) => {
          signedIn(seen);
          const fields = fieldsOf(seen.form);
          demandContainer(kind, fields, (id) => {
            const child = containers.get(id);
            return child !== undefined && isFinished(child) && child.fields["is_carousel_item"] === "true";
          });
          const id = newId();
          containers.set(id, { fields, looks: fields["video_url"] ? 2 : 0, published: false });
          return { id };
        },
      ],
      [
        "POST",
        at(`8800/${publish}`),
        (seen) => {
          signedIn(seen);
          const id = String(seen.form.get("creation_id"));
          const container = containers.get(id);
          demand(container && isFinished(container), "the container is finished");
          if (container.published) return refused(400, 9007, "The media has been published already");
          container.published = true;
          const post = { id: newId(), fields: container.fields, timestamp: now() };
          posts.unshift(post);
          return { id: post.id };
        },
      ],
      ["GET", at(`8800/${edge}`), listed],
      ["GET", at("8800/replies"), listed],
      [
        "GET",
        at("8800/threads_insights"),
        (seen) => {
          signedIn(seen);
          return { data: [{ name: "followers_count", total_value: { value: 12 } }] };
        },
      ],
      [
        "GET",
        at("(\\d+)/insights"),
        (seen) => {
          signedIn(seen);
          const names = seen.query.get("metric")?.split(",") ?? [];
          demand(names.length > 0, "metric is missing");
          return { data: names.map((name, index) => ({ name, period: "lifetime", values: [{ value: index + 1 }] })) };
        },
      ],
      [
        "POST",
        at("(\\d+)/comments"),
        (seen, object = "") => {
          signedIn(seen);
          demand(seen.form.get("message"), "message is missing");
          const id = newId();
          comments.unshift({ id, object, text: String(seen.form.get("message")), timestamp: now() });
          return { id };
        },
      ],
      [
        "GET",
        at("(\\d+)/comments"),
        (seen, object) => {
          signedIn(seen);
          return { data: comments.filter((comment) => comment.object === object) };
        },
      ],
      [
        "GET",
        at("(\\d+)"),
        (seen, id = "") => {
          signedIn(seen);
          const container = containers.get(id);
          if (!container) return { id, permalink: `https://example.net/p/${id}` };
          container.looks--;
          const word = container.published ? "PUBLISHED" : isFinished(container) ? "FINISHED" : "IN_PROGRESS";
          return { id, [state]: word };
        },
      ],
      [
        "DELETE",
        at("(\\d+)"),
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
  return { ...double, posts, comments, containers };
}
