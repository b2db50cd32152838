import { createServer } from "node:net";
import { join } from "node:path";
import { createMcpHandler, fromJsonSchema, McpServer } from "@modelcontextprotocol/server";

/** An MCP server that connectors lead to. */
export interface Upstream {
  readonly url: string;
  /** As `outbound_allow` names it. */
  readonly host: string;
  stop(): Promise<unknown>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address ? address.port : 0;
}

/** The reference server of the first generation, with sessions and streams of events. Starts again on the port it had. */
export async function startEverything(port?: number): Promise<Upstream & { readonly port: number }> {
  const at = port ?? (await freePort());
  const entry = join(import.meta.dir, "../../node_modules/@modelcontextprotocol/server-everything/dist/index.js");
  const child = Bun.spawn([process.execPath, entry, "streamableHttp"], {
    env: { ...process.env, PORT: String(at), SOCIALCRM_CANARY: "environment of the upstream" },
    stdout: "ignore",
    stderr: "pipe",
  });
  const reader = child.stderr.getReader();
  let said = "";
  while (!said.includes(`listening on port ${at}`)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`server-everything ended: ${said}`);
    said += new TextDecoder().decode(value);
  }
  (async () => {
    while (!(await reader.read()).done);
  })().catch(() => {});
  return {
    url: `http://127.0.0.1:${at}/mcp`,
    ...{ host: `127.0.0.1:${at}`, port: at },
    stop() {
      child.kill("SIGKILL");
      return child.exited;
    },
  };
}

/** What an upstream was asked. */
export interface Asked {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
export interface Recorded extends Upstream {
  readonly asked: Asked[];
  /** What stands before the server: an answer in place of its own, or nothing. */
  before: (request: Request, asked: Asked) => Response | undefined | Promise<Response | undefined>;
  /** Has one more tool from now on. */
  add(tool: string): void;
  /** The caller's end of the connection that a request came by. */
  portOf(request: Request): string;
}

/** A server of 2026-07-28 made with the official SDK, that remembers all it was asked. */
export function startModern(tools: readonly string[] = ["whoami", "slow"]): Recorded {
  const names = [...tools];
  const handler = createMcpHandler(
    () => {
      const server = new McpServer({ name: "modern", version: "1.0.0" });
      for (const name of names)
        server.registerTool(
          name,
          {
            title: `Tool ${name}`,
            description: `The tool ${name}.`,
            inputSchema: fromJsonSchema<{ text?: string; ms?: number }>({
              type: "object",
              properties: { text: { type: "string" }, ms: { type: "number" } },
            }),
            annotations: { readOnlyHint: true },
          },
          async ({ text = "", ms = 0 }) => {
            await Bun.sleep(ms);
            return { content: [{ type: "text", text: `${name}: ${text}` }] };
          },
        );
      server.registerPrompt("greet", { description: "Greets." }, () => ({
        messages: [{ role: "user", content: { type: "text", text: "Hello." } }],
      }));
      server.registerResource("notes", "notes://all", { mimeType: "text/plain" }, async () => ({
        contents: [{ uri: "notes://all", text: "All notes." }],
      }));
      return server;
    },
    { legacy: "reject" },
  );
  return recording(
    (request) => handler.fetch(request),
    (tool) => void names.push(tool),
  );
}

/** A double that answers each method with what it is given, in JSON: for what no sound server says. */
export function startRaw(
  answer: (method: string, params: Record<string, unknown>, request: Request) => unknown,
): Recorded {
  return recording(
    async (request) => {
      if (request.method !== "POST") return new Response(null, { status: 405 });
      const { id, method, params = {} } = (await request.json()) as { id?: number; method: string; params?: object };
      if (id === undefined) return new Response(null, { status: 202 });
      const said = await answer(method, params as Record<string, unknown>, request);
      if (said instanceof Response) return said;
      const isFault = typeof said === "object" && said !== null && "fault" in said;
      return Response.json({ jsonrpc: "2.0", id, ...(isFault ? { error: said.fault } : { result: said }) });
    },
    () => {},
  );
}

/** How a double of 2026-07-28 says what it is. */
export const discovered = (capabilities: object = { tools: {} }) => ({
  resultType: "complete",
  supportedVersions: ["2026-07-28"],
  capabilities,
  _meta: { "io.modelcontextprotocol/serverInfo": { name: "raw", version: "1" } },
});

function recording(serve: (request: Request) => Promise<Response>, add: (tool: string) => void): Recorded {
  const asked: Asked[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 60,
    async fetch(request) {
      const body = await request.clone().text();
      const one = { method: request.method, headers: Object.fromEntries(request.headers), body };
      asked.push(one);
      return (await upstream.before(request, one)) ?? serve(request);
    },
  });
  const host = `127.0.0.1:${server.port}`;
  const upstream: Recorded = {
    ...{ url: `http://${host}/mcp`, host, asked, add },
    before: () => undefined,
    portOf: (request) => String(server.requestIP(request)?.port),
    stop: () => server.stop(true),
  };
  return upstream;
}
