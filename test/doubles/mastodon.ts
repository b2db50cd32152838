import { bearerOf, demand, demandFields, type Seen, startDouble } from "./double.ts";

/*
 * A double of Mastodon itself (https://docs.joinmastodon.org/client), for what other servers of its API leave out:
 * idempotency keys, media that take time, deleting, trends.
 */

const refused = (status: number, error: string) => Response.json({ error }, { status });

export function startMastodon() {
  const statuses: {
    id: string;
    key: string;
    content: string;
    media: string[];
    created_at: string;
    in_reply_to_id: string | null;
  }[] = [];
  /** What others wrote, newest first, as the home timeline shows it. */
  const home: { id: string; [more: string]: unknown }[] = [];
  const media = new Map<string, { looks: number; description: string | null }>();
  let serial = 110_000;
  /** The longest page that it gives. */
  let page = 40;
  const signedIn = (seen: Seen) => demand(bearerOf(seen) === "token-1", "the bearer token is not the current one");
  const shown = ({ key: _, media: files, ...status }: (typeof statuses)[number]) => ({
    ...status,
    url: `https://mastodon.example/@ann/${status.id}`,
    uri: `https://mastodon.example/users/ann/statuses/${status.id}`,
    media_attachments: files.map((id) => ({ id })),
    ...{ favourites_count: 5, replies_count: 1, reblogs_count: 2 },
  });
  const html = (text: string) =>
    `<p>${text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(
        /https:\/\/(\S{10})(\S*)/g,
        '<a href="https://$1$2" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">$1</span><span class="invisible">$2</span></a>',
      )
      .replaceAll("\n\n", "</p><p>")
      .replaceAll("\n", "<br />")}</p>`;
  const double = startDouble(
    [
      [
        "GET",
        /^\/api\/v2\/instance$/,
        () => ({
          domain: "mastodon.example",
          version: "4.5.0",
          configuration: { statuses: { max_characters: 1000, characters_reserved_per_url: 23 } },
        }),
      ],
      [
        "GET",
        /^\/api\/v1\/accounts\/verify_credentials$/,
        (seen) => {
          signedIn(seen);
          return {
            id: "1",
            username: "ann",
            acct: "ann",
            display_name: "Ann",
            url: "https://mastodon.example/@ann",
            followers_count: 12,
            following_count: 3,
            statuses_count: statuses.length,
          };
        },
      ],
      [
        "POST",
        /^\/api\/v2\/media$/,
        (seen) => {
          signedIn(seen);
          demand(seen.form.get("file") instanceof Blob, "file is a file");
          const id = String(++serial);
          media.set(id, { looks: 2, description: seen.form.get("description") as string | null });
          return Response.json({ id, url: null }, { status: 202 });
        },
      ],
      [
        "GET",
        /^\/api\/v1\/media\/(\d+)$/,
        (seen, id = "") => {
          signedIn(seen);
          const one = media.get(id);
          if (!one) return refused(404, "Record not found");
          return Response.json({ id, url: "https://mastodon.example/x.png" }, { status: --one.looks > 0 ? 206 : 200 });
        },
      ],
      [
        "POST",
        /^\/api\/v1\/statuses$/,
        (seen) => {
          signedIn(seen);
          demandFields(seen.json, ["status", "visibility"], ["media_ids", "in_reply_to_id"]);
          const key = seen.headers.get("idempotency-key") ?? "";
          const known = statuses.find((status) => status.key === key && key !== "");
          if (known) return shown(known);
          for (const id of seen.json.media_ids ?? []) {
            demand(media.has(id), `media ${id} is not there`);
            if ((media.get(id)?.looks ?? 0) > 0)
              return refused(422, "Cannot attach files that have not finished processing. Try again in a moment!");
          }
          const status = {
            id: String(++serial),
            key,
            content: html(seen.json.status),
            media: seen.json.media_ids ?? [],
            created_at: new Date().toISOString(),
            in_reply_to_id: seen.json.in_reply_to_id ?? null,
          };
          statuses.unshift(status);
          return shown(status);
        },
      ],
      [
        "GET",
        /^\/api\/v1\/accounts\/1\/statuses$/,
        (seen) => {
          signedIn(seen);
          demand(Number(seen.query.get("limit")) <= 40, "limit is 40 at most");
          const before = seen.query.get("max_id");
          const from = before ? statuses.findIndex(({ id }) => id === before) + 1 : 0;
          return statuses.slice(from, from + Math.min(page, Number(seen.query.get("limit")))).map(shown);
        },
      ],
      [
        "GET",
        /^\/api\/v1\/statuses\/(\d+)$/,
        (_, id) => {
          const status = statuses.find((one) => one.id === id);
          return status ? shown(status) : refused(404, "Record not found");
        },
      ],
      [
        "DELETE",
        /^\/api\/v1\/statuses\/(\d+)$/,
        (seen, id) => {
          signedIn(seen);
          const at = statuses.findIndex((one) => one.id === id);
          if (at < 0) return refused(404, "Record not found");
          statuses.splice(at, 1);
          return {};
        },
      ],
      [
        "GET",
        /^\/api\/v1\/timelines\/home$/,
        (seen) => {
          signedIn(seen);
          demand(Number(seen.query.get("limit")) <= 40, "limit is 40 at most");
          const before = seen.query.get("max_id");
          const from = before ? home.findIndex(({ id }) => id === before) + 1 : 0;
          return home.slice(from, from + 40);
        },
      ],
      [
        "GET",
        /^\/api\/v1\/trends\/tags$/,
        () => [
          {
            name: "launch",
            url: "https://mastodon.example/tags/launch",
            history: [{ day: "1", uses: "34", accounts: "20" }],
          },
        ],
      ],
    ],
    (words) => refused(422, words),
  );
  const pages = (length: number) => {
    page = length;
  };
  return { ...double, statuses, home, media, pages };
}
