// npm start: everything between a fresh clone and a running server. Arguments after `--` go to `socialcrm serve`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { become } from "./become.mjs";
import { bun, installDependencies, root, say } from "./install.mjs";

const executable = join(root, "dist", process.platform === "win32" ? "socialcrm.exe" : "socialcrm");
const sources = ["src", "db", "scripts/build.ts", "package.json", "package-lock.json", "tsconfig.json"];

/** Milliseconds of the newest change at or under a path. A folder's own time counts: it tells of removed files. */
function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** The build stamps the executable with the time at which it started, so a change made meanwhile counts as newer. */
function whyBuild() {
  if (!existsSync(executable)) return "there is none yet";
  const built = statSync(executable).mtimeMs;
  const changed = sources.find((path) => newestChange(join(root, path)) > built);
  return changed && `${changed} has changed`;
}

try {
  installDependencies();
  const reason = whyBuild();
  if (reason) {
    say(`setup: building the executable (${reason})`);
    const { status } = spawnSync(bun, ["scripts/build.ts"], { cwd: root, stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error("the build failed.");
  }
} catch (error) {
  say(`setup: ${error.message}`);
  process.exit(1);
}
become(executable, ["serve", ...process.argv.slice(2)]);
