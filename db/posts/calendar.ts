import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { posts } from "../schema/core.ts";

/** A stretch of time, in milliseconds since 1970; its end is not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
/** How much is read: so many posts of each stretch, and so many bytes of documents in all. */
export interface Most {
  readonly each: number;
  readonly bytes: number;
}
/** The posts of a stretch, in order of time. */
export interface OnStretch {
  readonly documents: readonly string[];
  /** Whether there are more than were read. */
  readonly more: boolean;
}
export type Calendar = ReturnType<typeof calendarOf>;

const mine = eq(posts.workspaceId, sql.placeholder("workspace"));
const asked = once((db: Drizzle) => ({
  /** The condition on the status is the index's own, word for word: drafts are not in it. */
  places: db
    .select({ id: posts.id, bytes: sql<number>`octet_length(${posts.document})` })
    .from(posts)
    .where(
      and(
        mine,
        gte(posts.time, sql.placeholder("from")),
        lt(posts.time, sql.placeholder("to")),
        sql`${posts.status} <> 'draft'`,
      ),
    )
    .orderBy(asc(posts.time), asc(posts.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
  document: db
    .select({ document: posts.document })
    .from(posts)
    .where(and(mine, eq(posts.id, sql.placeholder("id"))))
    .prepare(),
}));

/** A workspace's posts by their time: all but drafts. */
export const calendarOf = (store: Store, workspace: string) => ({
  /** What is on each stretch. Sizes are asked first, so that no number of long posts is read for nothing. */
  async on(stretches: readonly Stretch[], { each, bytes }: Most): Promise<OnStretch[]> {
    const { places, document } = asked(store.read);
    let left = bytes;
    const found: OnStretch[] = [];
    for (const { from, to } of stretches) {
      const rows = await places.execute({ workspace, from, to, limit: each + 1 });
      const documents: string[] = [];
      for (const { id, bytes: size } of rows.slice(0, each)) {
        left -= Number(size);
        if (left < 0) break;
        const [row] = await document.execute({ workspace, id });
        if (row) documents.push(row.document);
      }
      found.push({ documents, more: documents.length < rows.length });
    }
    return found;
  },
});
