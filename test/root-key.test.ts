import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { openRootKey } from "../src/vault/open-root-key.ts";
import { checkValue, matches, newRootKey, RootKeyRefused, rootKey } from "../src/vault/root-key.ts";
import { createRootKey, writeRootKey } from "../src/vault/root-key-file.ts";
import { rotateRootKey, unfinishedRotation } from "../src/vault/rotate.ts";

const home = mkdtempSync(join(tmpdir(), "socialcrm-root-"));
afterAll(() => rmSync(home, { recursive: true }));
let data = "";
let folders = 0;
beforeEach(() => {
  data = join(home, String(folders++), "data");
});

const hex = (key: Uint8Array) => Buffer.from(key).toString("hex");
interface Given {
  root_key?: string;
  root_key_file?: string;
  exists?: boolean;
  env?: Record<string, string>;
}
const open = ({ exists = false, env = {}, ...config }: Given = {}) =>
  openRootKey({ config: { data, ...config }, env, exists });

function keyFile(name: string, text: string, mode = 0o600): string {
  mkdirSync(data, { recursive: true });
  const path = join(data, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** Runs what must be refused, and holds it to having changed nothing in the data folder. */
function refusal(given: Given): string {
  const before = listing();
  try {
    open(given);
  } catch (error) {
    expect(error).toBeInstanceOf(RootKeyRefused);
    expect(listing()).toEqual(before);
    return (error as Error).message;
  }
  throw new Error("It was not refused.");
}
function listing(): string[] {
  try {
    return readdirSync(data).map((name) => `${name} ${statSync(join(data, name)).mtimeMs}`);
  } catch {
    return [];
  }
}

describe("the first start", () => {
  test("makes a root key that only its owner may read, and the next one takes the same", () => {
    const first = open();
    expect(first).toMatchObject({ created: true, path: join(data, "root.key") });
    expect(statSync(join(data, "root.key")).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual(["root.key"]);
    const second = open({ exists: true });
    expect(second).toMatchObject({ created: false });
    expect(second.root.id).toBe(first.root.id);
  });

  test("makes none where one is configured", () => {
    expect(open({ root_key: hex(newRootKey()) }).created).toBe(false);
    expect(listing()).toEqual([]);
  });

  test("never replaces a root key that another process has just made", () => {
    open();
    const before = readFileSync(join(data, "root.key"), "utf8");
    expect(createRootKey(join(data, "root.key"), newRootKey())).toBe(false);
    expect(readFileSync(join(data, "root.key"), "utf8")).toBe(before);
    expect(readdirSync(data)).toEqual(["root.key"]);
  });

  test("agrees with others that start at the same moment", async () => {
    const script = `
      const { openRootKey } = await import(${JSON.stringify(join(import.meta.dir, "../src/vault/open-root-key.ts"))});
      console.log(openRootKey({ config: { data: ${JSON.stringify(data)} }, env: {}, exists: false }).root.id);`;
    const runs = Array.from({ length: 4 }, () => Bun.spawn([process.execPath, "-e", script], { stdout: "pipe" }));
    const ids = await Promise.all(runs.map((run) => new Response(run.stdout).text()));
    expect(ids[0]).toMatch(/^[0-9a-f]{16}\n$/);
    expect(new Set(ids).size).toBe(1);
    expect(readdirSync(data)).toEqual(["root.key"]);
  });
});

describe("the root key comes from", () => {
  const [one, two, three, four] = [newRootKey(), newRootKey(), newRootKey(), newRootKey()] as const;

  test("the systemd credential, then the named file, then the setting, then the data folder", () => {
    const env = { CREDENTIALS_DIRECTORY: data };
    const credential = keyFile("socialcrm-root-key", hex(one), 0o440);
    const root_key_file = keyFile("named.key", hex(two));
    const root_key = hex(three);
    keyFile("root.key", hex(four));
    expect(open({ env, root_key_file, root_key }).root.id).toBe(rootKey(one).id);
    rmSync(credential);
    expect(open({ env, root_key_file, root_key }).root.id).toBe(rootKey(two).id);
    expect(open({ env, root_key }).root.id).toBe(rootKey(three).id);
    expect(open({ env }).root.id).toBe(rootKey(four).id);
  });

  test.each([
    ["64 hexadecimal digits", hex(one)],
    ["the same in capitals", hex(one).toUpperCase()],
    ["base64", Buffer.from(one).toString("base64")],
    ["base64 for URLs", Buffer.from(one).toString("base64url")],
    ["a line", `  ${hex(one)}\r\n`],
  ])("%s", (_, text) => {
    expect(open({ root_key_file: keyFile("a.key", text) }).root.id).toBe(rootKey(one).id);
    expect(open({ root_key: text }).root.id).toBe(rootKey(one).id);
  });

  test("the file that a link leads to, judged by that file", () => {
    const target = keyFile("target", hex(one));
    symlinkSync(target, join(data, "root.key"));
    expect(open({ exists: true }).root.id).toBe(rootKey(one).id);
    chmodSync(target, 0o604);
    expect(refusal({ exists: true })).toContain("mode 0604");
  });
});

describe("a start is refused, and nothing is changed, when the root key", () => {
  test("is missing while a database exists", () => {
    expect(refusal({ exists: true })).toContain("The root key is missing");
  });

  test("is missing where it was said to be, on a first start too", () => {
    expect(refusal({ root_key_file: join(data, "none") })).toContain("does not exist");
  });

  test("is missing behind a link", () => {
    mkdirSync(data, { recursive: true });
    symlinkSync(join(data, "none"), join(data, "root.key"));
    expect(() => open({ exists: true })).toThrow(RootKeyRefused);
    expect(() => open({ exists: false })).toThrow(RootKeyRefused);
    expect(readdirSync(data)).toEqual(["root.key"]);
  });

  test("cannot be read", () => {
    mkdirSync(join(data, "root.key"), { recursive: true });
    expect(refusal({ exists: true })).toContain("root.key");
    expect(refusal({ root_key_file: join(keyFile("plain", "x"), "below") })).toContain("ENOTDIR");
  });

  test("cannot be made", () => {
    const blocked = keyFile("blocked", "");
    expect(() => openRootKey({ config: { data: join(blocked, "data") }, env: {}, exists: false })).toThrow(
      RootKeyRefused,
    );
  });

  test.each([0o604, 0o640, 0o620, 0o602, 0o644, 0o601])("is in a file of mode %o", (mode) => {
    keyFile("root.key", hex(newRootKey()), mode);
    expect(refusal({ exists: true })).toContain(`chmod 600 ${join(data, "root.key")}`);
    expect(refusal({ root_key_file: join(data, "root.key") })).toContain("Others may read");
  });

  test.each([0o444, 0o460, 0o604])("is a systemd credential of mode %o", (mode) => {
    keyFile("socialcrm-root-key", hex(newRootKey()), mode);
    expect(refusal({ env: { CREDENTIALS_DIRECTORY: data } })).toContain("Others may read");
  });

  test.each([
    ["empty", ""],
    ["too short", "ab".repeat(31)],
    ["too long", "ab".repeat(33)],
    ["not hexadecimal", `zz${"ab".repeat(31)}`],
    ["base64 of 31 bytes", Buffer.alloc(31, "x").toString("base64")],
    ["all zeros", "00".repeat(32)],
    ["one letter over and over", "ab".repeat(32)],
    ["two keys", `${"01".repeat(32)}\n${"02".repeat(32)}`],
    ["megabytes", "a".repeat(5_000_000)],
  ])("is %s", (_, text) => {
    keyFile("root.key", text);
    const message = refusal({ exists: true });
    expect(message).toContain("64 hexadecimal digits");
    if (text !== "") expect(message).not.toContain(text.slice(0, 20));
    expect(refusal({ root_key: text })).toContain("root_key");
  });
});

describe("a root key", () => {
  const material = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
  const root = rootKey(material);

  test("gives each purpose its own key, as long as asked, the same one every time", () => {
    const keys = [root.subkey("a"), root.subkey("b"), root.subkey("a", 64), root.subkey("a", 16)].map(hex);
    expect(new Set(keys.map((key) => key.slice(0, 32))).size).toBe(2);
    expect(keys.map((key) => key.length)).toEqual([64, 64, 128, 32]);
    expect(root.subkey("a")).toBe(root.subkey("a"));
    expect(hex(rootKey(material).subkey("a"))).toBe(hex(root.subkey("a")));
    expect(hex(rootKey(newRootKey()).subkey("a"))).not.toBe(hex(root.subkey("a")));
  });

  test("derives what any HKDF-SHA-256 derives", async () => {
    const key = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"]);
    const info = new TextEncoder().encode("socialcrm/api-keys/hmac");
    const bits = await crypto.subtle.deriveBits(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
      key,
      256,
    );
    expect(hex(root.subkey("api-keys/hmac"))).toBe(hex(new Uint8Array(bits)));
  });

  test("shows itself in no way of printing", () => {
    const secrets = [hex(material), Buffer.from(material).toString("base64"), material.join(","), material.join(", ")];
    const ways = [
      JSON.stringify({ root }),
      inspect({ root }, { depth: 9, showHidden: true }),
      Bun.inspect({ root }),
      `${root}`,
      JSON.stringify(Object.entries(root)),
    ];
    for (const way of ways) {
      expect(way).toContain(way.startsWith("[[") ? root.id : "root key");
      for (const secret of secrets) expect(way).not.toContain(secret);
    }
  });

  test("has an id that is no part of any key it gives", () => {
    expect(root.id).toMatch(/^[0-9a-f]{16}$/);
    expect(() => root.subkey("root/id")).toThrow(RangeError);
    expect(() => root.subkey("")).toThrow(RangeError);
  });

  test("is recognised by its check value, and no other is", () => {
    expect(matches(root, checkValue(rootKey(material)))).toBe(true);
    expect(matches(rootKey(newRootKey()), checkValue(root))).toBe(false);
    expect(matches(root, "")).toBe(false);
    expect(matches(root, checkValue(root).slice(2))).toBe(false);
    expect(checkValue(root)).not.toContain(root.id);
  });

  test("is replaced in its file whole, readable by its owner only", () => {
    const path = keyFile("root.key", hex(material));
    const next = newRootKey();
    writeRootKey(path, next);
    expect(open({ exists: true }).root.id).toBe(rootKey(next).id);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(["root.key"]);
  });

  test("waits beside the old one before the database hears of it, and is taken for no other", async () => {
    const path = keyFile("root.key", hex(material));
    const next = newRootKey();
    const toldOf: (Uint8Array | undefined)[] = [];
    const killed = async (check: string) => {
      toldOf.push(unfinishedRotation(path, check));
      throw new Error("killed");
    };
    await expect(rotateRootKey(path, next, killed)).rejects.toThrow("killed");
    expect(toldOf).toEqual([next]);
    expect(unfinishedRotation(path, checkValue(rootKey(newRootKey())))).toBeUndefined();
    expect(open({ exists: true }).root.id).toBe(rootKey(material).id);
  });

  test("that cannot be replaced leaves the old one and no rest behind", () => {
    mkdirSync(join(data, "root.key"), { recursive: true });
    expect(() => writeRootKey(join(data, "root.key"), newRootKey())).toThrow();
    expect(readdirSync(data)).toEqual(["root.key"]);
  });
});
