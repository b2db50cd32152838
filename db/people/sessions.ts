import { and, desc, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { members, users, workspaces } from "../schema/core.ts";
import { sessions } from "../schema/identity.ts";
import { membership } from "./membership.ts";

export type SessionRow = typeof sessions.$inferSelect;

/** A session with whom it is of, and as what they are in the workspace that it has open. */
const found = once((db: Drizzle) =>
  db
    .select({
      session: sessions,
      email: users.email,
      userName: users.name,
      workspace: { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, plan: workspaces.plan },
      role: members.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(members, and(eq(members.workspaceId, sessions.workspaceId), eq(members.userId, sessions.userId)))
    .leftJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(sessions.secretHash, sql.placeholder("hash")))
    .prepare(),
);
export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export async function findSession(store: Store, hash: string) {
  const [row] = await found(store.read).execute({ hash });
  return row;
}

/** A person's sessions, the one seen last first. */
export const sessionsOf = (store: Store, userId: string): PromiseLike<SessionRow[]> =>
  store.read
    .select()
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.seenAt), desc(sessions.id)) as PromiseLike<SessionRow[]>;

/** The workspace to open for someone who signs in: the one they had open last, else the one they joined first. */
export async function workspaceToOpen(store: Store, userId: string): Promise<string | null> {
  const [latest] = await store.read
    .select({ id: members.workspaceId })
    .from(members)
    .leftJoin(sessions, and(eq(sessions.userId, members.userId), eq(sessions.workspaceId, members.workspaceId)))
    .where(eq(members.userId, userId))
    .orderBy(sql`${sessions.seenAt} desc nulls last`, members.createdAt)
    .limit(1);
  return latest?.id ?? null;
}

/** One session of one person. */
export type Which = Pick<SessionRow, "userId" | "id">;
const one = ({ userId, id }: Which) => and(eq(sessions.userId, userId), eq(sessions.id, id));

/** Runs a unit of work with its line in the audit log; without one for a person of no workspace. */
const acted = (store: Store, act: Act | undefined, topics: readonly string[], target: string, work: Work) =>
  act
    ? perform(store, act, topics, async (db) => ({ target, answer: "", ...(await work(db)) }))
    : store.write(topics, async (db) => void (await work(db)));
type Work = (db: Drizzle) => Promise<{ detail?: Record<string, unknown> } | undefined>;

interface Opening {
  readonly row: SessionRow;
  /** How the person proved who they are, for the audit log. */
  readonly how: string;
  /** Sessions not seen since `idle` are over, and those that end before `now`. */
  readonly over: { readonly now: number; readonly idle: number };
  /** The session that the same browser had. */
  readonly replaced: Which | undefined;
}
/** A person keeps this many; whoever signs in more often loses the ones not seen for longest. */
const most = 50;

/**
 * Opens a session, in place of the one that the same browser had, and forgets the person's that are over. What is kept
 * in memory of credentials stays good unless a session was ended by it.
 */
export async function openSession(store: Store, act: Act | undefined, { row, how, over, replaced }: Opening) {
  const open = (await sessionsOf(store, row.userId)).filter(
    ({ seenAt, expiresAt }) => seenAt >= over.idle && expiresAt >= over.now,
  );
  const surplus = open.slice(most - 1).map(({ id }) => id);
  const topics = replaced || surplus.length > 0 ? [credentials] : [];
  await acted(store, act, topics, row.id, async (db) => {
    if (replaced) await db.delete(sessions).where(one(replaced));
    const ended = or(lt(sessions.seenAt, over.idle), lt(sessions.expiresAt, over.now), inArray(sessions.id, surplus));
    await db.delete(sessions).where(and(eq(sessions.userId, row.userId), ended));
    await db.insert(sessions).values(row);
    return { detail: { how, ip: row.ip } };
  });
}

/** Ends one of a person's sessions; refuses one that there is not (`missing`). */
export const endSession = (store: Store, act: Act | undefined, which: Which) =>
  acted(store, act, [credentials], which.id, async (db) => {
    const gone = await db.delete(sessions).where(one(which)).returning({ id: sessions.id });
    if (gone.length === 0) throw new Refusal("missing");
    return undefined;
  });

/** Ends all of a person's sessions, but for the one that is named. */
export const endSessions = (store: Store, act: Act | undefined, userId: string, but = "") =>
  acted(store, act, [credentials], userId, async (db) => {
    const gone = await db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), ne(sessions.id, but)))
      .returning({ id: sessions.id });
    return { detail: { ended: gone.length } };
  });

/** Opens another of the person's workspaces in a session; refuses one they are no member of (`missing`). */
export const switchWorkspace = (store: Store, which: Which, workspaceId: string) =>
  store.write([credentials], async (db) => {
    const [member] = await db.select({ role: members.role }).from(members).where(membership(workspaceId, which.userId));
    if (!member) throw new Refusal("missing");
    await db.update(sessions).set({ workspaceId }).where(one(which));
  });

/** Notes when sessions were last seen. What is kept in memory of them holds as before. */
export const noteSeen = (store: Store, rows: readonly (Which & Pick<SessionRow, "seenAt">)[]): Promise<void> =>
  store.write([], async (db) => {
    for (const { seenAt, ...which } of rows) await db.update(sessions).set({ seenAt }).where(one(which));
  });
