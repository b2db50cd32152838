import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import { posts, postTargets } from "../schema/core.ts";
import { isOneOf } from "../sqlite/one-of.ts";
import { rare } from "../sqlite/plan.ts";
import { textMatches, textPost, textRow, textTable } from "../sqlite/text.ts";
import type { Order, PostFilter } from "./lists.ts";

/** Where a list comes from. A search has two such places: the index, and the texts that wait for it. */
export type Source = Order | "waiting";
export interface Row {
  readonly document: string;
  readonly id: string;
  readonly key: number;
}
type Rows = { execute(values: Record<string, unknown>): PromiseLike<Row[]> };
const shapesOf = once((_db: Drizzle) => new Map<string, Rows>());

/** A list as a statement, prepared once for each shape of a filter. */
export function rowsFrom(db: Drizzle, source: Source, filter: PostFilter, after: boolean): Rows {
  const { statuses = [], account, brand, from, to } = filter;
  const shape = [source, after, statuses.length, account && 1, brand && 1, from !== undefined, to !== undefined].join();
  const shapes = shapesOf(db);
  const known = shapes.get(shape) ?? build(db, source, filter, after);
  shapes.set(shape, known);
  return known;
}

function build(db: Drizzle, source: Source, { statuses, account, brand, from, to }: PostFilter, after: boolean) {
  const value = sql.placeholder;
  const id = account ? postTargets.postId : posts.id;
  const orders: Record<Source, { key: SQL<number>; past: SQL | undefined; by: SQL[] }> = {
    id: { key: sql`0`, past: lt(id, value("id")), by: [desc(id)] },
    time: {
      key: sql`${posts.time}`,
      past: or(lt(posts.time, value("key")), and(eq(posts.time, value("key")), lt(id, value("id")))),
      by: [desc(posts.time), desc(id)],
    },
    text: { key: textRow, past: lt(textRow, value("key")), by: [desc(textRow)] },
    waiting: { key: sql`${posts.textId}`, past: lt(posts.textId, value("key")), by: [desc(posts.textId)] },
  };
  const { key, past, by } = orders[source];
  const wanted = and(
    eq(posts.workspaceId, value("workspace")),
    source === "text" ? textMatches(value("q")) : undefined,
    source === "waiting" ? isOneOf(posts.id, value("ids")) : undefined,
    rare(statuses && inArray(posts.status, statuses.map((_, at) => value(`status${at}`)) as never)),
    brand ? eq(posts.brandId, value("brand")) : undefined,
    from === undefined ? undefined : gte(posts.time, value("from")),
    to === undefined ? undefined : lte(posts.time, value("to")),
    after ? past : undefined,
  );
  const fields = { document: posts.document, id: posts.id, key };
  const target = and(
    eq(postTargets.workspaceId, posts.workspaceId),
    eq(postTargets.postId, posts.id),
    eq(postTargets.accountId, value("account")),
  );
  const plain = () => db.select(fields).from(posts).$dynamic();
  const all =
    source === "text"
      ? db
          .select(fields)
          .from(textTable as never)
          .innerJoin(posts, eq(posts.id, textPost))
          .$dynamic()
      : plain();
  const joined = account ? (all as never as ReturnType<typeof plain>).innerJoin(postTargets, target) : all;
  return (joined as never as ReturnType<typeof plain>)
    .where(wanted)
    .orderBy(...by)
    .limit(value("limit"))
    .offset(value("offset"))
    .prepare() as never as Rows;
}
