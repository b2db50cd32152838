import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { say } from "./install.mjs";

/** Programs that tests start and npm does not bring: the Debian package, the command it gives, the test it is for. */
const compiling = "compiling SQLite for the Bluesky PDS that posts are published to";
const packages = [
  { package: "chromium", command: "chromium", purpose: "Swagger UI in a real browser" },
  { package: "g++", command: "g++", purpose: compiling },
  { package: "make", command: "make", purpose: compiling },
  { package: "python3", command: "python3", purpose: compiling },
];

function onPath(command) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const missing = () => packages.filter(({ command }) => !onPath(command));

/** Indexes may be old or absent, so they are brought up to date first; one source that fails to need not matter. */
function aptInstall(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) =>
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-q", ...args], { env, stdio: ["ignore", 2, 2] }).status ===
    0;
  apt("update");
  return apt("install", "--yes", "--no-install-recommends", ...names);
}

/**
 * Installs the missing packages where this user may (root on a Debian-like system) and says loudly what stays missing;
 * the tests that need those then skip, loudly too. Under CI nothing may be missing: there it throws.
 */
export function installPackages() {
  const wanted = missing();
  if (wanted.length === 0) return;
  const names = wanted.map((each) => each.package);
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say(`setup: installing Debian packages that tests need: ${names.join(", ")}`);
    if (!aptInstall(names)) say("setup: apt-get failed");
  }
  const left = missing();
  if (left.length === 0) return;
  const lines = left.map((each) => `  ${each.command} (Debian package ${each.package}), for: ${each.purpose}`);
  if (process.env.CI) throw new Error(`tests need what is missing:\n${lines.join("\n")}`);
  const rule = "!".repeat(100);
  say(`\n${rule}\nMISSING, so their tests will be skipped:\n${lines.join("\n")}\n${rule}\n`);
}
