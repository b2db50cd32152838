import { and, desc, eq, inArray, isNotNull, lt, ne } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { messageOf, tellAccount } from "../events/events.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { type AccountRow, accounts } from "../schema/core.ts";
import { countWaiting, type Ended, endWaiting, holdBack, isHeldBack, letGo } from "./standstill.ts";

/** An account as its network told of it, and what it is reached with. */
export type FoundAccount = Omit<AccountRow, "workspaceId" | "status" | "problem" | "createdAt" | "updatedAt">;
type Shown = (row: AccountRow) => Omit<Done, "target">;
export type Accounts = ReturnType<typeof accountsOf>;

interface Wanted extends Page {
  readonly network?: string | undefined;
  readonly status?: AccountRow["status"] | undefined;
}

/** The accounts of one workspace. */
export const accountsOf = (store: Store, workspace: string) => ({
  list({ limit, offset, before, network, status }: Wanted): Promise<AccountRow[]> {
    const wanted = [
      eq(accounts.workspaceId, workspace),
      before === undefined ? undefined : lt(accounts.id, before),
      network === undefined ? undefined : eq(accounts.network, network),
      status === undefined ? undefined : eq(accounts.status, status),
    ];
    return store.read
      .select()
      .from(accounts)
      .where(and(...wanted))
      .orderBy(desc(accounts.id))
      .limit(limit)
      .offset(offset) as unknown as Promise<AccountRow[]>;
  },

  find: (id: string): Promise<AccountRow | undefined> => find(store.read, workspace, id),

  /** The id under which a remote account is known, however it stands; where it `moves`, on another server too. */
  async idOf(remote: Remote, moves: boolean): Promise<string | undefined> {
    const here = await findRemote(store.read, workspace, remote);
    return (here ?? (moves ? await findMoved(store.read, workspace, remote) : undefined))?.id;
  },

  /**
   * Keeps accounts that were connected. One that is known keeps its id, and with it its history; what was broken or
   * disconnected works again. Refuses (`taken`) an account that got another id meanwhile.
   */
  connect: (
    act: Act,
    found: readonly FoundAccount[],
    shown: (rows: readonly AccountRow[], before: readonly (AccountRow | undefined)[]) => Omit<Done, "target">,
    newMessage: () => string,
  ) =>
    perform(store, act, [], async (db) => {
      const rows: AccountRow[] = [];
      const earlier: (AccountRow | undefined)[] = [];
      for (const one of found) {
        const { row, before } = await connect(db, workspace, one, act.at);
        earlier.push(before);
        await tellAccount(db, "account.connected", row, () => ({ id: newMessage(), at: act.at }));
        rows.push(row);
      }
      return { target: rows[0]?.id ?? "", ...shown(rows, earlier) };
    }),

  /** Lets an account rest: what is scheduled on it waits. `decide` may throw to refuse. */
  pause: (act: Act, id: string, decide: (row: AccountRow) => void, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      decide(await present(db, workspace, id));
      const row = await change(db, workspace, id, { status: "paused", updatedAt: act.at });
      await holdBack(db, workspace, id);
      return { target: id, ...shown(row) };
    }),

  /** Ends its rest: what waited goes out, each at its time, and at once what is late. */
  resume: (act: Act, id: string, decide: (row: AccountRow) => void, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      decide(await present(db, workspace, id));
      const row = await change(db, workspace, id, { status: "active", updatedAt: act.at });
      await letGo(db, workspace, id, act.at);
      return { target: id, ...shown(row) };
    }),

  /** Ends a connection: what it was reached with is gone. */
  disconnect: (act: Act, id: string, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      await present(db, workspace, id);
      const without = { status: "disconnected", problem: null, secretSealed: null, secretExpiresAt: null } as const;
      const row = await change(db, workspace, id, { ...without, updatedAt: act.at });
      await tellAccount(db, "account.disconnected", row, () => ({ id: messageOf(act.eventId), at: act.at }));
      return { target: id, ...shown(row) };
    }),

  /** How much waits for an account. */
  waiting: (id: string): Promise<number> => countWaiting(store.read, workspace, id),

  /** Ends what waits for an account that is no more, some at a time; how many there were. */
  async cancelWaiting(id: string, at: number, ending: Ended): Promise<number> {
    const most = 200;
    for (let total = 0; ; ) {
      const ended = await endWaiting(store, { workspaceId: workspace, id }, { at, most }, ending);
      total += ended;
      if (ended < most) return total;
    }
  },

  /** Writes into the audit log that something was done with it; answers how it stands. */
  note: (act: Act, id: string, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => ({ target: id, ...shown(await present(db, workspace, id)) })),
});

type Remote = Pick<AccountRow, "network" | "server" | "remoteId">;
type Named = Pick<AccountRow, "workspaceId" | "id">;
const one = ({ workspaceId, id }: Named) => and(eq(accounts.workspaceId, workspaceId), eq(accounts.id, id));

