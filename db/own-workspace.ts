import { eq } from "drizzle-orm";
import { type Act, type Done, perform } from "./act.ts";
import { credentials } from "./keys/keys.ts";
import type { Store } from "./open.ts";
import { Refusal } from "./refusal.ts";
import { workspaces } from "./schema/core.ts";
import type { WorkspaceRow } from "./workspaces.ts";

export type OwnWorkspace = ReturnType<typeof ownWorkspaceOf>;

/** What a workspace's own people see of it and may change. */
export const ownWorkspaceOf = (store: Store, workspace: string) => ({
  async find(): Promise<WorkspaceRow | undefined> {
    const [row] = await store.read.select().from(workspaces).where(eq(workspaces.id, workspace));
    return row;
  },

  change: (
    act: Act,
    change: Partial<Pick<WorkspaceRow, "name" | "timeZone">>,
    shown: (row: WorkspaceRow) => Omit<Done, "target">,
  ): Promise<string> =>
    perform(store, act, [credentials], async (db) => {
      const [row] = await db
        .update(workspaces)
        .set({ ...change, updatedAt: act.at })
        .where(eq(workspaces.id, workspace))
        .returning();
      if (!row) throw new Refusal("missing");
      return { target: workspace, ...shown(row) };
    }),
});
