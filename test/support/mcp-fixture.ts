import { type Dispatch, dispatcher, type Options } from "../../src/faces/mcp/dispatcher.ts";
import { parameterHeaders } from "../../src/faces/mcp/headers.ts";
import { catalog, type List, type Registry } from "../../src/faces/mcp/registry.ts";
import { askingTools } from "../conformance/fixture/asking.ts";
import { prompts } from "../conformance/fixture/prompts.ts";
import { resources } from "../conformance/fixture/resources.ts";
import { type Tool, tools, triggers } from "../conformance/fixture/tools.ts";

/** What the conformance suite expects a server to offer, and whatever tools a test adds. */
export function fixtureRegistry(added: Record<string, Tool> = {}): Registry<unknown> {
  const listeners = new Set<(list: List) => void>();
  const changed = (list: List) => {
    for (const listener of listeners) listener(list);
  };
  const offered = { ...tools, ...askingTools, ...triggers(changed), ...added };
  const schemaOf = (tool: Tool | undefined) => tool?.inputSchema ?? { type: "object", properties: {} };
  const list = catalog(
    Object.entries(offered).map(([name, tool]) => ({
      name,
      description: `Fixture ${name}`,
      inputSchema: schemaOf(tool),
    })),
  );
  const headers = new Map(Object.entries(offered).map(([name, tool]) => [name, parameterHeaders(schemaOf(tool))]));
  return {
    info: { name: "fixture", version: "1.0.0" },
    instructions: "Fixtures only.",
    logging: true,
    tools: () => list,
    call: (name, args, call) => offered[name]?.run(args, call),
    toolHeaders: (name) => headers.get(name) ?? [],
    resources,
    prompts,
    complete: () => ({ values: ["paris", "park", "party"], total: 3, hasMore: false }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Serves a registry by the product's dispatcher on a free loopback port, as the product mounts it. */
export function serveFixture(registry: Registry<unknown> = fixtureRegistry(), options: Options<unknown> = {}) {
  const dispatch: Dispatch<unknown> = dispatcher(registry, {
    keepOpen: (request) => server.timeout(request, 0),
    ...options,
  });
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
      if (!isOwn(request.headers.get("origin")) || !isOwn(`http://${request.headers.get("host")}`))
        return new Response(null, { status: 403 });
      return await dispatch(request, await request.text(), undefined);
    },
  });
  return { url: `${server.url}mcp`, stop: () => server.stop(true) };
}

const isOwn = (origin: string | null) =>
  origin === null || ["127.0.0.1", "localhost"].includes(URL.parse(origin)?.hostname ?? "");

/** A modern client's `_meta`, with whatever a test changes in it. */
export const modernMeta = (changed: Record<string, unknown> = {}) => ({
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
  ...changed,
});

/** Sends one message; text goes out as it is. */
export const post = (url: string, message: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof message === "string" ? message : JSON.stringify(message),
  });

/** Sends a request of 2026-07-28 as its rules have it, but for the headers that a test changes (`null`: left out). */
export function postModern(
  url: string,
  method: string,
  params: Record<string, unknown> = {},
  changed: Record<string, string | null> = {},
) {
  const name = params.name ?? params.uri;
  const headers = {
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": method,
    ...(typeof name === "string" && { "mcp-name": name }),
    ...changed,
  };
  const sent = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
  return post(
    url,
    { jsonrpc: "2.0", id: 1, method, params: { _meta: modernMeta(), ...params } },
    Object.fromEntries(sent),
  );
}

/** A `tools/call` of the legacy revisions. */
export const toolCall = (name: string, params: Record<string, unknown> = {}) => ({
  jsonrpc: "2.0",
  id: 7,
  method: "tools/call",
  params: { name, ...params },
});

/** Every message in a stream of events. */
export const events = (stream: string) =>
  [...stream.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) => JSON.parse(json) as Record<string, unknown>);
