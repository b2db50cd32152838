import { and, count, desc, eq, lt } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { brands } from "../schema/core.ts";
import { postsOfBrand } from "./posts.ts";

export type Brands = ReturnType<typeof brandsOf>;

const one = (workspace: string, id: string) => and(eq(brands.workspaceId, workspace), eq(brands.id, id));

/** One workspace's brand profiles. */
export const brandsOf = (store: Store, workspace: string) => ({
  /** Brands, newest first: `limit` of them at most, older than `before` where it is given. */
  async list({ limit, offset, before }: Page) {
    const rows = await store.read
      .select({ id: brands.id, document: brands.document })
      .from(brands)
      .where(and(eq(brands.workspaceId, workspace), before === undefined ? undefined : lt(brands.id, before)))
      .orderBy(desc(brands.id))
      .limit(limit)
      .offset(offset);
    return rows;
  },

  async find(id: string): Promise<string | undefined> {
    const [row] = await store.read.select({ document: brands.document }).from(brands).where(one(workspace, id));
    return row?.document;
  },

  create: (act: Act, id: string, document: string): Promise<string> =>
    perform(store, act, [], async (db) => {
      await db.insert(brands).values({ workspaceId: workspace, id, document });
      return { target: id, answer: document };
    }),

  change: (act: Act, id: string, rewrite: (document: string) => string): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [found] = await db.select({ document: brands.document }).from(brands).where(one(workspace, id));
      if (!found) throw new Refusal("missing");
      const document = rewrite(found.document);
      await db.update(brands).set({ document }).where(one(workspace, id));
      return { target: id, answer: document };
    }),

  /** Refuses while posts belong to it (`in_use`, about how many), and for the last one (`state`). */
  remove: (act: Act, id: string, answer: string): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [found] = await db.select({ id: brands.id }).from(brands).where(one(workspace, id));
      if (!found) throw new Refusal("missing");
      const held = await postsOfBrand(db, workspace, id);
      if (held > 0) throw new Refusal("in_use", { about: String(held) });
      const [all] = await db.select({ many: count() }).from(brands).where(eq(brands.workspaceId, workspace));
      if (Number(all?.many) === 1) throw new Refusal("state");
      await db.delete(brands).where(one(workspace, id));
      return { target: id, answer };
    }),
});
