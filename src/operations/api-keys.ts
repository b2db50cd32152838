import type { Act } from "../../db/act.ts";
import type { KeyChange, KeyRow, NewKey } from "../../db/keys/keys.ts";
import type { Context, MintedKey } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orElse } from "../contract/schema.ts";
import type { GrantedScope } from "../contract/scopes.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import {
  ApiKey,
  CreatedApiKey,
  checkCidrs,
  checkHeld,
  checkNarrower,
  checkScopes,
  expiryOf,
  keyContent,
  keyId,
  limitsOf,
  shownKeyRow,
  toldOf,
} from "./api-key.ts";
import { checkFamily } from "./bounds.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "API key";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const shown = (row: KeyRow) => JSON.stringify(shownKeyRow(row));
/** What is answered once with the key, and what is kept for a repeated request without it. */
const once = (raw: string) => (row: KeyRow) => ({
  answer: JSON.stringify({ ...shownKeyRow(row), key: raw }),
  kept: JSON.stringify({ ...shownKeyRow(row), key: null }),
});

export const listApiKeys = operation({
  ...all,
  name: "list_api_keys",
  route: "GET /v1/api-keys",
  summary: "List API keys",
  description:
    "Lists the workspace's API keys, newest first, revoked ones too. The keys themselves are never shown again.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(ApiKey, "ApiKeyList"),
  async run({ data, house }, input) {
    await house.settleUsage();
    return pageById(input, { list: "api-keys", prefix: "key", read: (page) => data.keys.list(page), shown });
  },
});

export const getApiKey = operation({
  ...all,
  name: "get_api_key",
  route: "GET /v1/api-keys/:id",
  summary: "Read an API key",
  description: "Returns one API key: what it may do, and when and from where it was last used.",
  effect: "reads",
  input: closed({ id: keyId }),
  output: ApiKey,
  async run({ data, house }, { id }) {
    await house.settleUsage();
    const row = await data.keys.find(id);
    if (!row) throw missing({ noun });
    return shown(row);
  },
});

const fresh = (
  { lookup, hash, gate, tag, tagRoot }: MintedKey,
  now: number,
  rest: Omit<NewKey, "id" | "lookup" | "hash" | "gate" | "tag" | "tagRoot" | "status" | "createdAt" | "updatedAt">,
): NewKey => ({
  id: newId("key"),
  ...{ lookup, hash, gate, tag, tagRoot },
  status: "active",
  createdAt: now,
  updatedAt: now,
  ...rest,
});

/** A user key acts as the caller's own person; a service key as none. */
function kindOf(kind: "user" | "service" | undefined, { user }: Principal) {
  if (kind === "user" && !user)
    throw new Failure(
      "invalid_request",
      "kind: a credential without a person cannot make a user key; make a service key.",
    );
  const chosen = kind ?? (user ? "user" : "service");
  return { kind: chosen, userId: chosen === "user" && user ? user.id : null };
}

export const createApiKey = operation({
  ...all,
  name: "create_api_key",
  route: "POST /v1/api-keys",
  summary: "Create an API key",
  description: "Creates an API key and returns it this once. It can do no more than the credential that creates it.",
  effect: "creates",
  input: closed({
    name: keyContent.name,
    description: orElse("", keyContent.description),
    kind: T.Optional(
      OneOf(
        ["user", "service"],
        "`user`: acts as you. `service`: acts for no person, and outlives yours. Default: `user` where the credential has a person.",
      ),
    ),
    scopes: T.Optional(keyContent.scopes),
    expires_at: orElse(null, keyContent.expires_at),
    allowed_cidrs: orElse([], keyContent.allowed_cidrs),
    limits: orElse({}, keyContent.limits),
    metadata: orElse({}, keyContent.metadata),
  }),
  output: CreatedApiKey,
  async run({ data, house, principal, now }, input, act) {
    const scopes = input.scopes ?? [...principal.scopes];
    checkScopes(scopes);
    checkHeld(scopes, principal);
    checkCidrs(input.allowed_cidrs);
    const rest = {
      ...kindOf(input.kind, principal),
      name: input.name,
      description: input.description,
      scopes: JSON.stringify(scopes),
      expiresAt: expiryOf(input.expires_at, now),
      allowedCidrs: JSON.stringify(input.allowed_cidrs),
      limits: limitsOf(input.limits, principal),
      metadata: JSON.stringify(input.metadata),
      rotatedFrom: null,
      createdBy: principal.credential,
    };
    const minted = await house.mint();
    const answers = once(minted.raw);
    return data.keys.create(act, fresh(minted, now, rest), (row) => ({
      ...answers(row),
      detail: toldOf(row, granted),
    }));
  },
});

/** What the audit log tells of a new key. */
const granted = ["name", "kind", "scopes", "expires_at", "allowed_cidrs", "limits"];

const alive = (row: KeyRow): KeyRow => {
  if (row.status !== "revoked") return row;
  throw new Failure("conflict", "This API key is revoked, and that is for good; create another one.");
};

function narrowed(wanted: readonly string[], row: KeyRow): string {
  checkNarrower(wanted, JSON.parse(row.scopes), "key");
  return JSON.stringify(wanted);
}

/** Refuses what is no key here, and what the caller's own policy keeps from it. */
async function checkOwn(context: Context, id: string): Promise<void> {
  if (!(await context.data.keys.find(id))) throw missing({ noun });
  await checkFamily(context, id);
}

