import type { AgentPolicy } from "../../../db/keys/bound.ts";
import type { TokenBearer } from "../../../db/oauth/token-bearers.ts";
import type { Plan } from "../../contract/plans.ts";
import type { Principal } from "../../contract/principal.ts";
import { type GrantedScope, type Role, roleHolds } from "../../contract/scopes.ts";
import type { Claims } from "./access-token.ts";

/** Whether everything that an access token hangs on still stands: grant, client, member, and the token itself. */
export const stands = ({ grant, client, role, revoked }: TokenBearer, { client_id }: Claims): boolean =>
  grant.status === "active" &&
  client.status === "active" &&
  client.id === client_id &&
  revoked === null &&
  (grant.userId === null || role !== null);

/** As whom a grant acts: its member, or, like a service key, nobody. */
const actingAs = ({ grant, role }: TokenBearer): Role => (grant.userId === null ? "admin" : (role ?? "viewer"));

/** What the token says, less what its grant or its member's role does not hold. A narrowed client's grants are narrowed with it. */
function scopesHeld(bearer: TokenBearer, scope: string): ReadonlySet<GrantedScope> {
  const granted = new Set<string>(JSON.parse(bearer.grant.scopes));
  const role = actingAs(bearer);
  const isHeld = (one: string): one is GrantedScope => granted.has(one) && roleHolds(role, one as GrantedScope);
  return new Set(scope.split(" ").filter(isHeld));
}

/** What an access token makes of a request. */
export function tokenPrincipal(bearer: TokenBearer, { scope }: Claims, plan: Plan, policy?: AgentPolicy): Principal {
  const { grant, client, workspace, email, userName } = bearer;
  return {
    credential: grant.id,
    kind: "access_token",
    shown: client.name,
    client: { id: client.id, name: client.name },
    workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
    user: grant.userId === null ? undefined : { id: grant.userId, email: email ?? "", name: userName ?? "" },
    role: actingAs(bearer),
    scopes: scopesHeld(bearer, scope),
    plan,
    limits: plan.limits,
    policy,
  };
}
