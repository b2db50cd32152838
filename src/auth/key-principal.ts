import type { Bearer } from "../../db/keys.ts";
import type { Limits, Plan } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { type GrantedScope, roleHolds } from "../contract/scopes.ts";
import { shownKey } from "./key-text.ts";

/** What a key makes of a request: a user key is never more than its member's role. A service key has no person. */
export function principalOf({ key, workspace, role, email, userName }: Bearer, plan: Plan): Principal {
  const acting = key.kind === "service" ? "admin" : (role ?? "viewer");
  const granted = JSON.parse(key.scopes) as GrantedScope[];
  return {
    credential: key.id,
    kind: "api_key",
    shown: shownKey(key.lookup),
    workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
    user: key.userId === null ? undefined : { id: key.userId, email: email ?? "", name: userName ?? "" },
    role: acting,
    scopes: new Set(granted.filter((scope) => roleHolds(acting, scope))),
    plan,
    limits: { ...plan.limits, ...(JSON.parse(key.limits) as Partial<Limits>) },
  };
}
