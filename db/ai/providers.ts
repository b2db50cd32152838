import { eq } from "drizzle-orm";
import { type Act, type Done, perform } from "../act.ts";
import type { Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { aiProviders } from "../schema/ai.ts";

export type AiProviderRow = typeof aiProviders.$inferSelect;
/** What is set of one; the rest follows from what was there before. */
export interface AiProviderSetting extends Pick<AiProviderRow, "id" | "provider" | "baseUrl" | "model"> {
  /** Undefined: the key stays, if it is for the same address. */
  readonly keySealed: string | null | undefined;
}
export type AiProviderOf = ReturnType<typeof aiProviderOf>;

/** A key is sealed for its row, and never goes to another address than the one it was set for. */
function keyOf({ id, keySealed, provider, baseUrl }: AiProviderSetting, before: AiProviderRow | undefined) {
  if (keySealed !== undefined) return { id, keySealed };
  if (before?.provider !== provider || before.baseUrl !== baseUrl) return { id, keySealed: null };
  return { id: before.id, keySealed: before.keySealed };
}

/** Who writes for one workspace, where it has a provider of its own. */
export const aiProviderOf = (store: Store, workspace: string) => ({
  async find(): Promise<AiProviderRow | undefined> {
    const [row] = await store.read.select().from(aiProviders).where(eq(aiProviders.workspaceId, workspace));
    return row;
  },

  /** Puts it in place of the one before, whose key goes with it. */
  set: (act: Act, setting: AiProviderSetting, shown: (row: AiProviderRow) => Omit<Done, "target">): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [before] = await db.select().from(aiProviders).where(eq(aiProviders.workspaceId, workspace));
      const row = {
        ...{ ...setting, ...keyOf(setting, before) },
        workspaceId: workspace,
        createdAt: before?.createdAt ?? act.at,
        updatedAt: act.at,
      };
      await db.insert(aiProviders).values(row).onConflictDoUpdate({ target: aiProviders.workspaceId, set: row });
      return { target: row.id, ...shown(row) };
    }),

  remove: (act: Act, shown: (row: AiProviderRow) => string): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [row] = await db.delete(aiProviders).where(eq(aiProviders.workspaceId, workspace)).returning();
      if (!row) throw new Refusal("missing");
      return { target: row.id, answer: shown(row) };
    }),
});
