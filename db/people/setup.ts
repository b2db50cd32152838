import { and, eq, notExists } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import { credentials } from "../keys/keys.ts";
import { once } from "../once.ts";
import type { Drizzle, Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { brands, members, workspaces } from "../schema/core.ts";
import type { WorkspaceRow } from "../workspaces.ts";
import { takeLink } from "./links.ts";
import { join, membership, type Person } from "./membership.ts";
import { putPassword } from "./people.ts";

const owner = once((db: Drizzle) =>
  db.select({ id: members.userId }).from(members).where(eq(members.role, "owner")).limit(1).prepare(),
);

/** Whether anybody owns a workspace of this server. */
export const hasOwner = async (store: Store): Promise<boolean> => (await owner(store.read).execute()).length > 0;

/** The workspaces that the operator has made for nobody yet. */
export const ownerless = (store: Store): PromiseLike<WorkspaceRow[]> =>
  store.read
    .select()
    .from(workspaces)
    .where(
      notExists(
        store.read
          .select({ id: members.userId })
          .from(members)
          .where(and(eq(members.workspaceId, workspaces.id), eq(members.role, "owner"))),
      ),
    )
    .orderBy(workspaces.id) as PromiseLike<WorkspaceRow[]>;

interface SetUp {
  /** The hash of the set-up link. */
  readonly link: string;
  readonly person: Person;
  readonly passwordHash: string;
  /** A workspace to make with its brand; none where one that is there is taken over: that of the act. */
  readonly made?: { readonly row: WorkspaceRow; readonly brand: { id: string; document: string } };
}

/**
 * The first owner, with a password and a workspace, in one go. Refuses a link that is used or over (`missing`), a
 * server that has an owner (`state`), a slug that is in use (`taken`). Answers the person's id.
 */
export const setUp = (store: Store, act: Act, { link, person, passwordHash, made }: SetUp): Promise<string> =>
  perform(store, act, [credentials], async (db) => {
    if (!(await takeLink(db, link, "setup", act.at))) throw new Refusal("missing");
    const [owned] = await db.select({ id: members.userId }).from(members).where(eq(members.role, "owner")).limit(1);
    if (owned) throw new Refusal("state");
    if (made) {
      const { row, brand } = made;
      const [taken] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, row.slug));
      if (taken) throw new Refusal("taken", { about: row.slug });
      await db.insert(workspaces).values(row);
      await db.insert(brands).values({ workspaceId: row.id, ...brand });
    }
    const userId = await own(db, act, person);
    await putPassword(db, userId, passwordHash, act.at);
    return { target: act.workspace, detail: { owner: person.email, made: made !== undefined }, answer: userId };
  });

/** Makes the person the owner, one who was less until now too. */
async function own(db: Drizzle, { workspace, at }: Act, person: Person): Promise<string> {
  const [raised] = await db
    .update(members)
    .set({ role: "owner" })
    .where(membership(workspace, person.id))
    .returning({ id: members.userId });
  return raised ? raised.id : join(db, workspace, person, "owner", at);
}
