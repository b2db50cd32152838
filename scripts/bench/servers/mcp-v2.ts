/**
 * The official SDK's second generation: its own handler for both eras on `Bun.serve`, answering JSON where it may.
 * bun mcp-v2.ts PORT PACKAGES POSTS
 */
import { answering, toolOf } from "./mcp-tool.ts";
import { openPosts } from "./posts.ts";

const [port, packages, postsFile] = process.argv.slice(2) as [string, string, string];
const from = (name: string) => import(Bun.resolveSync(name, packages));
const { McpServer, createMcpHandler } = await from("@modelcontextprotocol/server");
const { z } = await from("zod");

const tool = toolOf(z);
const answer = answering(openPosts(postsFile));
const handler = createMcpHandler(
  () => {
    const server = new McpServer({ name: "bench", version: "1.0.0" });
    server.registerTool("list_posts", tool, answer);
    return server;
  },
  { responseMode: "json" },
);

Bun.serve({
  port: Number(port),
  hostname: "127.0.0.1",
  fetch: (request) => (request.method === "GET" ? new Response("ok") : handler.fetch(request)),
});
