import { and, desc, eq, lt, or } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { members } from "../schema/core.ts";
import { anotherOwner, leave, type MemberRow, memberRows, membership, type Role } from "./membership.ts";

export type Members = ReturnType<typeof membersOf>;

/** Where a page ended: when that member joined, and their id. */
type Joined = readonly [at: number, userId: string];

/** One workspace's members. */
export const membersOf = (store: Store, workspace: string) => ({
  /** Who joined last first. */
  list: ({ limit, offset, before }: Page<Joined>): PromiseLike<MemberRow[]> =>
    memberRows(store.read)
      .where(and(eq(members.workspaceId, workspace), before && earlier(...before)))
      .orderBy(desc(members.createdAt), desc(members.userId))
      .limit(limit)
      .offset(offset),

  /** Changes what a member may do. `check` may throw to refuse. Refuses (`state`) to leave nobody who owns it. */
  setRole: (
    act: Act,
    userId: string,
    role: Role,
    check: (row: MemberRow) => void,
    shown: (row: MemberRow) => Omit<Done, "target">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const row = await one(db, workspace, userId);
      check(row);
      if (row.role === "owner" && role !== "owner") await anotherOwner(db, workspace);
      await db.update(members).set({ role }).where(membership(workspace, userId));
      return { target: userId, ...shown({ ...row, role }) };
    }),

  /** Removes a member with all that acts as them here. */
  remove: (
    act: Act,
    userId: string,
    check: (row: MemberRow) => void,
    shown: (row: MemberRow) => Omit<Done, "target">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const row = await one(db, workspace, userId);
      check(row);
      if (row.role === "owner") await anotherOwner(db, workspace);
      await leave(db, act, userId);
      return { target: userId, ...shown(row) };
    }),
});

const earlier = (at: number, userId: string) =>
  or(lt(members.createdAt, at), and(eq(members.createdAt, at), lt(members.userId, userId)));

async function one(db: Drizzle, workspace: string, userId: string): Promise<MemberRow> {
  const [row] = await memberRows(db).where(membership(workspace, userId));
  if (!row) throw new Refusal("missing");
  return row;
}
