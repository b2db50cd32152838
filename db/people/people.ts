import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { members, users, workspaces } from "../schema/core.ts";
import { links, passwords, sessions } from "../schema/identity.ts";
import { takeLink } from "./links.ts";
import type { Role } from "./membership.ts";
import { noteProved } from "./proofs.ts";

/** The workspaces that a person is a member of, by name. */
export const workspacesOf = (
  store: Store,
  userId: string,
): PromiseLike<{ id: string; slug: string; name: string; role: Role }[]> =>
  store.read
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(asc(workspaces.name), asc(workspaces.id)) as PromiseLike<
    { id: string; slug: string; name: string; role: Role }[]
  >;

export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The hash of their password; null for one who has none. */
  readonly passwordHash: string | null;
}

/** A person by their e-mail or their id. */
export async function findPerson(
  store: Store,
  by: { readonly email: string } | { readonly id: string },
): Promise<PersonRow | undefined> {
  const [found] = await store.read
    .select({ id: users.id, email: users.email, name: users.name, passwordHash: passwords.hash })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .where("id" in by ? eq(users.id, by.id) : eq(users.email, by.email));
  return found;
}

/** Sets a password, inside a unit of work. */
export async function putPassword(db: Drizzle, userId: string, hash: string, at: number): Promise<void> {
  const values = { hash, changedAt: at };
  await db
    .insert(passwords)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: passwords.userId, set: values });
}

/** Sets a person's password and ends their sessions, but for the one that is named; uses the link up by which it is done. */
export const setPassword = (
  store: Store,
  { userId, hash, at, but = "", link }: { userId: string; hash: string; at: number; but?: string; link?: string },
): Promise<void> =>
  store.write([credentials], async (db) => {
    if (link !== undefined && !(await takeLink(db, link, "password", at))) throw new Refusal("missing");
    await putPassword(db, userId, hash, at);
    if (link !== undefined) await provedByLink(db, userId, at);
    await db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, but)));
    // Whoever changes a password because somebody else may know how to get in wants every way closed.
    await db.delete(links).where(and(eq(links.userId, userId), isNull(links.usedAt)));
  });

/** A link comes by mail: who uses it owns the e-mail. */
async function provedByLink(db: Drizzle, userId: string, at: number): Promise<void> {
  const [person] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (person) await noteProved(db, { userId, email: person.email, at });
}

/** Changes how a person is called. */
export const rename = (store: Store, userId: string, name: string): Promise<void> =>
  store.write([credentials], async (db) => void (await db.update(users).set({ name }).where(eq(users.id, userId))));
