import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Drizzle, Store } from "../open.ts";
import { users } from "../schema/core.ts";
import { links } from "../schema/identity.ts";

export type LinkRow = typeof links.$inferSelect;
export type LinkPurpose = LinkRow["purpose"];

/** Keeps a new link and forgets those that are over; of set-up links the newest alone is good. */
export const addLink = (store: Store, row: LinkRow): Promise<void> =>
  store.write([], async (db) => {
    const over = lt(links.expiresAt, row.createdAt);
    await db.delete(links).where(row.purpose === "setup" ? or(over, eq(links.purpose, "setup")) : over);
    await db.insert(links).values(row);
  });

const good = (hash: string, purpose: LinkPurpose, now: number) =>
  and(eq(links.hash, hash), eq(links.purpose, purpose), isNull(links.usedAt), gt(links.expiresAt, now));

/** A link that is still good, with whom it is for. */
export async function findLink(store: Store, hash: string, purpose: LinkPurpose, now: number) {
  const [found] = await store.read
    .select({ link: links, user: { id: users.id, email: users.email, name: users.name } })
    .from(links)
    .leftJoin(users, eq(users.id, links.userId))
    .where(good(hash, purpose, now));
  return found;
}

/** Uses a link up, inside a unit of work; answers whether it was good. */
export async function takeLink(db: Drizzle, hash: string, purpose: LinkPurpose, now: number): Promise<boolean> {
  const taken = await db
    .update(links)
    .set({ usedAt: now })
    .where(good(hash, purpose, now))
    .returning({ hash: links.hash });
  return taken.length === 1;
}

/** Uses a link up by itself. */
export const useLink = (store: Store, hash: string, purpose: LinkPurpose, now: number): Promise<boolean> =>
  store.write([], (db) => takeLink(db, hash, purpose, now));
