import type { Bearer } from "../../db/keys/keys.ts";
import { once } from "../../db/once.ts";
import type { Limits, Plan } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { type GrantedScope, type Role, roleHolds } from "../contract/scopes.ts";
import { shownKey } from "./key-text.ts";

/** Most keys are alike in what they may do: one set for all that are. */
const alike = <T>(make: (text: string) => T) => {
  const made = new Map<string, T>();
  return (text: string): T => {
    const known = made.get(text) ?? make(text);
    if (made.size >= 1000) made.clear();
    made.set(text, known);
    return known;
  };
};
const scopesHeld: Record<Role, (scopes: string) => ReadonlySet<GrantedScope>> = {
  owner: alike((scopes) => heldBy("owner", scopes)),
  admin: alike((scopes) => heldBy("admin", scopes)),
  member: alike((scopes) => heldBy("member", scopes)),
  viewer: alike((scopes) => heldBy("viewer", scopes)),
};
const heldBy = (role: Role, scopes: string) =>
  new Set((JSON.parse(scopes) as GrantedScope[]).filter((scope) => roleHolds(role, scope)));

const limitsUnder = once((plan: Plan) =>
  alike((limits): Limits => ({ ...plan.limits, ...(JSON.parse(limits) as Partial<Limits>) })),
);

/** What a key makes of a request: a user key is never more than its member's role. A service key has no person. */
export function principalOf({ key, workspace, member, policy }: Bearer, plan: Plan): Principal {
  const acting = key.kind === "service" ? "admin" : (member?.role ?? "viewer");
  return {
    credential: key.id,
    kind: "api_key",
    shown: shownKey(key.lookup),
    workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
    user: key.userId === null ? undefined : { id: key.userId, email: member?.email ?? "", name: member?.name ?? "" },
    role: acting,
    scopes: scopesHeld[acting](key.scopes),
    plan,
    limits: key.limits === "{}" ? plan.limits : limitsUnder(plan)(key.limits),
    policy,
  };
}
