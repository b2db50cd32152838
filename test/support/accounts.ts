import { Database } from "bun:sqlite";
import { newId } from "../../src/contract/id.ts";
import type { TestApp } from "./app.ts";

/** Writes accounts into the database, as if they had been connected. */
export function addAccounts({ store }: TestApp, workspace: string, ids: readonly string[]): void {
  const file = new Database(store.path);
  file.run("pragma busy_timeout = 5000");
  const insert = file.prepare(
    `insert into accounts (workspace_id, id, network, remote_id, handle, name, status, created_at)
     values (?, ?, 'bluesky', ?, 'a.test', 'A', 'active', 0)`,
  );
  for (const id of ids) insert.run(workspace, id, `remote of ${id}`);
  insert.finalize();
  file.close();
}

/** Writes a connection that waits for a browser, as if it had been begun. */
export function addConnection({ store }: TestApp, workspace: string): string {
  const file = new Database(store.path);
  file.run("pragma busy_timeout = 5000");
  const id = newId("conn");
  file.run("insert into connections values (?, ?, 'mastodon', '', ?, 'x', 'nobody', 0, 9e15)", [workspace, id, id]);
  file.close();
  return id;
}

/** Leaves a delivery behind of which nobody knows whether it is out. */
export function leaveUnknown({ store }: TestApp, workspace: string, post: string, account: string): void {
  const file = new Database(store.path);
  file.run("pragma busy_timeout = 5000");
  file.run(
    `insert into deliveries (workspace_id, post_id, account_id, network, state, due_at, tries, fence, parts, updated_at)
     values (?, ?, ?, 'bluesky', 'unknown', 0, 0, 1, '[]', 0)`,
    [workspace, post, account],
  );
  file.close();
}
