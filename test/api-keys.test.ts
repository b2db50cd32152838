import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startApp, type TestApp } from "./support/app.ts";
import { checksumOf, crc32, withWrongSecret } from "./support/key-literal.ts";

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("owner@example.com", "owner");
  admin = await app.workspace.key({ kind: "user", limits: { requests_per_minute: 0 } }, { email: "owner@example.com" });
});
afterAll(() => app.close());

const create = async (fields: object = {}) =>
  (await app.call(admin, "POST", "/v1/api-keys", { name: "made", ...fields })).body;
const me = (key: string, headers = {}) => app.call(key, "GET", "/v1/me", undefined, headers);
const row = (id: string) => {
  const file = new Database(app.store.path, { readonly: true });
  try {
    return file.query("select * from api_keys where id = ?").get(id) as Record<string, string>;
  } finally {
    file.close();
  }
};

describe("a key", () => {
  test("has the shape, the alphabet and the checksum of the contract", async () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    for (let n = 0; n < 5; n++) {
      const { key, prefix } = await create();
      expect(key).toMatch(/^sk_live_[0-9A-Za-z]{32}$/);
      expect(key.slice(34)).toBe(checksumOf(key.slice(0, 34)));
      expect(prefix).toBe(key.slice(0, 16));
    }
  });

  test("is shown once, with everything it was asked to be", async () => {
    const asked = {
      name: "Zapier",
      description: "For the blog",
      scopes: ["posts:read", "posts:write"],
      expires_at: "2027-01-01T00:00:00+01:00",
      allowed_cidrs: ["127.0.0.0/8", "2001:db8::/32"],
      limits: { requests_per_minute: 7, body_bytes: 0 },
      metadata: { team: "growth", __proto: "é" },
    };
    const { key, ...shown } = await create(asked);
    expect(shown).toMatchObject({ ...asked, expires_at: "2026-12-31T23:00:00.000Z", kind: "user", status: "active" });
    expect(shown).toMatchObject({ last_used_at: null, last_used_ip: null, rotated_from: null });
    const { body } = await app.call(admin, "GET", `/v1/api-keys/${shown.id}`);
    expect(body).toEqual(shown);
    expect((await app.call(admin, "GET", "/v1/api-keys?limit=1")).body.data).toEqual([shown]);
    expect(typeof key).toBe("string");
  });

  test("is stored as a bcrypt hash of cost 10 and a tag that is not the key", async () => {
    const { id, key } = await create();
    const stored = row(id);
    expect(stored.hash).toStartWith("$2b$10$");
    expect(await Bun.password.verify(key, stored.hash as string)).toBe(true);
    expect(stored.tag).toMatch(/^[0-9a-f]{64}$/);
    const plain = ["sha256", "md5", "sha1", "sha512"] as const;
    for (const hash of plain) expect(stored.tag).not.toBe(new Bun.CryptoHasher(hash).update(key).digest("hex"));
    expect(stored.tag).toBe(
      new Bun.CryptoHasher("sha256", Buffer.from(app.root.subkey("api-key/tag"))).update(key).digest("hex"),
    );
  });

  test("its secret is in no file, no log and no later answer", async () => {
    const { id, key } = await create({ name: "hidden" });
    const secret = key.slice(16, 34);
    await me(key);
    await me(withWrongSecret(key));
    await app.call(key, "GET", `/v1/posts?api_key=${key}`);
    await app.call(key, "POST", "/v1/posts", "{", { "x-api-key": key });
    const next = (await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`, { overlap_seconds: 60 })).body;
    for (const path of [`/v1/api-keys/${id}`, `/v1/api-keys/${next.id}`, "/v1/api-keys", "/v1/audit", "/v1/usage"])
      expect((await app.call(admin, "GET", path)).text.includes(secret)).toBe(false);
    expect((await me(key)).text.includes(secret)).toBe(false);
    for (const name of readdirSync(app.folder).filter((name) => !name.endsWith(".lock"))) {
      const bytes = readFileSync(join(app.folder, name));
      for (const text of [secret, next.key.slice(16, 34)])
        expect({ name, found: bytes.includes(text) }).toEqual({ name, found: false });
    }
    expect(app.logged().includes(secret)).toBe(false);
  });

  test("is taken from Authorization and from X-API-Key, whatever the case of the header, and never from an address", async () => {
    const { key } = await create();
    const headers = [
      { authorization: `Bearer ${key}` },
      { AUTHORIZATION: `bearer ${key}` },
      { Authorization: `BEARER   ${key}` },
      { "x-api-key": key },
      { "X-API-KEY": key },
      { "x-api-key": key, authorization: `Bearer ${key}` },
    ];
    for (const one of headers) expect((await me("", one)).status).toBe(200);
    const other = (await create()).key;
    const both = await me("", { "x-api-key": key, authorization: `Bearer ${other}` });
    expect(both).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    expect(both.body.error.message).toStartWith("X-API-Key: ");
    for (const name of ["api_key", "key", "access_token", "token", "apikey", "X-API-Key", "authorization"])
      expect((await app.call(undefined, "GET", `/v1/me?${name}=${key}`)).status).toBe(401);
    expect((await fetch(`${app.url.replace("//", `//${key}:@`)}/v1/me`)).status).toBe(401);
    expect((await me("", { cookie: `api_key=${key}` })).status).toBe(401);
    expect((await me("", { authorization: key })).status).toBe(401);
  });
});

describe("the life of a key", () => {
  test("disabled it fails, enabled it works again", async () => {
    const { id, key } = await create();
    expect((await app.call(admin, "POST", `/v1/api-keys/${id}/disable`)).body.status).toBe("disabled");
    expect((await me(key)).status).toBe(401);
    expect((await app.call(admin, "POST", `/v1/api-keys/${id}/enable`)).body.status).toBe("active");
    expect((await me(key)).status).toBe(200);
  });

  test("revoked it fails for good; revoking twice is fine, changing it is a conflict", async () => {
    const { id, key } = await create();
    for (let n = 0; n < 2; n++)
      expect(await app.call(admin, "DELETE", `/v1/api-keys/${id}`)).toMatchObject({
        status: 200,
        body: { status: "revoked" },
      });
    expect((await me(key)).body.error.message).toBe("Invalid API key.");
    const at = `/v1/api-keys/${id}`;
    for (const [method, path, body] of [
      ["POST", `${at}/enable`],
      ["POST", `${at}/disable`],
      ["POST", `${at}/rotate`],
      ["PATCH", at, { name: "again" }],
    ] as const)
      expect(await app.call(admin, method, path, body)).toMatchObject({
        status: 409,
        body: { error: { code: "conflict" } },
      });
  });

  test("it expires at its moment, not before, and a later moment revives it", async () => {
    const at = app.clock.now() + 60_000;
    const { id, key } = await create({ expires_at: new Date(at).toISOString() });
    app.clock.pass(59_999);
    expect((await me(key)).status).toBe(200);
    app.clock.pass(1);
    expect((await me(key)).body.error.message).toBe("API key expired.");
    expect((await me(withWrongSecret(key))).body.error.message).toBe("Invalid API key.");
    const past = await app.call(admin, "PATCH", `/v1/api-keys/${id}`, { expires_at: new Date(at).toISOString() });
    expect(past.body.error.message).toStartWith("expires_at: ");
    await app.call(admin, "PATCH", `/v1/api-keys/${id}`, { expires_at: null });
    expect((await me(key)).status).toBe(200);
  });

  test("rotated at once the old one ends with the answer, and the new one can do the same", async () => {
    const { key, ...old } = await create({ name: "rotor", scopes: ["posts:read"], metadata: { a: "b" } });
    const reply = await app.call(admin, "POST", `/v1/api-keys/${old.id}/rotate`);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      name: "rotor",
      scopes: ["posts:read"],
      metadata: { a: "b" },
      rotated_from: old.id,
    });
    expect((await me(key)).status).toBe(401);
    expect((await me(reply.body.key)).body.scopes).toEqual(["posts:read"]);
  });

  test("rotated with an overlap both work until it ends; 0 to 7 days are taken", async () => {
    const { id, key } = await create();
    for (const overlap_seconds of [-1, 604_801, 1.5, "60"])
      expect((await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`, { overlap_seconds })).status).toBe(400);
    const next = (await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`, { overlap_seconds: 604_800 })).body.key;
    app.clock.pass(604_799_999);
    expect([(await me(key)).status, (await me(next)).status]).toEqual([200, 200]);
    app.clock.pass(1);
    expect([(await me(key)).status, (await me(next)).status]).toEqual([401, 200]);
  });

  test("an overlap never outlasts the key's own end, and an expired key has no successor", async () => {
    const at = app.clock.now() + 1000;
    const { id, key } = await create({ expires_at: new Date(at).toISOString() });
    await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`, { overlap_seconds: 60 });
    app.clock.pass(1000);
    expect((await me(key)).status).toBe(401);
    expect((await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`)).status).toBe(409);
  });

  test("a disabled key is not brought back by rotating it", async () => {
    const { id } = await create();
    await app.call(admin, "POST", `/v1/api-keys/${id}/disable`);
    const reply = await app.call(admin, "POST", `/v1/api-keys/${id}/rotate`);
    expect(reply).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });

  test("fields change one by one, scopes only to fewer", async () => {
    const { id, key } = await create({ scopes: ["posts:read", "mcp:call"], metadata: { a: "1" } });
    const at = `/v1/api-keys/${id}`;
    expect((await app.call(admin, "PATCH", at, { name: "new" })).body).toMatchObject({
      name: "new",
      metadata: { a: "1" },
    });
    expect((await app.call(admin, "PATCH", at, { scopes: ["posts:read", "posts:write"] })).status).toBe(400);
    expect((await app.call(admin, "PATCH", at, { scopes: ["mcp:call:social"] })).body.scopes).toEqual([
      "mcp:call:social",
    ]);
    expect((await app.call(admin, "PATCH", at, { scopes: ["mcp:call"] })).status).toBe(400);
    expect((await app.call(admin, "PATCH", at, { scopes: ["posts:read"] })).status).toBe(400);
    expect((await me(key)).body.scopes).toEqual(["mcp:call:social"]);
  });

  test("metadata has names of 1 to 64 characters on one line, at most 50 of them, JavaScript's own names too", async () => {
    const make = (metadata: object) => app.call(admin, "POST", "/v1/api-keys", { name: "m", metadata });
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`name ${n}`, "x"]));
    for (const bad of [
      { "": "x" },
      { ["n".repeat(65)]: "x" },
      { "a\nb": "x" },
      { a: 1 },
      { a: null },
      { a: "x".repeat(501) },
      many(51),
    ]) {
      const reply = await make(bad);
      expect({ bad: Object.keys(bad)[0], status: reply.status }).toEqual({ bad: Object.keys(bad)[0], status: 400 });
      expect(reply.body.error.message).toStartWith("metadata");
    }
    for (const good of [{ ["n".repeat(64)]: "x" }, many(50), JSON.parse('{"__proto__":"x","constructor":"y"}')])
      expect((await make(good)).body.metadata).toEqual(good);
  });
});
