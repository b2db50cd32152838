import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../children.ts";
import { progress } from "../report.ts";
import { type Peer, pins } from "./pins.ts";

/** The folder a peer is installed in, filled by npm on first use; a changed pin makes a new folder. */
export async function install(peer: Peer, cache: string): Promise<string> {
  const manifest = JSON.stringify({ private: true, ...pins[peer] });
  const folder = join(cache, `${peer}-${Bun.hash(manifest).toString(36)}`);
  const done = join(folder, ".installed");
  if (existsSync(done)) return folder;
  progress(`installing ${peer} into ${folder}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest);
  await run(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund"], { cwd: folder });
  writeFileSync(done, "");
  return folder;
}
