import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { accounts, brands, posts, postTargets } from "../schema/core.ts";
import { media, postMedia } from "../schema/publishing.ts";
import { addPost } from "../sqlite/created.ts";
import { addText, changeText, indexSoon, removeText } from "../sqlite/waiting-texts.ts";
import { withinTransaction } from "../transaction.ts";
import { isLight, type Listed, newestPosts, type PostFilter, type PostPage } from "./lists.ts";
import { type Earlier, earlierTexts, type Said } from "./texts.ts";

/** A post as it is stored: its document as the API shows it, and what lists are filtered and searched by. */
export interface PostRow {
  readonly status: string;
  readonly time: number;
  readonly text: string;
  readonly document: string;
}
export interface TargetAccount {
  readonly id: string;
  readonly network: string;
}
/** Makes the row, once its brand and its accounts are known to exist. */
export type Composed = (brandId: string, targets: readonly TargetAccount[]) => PostRow;
interface Draft {
  readonly brandId: string | undefined;
  readonly accountIds: readonly string[];
  readonly mediaIds: readonly string[];
  readonly compose: Composed;
  readonly against?: Against;
}
/** What it says on each account, since when that counts as repeated, and how the caller is told. */
interface Against {
  readonly said: readonly Said[];
  readonly since: number;
  readonly answer: (document: string, earlier: readonly Earlier[]) => string;
}

export type Posts = ReturnType<typeof postsOf>;

const prepared = once((db: Drizzle) => {
  const mine = and(eq(posts.workspaceId, sql.placeholder("workspace")), eq(posts.id, sql.placeholder("id")));
  return {
    document: db.select({ document: posts.document }).from(posts).where(mine).prepare(),
    row: db.select({ document: posts.document, textId: posts.textId }).from(posts).where(mine).prepare(),
    firstBrand: db
      .select({ id: brands.id })
      .from(brands)
      .where(eq(brands.workspaceId, sql.placeholder("workspace")))
      .orderBy(asc(brands.id))
      .limit(1)
      .prepare(),
    brand: db
      .select({ id: brands.id })
      .from(brands)
      .where(and(eq(brands.workspaceId, sql.placeholder("workspace")), eq(brands.id, sql.placeholder("id"))))
      .prepare(),
  };
});

/** One workspace's posts. A query that could see another workspace's cannot be written through it. */
export const postsOf = (store: Store, workspace: string) => ({
  /** Newest first. */
  async list(filter: PostFilter, page: PostPage): Promise<Listed> {
    if (isLight(filter, page)) return newestPosts(store.read, workspace, page);
    if (filter.q !== undefined) indexSoon(store);
    return store.searches.list(workspace, filter, page);
  },

  /** The post's document, as JSON text. */
  async find(id: string): Promise<string | undefined> {
    const [row] = await prepared(store.read).document.execute({ workspace, id });
    return row?.document;
  },

  create: (act: Act, id: string, draft: Draft): Promise<string> =>
    perform(store, act, [], async (db, spend) => {
      const { brandId, targets } = await references(db, workspace, draft);
      const { text, ...row } = draft.compose(brandId, targets);
      await spend();
      const textId = await addText(db, workspace, id, text);
      await addPost(db, { workspaceId: workspace, id, brandId, textId, ...row });
      await aim(db, workspace, id, draft);
      return { target: id, answer: await answerOf(db, workspace, id, draft, row.document) };
    }),

  /** Rewrites a post from what it is at that moment. `redraft` may throw to refuse. */
  change: (act: Act, id: string, redraft: (document: string) => Draft): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [found] = await prepared(db).row.execute({ workspace, id });
      if (!found) throw new Refusal("missing");
      const draft = redraft(found.document);
      const { brandId, targets } = await references(db, workspace, draft);
      const { text, ...row } = draft.compose(brandId, targets);
      await db
        .update(posts)
        .set({ brandId, ...row })
        .where(one(workspace, id));
      await changeText(db, found.textId, text);
      await db.delete(postTargets).where(and(eq(postTargets.workspaceId, workspace), eq(postTargets.postId, id)));
      await db.delete(postMedia).where(and(eq(postMedia.workspaceId, workspace), eq(postMedia.postId, id)));
      await aim(db, workspace, id, draft);
      return { target: id, answer: await answerOf(db, workspace, id, draft, row.document) };
    }),

  /** Deletes a post. `check` may throw to refuse. */
  remove: (act: Act, id: string, check: (document: string) => string): Promise<string> =>
    perform(store, act, [], async (db): Promise<Done> => {
      const [found] = await prepared(db).row.execute({ workspace, id });
      if (!found) throw new Refusal("missing");
      const answer = check(found.document);
      await removeText(db, found.textId);
      await db.delete(posts).where(one(workspace, id));
      return { target: id, answer };
    }),
});

