import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { verifyLog } from "../src/audit/verify.ts";
import { findChain } from "../src/vault/audit-chain.ts";
import { startApp, type TestApp } from "./support/app.ts";

interface Line {
  readonly seq: number;
  readonly event: string;
  readonly target: string;
  readonly actor: string;
  readonly request_id: string;
  readonly hash: string;
  readonly detail: Record<string, unknown>;
}

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

async function lines(): Promise<Line[]> {
  const all: Line[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await app.call(key, "GET", `/v1/audit?limit=50${cursor && `&cursor=${cursor}`}`);
    all.push(...body.data);
    if (!body.next_cursor) return all.reverse();
    cursor = body.next_cursor;
  }
}

/** What is wrong with the log. */
async function faults() {
  const seal = await findChain(app.store, app.running.vault);
  if (!seal) throw new Error("There is no chain.");
  return (await verifyLog(app.store, seal, { workspace: app.workspace.id })).faults;
}

describe("the audit log", () => {
  test("gains exactly one line by each write, which says who, what and by which request", async () => {
    const { id: actor } = (await app.call(key, "GET", "/v1/me")).body.credential;
    const made = async (path: string, body: object) => (await app.call(key, "POST", path, body)).body.id as string;
    const [post, brand, one] = [
      await made("/v1/posts", { body: "audited" }),
      await made("/v1/brands", { name: "b" }),
      await made("/v1/api-keys", { name: "k" }),
    ];
    const writes: [method: string, path: string, event: string, target: string, body?: object][] = [
      ["PATCH", `/v1/posts/${post}`, "update_post", post, { body: "changed" }],
      ["DELETE", `/v1/posts/${post}`, "delete_post", post],
      ["PATCH", `/v1/brands/${brand}`, "update_brand_profile", brand, { voice: "dry" }],
      ["DELETE", `/v1/brands/${brand}`, "delete_brand_profile", brand],
      ["PATCH", `/v1/api-keys/${one}`, "update_api_key", one, { name: "l" }],
      ["POST", `/v1/api-keys/${one}/disable`, "disable_api_key", one],
      ["POST", `/v1/api-keys/${one}/enable`, "enable_api_key", one],
      ["POST", `/v1/api-keys/${one}/rotate`, "rotate_api_key", one],
      ["DELETE", `/v1/api-keys/${one}`, "revoke_api_key", one],
    ];
    for (const [method, path, event, target, body] of writes) {
      const before = await lines();
      const reply = await app.call(key, method, path, body);
      expect(reply.status).toBeLessThan(300);
      const after = await lines();
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length)).toMatchObject([
        { seq: before.length + 1, event, target, actor, request_id: reply.headers.get("x-request-id") },
      ]);
    }
    expect(await faults()).toEqual([]);
  });

  test("tells of a key what was sent, as it was sent; of its metadata the names, of its secrets nothing", async () => {
    const made = (await app.call(key, "POST", "/v1/api-keys", { name: "k", limits: { body_bytes: 900 } })).body;
    const told = async () => (await lines()).at(-1)?.detail;
    const { name, kind, scopes, expires_at, allowed_cidrs, limits } = made;
    expect(await told()).toEqual({ name, kind, scopes, expires_at, allowed_cidrs, limits });
    const sent = {
      name: "narrower",
      description: "for the newsletter",
      scopes: ["posts:read"],
      expires_at: "2099-01-01T00:00:00.000Z",
      allowed_cidrs: ["10.0.0.0/8"],
      limits: { requests_per_minute: 7, response_bytes: 5000 },
    };
    const at = `/v1/api-keys/${made.id}`;
    await app.call(key, "PATCH", at, { ...sent, metadata: { team: "told to nobody" } });
    expect(await told()).toEqual({ ...sent, metadata: ["team"] });
    await app.call(key, "PATCH", at, { limits: {} });
    expect(await told()).toEqual({ limits: {} });
    await app.call(key, "POST", `${at}/disable`);
    expect(await told()).toEqual({ status: "disabled" });
    await app.call(key, "POST", `${at}/enable`);
    const next = (await app.call(key, "POST", `${at}/rotate`, { overlap_seconds: 60 })).body;
    const inTime = (seconds: number) => new Date(app.clock.now() + seconds * 1000).toISOString();
    expect(await told()).toEqual({ successor: next.id, ends_at: inTime(60) });
    const last = (await app.call(key, "POST", `/v1/api-keys/${next.id}/rotate`, {})).body;
    expect(await told()).toEqual({ successor: last.id, ends_at: inTime(0) });
    await app.call(key, "DELETE", `/v1/api-keys/${last.id}`);
    expect(await told()).toEqual({ status: "revoked" });
    const file = new Database(app.store.path, { readonly: true });
    const stored = JSON.stringify(file.query("select detail from audit").all());
    file.close();
    for (const secret of ["told to nobody", made.key, next.key, last.key]) expect(stored).not.toContain(secret);
  });

  test("gains none by a reading, a failure or a repetition", async () => {
    const { id } = (await app.call(key, "POST", "/v1/posts", { body: "x" }, { "idempotency-key": "a" })).body;
    const before = await lines();
    const asked: [string, string, unknown?, object?][] = [
      ["GET", "/v1/posts"],
      ["GET", `/v1/posts/${id}`],
      ["POST", "/v1/posts", { body: "" }],
      ["POST", "/v1/posts", { body: "x", account_ids: ["acct_01k"] }],
      ["POST", "/v1/posts", { body: "x" }, { "idempotency-key": "a" }],
      ["POST", "/v1/posts", { body: "y" }, { "idempotency-key": "a" }],
      ["PATCH", "/v1/posts/post_01k", { body: "x" }],
      ["DELETE", "/v1/posts/post_01k"],
      ["DELETE", `/v1/brands/${app.workspace.brandId}`],
    ];
    for (const [method, path, body, headers] of asked) await app.call(key, method, path, body, headers);
    expect(await lines()).toEqual(before);
  });

  test("has no gap and no broken link after a hundred writes at once, some of which fail", async () => {
    const before = (await lines()).length;
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        n % 5 === 0
          ? app.call(key, "POST", "/v1/posts", { body: "x", brand_id: "brand_01k" })
          : app.call(key, "POST", n % 2 ? "/v1/posts" : "/v1/brands", n % 2 ? { body: `n ${n}` } : { name: `n ${n}` }),
      ),
    );
    expect(replies.filter(({ status }) => status === 201).length).toBe(80);
    const all = await lines();
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
    expect(all.length).toBe(before + 80);
    expect(await faults()).toEqual([]);
  });

  test("shows by its chain that a line was changed or taken out", async () => {
    for (let n = 0; n < 3; n++) await app.call(key, "POST", "/v1/posts", { body: "x" });
    const last = (await lines()).length;
    const file = new Database(app.store.path);
    file.run("pragma busy_timeout = 5000");
    file.run("begin immediate");
    const row = file
      .query("select * from audit where workspace_id = ? and seq = ?")
      .get(app.workspace.id, last - 1) as object;
    file.run("update audit set target = 'post_forged' where workspace_id = ? and seq = ?", [
      app.workspace.id,
      last - 1,
    ]);
    file.run("commit");
    expect(await faults()).toEqual([{ fault: "changed", seq: last - 1 }]);
    file.run("delete from audit where workspace_id = ? and seq = ?", [app.workspace.id, last - 1]);
    expect(await faults()).toEqual([
      { fault: "missing", seq: last - 1, to: last - 1 },
      { fault: "unproven", seq: last },
    ]);
    file.run(
      `insert into audit values (${Object.keys(row)
        .map(() => "?")
        .join(", ")})`,
      Object.values(row),
    );
    file.close();
    expect(await faults()).toEqual([]);
  });

  test("is filtered by event and by actor, and paged to its end", async () => {
    const other = await app.workspace.key({ scopes: ["posts:write"] });
    const { id } = (await app.call(other, "GET", "/v1/me")).body.credential;
    for (let n = 0; n < 3; n++) await app.call(other, "POST", "/v1/posts", { body: "x" });
    const { data } = (await app.call(key, "GET", `/v1/audit?actor=${id}`)).body;
    expect(data.map((line: Line) => line.event)).toEqual(["create_post", "create_post", "create_post"]);
    expect((await app.call(key, "GET", `/v1/audit?actor=${id}&event=delete_post`)).body.data).toEqual([]);
    const { body } = await app.call(key, "GET", `/v1/audit?actor=${id}&limit=2`);
    const rest = await app.call(key, "GET", `/v1/audit?actor=${id}&limit=2&cursor=${body.next_cursor}`);
    expect([...body.data, ...rest.body.data]).toEqual(data);
    expect(rest.body.next_cursor).toBeUndefined();
  });
});
