import { isJson, type Json } from "../contract/json.ts";
import { type Offer, offerOf } from "./offer.ts";
import { RemoteFault } from "./remote/problem.ts";
import type { Remote } from "./remote/remote.ts";

/** So many of a kind are read at most, in so many pages. */
const mostItems = 500;
const mostPages = 50;
const notFound = -32601;
/** How long a list holds where its server does not say, and how far it is believed, in milliseconds. */
const usual = 300_000;
const shortest = 30_000;
const longest = 3_600_000;

interface List {
  readonly items: unknown[];
  readonly ttlMs: number | undefined;
}

/** Asks a server for everything it offers. */
export async function discover(
  remote: Remote,
  slug: string,
  signal: AbortSignal,
): Promise<{ offer: Offer; protocol: string }> {
  const { version, capabilities, server } = await remote.open();
  const list = (capability: string, member: string, method = `${member}/list`): Promise<List> =>
    isJson(capabilities[capability])
      ? listOf(remote, method, member, signal)
      : Promise.resolve({ items: [], ttlMs: undefined });
  const tools = await list("tools", "tools");
  const prompts = await list("prompts", "prompts");
  const resources = await list("resources", "resources");
  const templates = await list("resources", "resourceTemplates", "resources/templates/list");
  const offer = offerOf(slug, {
    server,
    ...{ tools: tools.items, prompts: prompts.items, resources: resources.items, templates: templates.items },
    completes: isJson(capabilities.completions),
    ttlMs: Math.min(longest, Math.max(shortest, tools.ttlMs ?? usual)),
  });
  return { offer, protocol: version };
}

async function listOf(remote: Remote, method: string, member: string, signal: AbortSignal): Promise<List> {
  const items: unknown[] = [];
  let ttlMs: number | undefined;
  let cursor: unknown;
  for (let page = 0; page < mostPages && items.length < mostItems; page++) {
    const params: Json = cursor === undefined ? {} : { cursor };
    const found = await remote.request(method, params, { signal, isRepeatable: true }).catch((error) => {
      if (error instanceof RemoteFault && error.code === notFound) return { [member]: [] } as Json;
      throw error;
    });
    const part = found[member];
    if (Array.isArray(part)) items.push(...part.slice(0, mostItems - items.length));
    if (typeof found.ttlMs === "number") ttlMs = Math.min(ttlMs ?? found.ttlMs, found.ttlMs);
    if (typeof found.nextCursor !== "string" || found.nextCursor === cursor) break;
    cursor = found.nextCursor;
  }
  return { items, ttlMs };
}
