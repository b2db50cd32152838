import { Database } from "bun:sqlite";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { tokenOf } from "./text.ts";

/*
 * A new text waits in a table of its own and goes into the index with others, because every transaction that writes to
 * the index leaves a piece of its own. Who searches meanwhile looks through those that wait as well.
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

const reading = once(({ $client }: Drizzle) => ({
  any: $client.prepare<[number], []>("select text_id from posts_text_waiting limit 1"),
  of: $client.prepare<[number, string, string, string], [string]>(
    "select text_id, workspace_id, body, post_id from posts_text_waiting where workspace_id = ?",
  ),
  shape: $client.prepare<[string], []>("select sql from sqlite_schema where name = 'posts_text'"),
}));

const underWay = once((_read: Drizzle) => ({ is: false }));

/**
 * Indexes what waits when the writer comes to it, so that the next search is spared it; nobody waits for that. What
 * keeps it from being written is told to those who write posts.
 */
export function indexSoon({ read, write }: Pick<Store, "read" | "write">): void {
  const state = underWay(read);
  if (state.is || reading(read).any.values().length === 0) return;
  state.is = true;
  write([], async (db) => indexTexts(db))
    .catch(() => {})
    .finally(() => {
      state.is = false;
    });
}

/** The posts of a workspace whose texts wait and match, by an index like the other one that is in memory and soon gone. */
export function waitingMatches(db: Drizzle, workspace: string, expression: string): string[] {
  const { of, shape } = reading(db);
  const rows = of.values(tokenOf(workspace));
  if (rows.length === 0) return [];
  const memory = new Database(":memory:");
  try {
    memory.run(String(shape.values()[0]?.[0]));
    const add = memory.prepare("insert into posts_text (rowid, workspace_id, body, post_id) values (?, ?, ?, ?)");
    memory.transaction(() => {
      for (const row of rows) add.run(...row);
    })();
    const found = memory.query<{ post_id: string }, [string]>(
      "select post_id from posts_text where posts_text match ?",
    );
    return found.all(expression).map(({ post_id }) => post_id);
  } finally {
    memory.close(true);
  }
}
