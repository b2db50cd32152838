import type { Static } from "@sinclair/typebox";
import type { Config } from "../config.ts";
import { timeOf } from "../contract/time.ts";
import type { ApiKey, CreatedApiKey } from "../operations/api-key.ts";
import { next } from "./flags.ts";
import { bold, facts, table, time } from "./print.ts";

/** A key as the operator sees it: with its workspace's slug. */
export type ShownKey = Static<typeof ApiKey> & { readonly workspace: string };
type MadeKey = Static<typeof CreatedApiKey> & { readonly workspace: string };

/** The key that another takes the place of, and how long it still works. */
interface Replaced {
  readonly id: string;
  readonly overlapSeconds: number;
}

const state = ({ status, expires_at }: ShownKey) =>
  status === "active" && expires_at !== null && Date.parse(expires_at) <= Date.now() ? "expired" : status;
const kindOf = ({ kind, user_id }: ShownKey) => (kind === "user" ? `user key, acts as ${user_id}` : "service key");

/** The key itself, once, with what it is, what became of the one that it replaces, and how it is tried. */
export function keyMade(config: Config, key: MadeKey, replaced?: Replaced): string {
  const url = config.public_url ?? `http://127.0.0.1:${config.port || 4600}`;
  const lines = [
    `API key for ${key.workspace}:`,
    "",
    `  ${bold(key.key ?? "")}`,
    "",
    "It is shown this once and cannot be shown again: store it now.",
    "",
    facts([
      ["id", key.id],
      ["name", key.name],
      ["kind", kindOf(key)],
      ["scopes", key.scopes.join(" ")],
      ["expires", key.expires_at === null ? "never" : time(key.expires_at)],
      ...(replaced ? [["replaces", `${replaced.id}, ${endOf(key.created_at, replaced.overlapSeconds)}`] as const] : []),
    ]),
    "",
    `Try it: curl -H "Authorization: Bearer KEY" ${url}/v1/me`,
  ];
  return lines.join("\n");
}

const endOf = (from: string, seconds: number): string =>
  seconds === 0 ? "which has ended" : `which ends at ${time(timeOf(Date.parse(from) + seconds * 1000))}`;

export function keyList(config: Config, keys: readonly ShownKey[]): string {
  if (keys.length === 0)
    return `There is no API key yet. Make one: ${next(config, "keys", "create", "--name", "First key")}`;
  const rows = keys.map((key) => [
    key.id,
    key.prefix,
    key.workspace,
    key.name,
    key.kind,
    state(key),
    time(key.expires_at),
    time(key.last_used_at),
  ]);
  return table(["ID", "KEY", "WORKSPACE", "NAME", "KIND", "STATUS", "EXPIRES", "LAST USED"], rows);
}

export function keyShown(key: ShownKey): string {
  const limits = Object.entries(key.limits).map(([name, value]) => `${name} ${value === 0 ? "none" : value}`);
  const used = key.last_used_at === null ? "never" : `${time(key.last_used_at)} from ${key.last_used_ip}`;
  return facts([
    ["id", key.id],
    ["key", key.prefix],
    ["workspace", key.workspace],
    ["name", key.name],
    ["description", key.description],
    ["kind", kindOf(key)],
    ["status", state(key)],
    ["scopes", key.scopes.join(" ")],
    ["from", key.allowed_cidrs.join(" ") || "anywhere"],
    ["limits", limits.join(", ") || "those of the plan"],
    ["expires", key.expires_at === null ? "never" : time(key.expires_at)],
    ["created", time(key.created_at)],
    ["changed", time(key.updated_at)],
    ["last used", used],
  ]);
}
