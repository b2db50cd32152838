/**
 * better-auth's API key plugin in front of a list from SQLite: bun better-auth.ts PORT PACKAGES POSTS FOLDER.
 * Its default storage (the database), its rate limit off, WAL with NORMAL. The key made at start is written to
 * FOLDER/key. `GET /v1/key` verifies and answers a few bytes; `GET /v1/posts` verifies, then lists twenty.
 */
import { Database } from "bun:sqlite";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openPosts } from "./posts.ts";

type Auth = {
  api: {
    signUpEmail: (call: { body: object }) => Promise<{ user: { id: string } }>;
    createApiKey: (call: { body: object }) => Promise<{ key: string }>;
    verifyApiKey: (call: { body: { key: string } }) => Promise<{ valid: boolean }>;
  };
};

const [port, packages, postsFile, folder] = process.argv.slice(2) as [string, string, string, string];
const from = (name: string) => import(Bun.resolveSync(name, packages));
const { betterAuth } = await from("better-auth");
const { getMigrations } = await from("better-auth/db/migration");
const { apiKey } = await from("@better-auth/api-key");

const database = new Database(join(folder, "keys.db"), { create: true });
database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 4294967296;");
const options = {
  database,
  baseURL: `http://127.0.0.1:${port}`,
  secret: crypto.randomUUID() + crypto.randomUUID(),
  telemetry: { enabled: false },
  logger: { level: "error" },
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
};
await (await getMigrations(options)).runMigrations();
const auth: Auth = betterAuth(options);
const person = { email: "bench@example.com", password: crypto.randomUUID(), name: "Bench" };
const { user } = await auth.api.signUpEmail({ body: person });
writeFileSync(join(folder, "key"), (await auth.api.createApiKey({ body: { name: "bench", userId: user.id } })).key);

const list = openPosts(postsFile);
const refused = () => Response.json({ error: { code: "unauthorized", message: "Invalid API key." } }, { status: 401 });

Bun.serve({
  port: Number(port),
  hostname: "127.0.0.1",
  async fetch(request) {
    const path = request.url.slice(request.url.indexOf("/", 8));
    if (path === "/healthz") return new Response("ok");
    const key = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
    if (!(await auth.api.verifyApiKey({ body: { key } })).valid) return refused();
    if (path === "/v1/key") return Response.json({ valid: true });
    return Response.json({ data: list("ws_0", 20) });
  },
});
