import { and, count, eq } from "drizzle-orm";
import type { Act } from "../act.ts";
import type { Drizzle } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { apiKeys, members, users } from "../schema/core.ts";
import { authorizationCodes, deviceCodes, grants } from "../schema/identity.ts";
import { noteProved } from "./proofs.ts";

/* What comes and goes with a membership, inside units of work of the operator and of a workspace's own people. */

export type Role = (typeof members.$inferSelect)["role"];
export type MemberRow = { userId: string; email: string; name: string; role: Role; createdAt: number };

/** A person as they are made where their e-mail is new. */
export type Person = { readonly id: string; readonly email: string; readonly name: string };

export const memberRows = (db: Drizzle) =>
  db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));

export const membership = (workspace: string, userId: string) =>
  and(eq(members.workspaceId, workspace), eq(members.userId, userId));

/** Makes a person a member; refuses one who is already (`taken`). Answers who they are. */
export async function join(db: Drizzle, workspaceId: string, person: Person, role: Role, at: number): Promise<string> {
  const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, person.email));
  const userId = known?.id ?? person.id;
  if (!known) {
    await db.insert(users).values({ ...person, createdAt: at });
    // Who runs the machine says whose e-mail it is.
    await noteProved(db, { userId, email: person.email, at });
  }
  const [already] = await db.select({ role: members.role }).from(members).where(membership(workspaceId, userId));
  if (already) throw new Refusal("taken", { about: person.email });
  await db.insert(members).values({ workspaceId, userId, role, createdAt: at });
  return userId;
}

/** A person leaves a workspace, and takes along what acts as them there, and what could still become that. */
export async function leave(db: Drizzle, { workspace, at }: Act, userId: string): Promise<void> {
  const ended = { status: "revoked", updatedAt: at } as const;
  await db
    .update(apiKeys)
    .set(ended)
    .where(and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.userId, userId)));
  await db
    .update(grants)
    .set(ended)
    .where(and(eq(grants.workspaceId, workspace), eq(grants.userId, userId)));
  for (const given of [authorizationCodes, deviceCodes])
    await db.delete(given).where(and(eq(given.workspaceId, workspace), eq(given.userId, userId)));
  await db.delete(members).where(membership(workspace, userId));
}

/** Refuses (`state`) where nobody else owns the workspace. */
export async function anotherOwner(db: Drizzle, workspace: string): Promise<void> {
  const [row] = await db
    .select({ many: count() })
    .from(members)
    .where(and(eq(members.workspaceId, workspace), eq(members.role, "owner")));
  if (Number(row?.many) < 2) throw new Refusal("state", { about: "the last owner" });
}
