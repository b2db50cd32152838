import { and, asc, eq, gt, isNotNull, lte, min, notInArray, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { nextIn } from "../queue.ts";
import { type AccountRow, accounts } from "../schema/core.ts";
import { type DeliveryRow, deliveries } from "../schema/publishing.ts";
import { type Held, type Restate, rewrite } from "./deliveries.ts";

/* Like the operator's own file, this one looks across workspaces: it is for the scheduler, never for a request. */

interface Taking {
  readonly now: number;
  readonly holder: string;
  /** Until when nobody else may take them. */
  readonly until: number;
  /** How many there is room for in all, and how many more each network can be asked to take. */
  readonly room: number;
  readonly roomOn: (network: string) => number;
  /** How many of these may be deliveries that were begun before. */
  readonly roomAgain: (network: string) => number;
  /**
   * How many more may be one workspace's, and those that may have none: any number where it is not said. `again`: of
   * those that were begun before.
   */
  readonly roomIn?: (network: string, workspace: string, again: boolean) => number;
  readonly fullOn?: (network: string, again: boolean) => readonly string[];
  /** What this process works on still, however long ago it took it: the machine may have slept meanwhile. */
  readonly isUnderWay: (delivery: DeliveryRow) => boolean;
}

const given = sql.placeholder;
const theDelivery = and(
  eq(deliveries.workspaceId, given("workspace")),
  eq(deliveries.postId, given("post")),
  eq(deliveries.accountId, given("account")),
);
const hot = once((db: Drizzle) => ({
  left: db
    .select()
    .from(deliveries)
    .where(lte(deliveries.heldUntil, given("now")))
    .limit(given("most"))
    .prepare(),
  networkAfter: db
    .select({ name: min(deliveries.network) })
    .from(deliveries)
    .where(and(gt(deliveries.network, given("after")), isNotNull(deliveries.nextAt)))
    .prepare(),
  due: db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.network, given("network")),
        eq(deliveries.state, given("state")),
        lte(deliveries.nextAt, given("now")),
      ),
    )
    .orderBy(asc(deliveries.nextAt))
    .limit(given("most"))
    .prepare(),
  account: db
    .select()
    .from(accounts)
    .where(and(eq(accounts.workspaceId, given("workspace")), eq(accounts.id, given("account"))))
    .prepare(),
  take: db
    .update(deliveries)
    .set({
      ...{ state: "publishing", nextAt: null },
      // Late, because its account rested or no server ran: a network's patience counts from when it could first be asked.
      dueAt: sql`case when ${deliveries.state} = 'scheduled' and ${deliveries.dueAt} < ${given("now")} then ${given("now")} else ${deliveries.dueAt} end`,
      holder: sql`${given("holder")}`,
      heldUntil: sql`${given("until")}`,
      updatedAt: sql`${given("now")}`,
      fence: sql`${deliveries.fence} + 1`,
    })
    .where(theDelivery)
    .returning()
    .prepare(),
}));

export const nextDue = nextIn(deliveries);

/** What somebody took and never finished is looked through so far: no more can be under way. */
const mostLeft = 512;

/**
 * Takes what someone took and never finished, and what is due, the longest due first on each network. What was begun
 * before has room of its own and no more: it may take long to find out what became of it, and nobody whose time has come
 * waits for that. It is committed before anything is sent, so that a crash leaves behind what was under way.
 */
export const takeDue = (store: Store, taking: Taking, restate: Restate): Promise<Held[]> =>
  writeAcross(store, async (db, touched) => {
    const { now, holder, until, isUnderWay } = taking;
    const left: DeliveryRow[] = await hot(db).left.execute({ now, most: mostLeft });
    const found = [...left.filter((row) => !isUnderWay(row)), ...(await dueNow(db, taking))];
    const fits = counted(taking);
    const held: Held[] = [];
    for (const row of found) {
      // What was taken and broke off before anything was written down has not begun.
      const again = row.state === "publishing" && row.parts !== "[]";
      if (!fits(row, again)) continue;
      const { workspaceId: workspace, postId: post, accountId: account } = row;
      const [changed] = await hot(db).take.execute({ workspace, post, account, holder, until, now });
      held.push({ ...(await withSurroundings(db, changed as DeliveryRow, restate, now)), again });
      touched.add(row.workspaceId);
    }
    return held;
  });

