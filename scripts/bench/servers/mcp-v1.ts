/**
 * The official SDK's first generation, stateless, at its fastest: the web-standard transport on `Bun.serve` and JSON
 * answers. A stateless transport serves one request, so each gets its own server. bun mcp-v1.ts PORT PACKAGES POSTS
 */
import { answering, toolOf } from "./mcp-tool.ts";
import { openPosts } from "./posts.ts";

const [port, packages, postsFile] = process.argv.slice(2) as [string, string, string];
const from = (name: string) => import(Bun.resolveSync(name, packages));
const { McpServer } = await from("@modelcontextprotocol/sdk/server/mcp.js");
const { WebStandardStreamableHTTPServerTransport: Transport } = await from(
  "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js",
);
const { z } = await from("zod");

const tool = toolOf(z);
const answer = answering(openPosts(postsFile));

Bun.serve({
  port: Number(port),
  hostname: "127.0.0.1",
  async fetch(request) {
    if (request.method === "GET") return new Response("ok");
    const server = new McpServer({ name: "bench", version: "1.0.0" });
    server.registerTool("list_posts", tool, answer);
    const transport = new Transport({ sessionIdGenerator: undefined, enableJsonResponse: true });
    await server.connect(transport);
    return transport.handleRequest(request);
  },
});
