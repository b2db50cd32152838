import { afterAll, describe, expect, test } from "bun:test";
import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { furnished, json, newFolder, run, tidy } from "../support/executable.ts";

afterAll(tidy);

describe("a mistake in a command ends with 2 and words on stderr", () => {
  const data = newFolder();
  test.each<[string, string[], RegExp]>([
    ["an unknown command", ["kyes"], /unknown command 'kyes'\n\(Did you mean keys\?\)/],
    [
      "an unknown flag",
      ["keys", "create", "--name", "x", "--scop", "posts:read"],
      /unknown option '--scop'\n\(Did you mean --scopes\?\)/,
    ],
    ["a flag without its value", ["keys", "list", "--data"], /argument missing/],
    ["a missing flag", ["workspaces", "create", "--name", "Acme"], /'--slug <slug>' not specified/],
    ["a missing argument", ["keys", "revoke"], /missing required argument 'id'/],
    ["one word too many", ["version", "now"], /too many arguments/],
    ["a number that is none", ["keys", "create", "--name", "x", "--rate-limit", "ten"], /--rate-limit.*whole number/],
    ["a negative number", ["keys", "create", "--name", "x", "--rate-limit", "-1"], /--rate-limit.*whole number/],
    ["an empty list", ["keys", "create", "--name", "x", "--scopes", ","], /--scopes.*at least one/],
    ["a duration without its unit", ["keys", "rotate", "x", "--overlap", "24"], /--overlap.*such as 90s/],
    ["a role that is none", ["members", "add", "a@example.com", "--role", "boss"], /owner, admin, member, viewer/],
    ["a bad slug", ["workspaces", "create", "--name", "A", "--slug", "Acme"], /--slug.*lower-case/],
    [
      "a reserved slug",
      ["workspaces", "create", "--name", "A", "--slug", "server-card"],
      /--slug.*taken by an address/,
    ],
    ["a bad address", ["workspaces", "create", "--name", "A", "--slug", "a", "--owner", "ada"], /--owner.*e-mail/],
    [
      "a bad time zone",
      ["workspaces", "create", "--name", "A", "--slug", "a", "--time-zone", "Mars"],
      /--time-zone.*time zone/,
    ],
    ["no command", [], /Usage: socialcrm/],
    ["a group without its command", ["keys"], /Usage: socialcrm keys/],
  ])("%s", async (_, words, said) => {
    const { code, stdout, stderr } = await run(words, { cwd: dirname(data) });
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readdirSync(dirname(data))).toEqual([]);
  });

  test.each<[string, string[], RegExp]>([
    ["a scope that is none", ["--scopes", "posts:raed"], /--scopes: posts:raed is no scope/],
    ["a time that is none", ["--expires-at", "tomorrow"], /--expires-at: must be a time/],
    ["a time that is past", ["--expires-at", "2020-01-01T00:00:00Z"], /--expires-at: must be a time to come/],
    ["a range that is none", ["--allow", "10.0.0.0/99"], /--allow: .*10\.0\.0\.0\/99/],
  ])("%s for a key", async (_, words, said) => {
    const { data } = await furnished();
    const { code, stdout, stderr } = await run(["keys", "create", "--name", "x", ...words, "--data", data]);
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect((await json(["keys", "list", "--data", data])).data).toHaveLength(1);
  });
});

