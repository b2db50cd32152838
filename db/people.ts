import { asc, eq } from "drizzle-orm";
import type { Store } from "./open.ts";
import { members, workspaces } from "./schema.ts";
import type { Role } from "./workspaces.ts";

/** The workspaces that a person is a member of, by name. */
export const workspacesOf = (
  store: Store,
  userId: string,
): PromiseLike<{ id: string; slug: string; name: string; role: Role }[]> =>
  store.read
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(asc(workspaces.name), asc(workspaces.id)) as PromiseLike<
    { id: string; slug: string; name: string; role: Role }[]
  >;
