import { and, eq } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import { knownOf } from "../keys/agent-policies.ts";
import { binds, contentOf, type PolicyRow, storedAs } from "../keys/bound.ts";
import { credentials } from "../keys/keys.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { agentPolicies, approvalPolicies } from "../schema/planning.ts";

export interface ApprovalPolicy {
  readonly requireApproval: "never" | "always";
  /** The ids of keys and clients whose policy says so. */
  readonly needs: readonly string[];
}
export type Approvals = ReturnType<typeof approvalsOf>;

/** What a workspace says of approval. */
export const approvalsOf = (store: Store, workspace: string) => ({
  policy: (): Promise<ApprovalPolicy> => policyIn(store.read, workspace),

  /** `newId` makes ids of policies; `isUnmet`: whether nobody needs to have met the client yet. */
  set: (
    act: Act,
    { requireApproval, needs }: ApprovalPolicy,
    shown: (policy: ApprovalPolicy) => Omit<Done, "target">,
    { newId, isUnmet }: Pick<Setting, "newId" | "isUnmet">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const set = { requireApproval, updatedAt: act.at };
      await db
        .insert(approvalPolicies)
        .values({ workspaceId: workspace, ...set })
        .onConflictDoUpdate({ target: approvalPolicies.workspaceId, set });
      await setNeeds(db, workspace, needs, { at: act.at, newId, isUnmet });
      return { target: workspace, ...shown(await policyIn(db, workspace)) };
    }),
});

export async function policyIn(db: Drizzle, workspace: string): Promise<ApprovalPolicy> {
  const [found] = await db
    .select({ requireApproval: approvalPolicies.requireApproval })
    .from(approvalPolicies)
    .where(eq(approvalPolicies.workspaceId, workspace));
  const rows = await rowsIn(db, workspace);
  const heads = new Set(rows.flatMap((row) => (row.needsApproval === 1 ? [row.subject] : [])));
  const needs = rows.flatMap(({ subject, follows }) => (heads.has(follows ?? subject) ? [subject] : []));
  return { requireApproval: found?.requireApproval ?? "never", needs: needs.sort() };
}

const rowsIn = (db: Drizzle, workspace: string): PromiseLike<PolicyRow[]> =>
  db.select().from(agentPolicies).where(eq(agentPolicies.workspaceId, workspace));

interface Setting {
  readonly at: number;
  readonly newId: () => string;
  readonly isUnmet: (id: string) => boolean;
}

/**
 * Whose policies say that they need approval: those of these credentials, and no others. What a credential made is under
 * its policy, so whoever names one of them names them all. A policy that says nothing any more is none.
 */
async function setNeeds(
  db: Drizzle,
  workspaceId: string,
  needs: readonly string[],
  { at, newId, isUnmet }: Setting,
): Promise<void> {
  const rows = await rowsIn(db, workspaceId);
  const fresh = needs.filter((subject) => !rows.some((row) => row.subject === subject));
  const known = await knownOf(db, workspaceId, fresh);
  const none = fresh.find((subject) => !known.has(subject) && !isUnmet(subject));
  if (none !== undefined)
    throw new Refusal("unknown_reference", { about: `needs_approval|${none}|API key or OAuth client` });
  const named = new Set(rows.flatMap(({ subject, follows }) => (needs.includes(subject) ? [follows ?? subject] : [])));
  for (const row of rows) {
    const needsApproval = named.has(row.subject);
    if (row.follows !== null || (row.needsApproval === 1) === needsApproval) continue;
    const its = and(eq(agentPolicies.workspaceId, workspaceId), eq(agentPolicies.subject, row.subject));
    const content = { ...contentOf(row), needsApproval };
    if (binds(content))
      await db
        .update(agentPolicies)
        .set({ ...storedAs(content), updatedAt: at })
        .where(its);
    else await db.delete(agentPolicies).where(its);
  }
  const content = storedAs({
    ...{ allowedTools: null, allowedAccounts: null, postsPerDay: null },
    ...{ quietHours: [], needsApproval: true },
  });
  const made = fresh.map((subject) => ({ workspaceId, subject, id: newId(), follows: null, ...content }));
  if (made.length > 0)
    await db.insert(agentPolicies).values(made.map((row) => ({ ...row, createdAt: at, updatedAt: at })));
}
