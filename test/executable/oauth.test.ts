import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { type BrowserContext, chromium, type Page, type Browser as Window } from "playwright-core";
import { built, furnished, json, newFolder, type RunningServer, serve, tidy } from "../support/executable.ts";
import { libraryFlows, type Place } from "../support/library-flows.ts";
import { mcpFlows } from "../support/mcp-flows.ts";
import { basic, headerOf, submit } from "../support/oauth.ts";

const chromiumPath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const remote = fileURLToPath(import.meta.resolve("mcp-remote/dist/proxy.js"));
const email = "ada@example.com";
const password = `a long one: ${crypto.randomUUID()}`;
/** Starting an executable and a browser on a busy machine. */
const patience = 180_000;

let data: string;
let server: RunningServer;
let window: Window;
let context: BrowserContext;
let place: Place;
/** A home with nothing in it. */
let home: string;

beforeAll(async () => {
  if (!existsSync(chromiumPath)) throw new Error("Chromium is missing: npm test installs it where it may.");
  const { data: folder, key } = await furnished();
  data = folder;
  home = newFolder();
  mkdirSync(home, { recursive: true });
  await json(["members", "add", email, "--role", "owner", "--data", data]);
  await json(["members", "set-password", email, "--password-stdin", "--data", data], {
    shell: `printf '%s' "$PASSWORD" | "$@"`,
    env: { PASSWORD: password },
  });
  server = await serve(data);
  place = await placeAt(server, key);
  window = await chromium.launch({ executablePath: chromiumPath, args: flags });
  context = await window.newContext();
}, patience);
afterAll(async () => {
  await window?.close();
  await tidy();
});

/** Signs in as a browser does that runs no script, and makes a client that acts for itself. */
async function placeAt({ url, request }: RunningServer, key: string): Promise<Place> {
  const signIn = await fetch(`${url}/sign-in`, {
    ...{ method: "POST", redirect: "manual", headers: { origin: url } },
    body: new URLSearchParams({ email, password, next: "/account" }),
  });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const made = await request("/v1/oauth-clients", key, {
    ...{ method: "POST", headers: { "content-type": "application/json" } },
    body: JSON.stringify({ name: "Robot", grant_types: ["client_credentials"], scopes: ["posts:read"] }),
  });
  const { client_id, client_secret } = (await made.json()) as { client_id: string; client_secret: string };
  const { workspace } = (await (await request("/v1/me", key)).json()) as { workspace: { id: string } };
  return {
    ...{ url, workspace: workspace.id, robot: { id: client_id, secret: client_secret }, now: Date.now },
    browser: { cookie, reading: { cookie }, own: { cookie, origin: url } },
  };
}

libraryFlows(() => place);
for (const path of ["/mcp", "/mcp/acme"]) mcpFlows(path, () => place);

describe("signing-keys", () => {
  const published = async () => {
    const { keys } = (await (await server.request("/api/oauth/jwks.json")).json()) as { keys: { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  const own = async () => {
    const form = { grant_type: "client_credentials" };
    return (await submit(server, "/api/oauth/token", form, basic(place.robot))).body.access_token;
  };
  const works = async (jwt: string) => (await server.request("/v1/posts", jwt)).status;

  test("rotate is seen by the running server: the new key is published, the old one signs on", async () => {
    const jwt = await own();
    const { id, signs_from } = await json(["signing-keys", "rotate", "--data", data]);
    expect(Date.parse(signs_from)).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await published()).toContain(id);
    expect(headerOf(await own()).kid).toBe(headerOf(jwt).kid);
    expect(await works(jwt)).toBe(200);
    const listed = (await json(["signing-keys", "list", "--data", data])).data as { id: string }[];
    expect(listed.map((key) => key.id)).toEqual(await published());
  });

  test("rotate --at-once ends every token of the other keys on the next request", async () => {
    const jwt = await own();
    expect(await works(jwt)).toBe(200);
    const { id } = await json(["signing-keys", "rotate", "--at-once", "--yes", "--data", data]);
    expect(await works(jwt)).toBe(401);
    expect(await published()).toEqual([id]);
    expect(await works(await own())).toBe(200);
  });
});

/** Opens an address as a person does; whatever the page complains of fails the test. */
async function open(address: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (said) => {
    if (said.type() === "error" && said.location().url.startsWith(server.url)) faults.push(said.text());
  });
  page.on("pageerror", (error) => void faults.push(error.message));
  await page.goto(address);
  await work(page);
  await page.close();
  expect(faults).toEqual([]);
}
/** Signs in where the page asks for it. */
async function signIn(page: Page): Promise<void> {
  if (!new URL(page.url()).pathname.startsWith("/sign-in")) return;
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
async function allow(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /^Allow / }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole("button", { name: "Allow" }).click();
}

describe("in a browser", () => {
  test(
    "mcp-remote sends a person to sign in and to consent, and then works",
    async () => {
      const transport = new StdioClientTransport({
        ...{ command: process.execPath, args: [remote, `${server.url}/mcp/acme`, "--transport", "http-only"] },
        // No PATH: there is no browser that it could open. It says where to go instead.
        env: { PATH: "", HOME: home },
        stderr: "pipe",
      });
      const client = new Client({ name: "test", version: "1.0.0" });
      const asked = said(transport.stderr as never, /https?:\/\/\S+\/api\/oauth\/authorize\?\S+/);
      const connected = client.connect(transport, { timeout: patience });
      await open(await asked, async (page) => {
        expect(new URL(page.url()).pathname).toBe("/sign-in");
        await signIn(page);
        await allow(page);
        await page.waitForURL(/^http:\/\/(127\.0\.0\.1|localhost):\d+\//);
      });
      await connected;
      const answer = await client.callTool({ name: "list_brand_profiles", arguments: {} }).catch(String);
      expect(answer).toMatchObject({ structuredContent: { data: [{ name: "Acme" }] } });
      await client.close();
    },
    patience,
  );

  test(
    "socialcrm login shows a code, which a person types and allows",
    async () => {
      const child = Bun.spawn([await built(), "login", "--device", "--api-url", server.url, "--json"], {
        env: { PATH: process.env.PATH ?? "", HOME: dirname(home) },
        ...{ stdin: "ignore", stdout: "pipe", stderr: "pipe" },
      });
      const line = await said(child.stderr, /Open \S+ and enter the code \S+/);
      const [, address = "", code = ""] = /Open (\S+) and enter the code (\S+)/.exec(line) ?? [];
      await open(address, async (page) => {
        await signIn(page);
        await page.getByLabel("Code").fill(code.toLowerCase());
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
        await page.getByRole("button", { name: "Continue" }).click();
        await allow(page);
        await page.getByRole("status").waitFor();
      });
      expect(JSON.parse(await new Response(child.stdout).text())).toMatchObject({ user: { email } });
      expect(await child.exited).toBe(0);
    },
    patience,
  );
});

/**
 * The first part of what is said that looks like this. What follows is taken too: a program that speaks to nobody
 * breaks off, or waits for ever.
 */
function said(stream: AsyncIterable<Uint8Array>, shape: RegExp): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const listen = async () => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const part of stream) {
      text += decoder.decode(part, { stream: true });
      const [found] = shape.exec(text) ?? [];
      if (found !== undefined && text.indexOf("\n", text.indexOf(found)) > 0) resolve(found);
    }
    throw new Error(`It ended without saying ${shape}: ${text}`);
  };
  listen().catch(reject);
  return promise;
}
