import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { dataOf } from "../db/workspace.ts";
import { operations } from "../src/operations/index.ts";
import { addAccounts, addConnection } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";
import { readyFile } from "./support/media.ts";
import { callOperation, randomId, sound } from "./support/operations-table.ts";
import { png } from "./support/pictures.ts";
import { sessionOf } from "./support/signed-in.ts";

let app: TestApp;
let rival: TestWorkspace;
let key: string;
let theirKey: string;
const theirs: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp();
  rival = await app.addWorkspace("rival");
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  theirKey = await rival.key({ limits: { requests_per_minute: 0 } });
  account(rival.id, "acct_01k0000000000000000000rvl");
  account(app.workspace.id, "acct_01k0000000000000000000acm");
  theirs.brand = rival.brandId;
  theirs.account = "acct_01k0000000000000000000rvl";
  theirs.post = (
    await app.call(theirKey, "POST", "/v1/posts", { body: "Secret of the rival", account_ids: [theirs.account] })
  ).body.id;
  theirs.media = (await app.call(theirKey, "POST", "/v1/media/upload-url", sound.create_media_upload?.input)).body.id;
  theirs.key = (await app.call(theirKey, "POST", "/v1/api-keys", { name: "theirs" })).body.id;
  theirs.client = (await app.call(theirKey, "POST", "/v1/oauth-clients", sound.create_oauth_client?.input)).body.id;
  theirs.grant = addGrant(app, rival.id, { client: theirs.client as string });
  theirs.user = await rival.member("rival@example.com", "owner");
  theirs.sess = await sessionOf(app, "rival@example.com", rival);
  theirs.invite = (await app.call(theirKey, "POST", "/v1/invites", { email: "new-rival@example.com" })).body.id;
  theirs.wh = (await app.call(theirKey, "POST", "/v1/webhooks", sound.create_webhook?.input)).body.id;
  theirs.connector = (await app.call(theirKey, "POST", "/v1/connectors", sound.create_connector?.input)).body.id;
  // It is looked at once it is made: now, and not while a test compares what is there.
  await app.call(theirKey, "POST", `/v1/connectors/${theirs.connector}/refresh`);
  theirs.acct = theirs.account;
  theirs.conn = addConnection(app, rival.id);
});
afterAll(() => app.close());

function raw<T>(work: (file: Database) => T): T {
  const file = new Database(app.store.path);
  file.run("pragma busy_timeout = 5000");
  file.run("pragma foreign_keys = on");
  try {
    return work(file);
  } finally {
    file.close();
  }
}
const account = (workspace: string, id: string) => addAccounts(app, workspace, [id]);
const theirAll = async () => {
  const paths = [
    "/v1/posts",
    "/v1/media",
    "/v1/brands",
    "/v1/api-keys",
    "/v1/oauth-clients",
    "/v1/grants",
    "/v1/members",
    "/v1/invites",
    "/v1/webhooks",
    "/v1/connectors",
    "/v1/accounts",
    "/v1/audit?event=create_post",
  ];
  return Promise.all(paths.map(async (path) => (await app.call(theirKey, "GET", path)).body.data));
};

const named = operations
  .filter(({ name }) => sound[name]?.names)
  .map((operation) => [operation.name, operation] as const);

describe("another workspace's thing is a thing that does not exist", () => {
  test.each(named)("%s: the bytes of a random id, and nothing has changed", async (name, operation) => {
    const kind = sound[name]?.names as string;
    const before = await theirAll();
    const ask = (id: string) => callOperation(app, key, operation, id, sound[name]?.input);
    const [other, none] = [await ask(theirs[kind] as string), await ask(randomId(kind))];
    expect([other.status, other.text]).toEqual([404, none.text]);
    for (const header of ["content-length", "www-authenticate", "allow", "content-type"])
      expect(other.headers.get(header)).toBe(none.headers.get(header));
    expect(await theirAll()).toEqual(before);
  });

  test("as a reference too: their brand, their account and their file are none here", async () => {
    const file = (await readyFile(app, theirKey, png())).id;
    const own = (await app.call(key, "POST", "/v1/posts", { body: "mine" })).body.id;
    for (const [field, mine] of [
      ["brand_id", theirs.brand],
      ["account_ids", theirs.account],
      ["media_ids", file],
    ] as const)
      for (const [method, path] of [
        ["POST", "/v1/posts"],
        ["PATCH", `/v1/posts/${own}`],
      ] as const) {
        const ask = async (id: string) => {
          const value = field === "brand_id" ? id : [id];
          const reply = await app.call(key, method, path, { body: "x", [field]: value });
          return [reply.status, reply.text.replaceAll(id, "ID")];
        };
        const kind = { brand_id: "brand", account_ids: "acct", media_ids: "media" }[field];
        expect(await ask(mine as string)).toEqual(await ask(randomId(kind)));
        expect((await ask(mine as string))[0]).toBe(400);
      }
  });

  test("in lists, filters and search", async () => {
    for (const query of [
      "",
      `?brand=${theirs.brand}`,
      `?account=${theirs.account}`,
      "?q=secret",
      "?q=rival",
      "?from=2020-01-01T00:00:00Z",
    ])
      expect((await app.call(key, "GET", `/v1/posts${query}`)).text).not.toContain("Secret");
    const wanted = [
      rival.id,
      rival.id.slice(3),
      `workspace_id:${rival.id.slice(3)}`,
      `secret OR ${rival.id}`,
      '" OR secret "',
      "secret) OR (secret",
      "body:secret",
      "NEAR(secret)",
      "*",
      "sec*",
    ];
    for (const q of wanted)
      expect((await app.call(key, "GET", `/v1/posts?q=${encodeURIComponent(q)}`)).body).toEqual({ data: [] });
  });

  test("through a cursor of theirs", async () => {
    for (let n = 0; n < 3; n++) await app.call(theirKey, "POST", "/v1/posts", { body: `theirs ${n}` });
    const cursor = (await app.call(theirKey, "GET", "/v1/posts?limit=1")).body.next_cursor;
    const reply = await app.call(key, "GET", `/v1/posts?cursor=${cursor}`);
    expect(reply.text).not.toContain("theirs");
    for (const path of [
      "/v1/audit",
      "/v1/usage",
      "/v1/api-keys",
      "/v1/oauth-clients",
      "/v1/grants",
      "/v1/accounts",
      "/v1/brands",
      "/v1/me",
    ])
      for (const text of [
        rival.id,
        rival.slug,
        theirs.post,
        theirs.key,
        theirs.client,
        theirs.grant,
        theirs.brand,
        theirs.acct,
      ])
        expect((await app.call(key, "GET", path)).text).not.toContain(text as string);
  });
});