describe("bad configuration ends with 78 and its name", () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ["a flag", ["serve", "--port", "99999"], {}, /port: must be a whole number from 0 to 65535/],
    ["a variable", ["keys", "list"], { SOCIALCRM_PORT: "x" }, /port: .*SOCIALCRM_PORT/],
    ["an unknown variable", ["workspaces", "list"], { SOCIALCRM_PROT: "1" }, /SOCIALCRM_PROT.*SOCIALCRM_PORT/],
    ["a file that is missing", ["config", "--config", "/nowhere/x.toml"], {}, /config: /],
    [
      "a root key file that is missing",
      ["serve", "--root-key-file", "/nowhere/root.key"],
      {},
      /The root key file .* does not exist/,
    ],
    ["a data folder that is a file", ["serve", "--data", "/dev/null"], {}, /\/dev\/null/],
  ])("%s", async (_, words, env, said) => {
    const cwd = dirname(newFolder());
    const { code, stdout, stderr } = await run(words, { env, cwd });
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

test.each([
  ["keys list"],
  ["keys create --name x"],
  ["keys revoke key_x"],
  ["workspaces list"],
  ["workspaces show acme"],
  ["members list"],
  ["root-key rotate"],
])("%s on an empty folder says what to do, and makes nothing", async (words) => {
  const data = newFolder();
  const { code, stdout, stderr } = await run([...words.split(" "), "--data", data]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(`There is no socialcrm data in ${data}.`);
  expect(existsSync(data)).toBe(false);
});

describe("--json prints one document and nothing else", () => {
  test("for what succeeds", async () => {
    const { data, id } = await furnished();
    for (const words of [
      "workspaces list",
      "workspaces show acme",
      "workspaces set-plan acme self_hosted",
      "members add ada@example.com --role owner",
      "members add bob@example.com",
      "members set-role bob@example.com admin",
      "members list",
      "members remove bob@example.com",
      "keys list",
      `keys show ${id}`,
      `keys disable ${id}`,
      `keys enable ${id}`,
      `keys rotate ${id} --overlap 1h`,
      `keys revoke ${id}`,
      "root-key rotate",
      "config",
      "openapi",
    ]) {
      const { code, stdout, stderr } = await run([...words.split(" "), "--data", data, "--json"]);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: "" });
      expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
      JSON.parse(stdout);
    }
  });

  test("and nothing at all for what fails, which stderr tells in JSON too", async () => {
    const { data } = await furnished();
    const missing = await run(["keys", "show", "key_00000000000000000000000000", "--data", data, "--json"]);
    const error = { code: "not_found", message: "There is no such API key in this data folder." };
    expect(missing).toEqual({ code: 1, stdout: "", stderr: `${JSON.stringify({ error })}\n` });
  });
});

test("a reader that stops early is no failure", async () => {
  const quits = await run(["openapi"], { shell: '"$@" | head -1' });
  expect(quits).toEqual({ code: 0, stdout: "{\n", stderr: "" });
});

test("config shows each setting with its origin, and no secret", async () => {
  const word = "k".repeat(20);
  const rows = await json(["config", "--port", "0"], { env: { SOCIALCRM_HOST: "::1", SOCIALCRM_METRICS_TOKEN: word } });
  const found = (name: string) => rows.data.find((row: { name: string }) => row.name === name);
  expect(found("port")).toMatchObject({ value: "0", origin: "--port" });
  expect(found("host")).toMatchObject({ value: "::1", origin: "SOCIALCRM_HOST" });
  expect(found("metrics_token")).toMatchObject({ value: "(set)", origin: "SOCIALCRM_METRICS_TOKEN" });
  expect(found("durability")).toMatchObject({ value: "full", origin: "default" });
  const { stdout } = await run(["config"], { env: { SOCIALCRM_METRICS_TOKEN: word } });
  expect(stdout).not.toContain(word);
  expect(stdout).toMatch(/^metrics_token +\(set\) +SOCIALCRM_METRICS_TOKEN$/m);
});

test("openapi prints the document of this configuration", async () => {
  const document = await json(["openapi", "--public-url", "https://crm.example.com"]);
  expect(document.openapi).toStartWith("3.1");
  expect(document.servers[0].url).toBe("https://crm.example.com");
  expect(Object.keys(document.paths)).toContain("/v1/posts/{id}");
});

test("version says which it is, in every spelling", async () => {
  const { version } = await json(["version"]);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  for (const words of [["version"], ["--version"], ["-V"]])
    expect((await run(words)).stdout).toStartWith(`socialcrm ${version} (`);
});
