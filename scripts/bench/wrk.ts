import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadCore, run, type Server } from "./children.ts";
import type { Load } from "./load.ts";
import { cpuSeconds, memory } from "./proc.ts";
import { luaScript } from "./script.ts";

/** What one run of the generator found. */
export type Reading = {
  /** Requests answered in a second. */
  rate: number;
  /** Milliseconds, half and 99 of 100 requests are answered within. */
  p50: number;
  p99: number;
  /** Microseconds of the server's CPU time (all its threads) for one request. */
  cpu: number;
  /** Share of one core that the server used: far below 1, the generator was the limit. */
  busy: number;
  /** Megabytes resident when the run ended. */
  memory: number;
  /** Bytes of an answer on the wire, headers included. */
  bytes: number;
  requests: number;
  refused: number;
  /** Requests a second that others asked of the same server meanwhile. */
  beside: number;
};

type Raw = {
  requests: number;
  micros: number;
  bytes: number;
  refused: number;
  broken: number;
  p50: number;
  p99: number;
};

export function requireTools() {
  const packages = { wrk: "wrk", taskset: "util-linux", npm: "npm" };
  const missing = Object.entries(packages).filter(([tool]) => !Bun.which(tool));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name).join(" ");
  throw new Error(`${missing.map(([tool]) => tool).join(" and ")} not found. On Debian: apt-get install ${names}`);
}

/** Puts the load on the server for so many seconds. A server that refuses or drops a request fails the whole run. */
export async function drive(server: Server, load: Load, seconds: number, folder: string): Promise<Reading> {
  const script = join(folder, `load-${crypto.randomUUID()}.lua`);
  writeFileSync(script, luaScript(load, new URL(server.url).host));
  const connections = String(load.connections ?? 64);
  const before = { cpu: cpuSeconds(server.pid), at: performance.now() };
  const wrk = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "--latency", "-s", script];
  const out = await run(["taskset", "-c", loadCore, ...wrk, server.url]);
  const used = cpuSeconds(server.pid) - before.cpu;
  const elapsed = (performance.now() - before.at) / 1000;
  const found = read(out);
  for (const { values } of load.asked) if (values) values.next += Math.ceil(found.requests / load.asked.length) + 1024;
  judge(server.name, load, found, out);
  return {
    rate: found.requests / (found.micros / 1e6),
    p50: found.p50 / 1000,
    p99: found.p99 / 1000,
    cpu: (used * 1e6) / found.requests,
    busy: used / elapsed,
    memory: memory(server.pid),
    bytes: found.bytes / found.requests,
    requests: found.requests,
    refused: found.refused,
    beside: 0,
  };
}

function read(out: string): Raw {
  const line = /^RESULT (.+)$/m.exec(out)?.[1];
  if (!line) throw new Error(`wrk printed no result:\n${out}`);
  return JSON.parse(line);
}

function judge(name: string, load: Load, found: Raw, out: string) {
  if (found.requests === 0) throw new Error(`${name} answered nothing:\n${out}`);
  if (found.broken > 0) throw new Error(`${name}: ${found.broken} of ${found.requests} requests broke off:\n${out}`);
  const wanted = load.expect === "refusal" ? found.requests : 0;
  if (found.refused === wanted) return;
  throw new Error(`${name}: ${found.refused} of ${found.requests} answers were refusals, expected ${wanted}:\n${out}`);
}
