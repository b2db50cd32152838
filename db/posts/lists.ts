import type { Drizzle } from "../open.ts";
import { newestDocuments } from "../sqlite/newest.ts";
import { searchExpression } from "../sqlite/text.ts";
import { waitingMatches } from "../sqlite/waiting-texts.ts";
import { type Row, rowsFrom, type Source } from "./rows.ts";

export interface PostFilter {
  readonly statuses?: readonly string[] | undefined;
  readonly account?: string | undefined;
  readonly brand?: string | undefined;
  /** Milliseconds since 1970; both ends belong to the range. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly q?: string | undefined;
}
export interface PostPage {
  readonly limit: number;
  readonly offset: number;
  /** The last post of the page before. */
  readonly after?: Place | undefined;
}
/** What a list is ordered by: a search by its index, a stretch of time by that time, all else by id. */
export type Order = "id" | "time" | "text";
/** Where a page ended: `key` is the post's number in that order (none in the order of ids). */
export interface Place {
  readonly order: Order;
  readonly key: number;
  readonly id: string;
}
export interface Listed {
  readonly documents: readonly string[];
  /** Where the next page starts, while there is one. */
  readonly next: Place | undefined;
}

export const orderOf = ({ q, from, to }: PostFilter): Order =>
  q !== undefined ? "text" : from !== undefined || to !== undefined ? "time" : "id";

/** Whether a list costs the same whatever there is: the newest posts, or those after a cursor. */
export const isLight = ({ statuses, account, brand, from, to, q }: PostFilter, { offset }: PostPage): boolean =>
  offset <= 1000 && [statuses, account, brand, from, to, q].every((one) => one === undefined);

/** The newest posts, or those after one: a list without a filter. */
export async function newestPosts(db: Drizzle, workspace: string, { limit, offset, after }: PostPage): Promise<Listed> {
  const documents = newestDocuments(db, workspace, after?.id, limit + 1, offset);
  if (documents.length <= limit) return { documents, next: undefined };
  documents.length = limit;
  return { documents, next: { order: "id", key: 0, id: idOf(documents[limit - 1] as string) } };
}

/** A document begins with its post's id; to parse the rest of it would take longer than to read it from the disk's cache. */
const idOf = (document: string): string => document.slice(`{"id":"`.length, document.indexOf('",'));

/** One page of one workspace's posts, newest first. */
export async function listPosts(db: Drizzle, workspace: string, filter: PostFilter, page: PostPage): Promise<Listed> {
  const order = orderOf(filter);
  const values: Record<string, unknown> = {
    workspace,
    limit: page.limit + 1,
    offset: page.offset,
    key: page.after?.key,
    id: page.after?.id,
    account: filter.account,
    brand: filter.brand,
    from: filter.from,
    to: filter.to,
    q: filter.q === undefined ? undefined : searchExpression(workspace, filter.q),
  };
  filter.statuses?.forEach((status, at) => {
    values[`status${at}`] = status;
  });
  const read: Read = (source, more) =>
    rowsFrom(db, source, filter, page.after !== undefined).execute({ ...values, ...more });
  const rows = order === "text" ? await foundRows(db, workspace, values as never, read) : [...(await read(order))];
  if (rows.length <= page.limit) return { documents: rows.map((row) => row.document), next: undefined };
  rows.length = page.limit;
  const last = rows[page.limit - 1] as Row;
  return { documents: rows.map((row) => row.document), next: { order, key: Number(last.key), id: last.id } };
}

type Read = (source: Source, more?: Record<string, unknown>) => PromiseLike<readonly Row[]>;
/** The part of a search that is asked for: its expression, how many rows, and after how many others. */
interface Wanted {
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
}

/**
 * What a search finds: first among the texts that wait to be indexed, which are newer than all others, then by the index.
 * Both are looked at as they are at one moment, so that a text that is indexed meanwhile is found once.
 */
async function foundRows(db: Drizzle, workspace: string, { q, limit, offset }: Wanted, read: Read): Promise<Row[]> {
  db.$client.run("begin");
  try {
    const ids = waitingMatches(db, workspace, q);
    const newer =
      ids.length === 0 ? [] : await read("waiting", { ids: JSON.stringify(ids), limit: ids.length, offset: 0 });
    const rows = newer.slice(offset, offset + limit);
    if (rows.length === limit) return rows;
    const older = await read("text", { limit: limit - rows.length, offset: Math.max(0, offset - newer.length) });
    return [...rows, ...older];
  } finally {
    db.$client.run("commit");
  }
}