/** Whether there is room for one more delivery, which is counted then. What was begun before takes room of both kinds. */
function counted({ room, roomOn, roomAgain, roomIn }: Taking): (row: DeliveryRow, again: boolean) => boolean {
  const counts = new Map<string, number>();
  const boundsOf = ({ network, workspaceId }: DeliveryRow, again: boolean): (readonly [string, number])[] => [
    [`${network} ${again}`, again ? roomAgain(network) : roomOn(network)],
    [`${network} ${again} ${workspaceId}`, roomIn?.(network, workspaceId, again) ?? room],
  ];
  return (row, again) => {
    const bounds = [["", room] as const, ...boundsOf(row, false), ...(again ? boundsOf(row, true) : [])];
    if (bounds.some(([name, most]) => (counts.get(name) ?? 0) >= most)) return false;
    for (const [name] of bounds) counts.set(name, (counts.get(name) ?? 0) + 1);
    return true;
  };
}

/** What is due on each network: first what was begun before, then the rest. */
async function dueNow(db: Drizzle, { now, room, roomOn, roomAgain, fullOn }: Taking): Promise<DeliveryRow[]> {
  const found: DeliveryRow[] = [];
  for (const network of await networksWaiting(db)) {
    const most = Math.min(room, roomOn(network));
    const begun = Math.min(most, roomAgain(network));
    for (const [state, limit] of [["publishing", begun] as const, ["scheduled", most] as const]) {
      if (limit <= 0) continue;
      const full = fullOn?.(network, state === "publishing") ?? [];
      found.push(...(await dueOn(db, { network, state, now, most: limit }, full)));
    }
  }
  return found;
}

interface Due {
  readonly network: string;
  readonly state: DeliveryRow["state"];
  readonly now: number;
  readonly most: number;
}
/** What is due on a network, without that of some workspaces: the index that it is read by names the workspace too. */
function dueOn(db: Drizzle, due: Due, full: readonly string[]): PromiseLike<DeliveryRow[]> {
  if (full.length === 0) return hot(db).due.execute({ ...due });
  const { network, state, now, most } = due;
  const mine = and(eq(deliveries.network, network), eq(deliveries.state, state), lte(deliveries.nextAt, now));
  return db
    .select()
    .from(deliveries)
    .where(and(mine, notInArray(deliveries.workspaceId, [...full])))
    .orderBy(asc(deliveries.nextAt))
    .limit(most);
}

/** The networks that anything waits for: one step of the index each, however much waits. */
async function networksWaiting(db: Drizzle): Promise<string[]> {
  const names: string[] = [];
  for (let after = ""; ; ) {
    const [row] = await hot(db).networkAfter.execute({ after });
    if (!row?.name) return names;
    after = row.name;
    names.push(after);
  }
}

type Surrounded = Omit<Held, "again">;
async function withSurroundings(db: Drizzle, taken: DeliveryRow, restate: Restate, now: number): Promise<Surrounded> {
  const document = await rewrite(db, taken, restate, now);
  const [account] = await hot(db).account.execute({ workspace: taken.workspaceId, account: taken.accountId });
  return { ...taken, document, account: account as AccountRow };
}

/** A write whose workspaces are known only once it is under way. */
async function writeAcross<T>(store: Store, work: (db: Drizzle, touched: Set<string>) => Promise<T>): Promise<T> {
  const touched = new Set<string>();
  const value = await store.write([], (db) => {
    touched.clear();
    return work(db, touched);
  });
  for (const workspace of touched) store.changes.bump(workspace);
  return value;
}
