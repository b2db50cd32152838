import { and, desc, eq, gt, lt } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { members, users, workspaces } from "../schema/core.ts";
import { invites } from "../schema/identity.ts";
import type { Person } from "./membership.ts";
import { putPassword } from "./people.ts";
import { noteProved } from "./proofs.ts";

export type InviteRow = typeof invites.$inferSelect;
export type Invites = ReturnType<typeof invitesOf>;

/** One workspace's invites. */
export const invitesOf = (store: Store, workspace: string) => ({
  list: ({ limit, offset, before }: Page) =>
    store.read
      .select()
      .from(invites)
      .where(and(eq(invites.workspaceId, workspace), before === undefined ? undefined : lt(invites.id, before)))
      .orderBy(desc(invites.id))
      .limit(limit)
      .offset(offset) as PromiseLike<InviteRow[]>,

  /** Keeps an invite in place of an open one to the same e-mail. Refuses a member (`taken`). */
  create: (act: Act, row: InviteRow, shown: (row: InviteRow) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [member] = await db
        .select({ id: users.id })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(and(eq(members.workspaceId, workspace), eq(users.email, row.email)));
      if (member) throw new Refusal("taken", { about: row.email });
      await db
        .update(invites)
        .set({ status: "revoked", endedAt: act.at })
        .where(and(eq(invites.workspaceId, workspace), eq(invites.email, row.email), eq(invites.status, "open")));
      await db.insert(invites).values(row);
      return { target: row.id, ...shown(row) };
    }),

  /** Ends an invite. Refuses one that was accepted (`state`); one that is revoked stays as it is. */
  revoke: (act: Act, id: string, shown: (row: InviteRow) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [], async (db) => {
      const mine = and(eq(invites.workspaceId, workspace), eq(invites.id, id));
      const [row] = await db.select().from(invites).where(mine);
      if (!row) throw new Refusal("missing");
      if (row.status === "accepted") throw new Refusal("state");
      const ended = { status: "revoked", endedAt: row.endedAt ?? act.at } as const;
      await db.update(invites).set(ended).where(mine);
      return { target: id, ...shown({ ...row, ...ended }) };
    }),
});

/** An invite that is still open, with the workspace it leads into. */
export type OpenInvite = NonNullable<Awaited<ReturnType<typeof findInvite>>>;
export async function findInvite(store: Store, tokenHash: string, now: number) {
  const [found] = await open(store.read).where(and(eq(invites.tokenHash, tokenHash), isOpen(now)));
  return found;
}

/** The open invites to an e-mail, whatever the workspace. */
export const invitesTo = (store: Store, email: string, now: number): PromiseLike<OpenInvite[]> =>
  open(store.read).where(and(eq(invites.email, email), isOpen(now)));

const isOpen = (now: number) => and(eq(invites.status, "open"), gt(invites.expiresAt, now));
const open = (db: Drizzle) =>
  db
    .select({ invite: invites, workspace: { id: workspaces.id, name: workspaces.name, slug: workspaces.slug } })
    .from(invites)
    .innerJoin(workspaces, eq(workspaces.id, invites.workspaceId));

interface Accepting {
  readonly id: string;
  /** Who accepts: they are made where their e-mail is new. */
  readonly person: Person;
  /** For someone new who chooses one. */
  readonly passwordHash?: string;
  /** Whether they have shown that the e-mail is theirs. */
  readonly proved: boolean;
}

/**
 * Makes whom an invite is for a member. Refuses one that is over (`missing`), another person than it is for and one who
 * chooses a password for somebody who is there (`state`). Answers who they are.
 */
export const acceptInvite = (store: Store, act: Act, { id, person, passwordHash, proved }: Accepting) =>
  perform(store, act, [credentials], async (db) => {
    const mine = and(eq(invites.workspaceId, act.workspace), eq(invites.id, id));
    const [invite] = await db
      .select()
      .from(invites)
      .where(and(mine, isOpen(act.at)));
    if (!invite) throw new Refusal("missing");
    if (invite.email !== person.email) throw new Refusal("state");
    const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, person.email));
    if (known && (passwordHash !== undefined || known.id !== person.id)) throw new Refusal("state");
    if (!known) await db.insert(users).values({ ...person, createdAt: act.at });
    if (!known && proved) await noteProved(db, { userId: person.id, email: person.email, at: act.at });
    if (passwordHash !== undefined) await putPassword(db, person.id, passwordHash, act.at);
    const { role } = invite;
    await db
      .insert(members)
      .values({ workspaceId: act.workspace, userId: person.id, role, createdAt: act.at })
      .onConflictDoNothing();
    await db.update(invites).set({ status: "accepted", endedAt: act.at }).where(mine);
    return { target: id, detail: { user: person.id, role }, answer: person.id };
  });
