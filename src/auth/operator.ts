import { type Plan, selfHosted } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { scopesOf } from "../contract/scopes.ts";

/** Who runs the machine: the offline commands act as them, in one workspace, with every scope and no limit. */
export function operatorOf(
  { id, slug, name, plan }: { id: string; slug: string; name: string; plan: string },
  plans: ReadonlyMap<string, Plan>,
): Principal {
  const known = plans.get(plan) ?? selfHosted;
  return {
    credential: "operator",
    kind: "operator",
    shown: "operator",
    workspace: { id, slug, name },
    user: undefined,
    role: "owner",
    scopes: scopesOf("owner"),
    plan: { ...known, keysMayExceedLimits: true },
    limits: known.limits,
  };
}
