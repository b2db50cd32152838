import type { AccountRow } from "../../db/schema/core.ts";
import { Id } from "../contract/schema.ts";
import type { Account } from "./network.ts";

export const accountId = Id("acct", "The id of a connected account.");

/** An account as its network's file knows it. */
export const accountOf = (row: AccountRow): Account => {
  const { url, ...settings } = JSON.parse(row.settings) as Account["settings"] & { url?: string | null };
  return {
    server: row.server,
    remote_id: row.remoteId ?? "",
    handle: row.handle,
    name: row.name,
    avatar_url: row.avatarUrl,
    url: url ?? null,
    settings,
  };
};

/** Where an account's secret is sealed for. */
export const secretPlace = ({ workspaceId, id }: Pick<AccountRow, "workspaceId" | "id">) => ({
  workspace: workspaceId,
  table: "accounts",
  column: "secret_sealed",
  row: id,
});
