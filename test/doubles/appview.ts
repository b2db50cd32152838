import { demand, startDouble } from "./double.ts";

/* A double of Bluesky's AppView (public.api.bsky.app), which a PDS alone lacks: what counts likes and knows trends. */

export function startAppView(known: () => readonly string[]) {
  /** What others wrote, newest first. */
  const feed: { did: string; text: string }[] = [];
  const double = startDouble(
    [
      [
        "GET",
        /^\/xrpc\/app\.bsky\.feed\.getPosts$/,
        ({ query }) => {
          const uris = query.getAll("uris");
          demand(uris.length >= 1 && uris.length <= 25, "one to 25 uris");
          for (const uri of uris) demand(uri.startsWith("at://"), `${uri} is no at:// address`);
          const counts = { likeCount: 5, replyCount: 1, repostCount: 2, quoteCount: 3 };
          return { posts: uris.filter((uri) => known().includes(uri)).map((uri) => ({ uri, cid: "x", ...counts })) };
        },
      ],
      [
        "GET",
        /^\/xrpc\/app\.bsky\.actor\.getProfile$/,
        ({ query }) => {
          demand(query.get("actor")?.startsWith("did:"), "actor is a DID");
          return { did: query.get("actor"), handle: "ann.test", followersCount: 12, followsCount: 3, postsCount: 4 };
        },
      ],
      [
        "GET",
        /^\/xrpc\/app\.bsky\.feed\.getTimeline$/,
        ({ headers, query }) => {
          demand(headers.get("authorization")?.startsWith("Bearer "), "somebody is signed in");
          demand(Number(query.get("limit")) <= 100, "limit is 100 at most");
          const from = Number(query.get("cursor") ?? 0);
          const page = feed.slice(from, from + 100);
          const more = feed.length > from + 100 && { cursor: String(from + 100) };
          const items = page.map(({ did, text }, n) => ({
            post: { author: { did }, record: { text }, indexedAt: new Date(1e12 - (from + n) * 1000).toISOString() },
          }));
          return { feed: items, ...more };
        },
      ],
      [
        "GET",
        /^\/xrpc\/app\.bsky\.unspecced\.getTrends$/,
        ({ query }) => {
          demand(Number(query.get("limit")) <= 25, "limit is 25 at most");
          return {
            trends: [
              {
                topic: "launch",
                displayName: "Launch day",
                link: "/profile/trending.bsky.app/feed/1",
                startedAt: "2026-11-22T00:00:00Z",
                postCount: 900,
              },
            ],
          };
        },
      ],
    ],
    (words) => Response.json({ error: "InvalidRequest", message: words }, { status: 400 }),
  );
  return { ...double, feed };
}
