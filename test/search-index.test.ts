import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseIn } from "../db/sqlite/files.ts";
import { migrate } from "../db/sqlite/migrate.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let key: string;

beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const create = async (body: string): Promise<string> => (await app.call(key, "POST", "/v1/posts", { body })).body.id;
const found = async (q: string): Promise<string[]> => {
  const { body } = await app.call(key, "GET", `/v1/posts?limit=50&q=${q}`);
  return body.data.map(({ id }: { id: string }) => id);
};
const waiting = () => {
  const file = new Database(app.store.path, { readonly: true });
  const row = file.query<{ many: number }, []>("select count(*) as many from posts_text_waiting").get();
  file.close();
  return row?.many;
};
/** The writer has come to what searches have left it. */
const indexed = async () => {
  await app.store.write([], async () => {});
  expect(waiting()).toBe(0);
};

test("a post that nobody has searched for is changed and deleted before it is indexed", async () => {
  const [first, second, third] = [await create("amber one"), await create("amber two"), await create("amber three")];
  expect(waiting()).toBe(3);
  await app.call(key, "PATCH", `/v1/posts/${first}`, { body: "cobalt one" });
  await app.call(key, "DELETE", `/v1/posts/${second}`);
  expect(await found("amber")).toEqual([third]);
  expect(await found("cobalt")).toEqual([first]);
  await indexed();
});

test("the same once it is indexed", async () => {
  const [first, second] = [await create("violet one"), await create("violet two")];
  expect(await found("violet")).toEqual([second, first]);
  await app.call(key, "PATCH", `/v1/posts/${first}`, { body: "scarlet one" });
  await app.call(key, "DELETE", `/v1/posts/${second}`);
  expect(await found("violet")).toEqual([]);
  expect(await found("scarlet")).toEqual([first]);
});

test("texts are indexed 256 at a time where nobody searches", async () => {
  await Promise.all(Array.from({ length: 600 }, (_, at) => create(`teal number${at}`)));
  expect(waiting()).toBeLessThan(256);
  const last = await create("teal last");
  expect(await found("teal+last")).toEqual([last]);
  expect((await found("number0")).length).toBe(1);
  expect((await found("number599")).length).toBe(1);
});

test("a database from before goes on counting where its index ends", () => {
  const folder = mkdtempSync(join(tmpdir(), "socialcrm-index-"));
  const file = new Database(databaseIn(folder), { create: true, strict: true });
  const steps = [...new Bun.Glob("db/migrations/*.sql").scanSync(join(import.meta.dir, ".."))].sort();
  const before = steps.filter((path) => path < "db/migrations/0009");
  for (const path of before) file.run(readFileSync(join(import.meta.dir, "..", path), "utf8"));
  file.run(`pragma user_version = ${before.length}`);
  file.run("insert into posts_text (rowid, workspace_id, body, post_id) values (41, 'w', 'old', 'post_old')");
  migrate(file, databaseIn(folder));
  const { lastInsertRowid } = file.run(
    "insert into posts_text_waiting (workspace_id, body, post_id) values ('w', 'new', 'post_new')",
  );
  expect(Number(lastInsertRowid)).toBe(42);
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that writes for as long as the work takes. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  const other = new Database(app.store.path);
  other.run("begin immediate");
  try {
    return await work();
  } finally {
    other.run("rollback");
    other.close();
  }
}

test("a search under another process's lock is answered, with what waits and what is indexed, page by page", async () => {
  const old = [await create("umber one"), await create("umber two"), await create("Ümber three")];
  expect(await found("umber")).toEqual(old.toReversed());
  await indexed();
  const young = [await create("umber four"), await create("ümber FIVE"), await create("umbel, umb er")];
  const [four, five, six] = young as [string, string, string];
  expect(waiting()).toBe(3);
  await whileLocked(async () => {
    expect(await found("umber")).toEqual([five, four, ...old.toReversed()]);
    expect(await found("umb")).toEqual([six, five, four, ...old.toReversed()]);
    expect(await found("umber+five")).toEqual([five]);
    expect(await found("umber&status=published")).toEqual([]);
    const pages: string[] = [];
    for (let cursor = ""; ; ) {
      const { body } = await app.call(key, "GET", `/v1/posts?limit=2&q=umb${cursor && `&cursor=${cursor}`}`);
      pages.push(...body.data.map(({ id }: { id: string }) => id));
      if (!body.next_cursor) break;
      cursor = body.next_cursor;
    }
    expect(pages).toEqual([six, five, four, ...old.toReversed()]);
    for (const offset of [1, 3, 4, 6]) {
      const { body } = await app.call(key, "GET", `/v1/posts?limit=2&offset=${offset}&q=umb`);
      expect(body.data.map(({ id }: { id: string }) => id)).toEqual(pages.slice(offset, offset + 2));
    }
    expect(waiting()).toBe(3);
  });
});

test("a workspace's search finds no text of another one that waits", async () => {
  const other = await (await app.addWorkspace("elsewhere")).key();
  await create("sepia mine");
  expect((await app.call(other, "GET", "/v1/posts?q=sepia")).body.data).toEqual([]);
});
