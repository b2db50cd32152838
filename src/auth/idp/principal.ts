import type { Plan } from "../../contract/plans.ts";
import type { Principal } from "../../contract/principal.ts";
import { type GrantedScope, isScope, type Role, roleHolds } from "../../contract/scopes.ts";
import { claimAt, wordsOf } from "./claim.ts";
import type { Claims } from "./opened.ts";
import type { IdentityProvider } from "./provider.ts";

export interface Tenant {
  readonly workspace: Principal["workspace"];
  readonly plan: Plan;
}

/** What a token may do here: what its words stand for, as far as the role goes; and the words that stand for nothing. */
export function grantedBy(claims: Claims, provider: IdentityProvider) {
  const { scopeClaim, scopeMapping, defaultRole } = provider;
  const scopes = new Set<GrantedScope>();
  const ignored: string[] = [];
  for (const word of new Set(wordsOf(claimAt(claims, scopeClaim)))) {
    const meant = meaningOf(word, scopeMapping).filter((scope) => roleHolds(defaultRole, scope));
    for (const scope of meant) scopes.add(scope);
    if (meant.length === 0) ignored.push(word);
  }
  return { scopes, ignored };
}

/** Administration is never given by its name alone: a word of the mapping has to stand for it. */
function meaningOf(word: string, mapping: IdentityProvider["scopeMapping"]): readonly GrantedScope[] {
  if (Object.keys(mapping).length > 0) return Object.hasOwn(mapping, word) ? (mapping[word] ?? []) : [];
  return isScope(word) && word !== "workspace:admin" ? [word] : [];
}

/**
 * What a token of a workspace's own identity provider makes of a request. It speaks of a person or a machine that this
 * server does not know: no e-mail address in it makes it a member.
 */
export function principalOf(claims: Claims, provider: IdentityProvider, { workspace, plan }: Tenant): Principal {
  const role: Role = provider.defaultRole;
  return {
    credential: `${provider.id}:${digest(String(claims.sub))}`,
    kind: "idp_token",
    shown: shownAs(claims),
    workspace,
    user: undefined,
    role,
    scopes: grantedBy(claims, provider).scopes,
    plan,
    limits: plan.limits,
  };
}

/** 128 bits of a subject's hash: short and of one alphabet, whatever the provider calls its people. */
const digest = (subject: string): string => new Bun.CryptoHasher("sha256").update(subject).digest("hex").slice(0, 32);

/** How lists show it: a proved e-mail address, else a user name, else the subject. Text of others: made harmless. */
function shownAs({ email, email_verified: proved, preferred_username: name, sub }: Claims): string {
  const told = [proved === true ? email : undefined, name, sub].find((text) => typeof text === "string" && text !== "");
  const plain = String(told)
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
  return [...plain].slice(0, 100).join("") || "without a name";
}
