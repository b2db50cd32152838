import { and, asc, eq, inArray } from "drizzle-orm";
import { type Act, type Done, perform } from "./act.ts";
import type { Drizzle, Store } from "./open.ts";
import { grants } from "./schema-identity.ts";
import { approvalNeeds, approvalPolicies } from "./schema-planning.ts";

export interface ApprovalPolicy {
  readonly requireApproval: "never" | "always";
  /** The ids of keys and clients. */
  readonly needs: readonly string[];
}
export type Approvals = ReturnType<typeof approvalsOf>;

/** What a workspace says of approval. */
export const approvalsOf = (store: Store, workspace: string) => ({
  policy: (): Promise<ApprovalPolicy> => policyIn(store.read, workspace),

  set: (
    act: Act,
    { requireApproval, needs }: ApprovalPolicy,
    shown: (policy: ApprovalPolicy) => Omit<Done, "target">,
    check: (before: ApprovalPolicy) => void,
  ): Promise<string> =>
    perform(store, act, [], async (db) => {
      check(await policyIn(db, workspace));
      const set = { requireApproval, updatedAt: act.at };
      await db
        .insert(approvalPolicies)
        .values({ workspaceId: workspace, ...set })
        .onConflictDoUpdate({ target: approvalPolicies.workspaceId, set });
      await db.delete(approvalNeeds).where(eq(approvalNeeds.workspaceId, workspace));
      if (needs.length > 0)
        await db.insert(approvalNeeds).values(needs.map((credential) => ({ workspaceId: workspace, credential })));
      return { target: workspace, ...shown(await policyIn(db, workspace)) };
    }),
});

export async function policyIn(db: Drizzle, workspace: string): Promise<ApprovalPolicy> {
  const [found] = await db
    .select({ requireApproval: approvalPolicies.requireApproval })
    .from(approvalPolicies)
    .where(eq(approvalPolicies.workspaceId, workspace));
  const rows = await db
    .select({ credential: approvalNeeds.credential })
    .from(approvalNeeds)
    .where(eq(approvalNeeds.workspaceId, workspace))
    .orderBy(asc(approvalNeeds.credential));
  return { requireApproval: found?.requireApproval ?? "never", needs: rows.map(({ credential }) => credential) };
}

/** What a credential makes that acts beside it or after it needs approval where the maker does. */
export async function inheritNeed(db: Drizzle, workspace: string, from: string, to: string): Promise<void> {
  const [grant] = await db
    .select({ client: grants.clientId })
    .from(grants)
    .where(and(eq(grants.workspaceId, workspace), eq(grants.id, from)));
  const makers = grant ? [from, grant.client] : [from];
  const its = and(eq(approvalNeeds.workspaceId, workspace), inArray(approvalNeeds.credential, makers));
  const [bound] = await db.select().from(approvalNeeds).where(its).limit(1);
  if (bound) await db.insert(approvalNeeds).values({ workspaceId: workspace, credential: to });
}
