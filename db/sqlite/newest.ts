import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";

/*
 * The list that is asked for most, as a statement of SQLite's own. It takes the documents and no other column: with
 * their ids it took half as long again, and through the query builder, which makes an object of each row, longer still.
 */

const newest = once((db: Drizzle) =>
  db.$client.prepare<[string], [string, string, number, number]>(
    "select document from posts where workspace_id = ? and id < ? order by id desc limit ? offset ?",
  ),
);
/** Beyond every id. */
const beyond = "~";

/** The documents of a workspace's newest posts, or of those before one. */
export const newestDocuments = (
  db: Drizzle,
  workspace: string,
  before: string | undefined,
  limit: number,
  offset: number,
): string[] =>
  newest(db)
    .values(workspace, before ?? beyond, limit, offset)
    .map(([document]) => document as string);
