import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeRoot } from "../db/keys/root-check.ts";
import { openStore } from "../db/open.ts";
import { databaseIn } from "../db/sqlite/files.ts";
import { identify } from "../src/auth/caller.ts";
import { rewrapped } from "../src/vault/data-key.ts";
import { checkValue, newRootKey, rootKey } from "../src/vault/root-key.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { strangerKey, withWrongSecret } from "./support/key-literal.ts";

/* A data folder whose root key was replaced: tags of keys mean nothing any more, and bcrypt has to tell. */

const folder = mkdtempSync(join(tmpdir(), "socialcrm-root-"));
let app: TestApp;
let key: string;
let revoked: string;
let held: string;
let queued: string;
let beside: string[];
beforeAll(async () => {
  const before = await startApp({ folder });
  key = await before.workspace.key();
  held = await before.workspace.key();
  queued = await before.workspace.key();
  beside = [await before.workspace.key(), await before.workspace.key(), await before.workspace.key()];
  const made = (await before.call(key, "POST", "/v1/api-keys", { name: "revoked" })).body;
  revoked = made.key;
  await before.call(key, "DELETE", `/v1/api-keys/${made.id}`);
  await before.close();
  const next = rootKey(newRootKey());
  const store = await openStore({ folder, admit: () => {}, rootCheck: "" });
  await changeRoot(store, checkValue(next), (row) => rewrapped(before.root, next, row));
  store.close();
  app = await startApp({ folder, root: next, config: { failed_credentials_per_minute: 0 } });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const me = (key: string) => app.call(key, "GET", "/v1/me");
function stored(text = key) {
  const file = new Database(databaseIn(folder), { readonly: true });
  const row = file.query("select tag, tag_root, hash from api_keys where lookup = ?").get(text.slice(8, 16));
  file.close();
  return row as { tag: string; tag_root: string; hash: string };
}

test("a key that was genuine stays so, many at once too, and has a tag under the new root key from then on", async () => {
  const before = stored();
  expect(before.tag_root).not.toBe(app.root.id);
  const replies = await Promise.all([me(withWrongSecret(key)), me(key), me(key), me(key), me(strangerKey())]);
  expect(replies.map(({ status }) => status)).toEqual([401, 200, 200, 200, 401]);
  const after = stored();
  expect({ ...after, tag: "" }).toEqual({ ...before, tag: "", tag_root: app.root.id });
  expect(after.tag).not.toBe(before.tag);
  expect((await me(withWrongSecret(key))).body.error.message).toBe("Invalid API key.");
});

test("who has no real key cannot make the server run bcrypt", async () => {
  const started = performance.now();
  const replies = await Promise.all(Array.from({ length: 200 }, () => me(withWrongSecret(revoked))));
  expect(replies.every(({ status }) => status === 401)).toBe(true);
  // One bcrypt takes 70 ms of a core: two hundred would take 14 s of one.
  expect(performance.now() - started).toBeLessThan(5000);
});

test("so many wait for bcrypt and no more: who comes then is told to come again, not that the key is no good", async () => {
  const key = queued;
  // A hash that takes less: it is the number that counts here.
  const file = new Database(databaseIn(folder));
  const cheap = await Bun.password.hash(key, { algorithm: "bcrypt", cost: 4 });
  file.run("update api_keys set hash = ? where lookup = ?", [cheap, key.slice(8, 16)]);
  file.close();
  const asked = { headers: new Headers({ authorization: `Bearer ${key}` }), method: "GET", ip: "192.0.2.1" };
  const ask = async () => identify(app.running.gate, { ...asked, resource: "" });
  const outcomes = await Promise.allSettled(Array.from({ length: 70 }, ask));
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused.length).toBe(5);
  for (const { code, message } of refused)
    expect([code, message]).toEqual(["unavailable", "Failed to validate API key."]);
});

test("a key that nobody has used since is good beside others that have been", async () => {
  const [first, second, third] = beside as [string, string, string];
  // Twice each: a new tag is a change, after which keys are read anew, and then those beside them too.
  for (const key of [first, second, first, second, third]) expect((await me(key)).status).toBe(200);
});

test("what was revoked stays revoked", async () => {
  expect((await me(revoked)).status).toBe(401);
  expect((await me(revoked)).status).toBe(401);
});

test("a genuine key is good while its new tag cannot be written", async () => {
  const { write } = app.store;
  const key = held;
  app.store.write = () => Promise.reject(Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" }));
  const reply = await me(key);
  app.store.write = write;
  expect(reply.status).toBe(200);
  expect(app.logged()).toContain("key_tag_not_written");
  expect(stored(key).tag_root).not.toBe(app.root.id);
  expect((await me(withWrongSecret(key))).status).toBe(401);
});

test("a store that fails is 503 and says so; when it is back, so is the key", async () => {
  const unseen = await app.workspace.key();
  const file = new Database(databaseIn(folder));
  file.run("pragma busy_timeout = 5000");
  file.run("alter table api_keys rename to hidden");
  const reply = await me(unseen);
  file.run("alter table hidden rename to api_keys");
  file.close();
  expect({ status: reply.status, error: reply.body.error }).toEqual({
    status: 503,
    error: { code: "unavailable", message: "Failed to validate API key." },
  });
  expect((await me(unseen)).status).toBe(200);
});
