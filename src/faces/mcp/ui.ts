import type { Json } from "../../contract/json.ts";
import { type Catalog, catalog, type Outcome } from "./registry.ts";

/* MCP Apps (io.modelcontextprotocol/ui): pages that clients show beside a tool's answer. They hold nobody's data. */

const mimeType = "text/html;profile=mcp-app";
/** What the server says of itself where it tells what it can. */
export const extensions: Json = { "io.modelcontextprotocol/ui": { mimeTypes: [mimeType] } };

/** The tools whose answers each page shows. */
const shownBy = {
  preview: ["preview_post", "get_post", "create_post", "update_post", "schedule_post"],
  calendar: ["get_calendar"],
} as const;
type Name = keyof typeof shownBy;

const words: Readonly<Record<Name, { title: string; description: string }>> = {
  preview: {
    title: "Post preview",
    description:
      "A post as people will see it on each of its networks, with what is wrong with it and what to do next.",
  },
  calendar: {
    title: "Calendar",
    description: "A week or a month with what went out, is to go out or waits, and the slots that are free.",
  },
};

/** No page of ours asks anyone for anything; a client is to see to that. */
const _meta = {
  ui: {
    csp: { connectDomains: [], resourceDomains: [], frameDomains: [], baseUriDomains: [] },
    prefersBorder: false,
  },
};

export interface App {
  readonly name: string;
  readonly tools: readonly string[];
  /** Changes with every byte of the page: whatever a client has kept under it stays true. */
  readonly uri: string;
  readonly html: string;
}

async function made(name: Name): Promise<App> {
  const { built } = await import("./apps/built.ts");
  const html = built?.[name] ?? (await (await import("./apps/bundle.ts")).bundled(name));
  const version = new Bun.CryptoHasher("sha256").update(html).digest("hex").slice(0, 12);
  return { name, tools: shownBy[name], uri: `ui://socialcrm/${name}/${version}.html`, html };
}

let all: Promise<readonly App[]> | undefined;
/** Every page, made once: from the sources that takes a moment, in the executable none. */
export const apps = (): Promise<readonly App[]> => {
  all ??= Promise.all((Object.keys(shownBy) as Name[]).map(made));
  return all;
};

let listed: Catalog | undefined;
export async function uiResources(): Promise<Catalog> {
  listed ??= catalog(
    (await apps()).map(({ name, uri, html }) => ({
      ...{ uri, name, ...words[name as Name], mimeType, size: Buffer.byteLength(html), _meta },
    })),
  );
  return listed;
}

/** A page by its address; an address of another version is none. `lasts`: it may be kept for a day. */
export async function readUi(uri: string, lasts: boolean): Promise<Outcome | undefined> {
  const app = (await apps()).find((one) => one.uri === uri);
  if (!app) return undefined;
  const caching = lasts ? { ttlMs: 86_400_000, cacheScope: "public" } : {};
  return { result: { contents: [{ uri, mimeType, text: app.html, _meta }], ...caching } };
}
