import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type Act, type Done, perform } from "../act.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import { Refusal } from "../refusal.ts";
import { accounts, apiKeys } from "../schema/core.ts";
import { oauthClients } from "../schema/identity.ts";
import { agentPolicies } from "../schema/planning.ts";
import { contentOf, countedOn, headOf, type PolicyContent, type PolicyDay, type PolicyRow, storedAs } from "./bound.ts";
import { credentials } from "./keys.ts";

/** A policy as it stands for a credential: where it follows another's, with what that one says. */
export interface StandingPolicy extends PolicyContent, Pick<PolicyRow, "id" | "subject" | "follows" | "createdAt"> {
  readonly updatedAt: number;
}
export type AgentPolicies = ReturnType<typeof agentPoliciesOf>;
type Shown = (policy: StandingPolicy) => Omit<Done, "target">;

interface NewPolicy extends PolicyContent {
  readonly id: string;
  readonly subject: string;
  /** Whether nobody needs to have met the client yet: its id says where it is. */
  readonly isUnmet: boolean;
}

const head = alias(agentPolicies, "head");
const standing = (db: Drizzle) =>
  db
    .select({ row: agentPolicies, head })
    .from(agentPolicies)
    .innerJoin(
      head,
      and(
        eq(head.workspaceId, agentPolicies.workspaceId),
        eq(head.subject, sql`coalesce(${agentPolicies.follows}, ${agentPolicies.subject})`),
      ),
    );
const one = (workspace: string, subject: string) =>
  and(eq(agentPolicies.workspaceId, workspace), eq(agentPolicies.subject, subject));
const whole = ({ row, head }: { row: PolicyRow; head: PolicyRow }): StandingPolicy => {
  const { id, subject, follows, createdAt } = row;
  return { ...contentOf(head), id, subject, follows, createdAt, updatedAt: Math.max(row.updatedAt, head.updatedAt) };
};

/** The policies of one workspace's API keys and OAuth clients. */
export const agentPoliciesOf = (store: Store, workspace: string) => ({
  /** Newest first. */
  async list({ limit, offset, before }: Page): Promise<StandingPolicy[]> {
    const older = before === undefined ? undefined : lt(agentPolicies.id, before);
    const rows = await standing(store.read)
      .where(and(eq(agentPolicies.workspaceId, workspace), older))
      .orderBy(desc(agentPolicies.id))
      .limit(limit)
      .offset(offset);
    return rows.map(whole);
  },

  find: (subject: string): Promise<StandingPolicy | undefined> => find(store.read, workspace, subject),

  /** Whose policy a credential is under. */
  headOf: (credential: string): Promise<string | undefined> => headOf(store.read, workspace, credential),

  /** How many posts were put on their way under a policy that day; the one that is named left out. */
  counted: (day: PolicyDay, without?: string): Promise<number> => countedOn(store.read, workspace, day, without),

  /** Puts a policy in place of the one there was. One that followed another's is its own from then on. */
  set: (act: Act, { id, subject, isUnmet, ...content }: NewPolicy, shown: Shown): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      if (!isUnmet && !(await knownOf(db, workspace, [subject])).has(subject)) throw new Refusal("missing");
      await checkAccounts(db, workspace, content.allowedAccounts ?? []);
      const set = { ...storedAs(content), follows: null, updatedAt: act.at };
      await db
        .insert(agentPolicies)
        .values({ ...set, workspaceId: workspace, subject, id, createdAt: act.at })
        .onConflictDoUpdate({ target: [agentPolicies.workspaceId, agentPolicies.subject], set });
      return { target: subject, ...shown((await find(db, workspace, subject)) as StandingPolicy) };
    }),

  /** Takes a policy away, and with it that of all that follow it. */
  remove: (act: Act, subject: string, answer: string): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const gone = await db.delete(agentPolicies).where(one(workspace, subject)).returning({ id: agentPolicies.id });
      if (gone.length === 0) throw new Refusal("missing");
      return { target: subject, answer };
    }),
});

async function find(db: Drizzle, workspace: string, subject: string): Promise<StandingPolicy | undefined> {
  const [found] = await standing(db).where(one(workspace, subject));
  return found && whole(found);
}

/** Of these: API keys of the workspace, clients of its own, and such as belong to none: they have registered themselves. */
export async function knownOf(db: Drizzle, workspace: string, subjects: readonly string[]): Promise<Set<string>> {
  const keys = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, workspace), inArray(apiKeys.id, [...subjects])));
  const reachable = or(isNull(oauthClients.workspaceId), eq(oauthClients.workspaceId, workspace));
  const clients = await db
    .select({ id: oauthClients.id })
    .from(oauthClients)
    .where(and(inArray(oauthClients.id, [...subjects]), reachable));
  return new Set([...keys, ...clients].map(({ id }) => id));
}

async function checkAccounts(db: Drizzle, workspace: string, ids: readonly string[]): Promise<void> {
  const found = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.workspaceId, workspace), inArray(accounts.id, [...ids])));
  const none = ids.find((id) => !found.some((one) => one.id === id));
  if (none !== undefined) throw new Refusal("unknown_reference", { about: `allowed_accounts|${none}|account` });
}