async function find(db: Drizzle, workspaceId: string, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(one({ workspaceId, id }));
  return row;
}

async function present(db: Drizzle, workspaceId: string, id: string): Promise<AccountRow> {
  const row = await find(db, workspaceId, id);
  if (!row) throw new Refusal("missing");
  return row;
}

async function findRemote(db: Drizzle, workspaceId: string, { network, server, remoteId }: Remote) {
  const same = [eq(accounts.workspaceId, workspaceId), eq(accounts.network, network), eq(accounts.server, server)];
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(...same, eq(accounts.remoteId, remoteId ?? "")));
  return row;
}

async function findMoved(db: Drizzle, workspaceId: string, { network, remoteId }: Remote) {
  const same = [eq(accounts.workspaceId, workspaceId), eq(accounts.network, network)];
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(...same, eq(accounts.remoteId, remoteId ?? "")))
    .orderBy(accounts.id)
    .limit(1);
  return row;
}

async function change(db: Drizzle, workspaceId: string, id: string, to: Partial<AccountRow>): Promise<AccountRow> {
  const [row] = await db.update(accounts).set(to).where(one({ workspaceId, id })).returning();
  return row as AccountRow;
}

/** The account as it is now, and as it was where it was known. */
async function connect(db: Drizzle, workspaceId: string, found: FoundAccount, at: number) {
  const before = (await findRemote(db, workspaceId, found)) ?? (await find(db, workspaceId, found.id));
  if (before && before.id !== found.id) throw new Refusal("taken");
  const standing = { status: before ? await mended(db, before) : "active", problem: null, updatedAt: at } as const;
  if (before) return { row: await change(db, workspaceId, before.id, { ...found, ...standing }), before };
  const [row] = await db
    .insert(accounts)
    .values({ ...found, ...standing, workspaceId, createdAt: at })
    .returning();
  return { row: row as AccountRow, before };
}

/** How an account stands that works again: one that rested before it broke rests on, or what it held back would be lost. */
const mended = async (db: Drizzle, { workspaceId, id, status }: AccountRow): Promise<"active" | "paused"> =>
  status === "paused" || (await isHeldBack(db, workspaceId, id)) ? "paused" : "active";

/* What follows is for those who use an account, in whichever workspace it is. */

/** What an account is reached with, sealed; undefined where it has none. */
export async function readSecret(store: Store, workspaceId: string, id: string): Promise<string | undefined> {
  const row = await find(store.read, workspaceId, id);
  return row?.secretSealed ?? undefined;
}

/** The other accounts of its workspace that are connected to the same network. */
export const connectedBeside = (store: Store, { workspaceId, network, id }: AccountRow): Promise<AccountRow[]> =>
  store.read
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.workspaceId, workspaceId),
        eq(accounts.network, network),
        ne(accounts.id, id),
        isNotNull(accounts.secretSealed),
      ),
    ) as unknown as Promise<AccountRow[]>;

/** Puts a renewed secret in the place of the one `before`; whether that still stood there. */
export const replaceSecret = (
  store: Store,
  account: Named,
  { before, sealed, expiresAt, at }: { before: string; sealed: string; expiresAt: number | null; at: number },
): Promise<boolean> =>
  store.write([account.workspaceId], async (db) => {
    const replaced = await db
      .update(accounts)
      .set({ secretSealed: sealed, secretExpiresAt: expiresAt, updatedAt: at })
      .where(and(one(account), eq(accounts.secretSealed, before)))
      .returning({ id: accounts.id });
    return replaced.length === 1;
  });

/**
 * It takes what it is reached with no more: its owner has to connect it again. Answers whether that is news, which it is
 * not where it was connected again meanwhile.
 */
export const markBroken = (
  store: Store,
  account: Named,
  { sealed, problem }: { readonly sealed: string; readonly problem: string },
  event: { readonly id: string; readonly at: number },
): Promise<boolean> =>
  store.write([account.workspaceId], async (db) => {
    const [broken] = await db
      .update(accounts)
      .set({ status: "broken", problem, updatedAt: event.at })
      .where(and(one(account), eq(accounts.secretSealed, sealed), inArray(accounts.status, ["active", "paused"])))
      .returning();
    if (broken) await tellAccount(db, "account.broken", broken, () => event);
    return broken !== undefined;
  });

/** What was taken for broken works after all. */
export const mend = (store: Store, account: Named, at: number): Promise<void> =>
  store.write([account.workspaceId], async (db) => {
    const row = await find(db, account.workspaceId, account.id);
    if (row?.status !== "broken") return;
    await change(db, account.workspaceId, account.id, {
      status: await mended(db, row),
      problem: null,
      updatedAt: at,
    });
  });
