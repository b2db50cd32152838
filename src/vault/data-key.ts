import { createSecretKey, randomBytes } from "node:crypto";
import type { DataKeyRow } from "../../db/keys/data-keys.ts";
import type { RootKey } from "./root-key.ts";
import { openWith, type Place, type SealingKey, sealWith } from "./sealed.ts";

/* A data key is stored wrapped: sealed in its own row, under a key derived from the root key for nothing else. */

const purpose = "data-key";

const place = (workspace: string, id: string): Place => ({
  workspace,
  table: "data_keys",
  column: "wrapped",
  row: id,
});
const wrapper = (root: RootKey, id: string): SealingKey => ({
  id: Buffer.from(id, "hex"),
  key: createSecretKey(root.subkey("vault/wrap")),
});

/** A new data key for a workspace, as it is stored. */
export function newDataKey(root: RootKey, workspaceId: string, createdAt: number): DataKeyRow {
  const id = randomBytes(16).toString("hex");
  return { workspaceId, id, wrapped: wrap(root, workspaceId, id, randomBytes(32)), rootId: root.id, createdAt };
}

const wrap = (root: RootKey, workspaceId: string, id: string, material: Uint8Array): string =>
  sealWith(wrapper(root, id), purpose, place(workspaceId, id), material);

const materialOf = (root: RootKey, { workspaceId, id, wrapped }: DataKeyRow): Uint8Array =>
  openWith(wrapper(root, id), purpose, place(workspaceId, id), wrapped);

/** The key itself. Throws Unreadable where this root key did not wrap it, or its row was changed. */
export const unwrapped = (root: RootKey, row: DataKeyRow): SealingKey => ({
  id: Buffer.from(row.id, "hex"),
  key: createSecretKey(materialOf(root, row)),
});

/** The same key, wrapped by the next root key: whatever is sealed under it stays as it is. */
export const rewrapped = (old: RootKey, next: RootKey, row: DataKeyRow): Pick<DataKeyRow, "wrapped" | "rootId"> => ({
  wrapped: wrap(next, row.workspaceId, row.id, materialOf(old, row)),
  rootId: next.id,
});
