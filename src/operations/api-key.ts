import type { Static } from "@sinclair/typebox";
import type { KeyRow } from "../../db/keys/keys.ts";
import { Failure } from "../contract/failure.ts";
import { fromWire, limitFields, toWire, type WireLimits, wireNameOf } from "../contract/limits.ts";
import type { Limits } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { closed, Id, OneOf, orNull, Time } from "../contract/schema.ts";
import { allScopes, type GrantedScope, holdScope, isScope } from "../contract/scopes.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { cidrList } from "../net/address.ts";

/* The API key itself: its shape as the API shows it, and the rules of what a caller may ask of one. */

export const keyId = Id("key", "The key's id.");

export const keyContent = {
  name: T.String({ minLength: 1, maxLength: 100, description: "What the key is for.", examples: ["newsletter robot"] }),
  description: T.String({ maxLength: 1000, description: "More about it." }),
  scopes: T.Array(T.String({ maxLength: 60, examples: ["posts:read"] }), {
    minItems: 1,
    maxItems: 60,
    uniqueItems: true,
    description: `What it may do: ${allScopes.join(", ")}, or mcp:call:<connector>.`,
  }),
  expires_at: orNull(Time("When it stops working; null: never.")),
  allowed_cidrs: T.Array(T.String({ maxLength: 64, examples: ["10.0.0.0/8"] }), {
    maxItems: 100,
    description: "IP addresses and ranges it may be used from; empty: anywhere.",
  }),
  limits: closed(T.Partial(T.Object(limitFields({ minimum: 0, maximum: 1_000_000_000 }))).properties, {
    description: "Limits of its own, in place of the plan's.",
  }),
  metadata: T.Record(T.String({ pattern: "^.{1,64}$" }), T.String({ maxLength: 500 }), {
    description: "Your own names and values; at most 50.",
    maxProperties: 50,
    additionalProperties: false,
  }),
};

export const ApiKey = T.Object(
  {
    id: keyId,
    prefix: T.String({ description: "How the key starts: all that is ever shown of it." }),
    kind: OneOf(["user", "service"], "`user`: acts as the member who made it. `service`: acts for no person."),
    user_id: orNull(T.String({ description: "Whom it acts as." })),
    name: keyContent.name,
    description: keyContent.description,
    status: OneOf(["active", "disabled", "revoked"], "Whether it works."),
    scopes: T.Array(T.String(), { description: "What it may do." }),
    expires_at: keyContent.expires_at,
    allowed_cidrs: keyContent.allowed_cidrs,
    limits: T.Partial(T.Object(limitFields()), { description: "Limits of its own." }),
    metadata: keyContent.metadata,
    rotated_from: orNull(T.String({ description: "The key that it replaces." })),
    created_by: T.String({ description: "The credential that made it." }),
    created_at: Time("When it was made."),
    updated_at: Time("When it was last changed."),
    last_used_at: orNull(Time("When it was last used.")),
    last_used_ip: orNull(T.String({ description: "From where." })),
  },
  { title: "ApiKey" },
);
export const CreatedApiKey = T.Object(
  {
    ...ApiKey.properties,
    key: orNull(
      T.String({ description: "The key itself, shown this once; null in the answer to a repeated request." }),
    ),
  },
  { title: "CreatedApiKey" },
);

export function shownKeyRow(row: KeyRow): Static<typeof ApiKey> {
  return {
    id: row.id,
    prefix: `sk_live_${row.lookup}`,
    kind: row.kind,
    user_id: row.userId,
    name: row.name,
    description: row.description,
    status: row.status,
    scopes: JSON.parse(row.scopes),
    expires_at: timeOrNull(row.expiresAt),
    allowed_cidrs: JSON.parse(row.allowedCidrs),
    limits: toWire(JSON.parse(row.limits) as Partial<Limits>),
    metadata: JSON.parse(row.metadata),
    rotated_from: row.rotatedFrom,
    created_by: row.createdBy,
    created_at: timeOf(row.createdAt),
    updated_at: timeOf(row.updatedAt),
    last_used_at: timeOrNull(row.lastUsedAt),
    last_used_ip: row.lastUsedIp,
  };
}

/** What the audit log tells of these fields of a key: as the API shows them, of its metadata the names alone. */
export function toldOf(row: KeyRow, names: readonly string[]): Record<string, unknown> {
  const shown = shownKeyRow(row);
  const told = { ...shown, metadata: Object.keys(shown.metadata) };
  return Object.fromEntries(Object.entries(told).filter(([name]) => names.includes(name)));
}

/** The limits as they are stored; refuses what is above the plan's where the plan is a ceiling. */
export function limitsOf(limits: Partial<WireLimits>, { plan }: Principal): string {
  const stored = fromWire(limits);
  const beyond = (Object.entries(stored) as [keyof Limits, number][]).find(([name, value]) => {
    const most = plan.limits[name];
    return !plan.keysMayExceedLimits && most !== 0 && (value === 0 || value > most);
  });
  if (beyond)
    throw new Failure(
      "invalid_request",
      `limits.${wireNameOf(beyond[0])}: the plan ${plan.name} allows at most ${plan.limits[beyond[0]]}.`,
    );
  return JSON.stringify(stored);
}

export function checkScopes(scopes: readonly string[], field = "scopes"): asserts scopes is GrantedScope[] {
  const unknown = scopes.find((scope) => !isScope(scope));
  if (unknown !== undefined)
    throw new Failure("invalid_request", `${field}: ${unknown} is no scope. They are: ${allScopes.join(", ")}.`);
}

/** Refuses to hand on what the caller does not hold. */
export function checkHeld(scopes: readonly GrantedScope[], { scopes: held }: Principal, field = "scopes"): void {
  const beyond = scopes.filter((scope) => !holdScope(held, scope));
  if (beyond.length > 0)
    throw new Failure("forbidden_scope", `${field}: this credential does not hold ${beyond.join(", ")} itself.`, {
      scopes: beyond,
    });
}

/** Refuses scopes that a key or client does not have: what was made can be given no more. */
export function checkNarrower(
  wanted: readonly string[],
  had: readonly string[],
  noun: "key" | "client",
): asserts wanted is GrantedScope[] {
  checkScopes(wanted);
  const held = new Set(had);
  const beyond = wanted.filter((scope) => !holdScope(held, scope));
  if (beyond.length > 0)
    throw new Failure(
      "invalid_request",
      `scopes: can only be narrowed; this ${noun} does not hold ${beyond.join(", ")}.`,
    );
}

export function checkCidrs(cidrs: readonly string[]): void {
  try {
    cidrList(cidrs);
  } catch (error) {
    throw new Failure("invalid_request", `allowed_cidrs: ${(error as Error).message}`);
  }
}

/** The moment as it is stored; refuses one that is past. */
export function expiryOf(text: string | null, now: number): number | null {
  if (text === null) return null;
  const at = Date.parse(text);
  if (at <= now) throw new Failure("invalid_request", "expires_at: must be a time to come.");
  return at;
}
