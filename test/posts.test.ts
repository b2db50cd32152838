import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { addAccount, addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A workspace for one test, so that its lists hold what the test made. */
const own = async (slug: string) => {
  const workspace = await app.addWorkspace(slug);
  return { workspace, key: await workspace.key() };
};

describe("posts", () => {
  test("a draft is created, read, edited, listed and deleted", async () => {
    const { workspace, key } = await own("drafts");
    const made = await app.call(key, "POST", "/v1/posts", { body: "Launch day is here." });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: "draft", body: "Launch day is here.", brand_id: workspace.brandId });
    expect(made.body.id).toMatch(/^post_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    const { id } = made.body;
    expect((await app.call(key, "GET", `/v1/posts/${id}`)).body).toEqual(made.body);
    const edited = await app.call(key, "PATCH", `/v1/posts/${id}`, { tags: ["launch"], link: "https://example.com/a" });
    expect(edited.body).toEqual({
      ...made.body,
      tags: ["launch"],
      link: "https://example.com/a",
      updated_at: edited.body.updated_at,
    });
    expect((await app.call(key, "GET", "/v1/posts")).body).toEqual({ data: [edited.body] });
    expect(await app.call(key, "DELETE", `/v1/posts/${id}`)).toMatchObject({
      status: 200,
      body: { id, deleted: true },
    });
    expect((await app.call(key, "GET", `/v1/posts/${id}`)).status).toBe(404);
    expect((await app.call(key, "GET", "/v1/posts")).body).toEqual({ data: [] });
  });

  test("an edit keeps what it does not know: times, and how far it is on accounts it still goes to", async () => {
    const { workspace, key } = await own("kept");
    const accounts = ["a", "b", "c"].map((end) => `acct_01k0000000000000000000kep${end}`);
    const file = new Database(app.store.path);
    file.run("pragma busy_timeout = 5000");
    addAccounts(app, workspace.id, accounts);
    const [a, b, c] = accounts as [string, string, string];
    const { id } = (await app.call(key, "POST", "/v1/posts", { body: "x", account_ids: [a, b] })).body;
    const blank = { network: "bluesky", status: "draft", remote_id: null, url: null, error: null, link: null };
    const there = { ...blank, account_id: b, status: "failed", remote_id: "r1", error: "too long" };
    const state = {
      scheduled_at: "2099-01-01T00:00:00.000Z",
      published_at: "2026-01-01T00:00:00.000Z",
    };
    file.run("update posts set document = json_patch(document, ?) where id = ?", [
      JSON.stringify({ ...state, targets: [{ ...there, account_id: a }, there] }),
      id,
    ]);
    file.close();
    const edited = (await app.call(key, "PATCH", `/v1/posts/${id}`, { body: "y", account_ids: [c, b] })).body;
    expect(edited).toMatchObject({ ...state, body: "y", status: "draft" });
    expect(edited.targets).toEqual([{ ...blank, account_id: c }, there]);
    expect((await app.call(key, "GET", `/v1/posts/${id}`)).body).toEqual(edited);
  });

  test("pages follow one another by cursor and by offset, newest first", async () => {
    const { key } = await own("pages");
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.unshift((await app.call(key, "POST", "/v1/posts", { body: `page ${n}` })).body.id);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await app.call(key, "GET", `/v1/posts?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map((post: { id: string }) => post.id));
      cursor = body.next_cursor ?? "";
    } while (cursor);
    expect(seen).toEqual(ids);
    const offset = await app.call(key, "GET", "/v1/posts?limit=2&offset=5");
    expect(offset.body.data.map((post: { id: string }) => post.id)).toEqual(ids.slice(5));
    expect(offset.body.next_cursor).toBeUndefined();
  });

  test("full text finds words, the last one cut short, in this workspace alone", async () => {
    const { key } = await own("words");
    const other = await app.addWorkspace("umbrella");
    const otherKey = await other.key();
    const mine = (await app.call(key, "POST", "/v1/posts", { body: "A Crème brûlée for the launch" })).body;
    await app.call(otherKey, "POST", "/v1/posts", { body: "A creme brulee elsewhere" });
    for (const q of ["creme brulee", "brul", "launch", "LAUNCH crème"]) {
      const found = await app.call(key, "GET", `/v1/posts?q=${encodeURIComponent(q)}`);
      expect(found.body.data).toEqual([mine]);
    }
    for (const q of ["elsewhere", '"', "AND OR NOT", "workspace_id:x", "body:launch*", "(", "brulee creme zzz"])
      expect((await app.call(key, "GET", `/v1/posts?q=${encodeURIComponent(q)}`)).body).toEqual({ data: [] });
  });

  test("all texts, counted once for each account, are as long as can be measured while a caller waits", async () => {
    const { workspace, key } = await own("lengths");
    const ids = Array.from({ length: 50 }, () => addAccount(app, workspace.id, "bluesky"));
    const follow = { thread: [{ body: "b".repeat(900) }], first_comment: "c".repeat(100) };
    const fits = { body: "a".repeat(4000), account_ids: ids, ...follow };
    const { status, body: made } = await app.call(key, "POST", "/v1/posts", fits);
    expect(status).toBe(201);
    const over = {
      error: { code: "invalid_request", message: expect.stringMatching(/250,000 characters; these are 250,0/) },
    };
    const change = (fields: object) => app.call(key, "PATCH", `/v1/posts/${made.id}`, fields);
    expect(await app.call(key, "POST", "/v1/posts", { ...fits, body: `${fits.body}a` })).toMatchObject({
      status: 400,
      body: over,
    });
    expect(await change({ first_comment: "c".repeat(101) })).toMatchObject({ status: 400, body: over });
    const variants = (length: number) => [{ account_id: ids[0], body: "v".repeat(length) }];
    expect(await change({ variants: variants(4001) })).toMatchObject({ status: 400, body: over });
    expect((await change({ variants: variants(4000) })).status).toBe(200);
  });
});
