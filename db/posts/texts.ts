import { and, desc, eq, gte, inArray, ne, or, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import { posts } from "../schema/core.ts";
import { type DeliveryRow, deliveries, deliveryTexts } from "../schema/publishing.ts";

/** What a post says on one account: a hash for each part, in order. */
export interface Said {
  readonly accountId: string;
  readonly hashes: readonly string[];
}
/** A part of another post that says the same on the same account. */
export interface Earlier {
  readonly accountId: string;
  readonly hash: string;
  readonly part: number;
  readonly postId: string;
  readonly state: DeliveryRow["state"];
  readonly dueAt: number;
  readonly updatedAt: number;
}
/** What was said before, as a post that asks sees it. */
export interface Texts {
  /** What of it went out on the same accounts since a time, or is on its way there. */
  earlier(said: readonly Said[], since: number): Promise<Earlier[]>;
  /** These posts' documents, by id. */
  documents(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** So many are looked at for a text on an account, those that were due last. */
const most = 20;
const given = sql.placeholder;

const prepared = once((db: Drizzle) => ({
  earlier: db
    .select({
      accountId: deliveryTexts.accountId,
      hash: deliveryTexts.hash,
      part: deliveryTexts.part,
      postId: deliveryTexts.postId,
      state: deliveries.state,
      dueAt: deliveries.dueAt,
      updatedAt: deliveries.updatedAt,
    })
    .from(deliveryTexts)
    .innerJoin(
      deliveries,
      and(
        eq(deliveries.workspaceId, deliveryTexts.workspaceId),
        eq(deliveries.postId, deliveryTexts.postId),
        eq(deliveries.accountId, deliveryTexts.accountId),
      ),
    )
    .where(
      and(
        eq(deliveryTexts.workspaceId, given("workspace")),
        eq(deliveryTexts.accountId, given("account")),
        eq(deliveryTexts.hash, given("hash")),
        ne(deliveryTexts.postId, given("without")),
        or(
          inArray(deliveries.state, ["scheduled", "publishing"]),
          and(inArray(deliveries.state, ["published", "unknown"]), gte(deliveries.updatedAt, given("since"))),
        ),
      ),
    )
    .orderBy(desc(deliveries.dueAt))
    .limit(most)
    .prepare(),
  document: db
    .select({ document: posts.document })
    .from(posts)
    .where(and(eq(posts.workspaceId, given("workspace")), eq(posts.id, given("id"))))
    .prepare(),
}));

export const textsOf = (db: Drizzle, workspace: string, without: string): Texts => ({
  earlier: (said, since) => earlierTexts(db, workspace, { said, without, since }),
  async documents(ids) {
    const found = new Map<string, string>();
    for (const id of new Set(ids)) {
      const [row] = await prepared(db).document.execute({ workspace, id });
      if (row) found.set(id, row.document);
    }
    return found;
  },
});

interface Asked {
  readonly said: readonly Said[];
  /** The post that asks. */
  readonly without: string;
  /** What went out before is forgotten; in milliseconds since 1970. */
  readonly since: number;
}

/** What of it went out on the same accounts since a time, or is on its way there. */
export async function earlierTexts(
  db: Drizzle,
  workspace: string,
  { said, without, since }: Asked,
): Promise<Earlier[]> {
  const found: Earlier[] = [];
  for (const { accountId: account, hashes } of said)
    for (const hash of new Set(hashes))
      found.push(...(await prepared(db).earlier.execute({ workspace, account, hash, without, since })));
  return found;
}

/** Writes down what a delivery says, in place of what it said. */
export async function keepTexts(db: Drizzle, workspaceId: string, postId: string, { accountId, hashes }: Said) {
  const its = { workspaceId, postId, accountId };
  await db
    .delete(deliveryTexts)
    .where(
      and(
        eq(deliveryTexts.workspaceId, workspaceId),
        eq(deliveryTexts.postId, postId),
        eq(deliveryTexts.accountId, accountId),
      ),
    );
  if (hashes.length > 0) await db.insert(deliveryTexts).values(hashes.map((hash, part) => ({ ...its, hash, part })));
}