const one = (workspace: string, id: string) => and(eq(posts.workspaceId, workspace), eq(posts.id, id));

async function answerOf(db: Drizzle, workspace: string, id: string, { against }: Draft, document: string) {
  if (!against || against.said.length === 0) return document;
  return against.answer(document, await earlierTexts(db, workspace, { ...against, without: id }));
}

/** How many posts of a brand there are. */
export async function postsOfBrand(db: Drizzle, workspace: string, brandId: string): Promise<number> {
  const [row] = await db
    .select({ many: count() })
    .from(posts)
    .where(and(eq(posts.workspaceId, workspace), eq(posts.brandId, brandId)));
  return Number(row?.many ?? 0);
}

/**
 * The brand that posts of a workspace belong to where they name none: many posts of one transaction share it. Where one
 * of its units removes that brand, the foreign key refuses the next post, and the units are done over one by one.
 */
const firstBrands = withinTransaction<string>();

async function brandOf(db: Drizzle, workspace: string, named: string | undefined): Promise<string> {
  const known = named === undefined ? firstBrands(db).get(workspace) : undefined;
  if (known !== undefined) return known;
  const { brand, firstBrand } = prepared(db);
  const [found] = named ? await brand.execute({ workspace, id: named }) : await firstBrand.execute({ workspace });
  if (!found) throw new Refusal("unknown_reference", { about: `brand_id|${named ?? ""}` });
  if (named === undefined) firstBrands(db).set(workspace, found.id);
  return found.id;
}

/** The brand and the accounts that a draft names, of this workspace; the workspace's first brand where it names none. */
async function references(db: Drizzle, workspace: string, { brandId, accountIds, mediaIds }: Draft) {
  const brand = await brandOf(db, workspace, brandId);
  await checkMedia(db, workspace, mediaIds);
  if (accountIds.length === 0) return { brandId: brand, targets: [] };
  const found = await db
    .select({ id: accounts.id, network: accounts.network })
    .from(accounts)
    .where(and(eq(accounts.workspaceId, workspace), inArray(accounts.id, [...accountIds])));
  const targets = accountIds.map((id) => {
    const account = found.find((candidate) => candidate.id === id);
    if (!account) throw new Refusal("unknown_reference", { about: `account_ids|${id}` });
    return account;
  });
  return { brandId: brand, targets };
}

/** Only what was uploaded and looked at can stand in a post. */
async function checkMedia(db: Drizzle, workspace: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await db
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.workspaceId, workspace), eq(media.status, "ready"), inArray(media.id, [...ids])));
  const missing = ids.find((id) => !found.some((one) => one.id === id));
  if (missing !== undefined) throw new Refusal("unknown_reference", { about: `media_ids|${missing}` });
}

/** Writes down which accounts a post goes to, and which files it holds. */
async function aim(db: Drizzle, workspaceId: string, postId: string, { accountIds, mediaIds }: Draft): Promise<void> {
  if (accountIds.length > 0)
    await db.insert(postTargets).values(accountIds.map((accountId) => ({ workspaceId, postId, accountId })));
  if (mediaIds.length > 0)
    await db.insert(postMedia).values(mediaIds.map((mediaId) => ({ workspaceId, postId, mediaId })));
}
