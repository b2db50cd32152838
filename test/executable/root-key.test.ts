import { afterAll, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { built, furnished, json, newFolder, run, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

const keyFile = (path: string, text = randomBytes(32).toString("hex")) => {
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};
const statusOf = async (data: string, key: string, env = {}) => {
  const server = await serve(data, [], { env });
  const statuses: number[] = [];
  for (let n = 0; n < 2; n++) statuses.push((await server.request("/v1/me", key)).status);
  expect(await server.ended("SIGTERM")).toBe(0);
  return statuses;
};

describe("root-key rotate", () => {
  test("replaces the key in the data folder, and every API key still works", async () => {
    const { data, key } = await furnished();
    const path = join(data, "root.key");
    const old = readFileSync(path, "utf8");
    const rotated = await json(["root-key", "rotate", "--data", data]);
    expect(rotated).toEqual({ id: expect.any(String), previous: expect.any(String), path });
    expect(rotated.id).not.toBe(rotated.previous);
    expect(readFileSync(path, "utf8")).not.toBe(old);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(data).filter((name) => name.startsWith("root.key"))).toEqual(["root.key"]);
    expect(await statusOf(data, key)).toEqual([200, 200]);
    keyFile(path, old);
    expect((await run(["serve", "--port", "0", "--data", data])).code).toBe(78);
  });

  test("needs the server stopped", async () => {
    const { data, key } = await furnished();
    const server = await serve(data);
    const before = readFileSync(join(data, "root.key"), "utf8");
    const { code, stderr } = await run(["root-key", "rotate", "--data", data]);
    expect(code).toBe(78);
    expect(stderr).toContain(`Another socialcrm server is running on ${data}.`);
    expect(readFileSync(join(data, "root.key"), "utf8")).toBe(before);
    expect((await server.request("/v1/me", key)).status).toBe(200);
    await server.ended("SIGTERM");
  });

  test("cut short before the database knows leaves the old key in force", async () => {
    const { data, key } = await furnished();
    keyFile(join(data, "root.key.new"));
    expect(await statusOf(data, key)).toEqual([200, 200]);
    await json(["root-key", "rotate", "--data", data]);
    expect(existsSync(join(data, "root.key.new"))).toBe(false);
    expect(await statusOf(data, key)).toEqual([200, 200]);
  });

  test("cut short after the database knows is finished by the next start", async () => {
    const { data, key } = await furnished();
    const path = join(data, "root.key");
    copyFileSync(path, `${data}.old`);
    await json(["root-key", "rotate", "--data", data]);
    const rotated = readFileSync(path, "utf8");
    copyFileSync(path, `${path}.new`);
    copyFileSync(`${data}.old`, path);
    expect((await json(["keys", "list", "--data", data])).data).toHaveLength(1);
    expect(readFileSync(path, "utf8")).toBe(rotated);
    expect(existsSync(`${path}.new`)).toBe(false);
    expect(await statusOf(data, key)).toEqual([200, 200]);
  });

  test("killed at any moment leaves a folder that opens", async () => {
    const { data, key } = await furnished();
    for (let wait = 20; wait < 90; wait += 5) {
      const child = Bun.spawn([await built(), "root-key", "rotate", "--data", data], {
        stdio: ["ignore", "ignore", "ignore"],
      });
      await Bun.sleep(wait);
      child.kill("SIGKILL");
      await child.exited;
      expect((await run(["keys", "list", "--data", data])).code).toBe(0);
    }
    expect(await statusOf(data, key)).toEqual([200, 200]);
  });

  test("with a key out of the environment needs a file, and the start needs the new key from then on", async () => {
    const old = { SOCIALCRM_ROOT_KEY: randomBytes(32).toString("base64") };
    const data = newFolder();
    const file = join(dirname(data), "next.key");
    await json(["workspaces", "create", "--name", "A", "--slug", "a", "--data", data], { env: old });
    const { key } = await json(["keys", "create", "--name", "x", "--data", data], { env: old });
    const refused = await run(["root-key", "rotate", "--data", data], { env: old });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("--new-key-file");
    await json(["root-key", "rotate", "--data", data, "--new-key-file", file], { env: old });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await run(["serve", "--port", "0", "--data", data], { env: old })).code).toBe(78);
    expect(await statusOf(data, key, { SOCIALCRM_ROOT_KEY_FILE: file })).toEqual([200, 200]);
    expect(readdirSync(data)).not.toContain("root.key");
  });

  test("takes a key that is given, and refuses one that is malformed, open to others or in use", async () => {
    const { data } = await furnished();
    const path = join(data, "root.key");
    const given = keyFile(join(dirname(data), "given.key"));
    const rotate = () => run(["root-key", "rotate", "--data", data, "--new-key-file", given]);
    chmodSync(given, 0o644);
    expect(await rotate()).toMatchObject({ code: 78, stderr: expect.stringContaining("chmod 600") });
    chmodSync(given, 0o600);
    expect((await rotate()).code).toBe(0);
    expect(readFileSync(path, "utf8").trim()).toBe(readFileSync(given, "utf8").trim());
    expect(await rotate()).toMatchObject({ code: 1, stderr: expect.stringContaining("in use already") });
    keyFile(given, "short");
    expect((await rotate()).code).toBe(78);
  });
});

describe("a root key that is refused ends with 78 and changes nothing", () => {
  const listing = (data: string) => readdirSync(data).map((name) => `${name} ${statSync(join(data, name)).mtimeMs}`);
  test.each<[string, (path: string) => void, RegExp]>([
    ["another one", (path) => keyFile(path), /is not the one that .* was made with/],
    ["a missing one", (path) => rmSync(path), /The root key is missing/],
    ["one that others may read", (path) => chmodSync(path, 0o644), /Run: chmod 600/],
    ["half of one", (path) => keyFile(path, "ab".repeat(16)), /is not 32 random bytes/],
  ])("%s", async (_, spoil, said) => {
    const { data } = await furnished();
    spoil(join(data, "root.key"));
    await run(["serve", "--port", "0", "--data", data]);
    const before = listing(data);
    for (const words of [
      ["serve", "--port", "0"],
      ["keys", "list"],
      ["root-key", "rotate"],
    ]) {
      const { code, stdout, stderr } = await run([...words, "--data", data]);
      expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
      expect(stderr).toMatch(said);
    }
    expect(listing(data)).toEqual(before);
  });
});
