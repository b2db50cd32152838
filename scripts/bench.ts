/** Measures the executable beside a bare server and foreign peers: bun scripts/bench.ts --help, docs/benchmarks.md. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stopOnExit } from "./bench/children.ts";
import { measure, type Plan } from "./bench/group.ts";
import { machine } from "./bench/machine.ts";
import { type Options, readOptions } from "./bench/options.ts";
import { pins } from "./bench/peers/pins.ts";
import { noPeers, startPeers } from "./bench/peers/start.ts";
import { floods } from "./bench/product/floods.ts";
import { changed, scale, unchanged } from "./bench/product/groups.ts";
import { type Once, reach } from "./bench/product/reach.ts";
import { revocations } from "./bench/product/revocation.ts";
import { startProduct } from "./bench/product/start.ts";
import { executableSize, idleMemory, type Keyed, startUps } from "./bench/product/startup.ts";
import { startTokens, tokens } from "./bench/product/tokens.ts";
import { type Group, progress, targetText } from "./bench/report.ts";
import { full, small } from "./bench/rows.ts";
import { requireTools } from "./bench/wrk.ts";

async function bench(options: Options) {
  requireTools();
  const product = resolve(options.product);
  if (!existsSync(product)) throw new Error(`${product} does not exist. Build it: bun scripts/build.ts`);
  mkdirSync(options.cache, { recursive: true, mode: 0o700 });
  const scratch = mkdtempSync(join(options.cache, "run-"));
  stopOnExit(() => rmSync(scratch, { recursive: true, force: true }));

  const shape = options.quick ? small : full;
  const skipped: string[] = options.peers ? [] : Object.keys(pins);
  const stage = await startProduct(product, shape, options.cache, scratch);
  const peers = options.peers ? await startPeers(shape, options.cache, scratch, skipped) : noPeers;
  const tokenStage = await startTokens(product, stage.fewSeed, scratch, options);
  const plans = [
    ...unchanged(stage, peers),
    ...scale(stage),
    ...tokens(tokenStage),
    ...floods(stage.server, stage.few, [stage.seed, stage.fewSeed], scratch),
    ...changed(stage, peers), // last: these make the large workspace larger
  ].filter(({ name }) => name.includes(options.only));
  const groups = await measureAll(plans, options, scratch);
  const once = options.only
    ? undefined
    : await measureOnce(product, { folder: stage.seed.folder, key: stage.seed.large }, scratch, options.quick ? 3 : 10);
  const targets = [...reach(groups, once), ...(await revocations(tokenStage))];
  process.stdout.write(targetText(targets));
  const { peers: _peers, ...told } = options;
  const report = { ...machine(), options: told, shape, pins, skipped, groups, once, targets };
  writeFileSync(options.out, `${JSON.stringify(report, undefined, 2)}\n`);
  progress(`written to ${options.out}`);
}

async function measureAll(
  plans: Plan[],
  { rounds, seconds, connections, cache }: Options,
  folder: string,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const plan of plans) groups.push(await measure(plan, { rounds, seconds, connections, folder, cache }));
  return groups;
}

async function measureOnce(product: string, seeded: Keyed, scratch: string, times: number): Promise<Once> {
  progress("start to first answer, idle memory, size");
  const starts = await startUps(product, seeded, scratch, times);
  return { starts, idle: await idleMemory(product, seeded.folder, scratch), megabytes: executableSize(product) };
}

await bench(readOptions(process.argv.slice(2))).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`bench: ${error.message}\n`);
    process.exit(1);
  },
);
