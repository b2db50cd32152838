// The gate, as CI runs it: every step in order, up to the first that fails. `--only NAME` runs one of them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { countTests, noTests, type TestCount } from "./count.ts";

interface Step {
  readonly name: string;
  /** Arguments for Bun: a script or a tool of node_modules, or `test` and where the tests are. */
  readonly run: readonly string[];
}

const tool = (path: string, ...args: string[]) => [`node_modules/${path}`, ...args];
const elsewhere = ["test/executable/**", "test/conformance/**"];

const steps: readonly Step[] = [
  { name: "lint", run: tool(".bin/biome", "check", "--error-on-warnings") },
  { name: "types", run: tool(".bin/tsc", "--project", ".") },
  { name: "unused", run: tool(".bin/knip", "--no-progress") },
  { name: "leaks", run: ["scripts/leaks.ts"] },
  { name: "servers", run: ["test/servers/install.ts"] },
  {
    name: "unit",
    run: ["test", "--randomize", "--timeout=30000", ...elsewhere.map((glob) => `--path-ignore-patterns=${glob}`)],
  },
  { name: "build", run: ["scripts/build.ts"] },
  { name: "executable", run: ["test", "--timeout=60000", "./test/executable"] },
  { name: "conformance", run: ["test", "--timeout=60000", "./test/conformance"] },
];

/** Runs one step with its output passed through, and counts its tests if it has any. */
async function take(step: Step, scratch: string): Promise<{ ok: boolean; count: TestCount }> {
  const [command = "", ...rest] = step.run;
  const report = join(scratch, `${step.name}.xml`);
  const counted = command === "test" ? ["--reporter=junit", `--reporter-outfile=${report}`] : [];
  const child = Bun.spawn([process.execPath, command, ...counted, ...rest], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stop = () => child.kill();
  process.once("SIGTERM", stop);
  const ok = (await child.exited) === 0;
  process.off("SIGTERM", stop);
  return { ok, count: command === "test" ? await countTests(report, ok) : noTests };
}

function chosen(args: readonly string[]): readonly Step[] {
  if (args.length === 0) return steps;
  const [flag, name] = args;
  const step = steps.find((each) => each.name === name);
  if (flag === "--only" && step && args.length === 2) return [step];
  console.error(`usage: npm test -- [--only ${steps.map((each) => each.name).join("|")}]`);
  process.exit(2);
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const selection = chosen(Bun.argv.slice(2));
process.chdir(dirname(import.meta.dir));
const scratch = await mkdtemp(join(tmpdir(), "socialcrm-check-"));
const started = performance.now();
let total = noTests;
let failedStep: string | undefined;
for (const step of selection) {
  console.log(`\n== ${step.name}`);
  const begun = performance.now();
  const { ok, count } = await take(step, scratch);
  total = {
    passed: total.passed + count.passed,
    failed: total.failed + count.failed,
    skipped: total.skipped + count.skipped,
  };
  console.log(`== ${step.name}: ${ok ? "ok" : "FAILED"} in ${seconds(begun)}`);
  if (ok) continue;
  failedStep = step.name;
  break;
}
await rm(scratch, { recursive: true, force: true });
console.log(`\n${failedStep ? `FAILED at ${failedStep}` : "all steps ok"}, ${seconds(started)} in all`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failedStep ? 1 : 0);
