import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, serve } from "../children.ts";
import { few, type Shape } from "../rows.ts";
import { cursorsOf, lastPagesOf } from "./cursors.ts";
import type { Stage } from "./groups.ts";
import { productSeed } from "./seed.ts";

/** Two servers of the product, each on a copy of its seed: what a run writes is gone with it. */
export async function startProduct(product: string, shape: Shape, cache: string, scratch: string): Promise<Stage> {
  const seed = await productSeed(product, shape, cache);
  const fewSeed = await productSeed(product, few, cache);
  const start = async (name: string, from: string, ...more: string[]) => {
    const data = join(scratch, name);
    cpSync(from, data, { recursive: true });
    await run(["sync", "-f", data]); // else the copy is still being written while the first group runs
    const argv = [product, "serve", "--data", data, "--port", "{port}", ...more];
    return serve({ name: "socialcrm", argv, ready: "/healthz" });
  };
  const server = await start("socialcrm", seed.folder);
  const uncounted = await start("socialcrm-few", fewSeed.folder, "--failed-credentials-per-minute", "0");
  const cursors = await cursorsOf(server.url, seed, scratch);
  const lastPages = await lastPagesOf(server.url, seed);
  const tenKeys = join(scratch, "ten-keys");
  writeFileSync(tenKeys, tenOf(readFileSync(seed.keys, "utf8").split("\n")).join("\n"), { mode: 0o600 });
  return { server, seed, tenKeys, few: uncounted, fewSeed, cursors, lastPages };
}

/** Ten that lie apart: of ten workspaces. */
const tenOf = (keys: readonly string[]) =>
  Array.from({ length: 10 }, (_, index) => keys[Math.floor((index * keys.length) / 10)] as string);
