import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { done, isInstalled, s3Files, s3Folder } from "./cache.ts";
import { run } from "./run.ts";

/** Installs the S3 server as its lock names it. */
export function installS3(): void {
  const folder = s3Folder();
  if (isInstalled(folder)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of s3Files) copyFileSync(file, join(folder, basename(file)));
  run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, minutes: 5 });
  writeFileSync(done(folder), "");
}
