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
  const gyp = join(folder, "node_modules", "node-gyp", "bin", "node-gyp.js");
  const cwd = join(folder, "node_modules", "better-sqlite3");
  run([join(node, "bin", "node"), gyp, "rebuild", "--release", `--nodedir=${node}`, "-j", "max"], { cwd, minutes: 8 });
  rmSync(join(cwd, "build", "Release", "obj.target"), { recursive: true, force: true });
  writeFileSync(done(folder), "");
}
