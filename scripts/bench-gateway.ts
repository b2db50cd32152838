// What the gateway costs for each call: CPU of our process, and latency against calling the same server directly, in turn
// and over kept connections in the same run. The upstream answers at once, so that what is left is ours.
//   bun scripts/bench-gateway.ts [--calls 2000] [--rounds 5]
import { parseArgs } from "node:util";
import { furnished, serve, tidy } from "../test/support/executable.ts";
import { cpuSeconds } from "./bench/proc.ts";

const { values } = parseArgs({ options: { calls: { type: "string" }, rounds: { type: "string" } } });
const calls = Number(values.calls ?? 2_000);
const rounds = Number(values.rounds ?? 5);

const result = { content: [{ type: "text", text: "Echo: hi" }] };
const discovered = { supportedVersions: ["2026-07-28"], capabilities: { tools: {} } };
const tools = [{ name: "echo", inputSchema: { type: "object" }, annotations: { readOnlyHint: true } }];

/** Answers in JSON, or in a stream of events as servers made with the official SDK do. */
function upstream(kind: "json" | "events") {
  return Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 60,
    async fetch(request) {
      const { id, method } = (await request.json()) as { id: number; method: string };
      const known = { "server/discover": discovered, "tools/list": { tools }, "tools/call": result };
      const text = JSON.stringify({ jsonrpc: "2.0", id, result: known[method as keyof typeof known] });
      return kind === "json"
        ? new Response(text, { headers: { "content-type": "application/json" } })
        : new Response(`event: message\ndata: ${text}\n\n`, { headers: { "content-type": "text/event-stream" } });
    },
  });
}

const version = "2026-07-28";
const meta = "io.modelcontextprotocol";
const _meta = { [`${meta}/protocolVersion`]: version, [`${meta}/clientCapabilities`]: {} };

/** Calls a tool so many times, one after the other; answers the microseconds of each. */
async function called(url: string, name: string, headers: Record<string, string> = {}): Promise<number[]> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: {}, _meta } });
  const all = {
    ...{ "content-type": "application/json", accept: "application/json, text/event-stream" },
    ...{ "mcp-protocol-version": version, "mcp-method": "tools/call", "mcp-name": name, ...headers },
  };
  const took: number[] = [];
  for (let call = 0; call < calls; call++) {
    const began = performance.now();
    const answer = await fetch(url, { method: "POST", headers: all, body });
    const text = await answer.text();
    took.push((performance.now() - began) * 1000);
    if (!text.includes("Echo: hi")) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
  }
  return took;
}

const median = (all: number[]): number => all.toSorted((one, other) => one - other)[all.length >> 1] ?? 0;
const shown = (microseconds: number): string => String(Math.round(microseconds)).padStart(6);

const json = upstream("json");
const events = upstream("events");
const { data, key } = await furnished();
const server = await serve(data, [], {
  env: { SOCIALCRM_OUTBOUND_ALLOW: `127.0.0.1:${json.port},127.0.0.1:${events.port}` },
});
const headers = { authorization: `Bearer ${key}` };
try {
  for (const [slug, { port }] of Object.entries({ json, events })) {
    const register = (path: string, body: object) =>
      server.request(`/v1/connectors${path}`, key, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const limits = { calls_per_minute: 0 };
    const made = await register("", { slug, name: slug, url: `http://127.0.0.1:${port}/mcp`, limits });
    const { id } = (await made.json()) as { id: string };
    await register(`/${id}/refresh`, {});
  }
  console.log(`µs a call, ${rounds} rounds of ${calls} calls, one after the other`);
  console.log("upstream   ours, CPU   through us   directly   added");
  for (const [slug, { port }] of Object.entries({ json, events })) {
    const cpu: number[] = [];
    const [through, directly]: number[][] = [[], []];
    await called(`${server.url}/mcp`, `${slug}__echo`, headers);
    for (let round = 0; round < rounds; round++) {
      const before = cpuSeconds(server.pid);
      through?.push(median(await called(`${server.url}/mcp`, `${slug}__echo`, headers)));
      cpu.push(((cpuSeconds(server.pid) - before) * 1e6) / calls);
      directly?.push(median(await called(`http://127.0.0.1:${port}/mcp`, "echo")));
    }
    const [us, them] = [median(through ?? []), median(directly ?? [])];
    console.log(
      `${slug.padEnd(8)}    ${shown(median(cpu))}       ${shown(us)}     ${shown(them)}  ${shown(us - them)}`,
    );
  }
} finally {
  await tidy();
  await json.stop(true);
  await events.stop(true);
}
