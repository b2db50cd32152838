import { afterAll, beforeAll, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { json, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";
import { type Smtp, startSmtp } from "../support/smtp.ts";

const chromiumPath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
/** Where pictures of the pages go, for a person to look at; nowhere unless it is said. */
const pictures = process.env["PAGES_PICTURES"];
const email = "ada@example.com";
const password = "seven green lamps";

let data: string;
let server: RunningServer;
let smtp: Smtp;
let browser: Browser;
beforeAll(async () => {
  if (!existsSync(chromiumPath)) throw new Error("Chromium is missing: npm test installs it where it may.");
  smtp = await startSmtp();
  data = newFolder();
  await json(["workspaces", "create", "--name", "Acme", "--slug", "acme", "--owner", email, "--data", data]);
  await setPassword(data, email);
  const env = { SOCIALCRM_SMTP_URL: smtp.url, SOCIALCRM_SMTP_FROM: "socialcrm <crm@example.com>" };
  server = await serve(data, ["--log-level", "error"], { env });
  browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await tidy();
  await smtp?.close();
});

const setPassword = (folder: string, of: string) =>
  json(["members", "set-password", of, "--password-stdin", "--data", folder], {
    shell: `printf '${password}\\n' | "$@"`,
  });
/** Signs in as a browser without pages does, and answers the fields that set its cookies. */
async function signIn(of: string): Promise<string[]> {
  const { headers } = await fetch(`${server.url}/sign-in`, {
    method: "POST",
    headers: { origin: server.url },
    body: new URLSearchParams({ email: of, password }),
    redirect: "manual",
  });
  return headers.getSetCookie();
}

/** A page of a profile of its own, which notes what went wrong in it and where it went. */
async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (said) => void (["error", "warning"].includes(said.type()) && faults.push(said.text())));
    page.on("pageerror", (error) => void faults.push(error.message));
    page.on(
      "request",
      (request) => void (/^http:\/\/127\.0\.0\.1:\d+\//.test(request.url()) || faults.push(request.url())),
    );
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Nothing that axe finds wrong, and nothing to scroll sideways for, on a desktop and on a phone. */
async function sound(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    expect({
      name,
      width,
      beyond: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    }).toEqual({ name, width, beyond: 0 });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect({ name, violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]) }).toEqual({
    name,
    violations: [],
  });
}

const submit = (page: Page) => page.locator("main form button").first().click();

test("the link of the start, or of setup-link, makes the owner; by keyboard, in the dark as in the light", async () => {
  const fresh = newFolder();
  const first = await serve(fresh, ["--log-level", "error"]);
  const { url } = await json(["setup-link", "--data", fresh, "--public-url", first.url]);
  await visit({ colorScheme: "light" }, async (page) => {
    await page.goto(url);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    expect(await page.evaluate(() => location.hash)).toBe("");
    await sound(page, "setup-link");
    await submit(page);
    await sound(page, "setup");
    await page.fill("#name", "Ada Lovelace");
    await page.fill("#email", email);
    await page.fill("#password", password);
    await page.fill("#workspace_name", "Acme");
    await page.locator("#slug").press("Enter");
    await page.waitForURL("**/account");
    await sound(page, "account");
  });
  await first.ended("SIGTERM");
  const again = await run(["setup-link", "--data", fresh]);
  expect({ code: again.code, says: again.stderr.includes("has an owner already") }).toEqual({ code: 1, says: true });
}, 60_000);

test("people sign in, see where they are signed in and sign out; in the dark", async () => {
  await signIn(email);
  await visit({ colorScheme: "dark" }, async (page) => {
    await page.goto(`${server.url}/account`);
    await sound(page, "sign-in-dark");
    await page.fill("#email", email);
    await page.fill("#password", password);
    await page.locator("#password").press("Enter");
    await page.waitForURL("**/account");
    await sound(page, "account-dark");
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByText("You are signed out everywhere else.").waitFor();
    await page.locator("header").getByRole("link", { name: "Sign out" }).click();
    await sound(page, "sign-out-dark");
    await submit(page);
    await page.getByText("You are signed out.").waitFor();
  });
}, 60_000);

test("a link by mail signs in", async () => {
  await visit({}, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await page.fill("#email", email);
    await page.getByRole("button", { name: "Send me a sign-in link" }).click();
    await sound(page, "mail-sent");
    while (smtp.arrived.length === 0) await new Promise((turn) => setTimeout(turn, 5));
    await page.goto(smtp.arrived[0]?.link.href ?? "");
    await sound(page, "link");
    await submit(page);
    await page.waitForURL("**/account");
  });
}, 60_000);

test("an invite and a first sign-in work without script", async () => {
  const { key } = await json(["keys", "create", "--name", "inviting", "--data", data]);
  const invited = await server.request("/v1/invites", key, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "grace@example.com", role: "viewer" }),
  });
  expect(invited.status).toBe(201);
  const message = async () => smtp.arrived.find(({ to }) => to.includes("grace@example.com"));
  while (!(await message())) await new Promise((turn) => setTimeout(turn, 5));
  const link = (await message())?.link;
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(link?.href ?? "");
    await page.fill("#token", link?.hash.slice(1) ?? "");
    await submit(page);
    await page.getByText("grace@example.com is invited").waitFor();
    await page.fill("#name", "Grace");
    await page.fill("#password", password);
    await submit(page);
    await page.waitForURL("**/account?said=joined");
    await page.getByText("viewer").waitFor();
  });
}, 60_000);

test("the command line does the same without a browser", async () => {
  const add = ["members", "add", "boss@example.com", "--role", "owner", "--data", data];
  expect((await run(add)).code).toBe(0);
  const set = ["members", "set-password", "boss@example.com", "--password-stdin", "--data", data];
  const weak = await run(set, { shell: "printf 'short\\n' | \"$@\"" });
  expect({ code: weak.code, says: weak.stderr.includes("at least 10 characters") }).toEqual({ code: 2, says: true });
  await setPassword(data, "boss@example.com");
  expect(await signIn("boss@example.com")).toHaveLength(1);
}, 30_000);

test("a start without an owner prints a link that works, and a start with one prints none", async () => {
  const fresh = newFolder();
  const first = await serve(fresh, ["--log-format", "text"]);
  await first.ended("SIGTERM");
  expect(await first.stderr).toMatch(/Set it up in a browser, within the hour:\n {2}http:\/\/\S+\/setup#[\w-]{43}\n/);
  const owner = ["--name", "A", "--slug", "a", "--owner", email];
  expect((await run(["workspaces", "create", ...owner, "--data", fresh])).code).toBe(0);
  const second = await serve(fresh, ["--log-format", "text"]);
  await second.ended("SIGTERM");
  expect(await second.stderr).not.toContain("setup");
}, 30_000);
