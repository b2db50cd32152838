import { Database } from "bun:sqlite";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { progress } from "../report.ts";
import { type Row, rows, type Shape } from "../rows.ts";

/** A post as the peers hold it: the columns that a list answers. */
export const postOf = ({ id, workspace, status, body, created }: Row) => ({
  id,
  workspace: `ws_${workspace}`,
  status,
  body,
  tags: "[]",
  created: new Date(created).toISOString(),
});

/**
 * The peers' SQLite file: the same rows in the table layout that suits the list best (one tree by workspace and id),
 * so that a peer is never slow for the way its data lies.
 */
export function peerStore(shape: Shape, cache: string): string {
  const file = join(cache, `peers-${shape.posts}.db`);
  if (existsSync(file)) return file;
  progress(`writing ${shape.posts} posts for the peers`);
  const half = `${file}.part`;
  rmSync(half, { force: true });
  const db = new Database(half, { create: true, strict: true });
  db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
  db.run(`CREATE TABLE posts (workspace TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL,
    tags TEXT NOT NULL, created TEXT NOT NULL, PRIMARY KEY (workspace, id)) STRICT, WITHOUT ROWID`);
  const insert = db.query("INSERT INTO posts VALUES ($workspace, $id, $status, $body, $tags, $created)");
  db.transaction(() => {
    for (const row of rows(shape)) insert.run(postOf(row));
  })();
  db.run("ANALYZE");
  db.run("PRAGMA journal_mode = WAL");
  db.close(true); // throws where a statement is still open, which would leave pages in a log
  renameSync(half, file);
  return file;
}
