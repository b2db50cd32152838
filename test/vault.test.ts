import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { changeRoot } from "../db/keys/root-check.ts";
import { openStore } from "../db/open.ts";
import { rewrapped } from "../src/vault/data-key.ts";
import { checkValue, newRootKey, rootKey } from "../src/vault/root-key.ts";
import { Unreadable } from "../src/vault/sealed.ts";
import { openVault, type Place } from "../src/vault/vault.ts";
import { stillClock } from "./support/clock.ts";

const folder = mkdtempSync(join(tmpdir(), "socialcrm-vault-"));
const root = rootKey(newRootKey());
const opened = (key = root) => openStore({ folder, admit: () => {}, rootCheck: checkValue(key) });
let store: Awaited<ReturnType<typeof opened>>;
beforeAll(async () => {
  store = await opened();
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const place: Place = { workspace: "ws_1", table: "accounts", column: "token_sealed", row: "acct_1" };
const fresh = (key = root) => openVault(store, key, stillClock());
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const rows = () => {
  const file = new Database(store.path, { readonly: true });
  const all = file.query("select * from data_keys").all() as { workspace_id: string; id: string; root_id: string }[];
  file.close();
  return all;
};

describe("a sealed value", () => {
  test.each([
    ["a text", "a token"],
    ["nothing", ""],
    ["letters of all kinds", "ünïcode 🗝"],
    ["much", "x".repeat(100_000)],
  ])("opens where it was sealed: %s", async (_, secret) => {
    const sealed = await fresh().seal(place, secret);
    expect(sealed).toMatch(/^AQ?[\w-]+$/);
    expect(text(await fresh().open(place, sealed))).toBe(secret);
  });

  test("keeps bytes that are no text", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(await fresh().open(place, await fresh().seal(place, bytes))).toEqual(bytes);
  });

  test("is never the same twice, and is as long as its plain text and 45 bytes", async () => {
    const vault = fresh();
    const sealed = await Promise.all(Array.from({ length: 50 }, () => vault.seal(place, "the same")));
    expect(new Set(sealed).size).toBe(50);
    expect(Buffer.from(sealed[0] as string, "base64url").length).toBe(8 + 1 + 16 + 12 + 16);
    expect(Buffer.from(sealed[0] as string, "base64url")[0]).toBe(1);
  });

  test.each<[string, Partial<Place>]>([
    ["another workspace", { workspace: "ws_2" }],
    ["the server", { workspace: "server" }],
    ["another table", { table: "connectors" }],
    ["another column", { column: "refresh_sealed" }],
    ["another row", { row: "acct_2" }],
    ["a place whose words run together alike", { table: "accountst", column: "oken_sealed" }],
  ])("moved to %s is unreadable", async (_, other) => {
    const vault = fresh();
    await vault.seal({ ...place, ...other }, "so that its key exists");
    const sealed = await vault.seal(place, "secret");
    await expect(vault.open({ ...place, ...other }, sealed)).rejects.toBeInstanceOf(Unreadable);
    expect(text(await vault.open(place, sealed))).toBe("secret");
  });

  test("moved to another workspace along with its data key is unreadable", async () => {
    const sealed = await fresh().seal(place, "secret");
    const file = new Database(store.path);
    file.run(
      "insert into data_keys select 'ws_thief', id, wrapped, root_id, created_at from data_keys where workspace_id = 'ws_1'",
    );
    file.close();
    await expect(fresh().open({ ...place, workspace: "ws_thief" }, sealed)).rejects.toBeInstanceOf(Unreadable);
    await expect(fresh().seal({ ...place, workspace: "ws_thief" }, "x")).rejects.toBeInstanceOf(Unreadable);
  });

  test("with any one bit flipped is unreadable", async () => {
    const vault = fresh();
    const bytes = Buffer.from(await vault.seal(place, "secret"), "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      await expect(vault.open(place, flipped.toString("base64url"))).rejects.toBeInstanceOf(Unreadable);
    }
  });

  test("cut short, lengthened or spelled in another way is unreadable", async () => {
    const vault = fresh();
    const sealed = await vault.seal(place, "secret");
    for (let length = 0; length < sealed.length; length++)
      await expect(vault.open(place, sealed.slice(0, length))).rejects.toBeInstanceOf(Unreadable);
    for (const other of [`${sealed}A`, `${sealed}AAAA`, `${sealed}=`, ` ${sealed}`, `${sealed}\n`])
      await expect(vault.open(place, other)).rejects.toBeInstanceOf(Unreadable);
  });

  test("is unreadable with another root key, and once its data key is gone", async () => {
    const sealed = await fresh().seal({ ...place, workspace: "ws_gone" }, "secret");
    const at = { ...place, workspace: "ws_gone" };
    await expect(fresh(rootKey(newRootKey())).open(at, sealed)).rejects.toBeInstanceOf(Unreadable);
    const file = new Database(store.path);
    file.run("delete from data_keys where workspace_id = 'ws_gone'");
    file.close();
    await expect(fresh().open(at, sealed)).rejects.toThrow("accounts.token_sealed of acct_1 (ws_gone)");
  });
});

describe("data keys", () => {
  test("are one for each workspace, made when it first seals, wrapped by the root key", async () => {
    const before = rows().length;
    const vault = fresh();
    for (const workspace of ["ws_a", "ws_b", "server", "ws_a"]) await vault.seal({ ...place, workspace }, "x");
    const made = rows();
    expect(made.filter(({ workspace_id }) => ["ws_a", "ws_b"].includes(workspace_id))).toHaveLength(2);
    expect(made.length).toBeGreaterThanOrEqual(before + 2);
    expect(new Set(made.map(({ root_id }) => root_id))).toEqual(new Set([root.id]));
  });

  test("are made once by many at once, in this process and in others", async () => {
    const second = await opened();
    const vaults = [fresh(), fresh(), openVault(second, root, stillClock())];
    const at = { ...place, workspace: "ws_race" };
    const sealed = await Promise.all(
      Array.from({ length: 30 }, (_, n) => (vaults[n % 3] as (typeof vaults)[0]).seal(at, `secret ${n}`)),
    );
    expect(rows().filter(({ workspace_id }) => workspace_id === "ws_race")).toHaveLength(1);
    for (const [n, one] of sealed.entries()) expect(text(await fresh().open(at, one))).toBe(`secret ${n}`);
    second.close();
  });

  test("are read again after the database failed once", async () => {
    let fails = true;
    const read = new Proxy(store.read, {
      get(target, name, receiver) {
        if (fails && name === "select") throw new Error("the disk");
        return Reflect.get(target, name, receiver);
      },
    });
    const vault = openVault({ ...store, read }, root, stillClock());
    await expect(vault.seal(place, "x")).rejects.toThrow("the disk");
    fails = false;
    expect(await vault.seal(place, "x")).toStartWith("A");
  });
});

test("who still has the root key from before a rotation opens what they have open, and makes no data key under it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "socialcrm-vault-"));
  const store = await openStore({ folder, admit: () => {}, rootCheck: checkValue(root) });
  const [before, next] = [openVault(store, root, stillClock()), rootKey(newRootKey())];
  const sealed = await before.seal(place, "secret");
  await before.open(place, sealed);
  await changeRoot(store, checkValue(next), (row) => rewrapped(root, next, row));
  expect(text(await before.open(place, sealed))).toBe("secret");
  await expect(before.seal({ ...place, workspace: "ws_new" }, "x")).rejects.toThrow(
    "The root key was replaced meanwhile",
  );
  const after = openVault(store, next, stillClock());
  expect(text(await after.open(place, await before.seal(place, "more")))).toBe("more");
  await after.seal({ ...place, workspace: "ws_new" }, "x");
  store.close();
  rmSync(folder, { recursive: true });
});

test("a vault shows none of its keys, and its errors nothing of what they are about", async () => {
  const vault = fresh();
  const sealed = await vault.seal(place, "very secret");
  await vault.open(place, sealed);
  const shown = inspect(vault, { depth: 9, showHidden: true });
  expect(shown).not.toMatch(/[0-9a-f]{64}|Uint8Array|Buffer/);
  const error = await vault.open({ ...place, row: "acct_2" }, sealed).catch((thrown) => thrown);
  expect(inspect(error)).not.toContain(sealed);
  expect(inspect(error)).not.toContain("very secret");
});
