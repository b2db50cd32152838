import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import { members, users } from "../schema/core.ts";
import { grants } from "../schema/identity.ts";
import { agentDays, agentPolicies } from "../schema/planning.ts";
import { hasPolicies } from "../sqlite/bearers.ts";

/* What binds a credential, for everybody who lets one in or lets one make another. */

/** A stretch of the day in which nothing is put on its way, in minutes of the day in the workspace's time zone. */
export interface QuietHours {
  readonly from: number;
  /** At most 1440, the end of the day. Not later than `from`: on the next day. */
  readonly to: number;
  /** The days on which it begins; 1 is Monday. None: every day. */
  readonly weekdays: readonly number[];
}
/** What a policy says. */
export interface PolicyContent {
  /** Names of operations and of connectors' tools; null: all. */
  readonly allowedTools: readonly string[] | null;
  readonly allowedAccounts: readonly string[] | null;
  /** How many posts are put on their way on one day; null: any number. */
  readonly postsPerDay: number | null;
  readonly quietHours: readonly QuietHours[];
  readonly needsApproval: boolean;
}
/** The policy that a credential is under. */
export interface AgentPolicy extends PolicyContent {
  /** Whose policy it is: the credential's own, or that of the one that made it. Its posts are counted there. */
  readonly head: string;
  /** The names of some who may change it, owners first; and whether there are more. */
  readonly deciders: readonly string[];
}
export type PolicyRow = typeof agentPolicies.$inferSelect;

export const contentOf = (row: PolicyRow): PolicyContent => ({
  allowedTools: row.allowedTools === null ? null : JSON.parse(row.allowedTools),
  allowedAccounts: row.allowedAccounts === null ? null : JSON.parse(row.allowedAccounts),
  postsPerDay: row.postsPerDay,
  quietHours: JSON.parse(row.quietHours),
  needsApproval: row.needsApproval === 1,
});
export const storedAs = (content: PolicyContent) => ({
  allowedTools: content.allowedTools && JSON.stringify(content.allowedTools),
  allowedAccounts: content.allowedAccounts && JSON.stringify(content.allowedAccounts),
  postsPerDay: content.postsPerDay,
  quietHours: JSON.stringify(content.quietHours),
  needsApproval: content.needsApproval ? 1 : 0,
});
/** A policy that forbids nothing binds nobody. */
export const binds = ({ allowedTools, allowedAccounts, postsPerDay, quietHours, needsApproval }: PolicyContent) =>
  allowedTools !== null || allowedAccounts !== null || postsPerDay !== null || quietHours.length > 0 || needsApproval;

const prepared = once((db: Drizzle) => ({
  all: db
    .select()
    .from(agentPolicies)
    .where(eq(agentPolicies.workspaceId, sql.placeholder("workspace")))
    .prepare(),
  count: db
    .select({ many: sql<number>`count(*)` })
    .from(agentDays)
    .where(
      and(
        eq(agentDays.workspaceId, sql.placeholder("workspace")),
        eq(agentDays.subject, sql.placeholder("subject")),
        eq(agentDays.day, sql.placeholder("day")),
      ),
    )
    .prepare(),
}));

const nobody: ReadonlyMap<string, AgentPolicy> = new Map();
/** More than are named. */
const mostDeciders = 4;

/** Every credential of a workspace that is bound, with what binds it. */
export async function policiesIn(db: Drizzle, workspace: string): Promise<ReadonlyMap<string, AgentPolicy>> {
  if (!(await hasPolicies(db, workspace))) return nobody;
  const rows = await prepared(db).all.execute({ workspace });
  const deciders = await decidersIn(db, workspace);
  const heads = rows.flatMap((row) => {
    const content = contentOf(row);
    return row.follows === null && binds(content) ? [{ ...content, head: row.subject, deciders }] : [];
  });
  const byHead = new Map(heads.map((policy) => [policy.head, policy]));
  return new Map(
    rows.flatMap(({ subject, follows }) => {
      const policy = byHead.get(follows ?? subject);
      return policy ? [[subject, policy] as const] : [];
    }),
  );
}

async function decidersIn(db: Drizzle, workspace: string): Promise<string[]> {
  const rows = await db
    .select({ name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspace), inArray(members.role, ["owner", "admin"])))
    .orderBy(desc(members.role), asc(members.createdAt))
    .limit(mostDeciders);
  return rows.map(({ name, email }) => name || email);
}

