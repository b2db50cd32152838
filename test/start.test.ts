import { beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/* A start loads what it needs, and nothing else: what is not listed here is loaded late, by `import()` where it is used. */

const packages = [
  "@sinclair/typebox",
  "cookie", // Elysia brings it, and the three marked so
  "drizzle-orm",
  "elysia",
  "exact-mirror", // Elysia's
  "fast-decode-uri-component", // Elysia's
  "jose",
  "memoirist", // Elysia's
  "swagger-ui-dist", // names of files
];
const builtins = ["bun:sqlite", "node:buffer", "node:crypto", "node:fs", "node:fs/promises", "node:path"];
const late = [
  "src/cli/program.ts",
  "src/cli/command.ts",
  "src/cli/client/",
  "src/publishing/bare-links.ts",
  "src/publishing/inspect.ts",
  "src/publishing/networks.ts",
  "src/publishing/networks/",
  "src/publishing/preview.ts",
];

const root = join(import.meta.dir, "..");
let loaded: readonly string[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "socialcrm-start-"));
  const list = join(folder, "loaded.json");
  const argv = ["--preload", join(import.meta.dir, "support/loaded.ts"), join(root, "src/main.ts")];
  const server = Bun.spawn(
    [process.execPath, ...argv, "serve", "--data", join(folder, "data"), "--port", "0", "--json"],
    {
      env: { PATH: process.env.PATH, LOADED_TO: list },
      stdout: "pipe",
      stderr: "ignore",
    },
  );
  const { value } = await server.stdout.getReader().read();
  const { url } = JSON.parse(new TextDecoder().decode(value));
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/v1/me`, { headers: { authorization: "Bearer nothing" } })).status).toBe(401);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  loaded = await Bun.file(list).json();
}, 30_000);

const packageOf = (path: string) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
const sorted = (names: Iterable<string | undefined>) => [...new Set(names)].filter((name) => name !== undefined).sort();

describe("a server that has answered its first requests has loaded", () => {
  test("its own files", () => {
    expect(loaded.map((path) => relative(root, path))).toContain("src/faces/rest.ts");
  });

  test("no package but those that every start needs", () => {
    expect(sorted(loaded.map(packageOf))).toEqual(packages);
  });

  test("no part of Node but those", async () => {
    const own = loaded.filter((path) => /\.(?:ts|js|mjs)$/.test(path) && !path.includes("test/support"));
    const imports = own
      .filter((path) => packageOf(path) !== "swagger-ui-dist")
      .map(async (path) => {
        const scan = new Bun.Transpiler({ loader: path.endsWith(".ts") ? "ts" : "js" });
        return scan.scanImports(await Bun.file(path).text()).filter(({ kind }) => kind === "import-statement");
      });
    const names = (await Promise.all(imports)).flat().map(({ path }) => path);
    expect(sorted(names.filter((name) => /^(?:node|bun):/.test(name)))).toEqual(builtins);
  });

  test.each(late)("nothing of %s", (path) => {
    expect(loaded.map((one) => relative(root, one)).filter((one) => one.startsWith(path))).toEqual([]);
  });
});
