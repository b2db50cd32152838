import { Database } from "bun:sqlite";
import { afterAll, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../../db/sqlite/migrate.ts";
import { json, newFolder, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

const folder = join(import.meta.dir, "../../db/migrations");
const steps = (last: number) =>
  Promise.all(
    [...new Bun.Glob("*.sql").scanSync(folder)]
      .sort()
      .filter((name) => Number(name.slice(0, 4)) <= last)
      .map((name) => Bun.file(join(folder, name)).text()),
  );

const [workspace, brand, post, account] = [
  "ws_01k0000000000000000000000a",
  "brand_01k0000000000000000000000b",
  "post_01k0000000000000000000000c",
  "acct_01k0000000000000000000000d",
];
const at = "2026-11-01T09:00:00Z";
/** As a program that knew six schemas wrote it. */
const document = {
  ...{
    id: post,
    brand_id: brand,
    status: "draft",
    body: "Written long ago",
    account_ids: [],
    variants: [],
    thread: [],
  },
  ...{ media_ids: [], first_comment: null, link: null, tags: [], scheduled_at: null, published_at: null },
  approval: { state: "none", requested_by: null, requested_at: null, decided_by: null, decided_at: null, note: null },
  targets: [{ account_id: account, network: "bluesky", status: "draft", remote_id: null, url: null, error: null }],
  ...{ created_at: at, updated_at: at },
};

async function folderOfSchema(last: number): Promise<string> {
  const data = newFolder();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(join(data, "root.key"), randomBytes(32).toString("hex"), { mode: 0o600 });
  const path = join(data, "socialcrm.db");
  const file = new Database(path, { create: true });
  migrate(file, path, await steps(last));
  const known = { id: brand, name: "A", voice: null, audience: null, links: [], created_at: at, updated_at: at };
  file.run("insert into workspaces values (?, 'a', 'A', 'self_hosted', 'UTC', 0, 0)", [workspace]);
  file.run("insert into brands values (?, ?, ?)", [workspace, brand, JSON.stringify(known)]);
  file.run("insert into posts values (?, ?, ?, 'draft', 0, 1, ?)", [workspace, post, brand, JSON.stringify(document)]);
  file.close();
  return data;
}

test("posts of a database with schema 6 are read, changed and previewed as those of today", async () => {
  const data = await folderOfSchema(6);
  const { key } = await json(["keys", "create", "--name", "test", "--data", data]);
  expect(readdirSync(join(data, "backups"))).toEqual(["schema-6.db"]);
  const server = await serve(data);
  const read = await (await server.request(`/v1/posts/${post}`, key)).json();
  const [target] = document.targets;
  expect(read).toEqual({ ...document, utm: null, tracking: null, targets: [{ ...target, link: null }] });
  const made = await server.request("/v1/posts", key, posted("POST", { body: "Written today" }));
  expect(Object.keys(await made.json()).sort()).toEqual(Object.keys(read).sort());
  const changed = await server.request(`/v1/posts/${post}`, key, posted("PATCH", { body: "Changed today" }));
  expect([changed.status, (await changed.json()).body]).toEqual([200, "Changed today"]);
  expect((await server.request(`/v1/posts/${post}/preview`, key)).status).toBe(200);
  expect(await server.ended("SIGTERM")).toBe(0);
});

const posted = (method: string, body: unknown) => ({
  ...{ method, body: JSON.stringify(body) },
  headers: { "content-type": "application/json" },
});