describe("the database itself refuses", () => {
  const attempts: [what: string, sql: string, values: () => string[]][] = [
    [
      "a post under another workspace's brand",
      "insert into posts values (?, 'post_x', ?, 'draft', 0, 999999, '{}')",
      () => [app.workspace.id, rival.brandId],
    ],
    [
      "a post that moves to another workspace's brand",
      "update posts set brand_id = ? where workspace_id = ?",
      () => [rival.brandId, app.workspace.id],
    ],
    [
      "a target with another workspace's account",
      "insert into post_targets select workspace_id, ?, id from posts where workspace_id = ? limit 1",
      () => [theirs.account as string, app.workspace.id],
    ],
    [
      "a target with another workspace's post",
      "insert into post_targets values (?, 'acct_01k0000000000000000000acm', ?)",
      () => [app.workspace.id, theirs.post as string],
    ],
    ["a brand of no workspace", "insert into brands values ('ws_none', 'brand_x', '{}')", () => []],
    ["taking a workspace away that has things", "delete from workspaces where id = ?", () => [rival.id]],
  ];
  test.each(attempts)("%s", async (_what, sql, values) => {
    await app.call(key, "POST", "/v1/posts", { body: "there" });
    expect(() => raw((file) => file.run(sql, values()))).toThrow("FOREIGN KEY constraint failed");
  });

  test("every table of a workspace's things is keyed by the workspace first, and each reference carries it", () => {
    raw((file) => {
      const tables = file.query("select name from pragma_table_list where schema = 'main' and type = 'table'").all();
      const shared = ["meta", "workspaces", "users", ...ofPeople, ...ofTheServer];
      for (const { name } of tables as { name: string }[]) {
        if (shared.includes(name) || /^(posts_text|sqlite_)/.test(name)) continue;
        const columns = file.query(`pragma table_info(${name})`).all() as { name: string; pk: number }[];
        expect({ name, first: columns.find(({ pk }) => pk === 1)?.name }).toEqual({ name, first: "workspace_id" });
        const keys = file.query(`pragma foreign_key_list(${name})`).all() as {
          id: number;
          table: string;
          from: string;
          to: string;
        }[];
        // The uses of keys are written behind and read beside their keys: nothing may hold them up. The server has
        // data keys too, and is no workspace.
        if (name !== "key_uses" && name !== "data_keys") expect(keys.length).toBeGreaterThan(0);
        for (const { id, table } of keys.filter(({ table }) => !shared.includes(table)))
          expect({
            name,
            table,
            with: keys.some((key) => key.id === id && key.from === "workspace_id" && key.to === "workspace_id"),
          }).toEqual({ name, table, with: true });
      }
      expect(file.query("pragma foreign_key_check").all()).toEqual([]);
    });
  });
});

/** A person belongs to several workspaces; clients and their codes come before a workspace is chosen. */
const ofPeople = ["passwords", "identities", "sessions", "links"];
const ofTheServer = [
  "network_apps",
  "signing_keys",
  "oauth_clients",
  "authorization_codes",
  "device_codes",
  "revoked_tokens",
];

test("what holds one workspace's data cannot be asked about another", async () => {
  const data = dataOf(app.store, app.workspace.id);
  expect(await data.posts.find(theirs.post as string)).toBeUndefined();
  expect(await data.brands.find(theirs.brand as string)).toBeUndefined();
  expect(await data.keys.find(theirs.key as string)).toBeUndefined();
  expect(await data.clients.find(theirs.client as string)).toBeUndefined();
  expect(await data.grants.find(theirs.grant as string)).toBeUndefined();
  const all = await Promise.all([
    data.clients.list({ limit: 100, offset: 0 }),
    data.grants.list({ limit: 100, offset: 0 }),
    data.keys.list({ limit: 100, offset: 0 }),
    data.brands.list({ limit: 100, offset: 0 }),
    data.audit.list({ limit: 100, offset: 0 }),
    data.usage.days({ from: "2000-01-01", to: "2100-01-01", credential: theirs.key }),
  ]);
  for (const id of Object.values(theirs)) expect(JSON.stringify(all)).not.toContain(id);
});
