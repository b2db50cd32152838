import { Elysia } from "elysia";
import { defaultScopes } from "../../contract/scopes.ts";
import { version } from "../../version.ts";
import type { Door } from "../door.ts";
import { legacyVersions, modernVersions } from "./protocol.ts";

const json = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    headers: { "content-type": "application/json", "x-content-type-options": "nosniff", ...headers },
  });
const slug = /^[a-z0-9][a-z0-9-]{0,62}$|^ws_[0-9a-z]+$/;
const nothing = () =>
  new Response(JSON.stringify({ error: { code: "not_found", message: "There is nothing at this address." } }), {
    status: 404,
    headers: { "content-type": "application/json" },
  });
const notStream = () =>
  new Response(
    JSON.stringify({ jsonrpc: "2.0", id: null, error: { code: -32000, message: "Method not allowed. Use POST." } }),
    { status: 405, headers: { allow: "POST", "content-type": "application/json" } },
  );

/** What can be learnt of the MCP server without a credential: for clients that look before they ask, and for people. */
export function aboutMcp(door: Door, challenge: string | undefined) {
  const resource = (workspace?: string) => `${door.publicUrl()}/mcp${workspace === undefined ? "" : `/${workspace}`}`;
  /** RFC 9728. */
  const metadata = (workspace?: string) => ({
    resource: resource(workspace),
    authorization_servers: [door.publicUrl()],
    scopes_supported: defaultScopes,
    bearer_methods_supported: ["header"],
    resource_name: "socialcrm",
    resource_documentation: `${door.publicUrl()}/docs`,
  });
  const open = { "access-control-allow-origin": "*" };

  const get = (request: Request, workspace?: string): Response => {
    const accept = request.headers.get("accept") ?? "";
    if (workspace !== undefined && !slug.test(workspace)) return nothing();
    if (accept.includes("text/event-stream")) return notStream();
    if (accept.includes("text/html")) return page(resource(workspace));
    return json(metadata(workspace), open);
  };

  return new Elysia({ name: "about-mcp" })
    .get("/mcp", ({ request }) => get(request))
    .get("/mcp/server-card", () => json(card(resource()), open))
    .get("/mcp/:workspace", ({ request, params }) => get(request, params.workspace))
    .delete("/mcp", () => notStream())
    .delete("/mcp/:workspace", () => notStream())
    .get("/mcp.json", () => json({ mcpServers: { socialcrm: { type: "http", url: resource() } } }, open))
    .get("/api/mcp-app", () => json(app(door.publicUrl()), open))
    .get("/.well-known/oauth-protected-resource", () => json(metadata(), open))
    .get("/.well-known/oauth-protected-resource/mcp", () => json(metadata(), open))
    .get("/.well-known/oauth-protected-resource/mcp/:workspace", ({ params }) =>
      slug.test(params.workspace) ? json(metadata(params.workspace), open) : nothing(),
    )
    .get("/.well-known/openai-apps-challenge", () =>
      challenge === undefined ? nothing() : new Response(challenge, { headers: { "content-type": "text/plain" } }),
    );
}

const app = (url: string) => ({
  name: "socialcrm",
  version,
  description: "Brands, posts and keys of a self-hosted social CRM.",
  mcp_url: `${url}/mcp`,
  documentation_url: `${url}/docs`,
  authentication: { type: "oauth2", resource_metadata: `${url}/.well-known/oauth-protected-resource/mcp` },
});

const card = (url: string) => ({
  name: "socialcrm",
  title: "socialcrm",
  version,
  description: "Brands, posts and keys of a self-hosted social CRM.",
  remotes: [{ type: "streamable-http", url, supportedProtocolVersions: [...modernVersions, ...legacyVersions] }],
});

function page(url: string): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>socialcrm MCP server</title><h1>This is an MCP server</h1><p>Add <code>${url}</code> to an MCP client such as ChatGPT, Claude or Cursor. The REST API is described at <a href="/docs">/docs</a>.</p></html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}
