import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { done, isInstalled, pdsFiles, pdsFolder, pdsNode } from "./cache.ts";
import { run } from "./run.ts";

/**
 * Installs the PDS as its lock names it. Its SQLite is compiled here for the Node that comes with it: a prebuilt one
 * would have to be downloaded from elsewhere than the registry. Takes about three minutes, once.
 */
export function installPds(): void {
  const folder = pdsFolder();
  if (isInstalled(folder)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of pdsFiles) copyFileSync(file, join(folder, basename(file)));
  run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, minutes: 8 });
  const node = pdsNode(folder);
  const program = join(node, "bin", "node");
  const gyp = join(folder, "node_modules", "node-gyp", "bin", "node-gyp.js");
  const cwd = join(folder, "node_modules", "better-sqlite3");
  const env = withoutNpm(process.env);
  run([program, gyp, "rebuild", "--release", `--nodedir=${node}`, "-j", "max"], { cwd, minutes: 8, env });
  run([program, "-e", "new (require('better-sqlite3'))(':memory:')"], { cwd, minutes: 1, env });
  rmSync(join(cwd, "build", "Release", "obj.target"), { recursive: true, force: true });
  writeFileSync(done(folder), "");
}

/** What npm is set to on this machine counts more for node-gyp than its own flags: the headers of another Node, say. */
const withoutNpm = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)));
