import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { once } from "./once.ts";
import type { Drizzle } from "./open.ts";
import { posts, postTargets } from "./schema.ts";
import { newestDocuments } from "./sqlite/newest.ts";
import { rare } from "./sqlite/plan.ts";
import { searchExpression, textMatches, textPost, textRow, textTable } from "./sqlite/text.ts";

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

/** One page of one workspace's posts, newest first. Its statement is prepared once for each shape of a filter. */
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
  const rows = await statement(db, order, filter, page.after !== undefined).execute(values);
  if (rows.length <= page.limit) return { documents: rows.map((row) => row.document), next: undefined };
  rows.length = page.limit;
  const last = rows[page.limit - 1] as Row;
  return { documents: rows.map((row) => row.document), next: { order, key: Number(last.key), id: last.id } };
}

interface Row {
  readonly document: string;
  readonly id: string;
  readonly key: number;
}
type Statement = { execute(values: Record<string, unknown>): PromiseLike<Row[]> };
const shapesOf = once((_db: Drizzle) => new Map<string, Statement>());

function statement(db: Drizzle, order: Order, filter: PostFilter, after: boolean): Statement {
  const { statuses = [], account, brand, from, to } = filter;
  const shape = [order, after, statuses.length, account && 1, brand && 1, from !== undefined, to !== undefined].join();
  const shapes = shapesOf(db);
  const known = shapes.get(shape) ?? build(db, order, filter, after);
  shapes.set(shape, known);
  return known;
}

function build(db: Drizzle, order: Order, { statuses, account, brand, from, to }: PostFilter, after: boolean) {
  const value = sql.placeholder;
  const key = order === "text" ? textRow : order === "time" ? posts.time : sql<number>`0`;
  const id = account ? postTargets.postId : posts.id;
  const past: Record<Order, SQL | undefined> = {
    id: lt(id, value("id")),
    text: lt(textRow, value("key")),
    time: or(lt(posts.time, value("key")), and(eq(posts.time, value("key")), lt(id, value("id")))),
  };
  const wanted = and(
    eq(posts.workspaceId, value("workspace")),
    order === "text" ? textMatches(value("q")) : undefined,
    rare(statuses && inArray(posts.status, statuses.map((_, at) => value(`status${at}`)) as never)),
    brand ? eq(posts.brandId, value("brand")) : undefined,
    from === undefined ? undefined : gte(posts.time, value("from")),
    to === undefined ? undefined : lte(posts.time, value("to")),
    after ? past[order] : undefined,
  );
  const fields = { document: posts.document, id: posts.id, key: sql<number>`${key}` };
  const target = and(
    eq(postTargets.workspaceId, posts.workspaceId),
    eq(postTargets.postId, posts.id),
    eq(postTargets.accountId, value("account")),
  );
  const ordered: Record<Order, SQL[]> = { id: [desc(id)], time: [desc(posts.time), desc(id)], text: [desc(textRow)] };
  const source =
    order === "text"
      ? db
          .select(fields)
          .from(textTable as never)
          .innerJoin(posts, eq(posts.id, textPost))
          .$dynamic()
      : db.select(fields).from(posts).$dynamic();
  const joined = account ? (source as never as ReturnType<typeof plain>).innerJoin(postTargets, target) : source;
  return (joined as never as ReturnType<typeof plain>)
    .where(wanted)
    .orderBy(...ordered[order])
    .limit(value("limit"))
    .offset(value("offset"))
    .prepare() as never as Statement;

  function plain() {
    return db.select(fields).from(posts).$dynamic();
  }
}
