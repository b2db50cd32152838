import { and, eq } from "drizzle-orm";
import type { Store } from "../open.ts";
import { users } from "../schema/core.ts";
import { identities } from "../schema/identity.ts";

interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Whom an OpenID provider's subject is here. */
export async function findIdentity(store: Store, { issuer, subject }: Identity) {
  const [found] = await store.read
    .select({ id: users.id, email: users.email, name: users.name })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return found;
}

/** Remembers whom a subject is. One that is somebody already stays who they are. */
export const addIdentity = (store: Store, identity: Identity, userId: string, at: number): Promise<void> =>
  store.write([], async (db) => {
    await db
      .insert(identities)
      .values({ ...identity, userId, createdAt: at })
      .onConflictDoNothing();
  });
