import type { MemberRow } from "../../db/people/membership.ts";
import { listMembers, locateKey, type WorkspaceRow } from "../../db/workspaces.ts";
import { isKeyText, lookupOf } from "../auth/key-text.ts";
import { Failure } from "../contract/failure.ts";
import { isScope, roleHolds, scopesOf } from "../contract/scopes.ts";
import type { Flags } from "./flags.ts";
import type { Office } from "./office.ts";

/** The flags of the `keys` commands, as their readers left them. */
export interface KeyFlags extends Flags {
  readonly workspace?: string;
  readonly name?: string;
  readonly description?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
  readonly rateLimit?: number;
  readonly allow?: readonly string[];
  readonly member?: string;
  readonly overlap?: number;
}

/** The key that is meant by an id or by the start of a key, in whichever workspace it is. */
export async function keyNamed({ store }: Office, name: string): Promise<{ id: string; workspace: WorkspaceRow }> {
  const isStart = /^sk_live_[0-9A-Za-z]{8}$/.test(name) || isKeyText(name);
  const found = await locateKey(store, isStart ? { lookup: lookupOf(name) } : { id: name });
  // Not a word of what was typed: it could be a key.
  if (!found) throw new Failure("not_found", "There is no such API key in this data folder.");
  return found;
}

/** What `keys create` asks the operation for. No limit of requests is no limit of tool calls, which count among them. */
export const asked = (flags: KeyFlags, member: MemberRow | undefined): object => ({
  name: flags.name,
  ...(flags.description !== undefined && { description: flags.description }),
  ...scopesFor(flags.scopes, member),
  ...(flags.expiresAt !== undefined && { expires_at: flags.expiresAt }),
  ...(flags.allow && { allowed_cidrs: flags.allow }),
  ...(flags.rateLimit !== undefined && {
    limits: { requests_per_minute: flags.rateLimit, ...(flags.rateLimit === 0 && { tool_calls_per_minute: 0 }) },
  }),
});

/** A member's key can do no more than they may: all of that, where nothing is said. */
function scopesFor(scopes: readonly string[] | undefined, member: MemberRow | undefined): object {
  if (!member) return scopes ? { scopes } : {};
  const beyond = (scopes ?? []).filter((scope) => isScope(scope) && !roleHolds(member.role, scope));
  if (beyond.length === 0) return { scopes: scopes ?? [...scopesOf(member.role)] };
  const words = `${member.email} is ${member.role} there, which does not include ${beyond.join(", ")}.`;
  throw new Failure("invalid_request", `--scopes: ${words}`);
}

/** The member that a new key is for. */
export async function memberNamed({ store }: Office, { id, slug }: WorkspaceRow, named: string): Promise<MemberRow> {
  const found = (await listMembers(store, id)).find(({ email }) => email === named);
  if (!found) throw new Failure("not_found", `${named} is no member of ${slug}.`);
  return found;
}
