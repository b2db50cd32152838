import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const suite = dirname(fileURLToPath(import.meta.resolve("@modelcontextprotocol/conformance/package.json")));

interface Verdict {
  readonly exitCode: number;
  /** The scenarios that the revision requires, by outcome. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly output: string;
}

/** Runs the official conformance suite against a server and reads its summary. */
export async function runSuite(url: string, revision: string, baseline?: string): Promise<Verdict> {
  const expected = baseline ? ["--expected-failures", resolve(import.meta.dir, baseline)] : [];
  const child = Bun.spawn({
    cmd: [process.execPath, `${suite}/dist/index.js`, "server", "--url", url, "--requirements", revision, ...expected],
    env: { ...process.env, NO_COLOR: "1" },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [output, errors, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  const summary = output.matchAll(/^(✓|✗) (\S+): \d+ passed, \d+ failed/gm);
  const marks = new Map([...summary].map(([, mark, scenario]) => [scenario, mark]));
  const required = await scoredScenarios(revision);
  return {
    exitCode,
    passed: required.filter((scenario) => marks.get(scenario) === "✓"),
    failed: required.filter((scenario) => marks.get(scenario) !== "✓"),
    output: output + errors,
  };
}

async function scoredScenarios(revision: string): Promise<string[]> {
  const { server } = Bun.YAML.parse(await Bun.file(`${suite}/requirements/${revision}.yaml`).text()) as {
    server: string[];
  };
  return server;
}
