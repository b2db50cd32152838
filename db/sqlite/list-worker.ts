import { drizzle } from "drizzle-orm/bun-sqlite";
import type { Drizzle } from "../open.ts";
import { listPosts } from "../posts/lists.ts";
import { openReader } from "./files.ts";
import type { Asked, Told } from "./searches.ts";

/* Runs lists that may take long on a thread of its own, with a connection of its own. See searches.ts. */

declare const self: Worker;
let db: Drizzle | undefined;

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const { id, path, workspace, filter, page } = data;
  db ??= drizzle(openReader(path)) as Drizzle;
  const told: Told = await listPosts(db, workspace, filter, page).then(
    (listed) => ({ id, listed }),
    (error: Error & { code?: string }) => ({ id, failure: { message: error.message, code: error.code } }),
  );
  self.postMessage(told);
};
