import type { Server } from "../children.ts";
import type { Plan } from "../group.ts";
import { counter, get, inTurn, type Load, patch, post, type Values, varied } from "../load.ts";
import { listPosts } from "../mcp.ts";
import type { PeerServer, Peers } from "../peers/start.ts";
import type { Seed } from "./seed.ts";

/** What the product's rows are measured on: the full seed, and one with ten keys. */
export type Stage = {
  server: Server;
  seed: Seed;
  /** Ten of the seed's keys, one a line. */
  tenKeys: string;
  few: Server;
  fewSeed: Seed;
  cursors: Values;
  lastPages: LastPages;
};
export type LastPages = { large: string; thousand: string };

const list = "/v1/posts?limit=20";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const lines = (file: string, count: number, width: number): Values => ({ file, count, width, next: 0 });
const own = (name: string, server: Server, load: Load) => ({ name, server, load });
const others = (peers: PeerServer[]) => peers.map(({ name, server, load }) => ({ name, server, load }));

/** As long as a seeded post is on average, so that a page stays as large as it was. */
const words =
  "Post number $VALUE, written while others read: launch day is here, thank you all, join us live on friday and ask " +
  "anything about pricing, the roadmap and what comes next.";

/** What is asked again and again, and answered from memory for as long as nothing has changed. */
export function unchanged({ server, seed }: Stage, peers: Peers): Plan[] {
  const key = bearer(seed.large);
  const rest = own("socialcrm, REST", server, get(list, key));
  const tool = (era: "legacy" | "modern") => own("socialcrm, MCP", server, listPosts(era, "/mcp", { headers: key }));
  return [
    {
      name: "GET /v1/me",
      note: "the peer verifies a key and answers a few bytes",
      contenders: [own("socialcrm", server, get("/v1/me", key)), ...others(peers.key)],
    },
    {
      name: `GET ${list}, nothing changed`,
      note: "one key, the first page of the large workspace; the peers list the same rows",
      contenders: [rest, ...others(peers.list)],
    },
    {
      name: "tools/call list_posts, 2025-11-25",
      note: "the same list by MCP and by REST; the peers check no credential",
      contenders: [tool("legacy"), rest, ...others(peers.legacy)],
    },
    {
      name: "tools/call list_posts, 2026-07-28",
      note: "the same list by MCP and by REST; the peer checks no credential",
      contenders: [tool("modern"), rest, ...others(peers.modern)],
    },
  ];
}

/** What no memory helps with: each request is the first of its kind, or follows a write to its workspace. */
export function changed({ server, seed, cursors }: Stage, peers: Peers): Plan[] {
  const key = bearer(seed.large);
  const draft = post("/v1/posts", { body: words }, key);
  const writes = varied(draft, counter());
  const page = varied(get(`${list}&cursor=$VALUE`, key), cursors);
  const tool = varied(listPosts("legacy", "/mcp", { headers: key, cursor: "$VALUE" }), cursors);
  const one = varied(get("/v1/posts/$VALUE", key), lines(seed.posts, seed.postCount, 31));
  const writer = { ...writes, connections: 10, pause: 10 };
  return [
    {
      name: `GET ${list}, everything changed`,
      note: "each request another page that was never asked for; the peers list as before",
      contenders: [own("socialcrm, REST", server, page), ...others(peers.list)],
    },
    {
      name: `GET ${list}, a writer beside`,
      note: "the first page while another caller creates up to a thousand posts a second in that workspace",
      contenders: [{ ...own("socialcrm, REST", server, get(list, key)), beside: writer }],
    },
    {
      name: `GET ${list} and POST /v1/posts in turn`,
      note: "a write to the workspace between any two reads; half of the requests are the writes",
      contenders: [own("socialcrm, REST", server, inTurn(get(list, key), writes))],
    },
    {
      name: "tools/call list_posts, everything changed",
      note: "each request another page that was never asked for, by MCP and by REST",
      contenders: [own("socialcrm, MCP", server, tool), own("socialcrm, REST", server, page)],
    },
    {
      name: "GET /v1/posts/{id}",
      note: "each request another of the large workspace's posts",
      contenders: [own("socialcrm", server, one)],
    },
    {
      name: "POST /v1/posts",
      note: "each request another body; the default durability",
      contenders: [own("socialcrm", server, varied(draft, counter()))],
    },
  ];
}

/** The same work on little and on much. */
export function scale({ server, seed, tenKeys, few, fewSeed, lastPages }: Stage): Plan[] {
  const me = (file: string, count: number) => varied(get("/v1/me", bearer("$VALUE")), lines(file, count, 40));
  const pages = (which: "large" | "thousand", path: string) => {
    const key = bearer(seed[which]);
    return inTurn(get(path, key), varied(patch(`/v1/posts/${seed.drafts[which]}`, { body: words }, key), counter()));
  };
  const both = (large: string, thousand: string): Plan["contenders"] => [
    own("1,000 posts", server, pages("thousand", thousand)),
    own("the large workspace", server, pages("large", large)),
  ];
  const last = (cursor: string) => `${list}&cursor=${cursor}`;
  return [
    {
      name: "Key verification, few and many keys",
      note: `GET /v1/me, each request with the next key: of ${fewSeed.keyCount}, of ten among ${seed.keyCount}, of all those`,
      contenders: [
        own("few keys", few, me(fewSeed.keys, fewSeed.keyCount)),
        own("ten of many keys", server, me(tenKeys, 10)),
        own("many keys in turn", server, me(seed.keys, seed.keyCount)),
      ],
    },
    {
      name: "First page, small and large workspace",
      note: "after each read a post of the workspace is changed, so no page is remembered; half are those writes",
      contenders: both(list, list),
    },
    {
      name: "Last page by cursor, small and large workspace",
      note: "after each read a post of the workspace is changed, so no page is remembered; half are those writes",
      contenders: both(last(lastPages.large), last(lastPages.thousand)),
    },
  ];
}
