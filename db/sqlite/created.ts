import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import type { audit, posts } from "../schema/core.ts";

/*
 * What every created post writes, as statements of SQLite's own: through the query builder each takes 2 µs longer, which
 * is as long as SQLite takes for it.
 */

const adding = once((db: Drizzle) => ({
  post: db.$client.prepare<unknown, [string, string, string, string, number, number, string]>(
    "insert into posts (workspace_id, id, brand_id, status, time, text_id, document) values (?, ?, ?, ?, ?, ?, ?)",
  ),
  line: db.$client.prepare<unknown, (string | number | null)[]>(
    "insert into audit (workspace_id, seq, id, at, actor, actor_name, event, target, request_id, detail, hash) " +
      "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ),
}));

export async function addPost(db: Drizzle, row: typeof posts.$inferSelect): Promise<void> {
  const { workspaceId, id, brandId, status, time, textId, document } = row;
  adding(db).post.run(workspaceId, id, brandId, status, time, textId, document);
}

/** Adds a line to an audit log. */
export async function addLine(db: Drizzle, line: typeof audit.$inferSelect): Promise<void> {
  const { workspaceId, seq, id, at, actor, actorName, event, target, requestId, detail, hash } = line;
  adding(db).line.run(workspaceId, seq, id, at, actor, actorName, event, target, requestId, detail, hash);
}
