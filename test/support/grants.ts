import { Database } from "bun:sqlite";
import { newId } from "../../src/contract/id.ts";
import type { TestApp } from "./app.ts";

interface Given {
  readonly client: string;
  /** Who gives it; left out: the client acts for itself. */
  readonly user?: string;
  readonly scopes?: readonly string[];
}

/** Writes a grant into the database, as if it had been given. */
export function addGrant({ store, url, clock }: TestApp, workspace: string, { client, user, scopes }: Given): string {
  const file = new Database(store.path);
  file.run("pragma busy_timeout = 5000");
  file.run("pragma foreign_keys = on");
  const id = newId("grant");
  file.run(
    `insert into grants (workspace_id, id, client_id, user_id, scopes, resource, status, generation, rotations, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, 'active', 0, '[]', ?, ?)`,
    [workspace, id, client, user ?? null, JSON.stringify(scopes ?? ["posts:read"]), url, clock.now(), clock.now()],
  );
  file.run("update oauth_clients set granted_at = ?, expires_at = null where id = ?", [clock.now(), client]);
  file.close();
  return id;
}