/** Whose policy a credential is under; undefined where it is under none. */
export async function headOf(db: Drizzle, workspace: string, credential: string): Promise<string | undefined> {
  const [grant] = await db
    .select({ client: grants.clientId })
    .from(grants)
    .where(and(eq(grants.workspaceId, workspace), eq(grants.id, credential)));
  const subjects = grant ? [grant.client, credential] : [credential];
  const rows = await db
    .select({ subject: agentPolicies.subject, follows: agentPolicies.follows })
    .from(agentPolicies)
    .where(and(eq(agentPolicies.workspaceId, workspace), inArray(agentPolicies.subject, subjects)));
  const row = subjects.flatMap((subject) => rows.find((one) => one.subject === subject) ?? [])[0];
  return row && (row.follows ?? row.subject);
}

/** What binds a credential at that moment: whoever decides within a transaction looks here, not at what was known before. */
export async function boundIn(db: Drizzle, workspace: string, credential: string): Promise<AgentPolicy | undefined> {
  const head = await headOf(db, workspace, credential);
  return head === undefined ? undefined : (await policiesIn(db, workspace)).get(head);
}

/** A thing's policy is listed where the thing would be. */
const listedAs = (subject: string) => `policy_${subject.slice(subject.indexOf("_") + 1)}`;
const nothing = { allowedTools: null, allowedAccounts: null, postsPerDay: null, quietHours: "[]", needsApproval: 0 };

/** What a credential makes that acts beside it is under its policy. */
export async function bindMade(db: Drizzle, workspaceId: string, maker: string, made: string, at: number) {
  const head = await headOf(db, workspaceId, maker);
  if (head === undefined) return;
  const row = { workspaceId, subject: made, id: listedAs(made), follows: head, ...nothing };
  await db.insert(agentPolicies).values({ ...row, createdAt: at, updatedAt: at });
}

/** A successor takes a key's place in its policy: as one that follows, or as the one that others follow, counts included. */
export async function bindSuccessor(db: Drizzle, workspaceId: string, key: string, successor: string, at: number) {
  const mine = and(eq(agentPolicies.workspaceId, workspaceId), eq(agentPolicies.subject, key));
  const [row] = await db.select().from(agentPolicies).where(mine);
  if (!row) return;
  await db.insert(agentPolicies).values({ ...row, subject: successor, id: listedAs(successor), updatedAt: at });
  if (row.follows !== null) return;
  await db
    .update(agentPolicies)
    .set({ follows: successor })
    .where(and(eq(agentPolicies.workspaceId, workspaceId), eq(agentPolicies.follows, key)));
  await db
    .update(agentPolicies)
    .set({ ...nothing, follows: successor, updatedAt: at })
    .where(mine);
  await db
    .update(agentDays)
    .set({ subject: successor })
    .where(and(eq(agentDays.workspaceId, workspaceId), eq(agentDays.subject, key)));
}

/** A day of a policy. */
export interface PolicyDay {
  readonly head: string;
  readonly day: string;
}

/** How many posts were put on their way under a policy that day; the one that is named left out. */
export async function countedOn(db: Drizzle, workspace: string, { head, day }: PolicyDay, without?: string) {
  const [all] = await prepared(db).count.execute({ workspace, subject: head, day });
  if (without === undefined) return Number(all?.many ?? 0);
  const its = { workspaceId: workspace, subject: head, day, postId: without };
  const same = Object.entries(its).map(([name, value]) => eq(agentDays[name as keyof typeof its], value));
  const [counted] = await db
    .select({ postId: agentDays.postId })
    .from(agentDays)
    .where(and(...same));
  return Number(all?.many ?? 0) - (counted ? 1 : 0);
}

/** Counts a post for a day: once, however often it is put on its way. Days before `keep` are forgotten. */
export async function countPost(
  db: Drizzle,
  workspaceId: string,
  { head, day, postId, keep }: PolicyDay & { readonly postId: string; readonly keep: string },
): Promise<void> {
  const its = and(eq(agentDays.workspaceId, workspaceId), eq(agentDays.subject, head));
  await db.delete(agentDays).where(and(its, lt(agentDays.day, keep)));
  await db.insert(agentDays).values({ workspaceId, subject: head, day, postId }).onConflictDoNothing();
}
