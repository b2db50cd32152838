import { and, asc, desc, eq } from "drizzle-orm";
import { type Act, perform } from "./act.ts";
import { beginLog } from "./audit/chain.ts";
import { credentials } from "./keys/keys.ts";
import type { Drizzle, Store } from "./open.ts";
import {
  anotherOwner,
  join,
  leave,
  type MemberRow,
  memberRows,
  membership,
  type Person,
  type Role,
} from "./people/membership.ts";
import { Refusal } from "./refusal.ts";
import { apiKeys, brands, members, users, workspaces } from "./schema/core.ts";

export type WorkspaceRow = typeof workspaces.$inferSelect;

/* The one file that looks across workspaces: it is for the operator of the machine, never for a request. */

export const listWorkspaces = (store: Store): PromiseLike<WorkspaceRow[]> =>
  store.read.select().from(workspaces).orderBy(desc(workspaces.id)) as PromiseLike<WorkspaceRow[]>;

/** By its slug or its id. */
export async function findWorkspace(store: Store, name: string): Promise<WorkspaceRow | undefined> {
  const column = name.startsWith("ws_") ? workspaces.id : workspaces.slug;
  const [row] = await store.read.select().from(workspaces).where(eq(column, name));
  return row;
}

/** Makes a workspace with its first brand, and with its owner where one is named; refuses a slug that is `taken`. */
export const createWorkspace = (
  store: Store,
  act: Act,
  row: WorkspaceRow,
  brand: { id: string; document: string },
  owner?: Person,
): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    const [taken] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, row.slug));
    if (taken) throw new Refusal("taken", { about: row.slug });
    await db.insert(workspaces).values(row);
    beginLog(db, row.id, act.seal);
    await db.insert(brands).values({ workspaceId: row.id, ...brand });
    if (owner) await join(db, row.id, owner, "owner", act.at);
    return {
      target: row.id,
      detail: { slug: row.slug, name: row.name, plan: row.plan, time_zone: row.timeZone },
      answer: row.id,
    };
  });

/** Where a key is, by its id or by its lookup. */
export async function locateKey(store: Store, by: { id: string } | { lookup: string }) {
  const [found] = await store.read
    .select({ id: apiKeys.id, workspace: workspaces })
    .from(apiKeys)
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .where("id" in by ? eq(apiKeys.id, by.id) : eq(apiKeys.lookup, by.lookup));
  return found as { id: string; workspace: WorkspaceRow } | undefined;
}

/** Puts a workspace on another plan. */
export const setPlan = (store: Store, act: Act, plan: string): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    await db.update(workspaces).set({ plan, updatedAt: act.at }).where(eq(workspaces.id, act.workspace));
    return { target: act.workspace, detail: { plan }, answer: plan };
  });

export const listMembers = (store: Store, workspace: string): PromiseLike<MemberRow[]> =>
  memberRows(store.read).where(eq(members.workspaceId, workspace)).orderBy(asc(members.createdAt));

/** Adds a person to a workspace; the person is made where the e-mail is new. Refuses one who is a member (`taken`). */
export const addMember = (store: Store, act: Act, person: Person, role: Role): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    const userId = await join(db, act.workspace, person, role, act.at);
    return { target: userId, detail: { role }, answer: userId };
  });

export const changeRole = (store: Store, act: Act, email: string, role: Role): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    const found = await memberOf(db, act.workspace, email);
    if (found.role === "owner" && role !== "owner") await anotherOwner(db, act.workspace);
    await db.update(members).set({ role }).where(membership(act.workspace, found.userId));
    return { target: found.userId, detail: { role }, answer: found.userId };
  });

/** Removes a member, and for good every key that acts as them and every grant they gave. Refuses the last owner (`state`). */
export const removeMember = (store: Store, act: Act, email: string): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    const found = await memberOf(db, act.workspace, email);
    if (found.role === "owner") await anotherOwner(db, act.workspace);
    await leave(db, act, found.userId);
    return { target: found.userId, answer: found.userId };
  });

async function memberOf(db: Drizzle, workspace: string, email: string) {
  const [found] = await db
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspace), eq(users.email, email)));
  if (!found) throw new Refusal("missing", { about: email });
  return found;
}
