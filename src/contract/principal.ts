import type { AgentPolicy } from "../../db/keys/bound.ts";
import type { Limits, Plan } from "./plans.ts";
import { type GrantedScope, type Role, type Scope, scopesOf } from "./scopes.ts";

/** What every credential becomes. Everything after authentication sees only this. */
export interface Principal {
  /**
   * The id of the credential: `key_…`; the grant (`grant_…`) behind an access token; `sess_…`; for a token of the
   * workspace's identity provider, the provider and whom it speaks of. Limits, usage and audit are counted by it.
   */
  readonly credential: string;
  readonly kind: "api_key" | "access_token" | "idp_token" | "session" | "operator";
  /** How the credential is called in lists: `sk_live_` and its lookup, the client's name, the person's address. */
  readonly shown: string;
  /** The OAuth client that holds it. */
  readonly client?: { readonly id: string; readonly name: string };
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  /** Whom it acts as; none for a service key. */
  readonly user: { readonly id: string; readonly email: string; readonly name: string } | undefined;
  readonly role: Role;
  readonly scopes: ReadonlySet<GrantedScope>;
  readonly plan: Plan;
  readonly limits: Limits;
  /** What else binds it; a person who is signed in is never bound. */
  readonly policy?: AgentPolicy | undefined;
}

/**
 * Whether this caller may run an operation of that scope. Over MCP, `connector` names the operation's group:
 * `mcp:call` stands for what the role holds of it, administration apart.
 */
export function holds({ scopes, role }: Principal, scope: Scope, connector?: string): boolean {
  if (scopes.has(scope)) return true;
  if (connector === undefined || scope === "workspace:admin" || !scopesOf(role).has(scope)) return false;
  return scopes.has("mcp:call") || scopes.has(`mcp:call:${connector}`);
}
