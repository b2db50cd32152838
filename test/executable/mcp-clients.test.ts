import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { type appNames, bundled } from "../../src/faces/mcp/apps/bundle.ts";
import { operations } from "../../src/operations/index.ts";
import { furnished, json, newFolder, type RunningServer, serve, tidy } from "../support/executable.ts";

const remote = fileURLToPath(import.meta.resolve("mcp-remote/dist/proxy.js"));
const inspectorFolder = dirname(fileURLToPath(import.meta.resolve("@modelcontextprotocol/inspector/package.json")));
const inspector = join(inspectorFolder, "clients/launcher/build/index.js");
const about = { name: "test", version: "1.0.0" };
/** Starting an executable, or a client of two thousand modules, on a busy machine. */
const patience = 60_000;

let data: string;
/** The home of the clients: a folder with nothing in it. */
let home: string;
let server: RunningServer;
let key: string;

beforeAll(async () => {
  ({ data, key } = await furnished());
  home = newFolder();
  mkdirSync(home);
  server = await serve(data);
}, patience);
afterAll(tidy);

const bearer = (credential: string) => ({ headers: { Authorization: `Bearer ${credential}` } });
const at = () => new URL(`${server.url}/mcp`);

async function createPost(body: string): Promise<string> {
  const response = await server.request("/v1/posts", key, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ body }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

interface Post {
  readonly id: string;
  readonly body: string;
}
type Outcome = Awaited<ReturnType<Client["callTool"]>> | Awaited<ReturnType<ModernClient["callTool"]>>;
const postsIn = ({ structuredContent }: Outcome) => (structuredContent as { data: Post[] }).data;

/** What every client must be able to do; both generations hold each answer against the tool's output schema. */
async function mainJob(client: Client | ModernClient) {
  const body = `Seen by ${crypto.randomUUID()}`;
  const id = await createPost(body);
  expect(client.getServerVersion()?.name).toBe("socialcrm");
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(operations.map(({ name }) => name));
  const listed = await client.callTool({ name: "list_posts", arguments: { limit: 1 } });
  expect(postsIn(listed)).toMatchObject([{ id, body }]);
  const refused = await client.callTool({ name: "create_post", arguments: { body: "" } });
  expect(refused).toMatchObject({ isError: true, structuredContent: { error: { code: "invalid_request" } } });
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toContain("plan_a_week");
  const { messages } = await client.getPrompt({ name: "plan_a_week", arguments: { posts: "3" } });
  expect(messages).toHaveLength(1);
  const ref = { type: "ref/prompt", name: "rewrite_for_network" } as const;
  const { completion } = await client.complete({ ref, argument: { name: "network", value: "blue" } });
  expect(completion.values).toEqual(["bluesky"]);
  const { resources } = await client.listResources();
  expect(resources.map(({ name }) => name)).toEqual(["preview", "calendar"]);
  for (const { uri } of resources) {
    const { contents } = await client.readResource({ uri });
    // What is built into the executable is what the sources come to, byte for byte.
    const [, name] = /^ui:\/\/socialcrm\/([a-z]+)\//.exec(uri) ?? [];
    expect(contents).toMatchObject([
      { uri, mimeType: "text/html;profile=mcp-app", text: await bundled(name as (typeof appNames)[number]) },
    ]);
  }
  const { resourceTemplates } = await client.listResourceTemplates();
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain("socialcrm://posts/{id}");
  const [post] = (await client.readResource({ uri: `socialcrm://posts/${id}` })).contents;
  expect(JSON.parse((post as { text: string }).text)).toMatchObject({ id, body });
}

describe("the client of the first generation", () => {
  test("does the main job", async () => {
    const client = new Client(about);
    await client.connect(new StreamableHTTPClientTransport(at(), { requestInit: bearer(key) }) as never);
    await mainJob(client);
    await client.ping();
    await client.close();
  });

  test("sees a key revoked by the offline command refused on its next call", async () => {
    const made = await json(["keys", "create", "--name", "to be revoked", "--data", data]);
    const client = new Client(about);
    await client.connect(new StreamableHTTPClientTransport(at(), { requestInit: bearer(made.key) }) as never);
    const id = await createPost("Before it was revoked.");
    expect(postsIn(await client.callTool({ name: "list_posts", arguments: {} }))[0]).toMatchObject({ id });
    await json(["keys", "revoke", made.id, "--yes", "--data", data]);
    const next = await client.callTool({ name: "list_posts", arguments: {} }).catch((error: unknown) => error);
    expect(String(next)).toContain("Invalid API key.");
    await client.close();
  });
});

describe("the client of the second generation", () => {
  for (const [name, versionNegotiation, version] of [
    ["by default", undefined, "2025-11-25"],
    ["left to choose", { mode: "auto" }, "2026-07-28"],
    ["held to 2026-07-28", { mode: { pin: "2026-07-28" } }, "2026-07-28"],
  ] as const)
    test(`does the main job ${name}`, async () => {
      const client = new ModernClient(about, versionNegotiation ? { versionNegotiation } : {});
      await client.connect(new ModernTransport(at(), { requestInit: bearer(key) }));
      expect(client.getNegotiatedProtocolVersion()).toBe(version);
      await mainJob(client);
      await client.close();
    });
});

describe("mcp-remote", () => {
  test(
    "bridges a client on stdio, with a key in a header",
    async () => {
      const transport = new StdioClientTransport({
        command: process.execPath,
        args: [remote, at().href, "--header", "Authorization:$" + "{KEY}", "--transport", "http-only"],
        // No PATH: there is no browser that it could open.
        env: { PATH: "", HOME: home, KEY: `Bearer ${key}` },
        stderr: "ignore",
      });
      const client = new Client(about);
      await client.connect(transport);
      await mainJob(client);
      await client.close();
    },
    patience,
  );
});

describe("the inspector", () => {
  const inspect = async (era: string, ...args: string[]) => {
    const target = ["--cli", "--server-url", at().href, "--transport", "http", "--protocol-era", era];
    const credential = ["--header", `Authorization: Bearer ${key}`, "--stored-auth-only"];
    const child = Bun.spawn([process.execPath, inspector, ...target, ...credential, ...args], {
      cwd: home,
      env: { PATH: "", HOME: home },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    return { code: await child.exited, out, err };
  };

  for (const era of ["legacy", "modern"]) {
    test(
      `finds nothing wrong with the tools under --strict, ${era}`,
      async () => {
        const { code, out, err } = await inspect(era, "--method", "tools/list", "--strict");
        expect({ code, err }).toMatchObject({ code: 0 });
        expect(JSON.parse(out).tools).toHaveLength(operations.length);
      },
      patience,
    );

    test(
      `calls a tool, ${era}`,
      async () => {
        const body = `Inspected in ${era}`;
        await createPost(body);
        const { code, out, err } = await inspect(
          era,
          ...["--method", "tools/call", "--tool-name", "list_posts", "--tool-arg", "limit=1"],
        );
        expect({ code, err }).toMatchObject({ code: 0 });
        expect(postsIn(JSON.parse(out))).toMatchObject([{ body }]);
      },
      patience,
    );
  }
});