/** Changes how a key stands; the answer tells its last use exactly. */
async function turned(
  { data, house }: Context,
  act: Act,
  { id, told }: { id: string; told: readonly string[] },
  decide: (row: KeyRow) => KeyChange,
) {
  await house.settleUsage();
  return data.keys.change(act, id, decide, (row) => ({ answer: shown(row), detail: toldOf(row, told) }));
}

export const updateApiKey = operation({
  ...all,
  name: "update_api_key",
  route: "PATCH /v1/api-keys/:id",
  summary: "Change an API key",
  description: "Changes the fields that are sent and leaves the others. Scopes can only be narrowed.",
  effect: "updates",
  input: closed({ id: keyId, ...T.Partial(T.Object(keyContent)).properties }),
  output: ApiKey,
  async run(context, { id, ...change }, act) {
    const { principal, now } = context;
    await checkOwn(context, id);
    const { name, description, scopes, expires_at, allowed_cidrs, limits, metadata } = change;
    if (allowed_cidrs) checkCidrs(allowed_cidrs);
    const decide = (row: KeyRow): KeyChange => ({
      ...(alive(row) && name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(scopes && { scopes: narrowed(scopes, row) }),
      ...(expires_at !== undefined && { expiresAt: expiryOf(expires_at, now) }),
      ...(allowed_cidrs && { allowedCidrs: JSON.stringify(allowed_cidrs) }),
      ...(limits && { limits: limitsOf(limits, principal) }),
      ...(metadata && { metadata: JSON.stringify(metadata) }),
    });
    return turned(context, act, { id, told: Object.keys(change) }, decide);
  },
});

export const disableApiKey = operation({
  ...all,
  name: "disable_api_key",
  route: "POST /v1/api-keys/:id/disable",
  summary: "Disable an API key",
  description: "Stops a key until it is enabled again.",
  effect: "updates",
  input: closed({ id: keyId }),
  output: ApiKey,
  run: (context, { id }, act) =>
    turned(context, act, { id, told: ["status"] }, (row) => ({ status: alive(row) && "disabled" })),
});

export const enableApiKey = operation({
  ...all,
  name: "enable_api_key",
  route: "POST /v1/api-keys/:id/enable",
  summary: "Enable an API key",
  description: "Lets a disabled key work again.",
  effect: "updates",
  input: closed({ id: keyId }),
  output: ApiKey,
  async run(context, { id }, act) {
    await checkOwn(context, id);
    return turned(context, act, { id, told: ["status"] }, (row) => ({ status: alive(row) && "active" }));
  },
});

export const revokeApiKey = operation({
  ...all,
  name: "revoke_api_key",
  route: "DELETE /v1/api-keys/:id",
  summary: "Revoke an API key",
  description: "Ends a key for good, from the next request on. Revoking it again changes nothing.",
  effect: "deletes",
  input: closed({ id: keyId }),
  output: ApiKey,
  run: (context, { id }, act) => turned(context, act, { id, told: ["status"] }, () => ({ status: "revoked" })),
});

/** Nothing that has ended, even for a while, goes on under another key. */
function checkWorks(row: KeyRow, now: number): void {
  if (alive(row).status === "disabled") throw new Failure("conflict", "This API key is disabled; enable it first.");
  if (row.expiresAt !== null && row.expiresAt <= now)
    throw new Failure("conflict", "This API key has expired; give it another expires_at first, or create another key.");
}

/** A new key for the same purpose may only go to someone who could have had the old one. */
function checkSuccession(row: KeyRow, principal: Principal): void {
  checkHeld(JSON.parse(row.scopes) as GrantedScope[], principal);
  if (row.kind === "user" && row.userId !== principal.user?.id && principal.kind !== "operator")
    throw new Failure("forbidden", "A user key can be rotated by the member it acts as; revoke it instead.");
}

export const rotateApiKey = operation({
  ...all,
  name: "rotate_api_key",
  route: "POST /v1/api-keys/:id/rotate",
  summary: "Rotate an API key",
  description: "Creates a successor with the same rights and returns it this once; the old key ends after the overlap.",
  effect: "creates",
  input: closed({
    id: keyId,
    overlap_seconds: orElse(
      0,
      T.Integer({ minimum: 0, maximum: 604_800, description: "How long the old key still works; at most 7 days." }),
    ),
  }),
  output: CreatedApiKey,
  async run(context, { id, overlap_seconds }, act) {
    const { data, house, principal, now } = context;
    await checkOwn(context, id);
    const minted = await house.mint();
    const succeed = (row: KeyRow) => {
      checkWorks(row, now);
      checkSuccession(row, principal);
      const { kind, userId, name, description, scopes, expiresAt, allowedCidrs, limits, metadata } = row;
      const same = { kind, userId, name, description, scopes, expiresAt, allowedCidrs, limits, metadata };
      const successor = fresh(minted, now, { ...same, rotatedFrom: row.id, createdBy: principal.credential });
      const until = now + overlap_seconds * 1000;
      const ends =
        overlap_seconds === 0
          ? { status: "revoked" as const, expiresAt: row.expiresAt }
          : { status: row.status, expiresAt: Math.min(until, row.expiresAt ?? until) };
      const ends_at = timeOf(ends.status === "revoked" ? now : (ends.expiresAt ?? until));
      return { successor, ends, detail: { successor: successor.id, ends_at } };
    };
    return data.keys.rotate(act, id, succeed, once(minted.raw));
  },
});
