import { type SQL, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";

/*
 * Full text on SQLite: one FTS5 index over every workspace's posts, in which the workspace's id is a word of its own
 * that each search must match.
 */

export const textTable = sql`posts_text`;
export const textRow = sql<number>`posts_text.rowid`;
export const textPost = sql<string>`posts_text.post_id`;
export const textMatches = (expression: unknown): SQL => sql`posts_text match ${expression}`;

const tokenOf = (workspace: string) => workspace.slice(workspace.indexOf("_") + 1);
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

const adding = once((db: Drizzle) =>
  db.$client.prepare("insert into posts_text (workspace_id, body, post_id) values (?, ?, ?)"),
);

/** Adds a text; answers the id of its row. */
export async function addText(db: Drizzle, workspace: string, post: string, body: string): Promise<number> {
  return Number(adding(db).run(tokenOf(workspace), body, post).lastInsertRowid);
}

export async function changeText(db: Drizzle, textId: number, body: string): Promise<void> {
  await db.run(sql`update posts_text set body = ${body} where rowid = ${textId}`);
}

export async function removeText(db: Drizzle, textId: number): Promise<void> {
  await db.run(sql`delete from posts_text where rowid = ${textId}`);
}
