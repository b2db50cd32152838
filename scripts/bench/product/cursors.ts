import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Values } from "../load.ts";
import type { LastPages } from "./groups.ts";
import type { Seed } from "./seed.ts";

/**
 * A cursor after every post of the large workspace, in a shuffled order: more first asks than any run can use up.
 * Cursors are opaque, so each is the server's own with one id in place of another, and one is tried.
 */
export async function cursorsOf(url: string, seed: Seed, scratch: string): Promise<Values> {
  const ids = readFileSync(seed.posts, "utf8").split("\n");
  const { data, next_cursor } = await page(url, seed.large);
  const decoded = Buffer.from(String(next_cursor), "base64url").toString();
  const last = data.at(-1)?.id ?? "";
  if (!last || !decoded.includes(last)) throw new Error(`A cursor no longer holds the last id of its page: ${decoded}`);
  const after = (id: string) => Buffer.from(decoded.replace(last, id)).toString("base64url");
  const tried = await page(url, seed.large, after(ids[1000] ?? ""));
  if (tried.data[0]?.id !== ids[1001]) throw new Error("A cursor made from another does not lead where it should.");
  const cursors = ids.slice(0, -20).map(after);
  for (let at = cursors.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [cursors[at], cursors[other]] = [cursors[other] as string, cursors[at] as string];
  }
  const file = join(scratch, "cursors");
  writeFileSync(file, cursors.join("\n"));
  return { file, count: cursors.length, width: cursors[0]?.length ?? 0, next: 0 };
}

/** The cursors of both workspaces' last pages: of twenty posts, with nothing after them. */
export async function lastPagesOf(url: string, seed: Seed): Promise<LastPages> {
  const large = readFileSync(seed.posts, "utf8").split("\n");
  return {
    large: await before(url, seed.large, large),
    thousand: await before(url, seed.thousand, seed.thousandPosts),
  };
}

async function before(url: string, key: string, ids: string[]): Promise<string> {
  const { data, next_cursor } = await page(url, key);
  const decoded = Buffer.from(String(next_cursor), "base64url").toString();
  const cursor = Buffer.from(decoded.replace(data.at(-1)?.id ?? "", ids.at(-21) ?? "")).toString("base64url");
  const found = await page(url, key, cursor);
  if (found.data.length !== 20 || found.next_cursor) throw new Error("The last page is not where it should be.");
  return cursor;
}

type Page = { data: { id: string }[]; next_cursor?: string };

async function page(url: string, key: string, cursor?: string): Promise<Page> {
  const response = await fetch(`${url}/v1/posts?limit=20${cursor ? `&cursor=${cursor}` : ""}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(`GET /v1/posts answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Page;
}
