import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, serve } from "../children.ts";
import { get, type Load } from "../load.ts";
import { listPosts } from "../mcp.ts";
import { progress } from "../report.ts";
import type { Shape } from "../rows.ts";
import { install } from "./install.ts";
import type { Peer } from "./pins.ts";
import { pocketbase } from "./pocketbase.ts";
import { peerStore } from "./store.ts";

/** A foreign server under load, and what asks it for the same work as the product. */
export type PeerServer = { name: string; server: Server; load: Load };

export type Peers = { list: PeerServer[]; key: PeerServer[]; legacy: PeerServer[]; modern: PeerServer[] };

export const noPeers: Peers = { list: [], key: [], legacy: [], modern: [] };

/** Starts each peer that can be installed. One that cannot is left out, loudly, and named in the results. */
export async function startPeers(shape: Shape, cache: string, scratch: string, skipped: string[]): Promise<Peers> {
  const attempt = async <T>(peer: Peer, begin: (packages: string) => Promise<T>) => {
    try {
      return await begin(await install(peer, cache));
    } catch (error) {
      progress(`SKIPPED ${peer}: ${error instanceof Error ? error.message : error}`);
      skipped.push(peer);
      return undefined;
    }
  };
  const posts = peerStore(shape, cache);
  const verified = await attempt("better-auth", (packages) => betterAuth(packages, posts, scratch));
  const stored = await attempt("pocketbase", async (packages) => {
    const { one, both } = await pocketbase(packages, shape, cache, scratch);
    const path = "/api/collections/posts/records?perPage=20&sort=-id&skipTotal=1";
    return [
      { name: "PocketBase", server: one.server, load: get(path, { authorization: one.token }) },
      { name: "PocketBase, both cores", server: both.server, load: get(path, { authorization: both.token }) },
    ];
  });
  const tools = await attempt("mcp-sdk", (packages) => sdkServers(packages, posts));
  return {
    list: [...(verified ? [verified.list] : []), ...(stored ?? [])],
    key: verified ? [verified.key] : [],
    legacy: tools?.legacy ?? [],
    modern: tools?.modern ?? [],
  };
}

const bun = (script: string) => [process.execPath, join(import.meta.dir, "../servers", script)];

async function betterAuth(packages: string, posts: string, scratch: string) {
  const folder = join(scratch, "better-auth");
  mkdirSync(folder, { recursive: true });
  const argv = [...bun("better-auth.ts"), "{port}", packages, posts, folder];
  const server = await serve({ name: "better-auth", argv, ready: "/healthz" });
  const headers = { authorization: `Bearer ${readFileSync(join(folder, "key"), "utf8")}` };
  return {
    list: { name: "better-auth", server, load: get("/v1/posts?limit=20", headers) },
    key: { name: "better-auth", server, load: get("/v1/key", headers) },
  };
}

async function sdkServers(packages: string, posts: string) {
  const start = (name: string, script: string) =>
    serve({ name, argv: [...bun(script), "{port}", packages, posts], ready: "/" });
  const first = await start("MCP SDK 1.32", "mcp-v1.ts");
  const second = await start("MCP SDK 2.4", "mcp-v2.ts");
  return {
    legacy: [
      { name: first.name, server: first, load: listPosts("legacy", "/mcp") },
      { name: second.name, server: second, load: listPosts("legacy", "/mcp") },
    ],
    modern: [{ name: second.name, server: second, load: listPosts("modern", "/mcp") }],
  };
}
