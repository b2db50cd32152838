import { desc, eq, sql } from "drizzle-orm";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import { audit, auditHeads } from "../schema/core.ts";
import { addLine } from "../sqlite/created.ts";
import { withinTransaction } from "../transaction.ts";

/** The hash of an audit line, given the one before it, under a key that the database lacks. */
export type Seal = (previous: string, line: string) => string;

/** The last line of an audit log. */
interface Head {
  readonly seq: number;
  readonly hash: string;
}
type Line = typeof audit.$inferSelect;

/** What is hashed of a line: all of it but the hash. */
export const lineText = (line: Omit<Line, "hash">): string => JSON.stringify(Object.values(line));

/** What stands where the hash of the line before would, in the first line after a head that does not bear its seal. */
export const broken = "broken";

/** What a head's seal covers. No line has "head" before it. */
export const headSeal = (seal: Seal, workspace: string, { seq, hash }: Head): string =>
  seal("head", JSON.stringify([workspace, seq, hash]));

/**
 * The heads of the logs that the transaction under way has written to, by workspace. They are written at its end, once
 * for all of its lines.
 */
const movedIn = withinTransaction<Head & { readonly seal: Seal }>();

const prepared = once((db: Drizzle) => {
  const of = sql.placeholder("workspaceId");
  const given = { seq: sql.placeholder("seq"), hash: sql.placeholder("hash") };
  return {
    head: db.select().from(auditHeads).where(eq(auditHeads.workspaceId, of)).prepare(),
    last: db
      .select({ seq: audit.seq })
      .from(audit)
      .where(eq(audit.workspaceId, of))
      .orderBy(desc(audit.seq))
      .limit(1)
      .prepare(),
    moveHead: db
      .insert(auditHeads)
      .values({ workspaceId: of, ...given, seal: sql.placeholder("seal") })
      .onConflictDoUpdate({
        target: auditHeads.workspaceId,
        set: { seq: sql`excluded.seq`, hash: sql`excluded.hash`, seal: sql`excluded.seal` },
      })
      .prepare(),
  };
});

/** Begins the log of a workspace, in the transaction that makes it. */
export const beginLog = (db: Drizzle, workspace: string, seal: Seal): void =>
  void movedIn(db).set(workspace, { seq: 0, hash: "", seal });

/** Adds a line to an audit log. Its hash covers the line and the hash before it, so none can be changed or left out. */
export async function append(db: Drizzle, seal: Seal, line: Omit<Line, "seq" | "hash">): Promise<void> {
  const { workspaceId, ...rest } = line;
  const head = movedIn(db).get(workspaceId) ?? (await storedHead(db, workspaceId, seal));
  const numbered = { workspaceId, seq: head.seq + 1, ...rest };
  const hash = seal(head.hash, lineText(numbered));
  await addLine(db, { ...numbered, hash });
  movedIn(db).set(workspaceId, { seq: numbered.seq, hash, seal });
}

/** A head that somebody has changed or taken away is not believed: the log goes on, and shows for good that it was cut. */
async function storedHead(db: Drizzle, workspaceId: string, seal: Seal): Promise<Head> {
  const [head] = await prepared(db).head.execute({ workspaceId });
  if (head && head.seal === headSeal(seal, workspaceId, head)) return head;
  const [last] = await prepared(db).last.execute({ workspaceId });
  return { seq: last?.seq ?? 0, hash: broken };
}

/** Writes the heads that were moved: the last thing in a transaction. */
export async function writeHeads(db: Drizzle): Promise<void> {
  for (const [workspaceId, { seal, ...head }] of movedIn(db))
    await prepared(db).moveHead.execute({ workspaceId, ...head, seal: headSeal(seal, workspaceId, head) });
}
