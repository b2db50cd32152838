import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { done, isInstalled, llmFiles, llmFolder } from "./cache.ts";
import { run } from "./run.ts";

/** Installs llama.cpp, built for Linux on x64, as its lock names it, beside the model that comes with the repository. */
export function installLlm(): void {
  const folder = llmFolder();
  if (isInstalled(folder)) return;
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("It is built for Linux on x64 alone.");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of llmFiles) copyFileSync(file, join(folder, basename(file)));
  const options = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"];
  run(["npm", "ci", ...options], { cwd: folder, minutes: 5 });
  writeFileSync(done(folder), "");
}
