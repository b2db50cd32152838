import { join } from "node:path";

/* A web page that is a client of MCP apps. It shows an app in a frame of its own, under the policy that the app asks for. */

export interface ClientPage {
  readonly url: string;
  stop(): Promise<void>;
}
interface Csp {
  readonly connectDomains?: readonly string[];
  readonly resourceDomains?: readonly string[];
}

const frameOf = (dark: boolean) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Client</title><link rel="icon" href="data:,"><style>body{margin:0;background:${dark ? "#0d0f12" : "#fff"}}iframe{border:0;display:block;height:200px;margin:0 auto}</style><main id="apps"></main><script type="module" src="/page.js"></script></html>`;

/** As the specification has a client build it, from what the resource declares. */
const policyOf = ({ connectDomains = [], resourceDomains = [] }: Csp): string =>
  [
    "sandbox allow-scripts allow-forms",
    "default-src 'none'",
    `script-src 'unsafe-inline' ${resourceDomains.join(" ")}`,
    `style-src 'unsafe-inline' ${resourceDomains.join(" ")}`,
    `img-src data: ${resourceDomains.join(" ")}`,
    `connect-src ${connectDomains.join(" ") || "'none'"}`,
  ].join("; ");

/** `mcp`: where the server answers, once it is known. */
export async function startClientPage(mcp: () => string): Promise<ClientPage> {
  const entry = join(import.meta.dir, "client-page/page.ts");
  const { outputs } = await Bun.build({ entrypoints: [entry], target: "browser", format: "esm" });
  const script = (await outputs[0]?.text()) ?? "";
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/page.js") return new Response(script, { headers: { "content-type": "text/javascript" } });
      if (pathname === "/view") return view(mcp(), searchParams.get("uri") ?? "");
      return new Response(frameOf(searchParams.has("dark")), { headers: { "content-type": "text/html" } });
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}

/** The page of an app, read as anybody may: without a credential. */
async function view(mcp: string, uri: string): Promise<Response> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "resources/read", params: { uri } });
  const answer = await fetch(mcp, { method: "POST", headers: { "content-type": "application/json" }, body });
  const [content] = ((await answer.json()) as { result: { contents: { text: string; _meta: { ui: { csp: Csp } } }[] } })
    .result.contents;
  if (!content) return new Response("no such page", { status: 404 });
  const headers = { "content-type": "text/html", "content-security-policy": policyOf(content._meta.ui.csp) };
  return new Response(content.text, { headers });
}
