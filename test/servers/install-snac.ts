import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { done, isInstalled, snacFolder, snacProgram } from "./cache.ts";
import { run } from "./run.ts";

/** The release of this Debian, and where its packages come from, by apt's own words. */
function debian(): { repository: string; codename: string } {
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
  const format = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  const { stdout } = spawnSync("apt-get", ["indextargets", "--format", format], { encoding: "utf8" });
  const line = stdout?.split("\n").find((one) => one.endsWith(` ${codename} main`));
  if (!codename || !line) throw new Error("This is no Debian whose packages could be asked for snac2.");
  return { repository: line.split(" ")[0] as string, codename };
}

/** Settings with which apt keeps to a folder and to one source; the system's own stay as they are. */
function ownApt(folder: string): string[] {
  const { repository, codename } = debian();
  for (const name of ["sources", "lists/partial", "cache/archives/partial"])
    mkdirSync(join(folder, name), { recursive: true });
  const source = [
    "Types: deb",
    `URIs: ${repository}`,
    `Suites: ${codename} ${codename}-backports`,
    "Components: main",
    "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg",
  ];
  writeFileSync(join(folder, "sources", "snac.sources"), `${source.join("\n")}\n`);
  const settings = {
    "Dir::Etc::SourceList": "/dev/null",
    "Dir::Etc::SourceParts": join(folder, "sources"),
    "Dir::State::Lists": join(folder, "lists"),
    "Dir::Cache": join(folder, "cache"),
    "APT::Sandbox::User": "root",
    "Acquire::http::Timeout": "30",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

/** Unpacks Debian's snac2, which installs nothing into the system. From the backports where the release is older. */
export function installSnac(): void {
  const folder = snacFolder();
  if (isInstalled(folder)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const apt = ["apt-get", "-q", ...ownApt(folder)];
  run([...apt, "update"], { cwd: folder, minutes: 3 });
  run([...apt, "download", "snac2"], { cwd: folder, minutes: 3 });
  const file = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (!file) throw new Error("apt-get downloaded no package.");
  run(["dpkg", "-x", file, "root"], { cwd: folder, minutes: 1 });
  for (const name of ["sources", "lists", "cache"]) rmSync(join(folder, name), { recursive: true, force: true });
  const { stdout, error } = spawnSync(snacProgram(folder), [], { encoding: "utf8" });
  if (!stdout?.startsWith("snac "))
    throw new Error(`snac does not run here (${error?.message ?? "libcurl4 is missing"}).`);
  writeFileSync(done(folder), "");
}
