import { and, eq, inArray, ne } from "drizzle-orm";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import { apiKeys, members, users } from "../schema/core.ts";
import { authorizationCodes, deviceCodes, grants, identities, links, passwords, sessions } from "../schema/identity.ts";

/*
 * Who owns an e-mail. Whoever accepts an invite whose link an admin handed over has not shown that the address is
 * theirs: they may have taken it before its owner came. Once the owner proves it, what the other set is void.
 */

const issuer = "mailto";

interface Proof {
  readonly userId: string;
  readonly email: string;
  readonly at: number;
}

/** Notes that a person owns their e-mail, inside a unit of work; answers whether that is news. */
export async function noteProved(db: Drizzle, { userId, email, at }: Proof): Promise<boolean> {
  const noted = await db
    .insert(identities)
    .values({ issuer, subject: email, userId, createdAt: at })
    .onConflictDoNothing()
    .returning({ userId: identities.userId });
  return noted.length === 1;
}

/** The addresses of a workspace's owners and admins who have shown that theirs is theirs. */
export async function provenAdmins(store: Store, workspaceId: string): Promise<string[]> {
  const rows = await store.read
    .select({ email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(
      identities,
      and(eq(identities.issuer, issuer), eq(identities.subject, users.email), eq(identities.userId, users.id)),
    )
    .where(and(eq(members.workspaceId, workspaceId), inArray(members.role, ["owner", "admin"])));
  return rows.map(({ email }) => email);
}

/** Somebody has proved to own the e-mail of this person: the first time, all ways in from before are void. */
export async function prove(store: Store, proof: Proof): Promise<void> {
  const subject = and(eq(identities.issuer, issuer), eq(identities.subject, proof.email));
  const [known] = await store.read.select({ userId: identities.userId }).from(identities).where(subject);
  if (known) return;
  await store.write([credentials], async (db) => {
    if (!(await noteProved(db, proof))) return;
    for (const way of [passwords, sessions, links, authorizationCodes, deviceCodes])
      await db.delete(way).where(eq(way.userId, proof.userId));
    const ended = { status: "revoked", updatedAt: proof.at } as const;
    for (const given of [apiKeys, grants])
      await db
        .update(given)
        .set(ended)
        .where(and(eq(given.userId, proof.userId), ne(given.status, "revoked")));
  });
}
