import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { isRehearsable } from "../src/contract/operation.ts";
import { selfHosted } from "../src/contract/plans.ts";
import { operations } from "../src/operations/index.ts";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";
import { addressOf, sound, takesBody } from "./support/operations-table.ts";

const account = "acct_01k0000000000000000000dry";
let app: TestApp;
let key: string;
const mine: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp({
    config: {
      plans: new Map([
        ["self_hosted", selfHosted],
        ["few", { ...selfHosted, name: "few", quotas: { posts: 1 } }],
      ]),
    },
  });
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  addAccounts(app, app.workspace.id, [account]);
  mine.brand = (await app.call(key, "POST", "/v1/brands", { name: "Second" })).body.id;
  mine.post = (await app.call(key, "POST", "/v1/posts", { body: "There.", account_ids: [account] })).body.id;
  mine.key = (await app.call(key, "POST", "/v1/api-keys", { name: "there" })).body.id;
  mine.client = (await app.call(key, "POST", "/v1/oauth-clients", sound.create_oauth_client?.input)).body.id;
  mine.grant = addGrant(app, app.workspace.id, { client: mine.client as string });
  mine.user = await app.workspace.member("ada@example.com", "member");
  mine.wh = (await app.call(key, "POST", "/v1/webhooks", sound.create_webhook?.input)).body.id;
  mine.connector = (await app.call(key, "POST", "/v1/connectors", sound.create_connector?.input)).body.id;
  // A new one is looked at while nobody waits.
  await app.call(key, "POST", `/v1/connectors/${mine.connector}/refresh`);
  mine.invite = (await app.call(key, "POST", "/v1/invites", { email: "new@example.com" })).body.id;
});
afterAll(() => app.close());

/** The network takes part in these from the start: they say so, and do nothing. */
const untriable = [
  ...["start_account_connection", "finish_account_connection"],
  ...["start_connector_login", "finish_connector_login", "set_connector_client"],
];

/** Every row of the database but those that count requests. */
function everything(): string {
  const file = new Database(app.store.path, { readonly: true });
  const names = file.query<{ name: string }, []>(
    "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'",
  );
  const counting = ["usage", "key_uses", "usage_days"];
  const rows = names
    .all()
    .filter(({ name }) => !counting.includes(name))
    .map(({ name }) => [name, file.query(`select * from ${name}`).values()]);
  file.close();
  return JSON.stringify(rows, (_name, value) => (value instanceof Uint8Array ? [...value] : value));
}

const writes = operations.filter(isRehearsable).map((operation) => [operation.name, operation] as const);

