import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { usageDays } from "../db/schema/core.ts";
import type { Principal } from "../src/contract/principal.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { FailingStore } from "./support/failing-store.ts";

let app: TestApp;
let key: string;
let disk: FailingStore;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  disk = new FailingStore(app.store);
});
afterEach(() => disk.mend());
afterAll(() => app.close());

const create = (body: string) => app.call(key, "POST", "/v1/posts", { body });
const count = async () => (await app.call(key, "GET", "/v1/audit?event=create_post&limit=50")).body.data.length;

describe("a disk that fails", () => {
  test.each([
    ["SQLITE_FULL", "The server's disk is full"],
    ["SQLITE_IOERR_WRITE", "The server's database cannot be used right now"],
    ["SQLITE_READONLY_DBMOVED", "The server's database cannot be used right now"],
  ])("%s: 503 unavailable over REST and MCP, which says so; reading goes on", async (code, words) => {
    const before = await count();
    disk.fail(code);
    const reply = await create("lost");
    expect(reply).toMatchObject({ status: 503, body: { error: { code: "unavailable" } } });
    expect(reply.body.error.message).toStartWith(`${words}; nothing was changed.`);
    const called = await app.rpc(key, "tools/call", { name: "create_post", arguments: { body: "lost" } });
    expect(called.body.result).toMatchObject({ isError: true });
    expect(called.text).toContain(words);
    expect((await app.call(key, "GET", "/v1/posts")).status).toBe(200);
    expect(app.logged()).toContain(code);
    disk.mend();
    expect((await create("kept")).status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  test("really full: 503, nothing of the write is there, and all is well once there is room", async () => {
    const most = (pages: number) =>
      app.store.write([], async (db) => void db.$client.query(`pragma max_page_count = ${pages}`).get());
    const before = await count();
    await most(1); // SQLite takes as many as there are
    const large = "full ".repeat(9_000);
    const replies = await Promise.all(Array.from({ length: 8 }, () => create(large)));
    const refused = replies.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const { body } of refused) expect(body.error.message).toStartWith("The server's disk is full");
    await most(1_073_741_823);
    expect(await count()).toBe(before + replies.length - refused.length);
    expect((await create(large)).status).toBe(201);
  });
});

describe("usage that could not be written", () => {
  test("is kept and written the next time, each call once", async () => {
    const { id, key: counted } = (await app.call(key, "POST", "/v1/api-keys", { name: "counted" })).body;
    const usage = () => app.call(key, "GET", `/v1/api-keys/${id}/usage`);
    for (let n = 0; n < 3; n++) await app.call(counted, "GET", "/v1/posts");
    disk.fail("SQLITE_IOERR_WRITE");
    expect((await usage()).status).toBe(503);
    await app.call(counted, "GET", "/v1/posts");
    expect((await usage()).status).toBe(503);
    disk.mend();
    expect((await usage()).body.data).toMatchObject([{ operation: "list_posts", outcome: "ok", count: 4 }]);
    expect((await usage()).body.data).toMatchObject([{ count: 4 }]);
    const shown = (await app.call(key, "GET", `/v1/api-keys/${id}`)).body;
    expect(shown.last_used_at).toBe(new Date(app.clock.now()).toISOString());
  });

  test("is not written twice where the first slice was", async () => {
    const { workspace } = await app.addWorkspace("many").then(({ id }) => ({ workspace: { id } }));
    const callers = Array.from({ length: 1_200 }, (_, n) => ({ credential: `key_${n}`, workspace }) as Principal);
    await app.running.settle();
    for (const caller of callers) app.running.count(caller, "get_me", "ok");
    disk.fail("SQLITE_IOERR_WRITE", 1);
    await expect(app.running.settle()).rejects.toThrow("SQLITE_IOERR_WRITE");
    for (const caller of callers) app.running.count(caller, "get_me", "ok");
    disk.mend();
    await app.running.settle();
    const rows = await app.store.read.select({ of: usageDays.workspaceId, count: usageDays.count }).from(usageDays);
    const counts = rows.filter(({ of }) => of === workspace.id).map((row) => row.count);
    expect([counts.length, new Set(counts)]).toEqual([1_200, new Set([2])]);
  });
});
