import { and, asc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { accounts, brands, posts, workspaces } from "../schema/core.ts";
import { slots } from "../schema/planning.ts";

/** A time of the week, in the workspace's time zone. */
export interface Slot {
  readonly weekday: number;
  readonly minute: number;
  readonly brandId: string | null;
  readonly accountIds: readonly string[];
}
/** What the free ones among the slots to come follow from. */
export interface SlotBook {
  readonly timeZone: string;
  readonly slots: readonly Slot[];
  /** The documents of posts that are to go out from `from` on and before `to`, without that one. */
  held(from: number, to: number, without: string): Promise<string[]>;
}
export type Slots = ReturnType<typeof slotsOf>;

/** The states of a post that is to go out at its time. */
const waiting = ["scheduled", "awaiting_approval"];

/** Asked for each moment of a calendar. */
const held = once((db: Drizzle) =>
  db
    .select({ document: posts.document })
    .from(posts)
    .where(
      and(
        eq(posts.workspaceId, sql.placeholder("workspace")),
        inArray(posts.status, waiting),
        gte(posts.time, sql.placeholder("from")),
        lt(posts.time, sql.placeholder("to")),
        ne(posts.id, sql.placeholder("without")),
      ),
    )
    .prepare(),
);

/** A workspace's slots as they are at that moment: within a transaction, nobody else takes one meanwhile. */
export async function slotBook(db: Drizzle, workspace: string): Promise<SlotBook> {
  const [found] = await db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
  return {
    timeZone: found?.timeZone ?? "UTC",
    slots: await listed(db, workspace),
    async held(from, to, without) {
      const rows = await held(db).execute({ workspace, from, to, without });
      return rows.map(({ document }) => document);
    },
  };
}

/** One workspace's slots. */
export const slotsOf = (store: Store, workspace: string) => ({
  book: (): Promise<SlotBook> => slotBook(store.read, workspace),

  /** Puts these in place of all there were. */
  set: (act: Act, all: readonly Slot[], shown: (book: SlotBook) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [], async (db) => {
      await checkReferences(db, workspace, all);
      await db.delete(slots).where(eq(slots.workspaceId, workspace));
      const rows = all.map(({ accountIds, ...slot }, position) => ({
        ...{ workspaceId: workspace, position, ...slot },
        accountIds: JSON.stringify(accountIds),
      }));
      if (rows.length > 0) await db.insert(slots).values(rows);
      return { target: workspace, ...shown(await slotBook(db, workspace)) };
    }),
});

async function listed(db: Drizzle, workspace: string): Promise<Slot[]> {
  const rows = await db.select().from(slots).where(eq(slots.workspaceId, workspace)).orderBy(asc(slots.position));
  return rows.map(({ weekday, minute, brandId, accountIds }) => ({
    ...{ weekday, minute, brandId },
    accountIds: JSON.parse(accountIds) as string[],
  }));
}

async function checkReferences(db: Drizzle, workspace: string, all: readonly Slot[]): Promise<void> {
  const named = [...new Set(all.flatMap(({ brandId }) => brandId ?? []))];
  const reached = [...new Set(all.flatMap(({ accountIds }) => accountIds))];
  const known = await db
    .select({ id: brands.id })
    .from(brands)
    .where(and(eq(brands.workspaceId, workspace), inArray(brands.id, named)));
  const brand = named.find((id) => !known.some((one) => one.id === id));
  if (brand) throw new Refusal("unknown_reference", { about: `brand_id|${brand}` });
  const there = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.workspaceId, workspace), inArray(accounts.id, reached)));
  const account = reached.find((id) => !there.some((one) => one.id === id));
  if (account) throw new Refusal("unknown_reference", { about: `account_ids|${account}` });
}
