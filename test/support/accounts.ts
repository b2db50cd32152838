import { newId } from "../../src/contract/id.ts";
import type { TestApp } from "./app.ts";
import { inDatabase } from "./database.ts";

interface Told {
  readonly id?: string;
  readonly handle?: string;
  readonly name?: string;
  readonly status?: string;
  readonly settings?: object;
}

/** Writes an account into the database, as if it had been connected. */
export function addAccount({ store }: TestApp, workspace: string, network: string, told: Told = {}): string {
  const { id = newId("acct"), handle = "a.test", name = "A", status = "active", settings = {} } = told;
  inDatabase(store, (file) =>
    file.run(
      `insert into accounts (workspace_id, id, network, remote_id, handle, name, status, settings, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      [workspace, id, network, `remote of ${id}`, handle, name, status, JSON.stringify(settings)],
    ),
  );
  return id;
}

/** Writes accounts of Bluesky with these ids. */
export function addAccounts(app: TestApp, workspace: string, ids: readonly string[]): void {
  for (const id of ids) addAccount(app, workspace, "bluesky", { id });
}

/** Writes a connection that waits for a browser, as if it had been begun. */
export function addConnection({ store }: TestApp, workspace: string): string {
  const id = newId("conn");
  inDatabase(store, (file) =>
    file.run("insert into connections values (?, ?, 'mastodon', '', ?, 'x', 'nobody', 0, 9e15)", [workspace, id, id]),
  );
  return id;
}

/** Leaves a delivery behind of which nobody knows whether it is out. */
export function leaveUnknown({ store }: TestApp, workspace: string, post: string, account: string): void {
  inDatabase(store, (file) =>
    file.run(
      `insert into deliveries (workspace_id, post_id, account_id, network, state, due_at, tries, fence, parts, updated_at)
     values (?, ?, ?, 'bluesky', 'unknown', 0, 0, 1, '[]', 0)`,
      [workspace, post, account],
    ),
  );
}
