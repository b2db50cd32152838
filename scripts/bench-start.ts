/**
 * Start, idle memory and size of executables side by side, in turns, beside an empty server of Bun's:
 * `bun scripts/bench-start.ts [--times 20] [executable…]`; without one, of dist/socialcrm.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { median } from "./bench/alternate.ts";
import { run, stopOnExit } from "./bench/children.ts";
import { executableSize, idleMemory, type Keyed, Starts, started } from "./bench/product/startup.ts";

const { values, positionals } = parseArgs({
  options: { times: { type: "string", default: "20" }, help: { type: "boolean", default: false } },
  allowPositionals: true,
});
if (values.help) {
  console.log("Usage: bun scripts/bench-start.ts [--times 20] [executable…]; without one, dist/socialcrm is measured.");
  process.exit(0);
}
const products = (positionals.length > 0 ? positionals : ["dist/socialcrm"]).map((path) => resolve(path));
const scratch = mkdtempSync(join(tmpdir(), "socialcrm-start-"));
stopOnExit(() => rmSync(scratch, { recursive: true, force: true }));

/** An executable that answers and does nothing else: no start of a Bun server is faster. */
async function bareServer(): Promise<string> {
  const source = join(scratch, "bare.ts");
  writeFileSync(
    source,
    'Bun.serve({ hostname: "127.0.0.1", port: Number(process.argv.at(-1)), fetch: () => new Response("ok") });',
  );
  const outfile = join(scratch, "bare");
  await Bun.build({ entrypoints: [source], minify: true, bytecode: true, format: "esm", compile: { outfile } });
  return outfile;
}

async function keyed(product: string, folder: string): Promise<Keyed> {
  await run([product, "workspaces", "create", "--name", "Bench", "--slug", "bench", "--data", folder]);
  const made = await run([product, "keys", "create", "--name", "bench", "--json", "--data", folder]);
  return { folder, key: (JSON.parse(made) as { key: string }).key };
}

const bare = await bareServer();
const floor: { wall: number; cpu: number }[] = [];
const measured = await Promise.all(
  products.map(async (path, at) => ({
    path,
    starts: new Starts(),
    seeded: await keyed(path, join(scratch, `data-${at}`)),
  })),
);
for (let time = 0; time < Number(values.times); time++) {
  for (const { path, starts, seeded } of time % 2 ? measured.toReversed() : measured)
    await starts.once(path, seeded, scratch);
  floor.push(...(await started([], bare, [{}])));
}

const line = (what: string, wall: number, cpu: number) =>
  console.log(`  ${what.padEnd(48)} ${wall.toFixed(1).padStart(7)} ms, ${cpu.toFixed(1).padStart(6)} ms of CPU`);
console.log("An empty server of Bun's");
line("first answer", median(floor.map(({ wall }) => wall)), median(floor.map(({ cpu }) => cpu)));
for (const { path, starts, seeded } of measured) {
  console.log(path);
  for (const { name, median: wall, cpu } of starts.told()) line(`first answer on ${name}`, wall, cpu);
  const idle = await idleMemory(path, seeded.folder, scratch);
  console.log(
    `  idle ${idle.empty.toFixed(1)} MB; with data ${idle.seeded.toFixed(1)} MB; ${executableSize(path).toFixed(1)} MB large`,
  );
}
process.exit(0);
