import { type SQL, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";

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

/*
 * A new text waits in a table of its own and goes into the index with others, because every transaction that writes to
 * the index leaves a piece of its own. Who searches has all of them indexed first.
 */

/** So many texts at once hold up nobody for longer than 5 ms. */
const indexedAtOnce = 256;

const writing = once(({ $client }: Drizzle) => ({
  wait: $client.prepare<unknown, [string, string, string]>(
    "insert into posts_text_waiting (workspace_id, body, post_id) values (?, ?, ?)",
  ),
  index: $client.prepare<unknown, []>(
    "insert into posts_text (rowid, workspace_id, body, post_id) " +
      "select text_id, workspace_id, body, post_id from posts_text_waiting order by text_id",
  ),
  doneWaiting: $client.prepare<unknown, []>("delete from posts_text_waiting"),
  change: $client.prepare<unknown, [string, number]>("update posts_text set body = ? where rowid = ?"),
  changeWaiting: $client.prepare<unknown, [string, number]>("update posts_text_waiting set body = ? where text_id = ?"),
  remove: $client.prepare<unknown, [number]>("delete from posts_text where rowid = ?"),
  removeWaiting: $client.prepare<unknown, [number]>("delete from posts_text_waiting where text_id = ?"),
}));

const anyWaiting = once(({ $client }: Drizzle) =>
  $client.prepare<{ text_id: number }, []>("select text_id from posts_text_waiting limit 1"),
);

/** Adds a text; answers its number. */
export async function addText(db: Drizzle, workspace: string, post: string, body: string): Promise<number> {
  const textId = Number(writing(db).wait.run(tokenOf(workspace), body, post).lastInsertRowid);
  if (textId % indexedAtOnce === 0) indexTexts(db);
  return textId;
}

export async function changeText(db: Drizzle, textId: number, body: string): Promise<void> {
  const { change, changeWaiting } = writing(db);
  if (changeWaiting.run(body, textId).changes === 0) change.run(body, textId);
}

export async function removeText(db: Drizzle, textId: number): Promise<void> {
  const { remove, removeWaiting } = writing(db);
  if (removeWaiting.run(textId).changes === 0) remove.run(textId);
}

function indexTexts(db: Drizzle): void {
  const { index, doneWaiting } = writing(db);
  index.run();
  doneWaiting.run();
}

/** Indexes what was committed and waits: before each search, so that it finds what there is. */
export async function completeIndex({ read, write }: Pick<Store, "read" | "write">): Promise<void> {
  if (anyWaiting(read).get()) await write([], async (db) => indexTexts(db));
}
