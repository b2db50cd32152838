import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import { defaultScopes } from "../../contract/scopes.ts";
import { version } from "../../version.ts";
import type { Door } from "../door.ts";
import { html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import { Routes } from "../routes.ts";
import { codeOf, unwelcome } from "./admission.ts";
import { faultText, respond } from "./answer.ts";
import { code, versions } from "./protocol.ts";
import { extensions } from "./ui.ts";

const description = "Publishing to social networks, figures and AI writing, by a self-hosted social CRM.";
const slug = /^[a-z0-9][a-z0-9-]{0,62}$|^ws_[0-9a-z]+$/;
const refuses = { refuses: true };
const nosniff = { "x-content-type-options": "nosniff" };

/** Said to everyone alike. */
const open = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    headers: { "content-type": "application/json", "access-control-allow-origin": "*", ...nosniff, ...headers },
  });
/** What can be learnt of the MCP server without a credential: for clients that look before they ask, and for people. */
export function aboutMcp(door: Door, challenge: string | undefined) {
  const resource = (workspace?: string) => `${door.publicUrl()}/mcp${workspace === undefined ? "" : `/${workspace}`}`;
  /** RFC 9728. */
  const metadata = (url: string) => ({
    resource: url,
    authorization_servers: [door.publicUrl()],
    scopes_supported: defaultScopes,
    bearer_methods_supported: ["header"],
    resource_name: "socialcrm",
    resource_documentation: `${door.publicUrl()}/docs`,
    mcp_extensions: Object.keys(extensions),
  });
  const onlyRead = (request: Request) =>
    door.refuse(
      request,
      newId("req"),
      new Failure("invalid_request", "This address takes GET.", { status: 405, headers: { allow: "GET" } }),
      { operation: "none" },
    );
  const nothing = (request: Request) =>
    door.refuse(request, newId("req"), new Failure("not_found", "There is nothing at this address."), {
      operation: "none",
    });

  /** For clients that ask for a stream or end a session: those in pages read it where their origin is welcome. */
  const notAStream = (request: Request) =>
    respond(405, faultText(null, { code: code.server, message: "Method not allowed. Use POST." }), {
      ...door.headers(request, newId("req")),
      allow: "POST",
      ...nosniff,
    });

  /** A page of another origin gets nothing at the server's own address, whatever its method. */
  const turnedAway = (request: Request): Response | undefined => {
    if (door.welcomes(request.headers.get("origin"))) return undefined;
    const failure = unwelcome();
    const fault = { code: codeOf(failure), message: failure.message };
    return respond(failure.status, faultText(null, fault), door.headers(request, newId("req")));
  };
  const end = (request: Request) => turnedAway(request) ?? notAStream(request);

  const get = (request: Request, workspace?: string): Response => {
    const accept = request.headers.get("accept")?.toLowerCase() ?? "";
    if (workspace !== undefined && !slug.test(workspace)) return nothing(request);
    const refusal = turnedAway(request);
    if (refusal) return refusal;
    if (accept.includes("text/event-stream")) return notAStream(request);
    if (accept.includes("text/html")) return pageFor(resource(workspace));
    return open(metadata(resource(workspace)), { vary: "Accept" });
  };

  return new Routes()
    .get("/mcp", ({ request }) => get(request))
    .get("/mcp/server-card", () => open(card(resource())))
    .get("/mcp/:workspace", ({ request, params }) => get(request, params.workspace))
    .add("POST", "/mcp/server-card", ({ request }) => onlyRead(request), refuses)
    .add("DELETE", "/mcp/server-card", ({ request }) => onlyRead(request), refuses)
    .add("DELETE", "/mcp", ({ request }) => end(request), refuses)
    .add("DELETE", "/mcp/:workspace", ({ request }) => end(request), refuses)
    .get("/mcp.json", () => open({ mcpServers: { socialcrm: { type: "http", url: resource() } } }))
    .get("/api/mcp-app", () => open(app(door.publicUrl())))
    .get("/.well-known/oauth-protected-resource", () => open(metadata(door.publicUrl())))
    .get("/.well-known/oauth-protected-resource/mcp", () => open(metadata(resource())))
    .get("/.well-known/oauth-protected-resource/mcp/:workspace", ({ request, params }) =>
      slug.test(params.workspace) ? open(metadata(resource(params.workspace))) : nothing(request),
    )
    .get("/.well-known/openai-apps-challenge", ({ request }) =>
      challenge === undefined
        ? nothing(request)
        : new Response(challenge, { headers: { "content-type": "text/plain", ...nosniff } }),
    );
}

const app = (url: string) => ({
  name: "socialcrm",
  version,
  description,
  mcp_url: `${url}/mcp`,
  documentation_url: `${url}/docs`,
  extensions,
  authentication: { type: "oauth2", resource_metadata: `${url}/.well-known/oauth-protected-resource/mcp` },
});

const card = (url: string) => ({
  name: "socialcrm",
  title: "socialcrm",
  version,
  description,
  capabilities: { extensions },
  remotes: [{ type: "streamable-http", url, supportedProtocolVersions: versions }],
});

const pageFor = (url: string): Response =>
  page({
    title: "MCP server",
    headers: { vary: "Accept" },
    body: html`<h1>This is an MCP server</h1>
<p>Add <code>${url}</code> to an MCP client such as ChatGPT, Claude or Cursor. The client then sends you here to sign in, or takes an API key.</p>
<p>The REST API is described at <a href="/docs">/docs</a>.</p>`,
  });
