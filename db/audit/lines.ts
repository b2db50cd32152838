import { and, asc, eq, gt } from "drizzle-orm";
import type { Store } from "../open.ts";
import { audit, auditHeads, workspaces } from "../schema/core.ts";
import { nextTurn } from "../slices.ts";

/* What an audit log is verified from: the lines as they are stored, whoever has touched them. */

export type StoredLine = typeof audit.$inferSelect;
export type StoredHead = typeof auditHeads.$inferSelect;

const pageSize = 1000;

/** A workspace's lines in order, page by page. Beside a running server: what is added meanwhile comes too, as far as a page reaches. */
export async function* storedLines(store: Store, workspace: string): AsyncGenerator<readonly StoredLine[]> {
  for (let after: number | undefined; ; ) {
    const page = await store.read
      .select()
      .from(audit)
      .where(and(eq(audit.workspaceId, workspace), after === undefined ? undefined : gt(audit.seq, after)))
      .orderBy(asc(audit.seq))
      .limit(pageSize);
    // Whoever verifies a long log beside a server would keep that one's from being emptied.
    await nextTurn();
    yield page;
    after = page.at(-1)?.seq;
    // No line of ours has a number that large: it was told as changed, and there is no counting on from it.
    if (after === undefined || page.length < pageSize || !Number.isSafeInteger(after)) return;
  }
}

export async function storedHead(store: Store, workspace: string): Promise<StoredHead | undefined> {
  const [head] = await store.read.select().from(auditHeads).where(eq(auditHeads.workspaceId, workspace));
  return head;
}

/** Whose logs there are: of every workspace, and of any that is gone and has left a head. */
export async function loggedWorkspaces(store: Store): Promise<readonly { id: string; slug: string | null }[]> {
  const known = await store.read
    .select({ id: workspaces.id, slug: workspaces.slug })
    .from(workspaces)
    .orderBy(asc(workspaces.id));
  const ids = new Set(known.map(({ id }) => id));
  const heads = await store.read.select({ id: auditHeads.workspaceId }).from(auditHeads);
  return [...known, ...heads.filter(({ id }) => !ids.has(id)).map(({ id }) => ({ id, slug: null }))];
}
