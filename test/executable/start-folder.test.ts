import { afterAll, expect, test } from "bun:test";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { furnished, newFolder, run, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

/** A folder full of files that Bun would read, each of which leaves a mark if it is. */
function hostile(): { cwd: string; mark: string } {
  const cwd = dirname(newFolder());
  const mark = join(cwd, "ran");
  const script = `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "");`;
  const files: Record<string, string> = {
    ".env": "SOCIALCRM_PORT=nonsense\nSOCIALCRM_NO_SUCH=1\nNODE_ENV=test\n",
    ".env.local": "SOCIALCRM_DATA=/proc/nowhere\n",
    ".env.production": "SOCIALCRM_HOST=203.0.113.1\n",
    "bunfig.toml":
      'preload = ["./preload.ts"]\n[run]\npreload = ["./preload.ts"]\n[serve.static]\nplugins = ["./preload.ts"]\n',
    "preload.ts": script,
    "tsconfig.json": '{"compilerOptions":{"paths":{"elysia":["./preload.ts"],"*":["./preload.ts"]},"jsx":"nonsense"}}',
    "package.json": '{"type":"commonjs","main":"./preload.ts","imports":{"#*":"./preload.ts"}}',
    "socialcrm.toml": "port = 1\n",
    "config.toml": "port = 1\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  mkdirSync(join(cwd, "db", "sqlite"), { recursive: true });
  for (const name of ["list-worker.ts", "list-worker.js"]) writeFileSync(join(cwd, "db", "sqlite", name), script);
  for (const name of ["elysia", "commander", "drizzle-orm"]) {
    mkdirSync(join(cwd, "node_modules", name), { recursive: true });
    writeFileSync(join(cwd, "node_modules", name, "index.js"), script);
  }
  return { cwd, mark };
}

test("files in the folder that it is started from change nothing", async () => {
  const { cwd, mark } = hostile();
  const { data, key } = await furnished();
  const settings = JSON.parse((await run(["config", "--json"], { cwd })).stdout).data;
  const set = settings.filter(({ origin }: { origin: string }) => origin !== "default");
  expect(set).toEqual([]);
  const listed = await run(["keys", "list", "--data", data], { cwd });
  expect(listed).toMatchObject({ code: 0, stderr: "" });
  const server = await serve(data, [], { cwd });
  expect((await server.request("/v1/me", key)).status).toBe(200);
  // Answered by the worker, which is a file of the executable's own.
  const found = await server.request("/v1/posts?q=anything", key);
  expect([found.status, await found.json()]).toEqual([200, { data: [] }]);
  expect(await server.ended("SIGTERM")).toBe(0);
  expect(existsSync(mark)).toBe(false);
});
