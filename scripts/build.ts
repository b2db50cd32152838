// Builds the executable: `bun scripts/build.ts [--all]`. Without --all dist/socialcrm for this machine, with it every
// target into dist/release/ with its checksums. The same commit and lock give the same bytes.
import { mkdir, rename, rm, utimes } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { $, type BunPlugin } from "bun";
import { version } from "../package.json";
import { appNames, bundled } from "../src/faces/mcp/apps/bundle.ts";
import { apart } from "./apart.ts";
import { bunFor, type Target, targets } from "./targets.ts";

/** Files started with `new Worker`: the bundler does not follow those, so each is an entry point of its own. */
const workers: readonly string[] = ["db/sqlite/list-worker.ts"];

/** Swagger UI is embedded as it is sent, at a fourth of its size: `faces/docs/asset.ts` reads either. */
const packedAssets: BunPlugin = {
  name: "packed assets",
  setup(build) {
    build.onLoad({ filter: /[/\\]swagger-ui-dist[/\\][\w-]+\.(?:js|css)$/ }, async ({ path }) => ({
      contents: Bun.gzipSync(await Bun.file(path).bytes(), { level: 9 }),
      loader: "file",
    }));
  },
};

/** The commit that is built, with `-dirty` where the checkout holds more than that; "unknown" outside a checkout. */
async function commit(): Promise<string> {
  const described = await $`git describe --always --dirty --abbrev=40 ${"--exclude=*"}`.quiet().nothrow();
  return described.exitCode === 0 ? described.text().trim() : "unknown";
}

/**
 * Puts the MCP apps, each made one text, where the executable looks for them. They are made before: a build that is begun
 * within another one waits for it, and it for that one, for ever.
 */
async function apps(): Promise<BunPlugin> {
  const texts = await Promise.all(appNames.map(async (name) => [name, await bundled(name)] as const));
  const contents = `export const built = ${JSON.stringify(Object.fromEntries(texts))};`;
  return {
    name: "apps",
    setup: (build) =>
      void build.onLoad({ filter: /[\\/]mcp[\\/]apps[\\/]built\.ts$/ }, () => ({ contents, loader: "js" })),
  };
}

async function compile(outfile: string, stamp: Record<string, string>, cross?: Target): Promise<void> {
  const started = new Date();
  // Built aside and moved, so that a run that is cut short leaves no half an executable.
  const aside = `${dirname(outfile)}/.building-${process.pid}/${basename(outfile)}`;
  await mkdir(dirname(aside), { recursive: true });
  try {
    await Bun.build({
      entrypoints: ["src/main.ts", ...workers],
      // Names are kept: a stack trace should show ours, and Elysia, which writes the OpenAPI document, reads sources.
      minify: { whitespace: true, syntax: true, identifiers: false },
      bytecode: true,
      splitting: true,
      format: "esm",
      sourcemap: "linked",
      plugins: [packedAssets, await apps(), await apart()],
      define: { "process.env.NODE_ENV": '"production"', ...stamp },
      compile: {
        outfile: aside,
        // A file in the folder that the server happens to be started from must not change what it runs.
        autoloadDotenv: false,
        autoloadBunfig: false,
        ...(cross && { target: cross.compile, executablePath: await bunFor(cross) }),
      },
    });
    await utimes(aside, started, started);
    await rename(aside, outfile);
  } finally {
    // The source map beside it is a copy: the executable has its own inside.
    await rm(dirname(aside), { recursive: true, force: true });
  }
}

async function sha256(path: string): Promise<string> {
  return new Bun.CryptoHasher("sha256").update(await Bun.file(path).arrayBuffer()).digest("hex");
}

const megabytes = (path: string) => `${(Bun.file(path).size / 1e6).toFixed(1)} MB`;

async function release(stamp: Record<string, string>): Promise<void> {
  const folder = "dist/release";
  await rm(folder, { recursive: true, force: true });
  const sums: string[] = [];
  const failures: string[] = [];
  for (const target of targets) {
    const file = `socialcrm-${target.name}${target.name.startsWith("windows") ? ".exe" : ""}`;
    try {
      await compile(`${folder}/${file}`, stamp, target);
      sums.push(`${await sha256(`${folder}/${file}`)}  ${file}\n`);
      console.log(`built ${folder}/${file} (${megabytes(`${folder}/${file}`)})`);
    } catch (error) {
      failures.push(target.name);
      console.error(`NOT built for ${target.name}:`, error);
    }
  }
  await Bun.write(`${folder}/SHA256SUMS`, sums.join(""));
  if (failures.length > 0) throw new Error(`No executable for: ${failures.join(", ")}.`);
}

const args = Bun.argv.slice(2);
if (args.some((arg) => arg !== "--all")) {
  console.error("usage: bun scripts/build.ts [--all]");
  process.exit(2);
}
process.chdir(dirname(import.meta.dir));
const stamp = { SOCIALCRM_VERSION: JSON.stringify(version), SOCIALCRM_COMMIT: JSON.stringify(await commit()) };
try {
  if (args.includes("--all")) await release(stamp);
  else {
    const outfile = process.platform === "win32" ? "dist/socialcrm.exe" : "dist/socialcrm";
    await compile(outfile, stamp);
    console.log(`built ${outfile} (${megabytes(outfile)})`);
  }
} catch (error) {
  console.error(error);
  process.exit(1);
}
