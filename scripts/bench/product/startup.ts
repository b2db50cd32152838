import { mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { median } from "../alternate.ts";
import { freePort, spawn } from "../children.ts";
import { memory } from "../proc.ts";

export type StartUp = { name: string; min: number; median: number; all: number[] };

/** Milliseconds from the start of the process to the end of its first answer, on both cores. */
export async function startUps(product: string, seeded: string, scratch: string, times: number): Promise<StartUp[]> {
  const fresh: number[] = [];
  const full: number[] = [];
  for (let time = 0; time < times; time++) {
    const folder = mkdtempSync(join(scratch, "fresh-"));
    fresh.push(await firstAnswer(product, folder));
    rmSync(folder, { recursive: true, force: true });
    full.push(await firstAnswer(product, seeded));
  }
  return [of("an empty data folder", fresh), of("the seeded data folder", full)];
}

const of = (name: string, all: number[]): StartUp => ({ name, min: Math.min(...all), median: median(all), all });

async function firstAnswer(product: string, folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const server = spawn([product, "serve", "--data", folder, "--port", String(port)]);
  while (!(await alive(port))) {
    if (performance.now() - started > 10_000) throw new Error(`No answer within 10 s on ${folder}.`);
    await Bun.sleep(1);
  }
  const took = performance.now() - started;
  await server.stop();
  return took;
}

const alive = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: "close" } }).then(
    (answer) => answer.ok,
    () => false,
  );

/** Megabytes resident five seconds after a start on an empty data folder and on the seeded one, nobody asking. */
export async function idleMemory(product: string, seeded: string, scratch: string) {
  const idle = async (folder: string) => {
    const port = await freePort();
    const server = spawn([product, "serve", "--data", folder, "--port", String(port)]);
    await Bun.sleep(5_000);
    if (!(await alive(port))) throw new Error(`No answer after 5 s on ${folder}.`);
    const found = memory(server.pid);
    await server.stop();
    return found;
  };
  return { empty: await idle(mkdtempSync(join(scratch, "idle-"))), seeded: await idle(seeded) };
}

/** Megabytes (10^6 bytes) of the executable. */
export const executableSize = (product: string): number => statSync(product).size / 1e6;