describe("dry_run=true", () => {
  test.each(writes)("%s: answers as the real thing would, and not a row has changed", async (name, operation) => {
    const { names, input } = sound[name] ?? {};
    const { path, body } = addressOf(operation, mine[names ?? ""] ?? `${names}_01k0`, input);
    const before = everything();
    const dry = await app.call(key, operation.method, `${path}${path.includes("?") ? "&" : "?"}dry_run=true`, body);
    expect(everything()).toBe(before);
    const refused = dry.status >= 400;
    expect(dry.headers.get("dry-run")).toBe(refused ? null : "true");
    if (refused) {
      expect([400, 403, 404, 409, 503]).toContain(dry.status);
      if (untriable.includes(name)) return;
      const real = await app.call(key, operation.method, path, takesBody(operation) ? (body ?? {}) : undefined);
      expect(real.text).toBe(dry.text);
    }
    expect(dry.status).not.toBe(500);
  });

  test.each(writes)("%s: is an argument over MCP, which its schema tells", async (name, operation) => {
    const { names, input } = sound[name] ?? {};
    const before = everything();
    const args = { ...input, ...(names && { id: mine[names] ?? `${names}_01k0` }), dry_run: true };
    const { result } = (await app.rpc(key, "tools/call", { name: operation.name, arguments: args })).body;
    expect(everything()).toBe(before);
    expect(result._meta?.["socialcrm/dry_run"]).toBe(result.isError ? undefined : true);
    const { tools } = (await app.rpc(undefined, "tools/list")).body.result;
    const { inputSchema } = tools.find((tool: { name: string }) => tool.name === name);
    expect(inputSchema.properties.dry_run.type).toBe("boolean");
  });

  test("an answer that shows a secret once shows none", async () => {
    const made = await app.call(key, "POST", "/v1/api-keys?dry_run=true", { name: "dry" });
    expect([made.status, made.body.key, made.body.name]).toEqual([201, null, "dry"]);
    const rotated = await app.call(key, "POST", `/v1/api-keys/${mine.key}/rotate?dry_run=true`);
    expect(rotated.body.key).toBeNull();
    const client = await app.call(key, "POST", "/v1/oauth-clients?dry_run=true", sound.create_oauth_client?.input);
    expect(client.body.client_secret).toBeNull();
    const invite = await app.call(key, "POST", "/v1/invites?dry_run=true", { email: "dry@example.com" });
    expect(invite.body.url).toBeNull();
  });

  test("no idempotency record: the same key then carries the request out", async () => {
    const name = { "idempotency-key": "dry-1" };
    const dry = await app.call(key, "POST", "/v1/posts?dry_run=true", { body: "once" }, name);
    const real = await app.call(key, "POST", "/v1/posts", { body: "once" }, name);
    expect([dry.status, real.status]).toEqual([201, 201]);
    expect(real.headers.get("idempotent-replayed")).toBeNull();
    expect((await app.call(key, "GET", `/v1/posts/${dry.body.id}`)).status).toBe(404);
    expect((await app.call(key, "GET", `/v1/posts/${real.body.id}`)).status).toBe(200);
    const again = await app.call(key, "POST", "/v1/posts?dry_run=true", { body: "twice" }, name);
    expect([again.status, again.headers.get("dry-run")]).toEqual([201, "true"]);
  });

  test("no quota is spent, and one that is used up is told", async () => {
    const poor = await app.addWorkspace("poor", "few");
    const theirs = await poor.key();
    const dry = () => app.call(theirs, "POST", "/v1/posts?dry_run=true", { body: "dry" });
    for (const _time of [1, 2, 3]) expect((await dry()).status).toBe(201);
    expect((await app.call(theirs, "POST", "/v1/posts", { body: "the one" })).status).toBe(201);
    expect(await dry()).toMatchObject({ status: 402, body: { error: { code: "quota_exceeded" } } });
  });

  test("beside writes that are meant, each of which happens once", async () => {
    const asked = Array.from({ length: 40 }, (_, n) =>
      app.call(key, "POST", `/v1/posts${n % 2 ? "?dry_run=true" : ""}`, { body: `zebra ${n}` }),
    );
    const replies = await Promise.all(asked);
    expect(replies.map(({ status }) => status)).toEqual(Array(40).fill(201));
    const found = (await app.call(key, "GET", "/v1/posts?q=zebra&limit=50")).body.data;
    const real = replies.filter(({ headers }) => !headers.has("dry-run")).map(({ body }) => body.id);
    expect(found.map(({ id }: { id: string }) => id).sort()).toEqual(real.sort());
    expect(real).toHaveLength(20);
  });

  test("says neither yes nor no, or says it twice: 400, and nothing happens", async () => {
    const before = everything();
    for (const query of ["dry_run=1", "dry_run=", "dry_run=TRUE", "dry_run=true&dry_run=false"]) {
      const reply = await app.call(key, "POST", `/v1/posts?${query}`, { body: "x" });
      expect([query, reply.status]).toEqual([query, 400]);
      expect(reply.body.error.message).toStartWith("dry_run: ");
    }
    const called = await app.rpc(key, "tools/call", {
      name: "create_post",
      arguments: { body: "x", dry_run: "true" },
    });
    expect(called.body.result.structuredContent.error.message).toBe("dry_run: must be true or false.");
    expect(everything()).toBe(before);
    const off = await app.call(key, "POST", "/v1/brands?dry_run=false", { name: "meant" });
    expect([off.status, off.headers.get("dry-run")]).toEqual([201, null]);
  });

  test("is nothing that a reading takes", async () => {
    expect((await app.call(key, "GET", "/v1/posts?dry_run=true")).status).toBe(400);
  });

  test("changes nothing of who may: the scope is asked first", async () => {
    const reader = await app.workspace.key({ scopes: ["posts:read"] });
    const reply = await app.call(reader, "POST", "/v1/posts?dry_run=true", { body: "x" });
    expect([reply.status, reply.body.error.code]).toEqual([403, "forbidden_scope"]);
  });
});
