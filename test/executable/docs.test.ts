import { afterAll, beforeAll, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const executable = join(import.meta.dir, "../../dist/socialcrm");
const chromiumPath = "/usr/bin/chromium";
/** Nothing of the shell that runs the tests sets the server up. */
const env = { PATH: process.env["PATH"] ?? "" };
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
/** Where pictures of the page go, for a person to look at; nowhere unless it is said. */
const pictures = process.env["DOCS_PICTURES"];

let folder: string;
let server: Bun.Subprocess<"ignore", "pipe", "inherit">;
let url: string;
let key: string;
let browser: Browser;

async function run(...args: string[]): Promise<string> {
  const child = Bun.spawn([executable, ...args, "--data", folder], {
    stdin: "ignore",
    stderr: "pipe",
    cwd: folder,
    env,
  });
  const [out, trouble] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  if ((await child.exited) !== 0) throw new Error(`socialcrm ${args.join(" ")}: ${trouble}`);
  return out;
}

async function firstLine(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of stream) {
    text += decoder.decode(part, { stream: true });
    if (text.includes("\n")) break;
  }
  return text;
}

beforeAll(async () => {
  if (!existsSync(executable)) throw new Error("dist/socialcrm is missing: run bun scripts/build.ts first.");
  if (!existsSync(chromiumPath)) throw new Error("Chromium is missing: npm test installs it where it may.");
  folder = await mkdtemp(join(tmpdir(), "socialcrm-docs-"));
  await run("workspaces", "create", "--name", "Acme", "--slug", "acme");
  key = JSON.parse(await run("keys", "create", "--workspace", "acme", "--name", "docs", "--json")).key;
  server = Bun.spawn([executable, "serve", "--data", folder, "--port", "0", "--json", "--log-level", "error"], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
    cwd: folder,
    env,
  });
  url = JSON.parse(await firstLine(server.stdout)).url;
  browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.kill("SIGKILL");
  await server?.exited;
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Swagger UI says this of any operation with `_` in its name when a link to it is opened, and does no harm by it. */
const harmless = /^Deprecated: escaping deep link whitespace with `_`/;

/** A page that notes what went wrong in it and where it went, in a browser profile of its own. */
async function visit(
  options: Parameters<Browser["newContext"]>[0],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    const away: string[] = [];
    page.on("console", (said) => {
      if (["error", "warning"].includes(said.type()) && !harmless.test(said.text())) faults.push(said.text());
    });
    page.on("pageerror", (error) => void faults.push(error.message));
    page.on("requestfailed", (request) => void faults.push(`${request.url()} ${request.failure()?.errorText}`));
    page.on(
      "response",
      (response) => void (response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`)),
    );
    page.on("request", (request) => {
      const asked = request.url();
      if (!asked.startsWith(`${url}/`) && !asked.startsWith("data:")) away.push(asked);
    });
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        const { violatedDirective, blockedURI } = event as Event & { violatedDirective: string; blockedURI: string };
        console.error(`CSP: ${violatedDirective} ${blockedURI}`);
      });
    });
    await page.goto(`${url}/docs`);
    await page.locator(".opblock").first().waitFor();
    await work(page);
    expect(faults).toEqual([]);
    expect(away).toEqual([]);
  } finally {
    await context.close();
  }
}

const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const operation = (page: Page, area: string, name: string) => page.locator(`#operations-${area}-${name}`);

async function authorize(page: Page, text: string): Promise<void> {
  await page.locator(".scheme-container .authorize").click();
  const bearer = page.locator(".auth-container").filter({ hasText: "bearer" }).first();
  await bearer.locator("input").fill(text);
  await bearer.locator("button[type=submit]").click();
  await picture(page, "authorized");
  await bearer.locator(".btn-done").click();
}

async function tryMe(page: Page): Promise<{ status: string; body: string }> {
  const me = operation(page, "me", "get_me");
  if (!(await me.locator(".execute").isVisible())) await me.locator(".opblock-summary-control").click();
  await me.locator(".execute").click();
  const live = me.locator(".live-responses-table .response").first();
  await live.waitFor();
  const status = await live.locator(".response-col_status").textContent();
  return { status: status?.trim() ?? "", body: (await live.locator(".highlight-code").first().textContent()) ?? "" };
}

test("a pasted key tries the API from the page, and is still there after a reload", async () => {
  await visit({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await picture(page, "desktop");
    await authorize(page, key);
    const first = await tryMe(page);
    expect(first.status).toStartWith("200");
    expect(first.body).toContain('"slug": "acme"');
    await operation(page, "me", "get_me").scrollIntoViewIfNeeded();
    await picture(page, "desktop-tried");
    await page.reload();
    await page.locator(".opblock").first().waitFor();
    expect((await tryMe(page)).status).toStartWith("200");
    await page.locator(".scheme-container .authorize").click();
    expect(await page.locator(".auth-container").filter({ hasText: "bearer" }).first().textContent()).toContain(
      "Authorized",
    );
  });
}, 60_000);

test("the example of a body works as it stands", async () => {
  await visit({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await authorize(page, key);
    const create = operation(page, "posts", "create_post");
    await create.locator(".opblock-summary-control").click();
    await create.locator(".execute").click();
    const live = create.locator(".live-responses-table .response").first();
    await live.waitFor();
    expect(await live.locator(".response-col_status").textContent()).toStartWith("201");
    await create.locator(".body-param").scrollIntoViewIfNeeded();
    await picture(page, "desktop-created");
  });
}, 60_000);

test("it fits a phone, with an operation and the keys open", async () => {
  await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await picture(page, "phone");
    expect(await overflow()).toBe(0);
    await operation(page, "posts", "list_posts").locator(".opblock-summary-control").click();
    await operation(page, "posts", "list_posts").locator(".execute").waitFor();
    await picture(page, "phone-open");
    expect(await overflow()).toBe(0);
    await page.locator(".scheme-container .authorize").click();
    await page.locator(".dialog-ux").waitFor();
    await picture(page, "phone-authorize");
    expect(await overflow()).toBe(0);
  });
}, 60_000);

test("the keyboard alone reaches the key and an operation, and the page follows a dark scheme", async () => {
  await visit({ viewport: { width: 1280, height: 900 }, colorScheme: "dark" }, async (page) => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the operations");
    await picture(page, "dark");
    await page.locator(".scheme-container .authorize").focus();
    await page.keyboard.press("Enter");
    await page.locator(".dialog-ux").waitFor();
    await page.locator(".dialog-ux .close-modal").focus();
    await page.keyboard.press("Enter");
    const me = operation(page, "me", "get_me");
    await me.locator(".opblock-summary-control").focus();
    await page.keyboard.press("Enter");
    await me.locator(".execute").waitFor();
    await picture(page, "dark-open");
  });
}, 60_000);

test("every file of the page comes guarded, and unchanged ones are not sent again", async () => {
  const files = ["", "/style.css", "/start.js", "/icon.svg", "/swagger-ui.css", "/swagger-ui-bundle.js"];
  for (const path of ["/openapi.json", ...files.map((file) => `/docs${file}`)]) {
    const response = await fetch(url + path, { headers: { "accept-encoding": "gzip" } });
    expect(response.status, path).toBe(200);
    expect(response.headers.get("content-security-policy"), path).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(response.headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(response.headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(response.headers.get("content-encoding"), path).toBe("gzip");
    const packed = await response.text();
    const plain = await fetch(url + path, { headers: { "accept-encoding": "gzip;q=0" } });
    expect(plain.headers.get("content-encoding"), path).toBeNull();
    expect((await plain.text()) === packed, path).toBe(true);
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(url + path, { headers: { "if-none-match": etag } });
    expect(again.status, path).toBe(304);
  }
});
