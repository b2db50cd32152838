import { type SQL, sql } from "drizzle-orm";

/*
 * Full text on SQLite: one FTS5 index over every workspace's posts, in which the workspace's id is a word of its own
 * that each search must match.
 */

export const textTable = sql`posts_text`;
export const textRow = sql<number>`posts_text.rowid`;
export const textPost = sql<string>`posts_text.post_id`;
export const textMatches = (expression: unknown): SQL => sql`posts_text match ${expression}`;

/** A workspace's id as the index has it: one word. */
export const tokenOf = (workspace: string) => workspace.slice(workspace.indexOf("_") + 1);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How much of a word must be there for it to stand for longer ones: shorter, it would stand for half of all words. */
const leastStart = 3;

/** The search of one workspace: every word must occur, the last one perhaps as the start of a longer word. */
export function searchExpression(workspace: string, q: string): string {
  const words = q.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const wanted = words.map(
    (part, at) => quoted(part) + (at === words.length - 1 && part.length >= leastStart ? "*" : ""),
  );
  return `workspace_id : ${quoted(tokenOf(workspace))} AND body : (${wanted.join(" AND ") || '""'})`;
}
