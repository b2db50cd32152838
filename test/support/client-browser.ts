import { existsSync } from "node:fs";
import { type Browser, chromium, type FrameLocator, type Page, type Request } from "playwright-core";
import { addAccount } from "./accounts.ts";
import { startApp, type TestApp } from "./app.ts";
import type { Shown, Told } from "./client-page/page.ts";
import { type ClientPage, startClientPage } from "./client-page.ts";
import { type StillClock, stillClock } from "./clock.ts";
import { inDatabase } from "./database.ts";

/* A browser with a client in it that is made of the official library, and a server with accounts that it calls. */

const chromiumPath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const networks = ["bluesky", "x", "mastodon", "linkedin", "instagram", "telegram", "slack", "webhook"] as const;
const free = { limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } };

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
type Body = any;

export class ClientBrowser {
  readonly app: TestApp;
  readonly page: Page;
  readonly #browser: Browser;
  readonly #client: ClientPage;
  #requests: Request[] = [];
  /** The credential of the client. */
  key: string;
  /** An account of each network. */
  readonly on: Readonly<Record<(typeof networks)[number], string>>;

  private constructor(app: TestApp, page: Page, browser: Browser, client: ClientPage, key: string) {
    this.app = app;
    this.page = page;
    this.#browser = browser;
    this.#client = client;
    this.key = key;
    this.on = Object.fromEntries(networks.map((name) => [name, this.connected(name)])) as ClientBrowser["on"];
    page.on("request", (request) => this.#requests.push(request));
    page.on("pageerror", (error) => {
      throw error;
    });
  }

  /** The person's own clock stands in New York, the workspace's in Berlin. */
  static async start(clock: StillClock = stillClock()): Promise<ClientBrowser> {
    if (!existsSync(chromiumPath)) throw new Error("Chromium is missing: npm test installs it where it may.");
    let url = "";
    const client = await startClientPage(() => url);
    const app = await startApp({ config: { cors_origins: [client.url] }, clock });
    url = `${app.url}/mcp`;
    const key = await app.workspace.key(free);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
    const page = await (await browser.newContext({ timezoneId: "America/New_York" })).newPage();
    const started = new ClientBrowser(app, page, browser, client, key);
    await started.call("PATCH", "/v1/workspace", { time_zone: "Europe/Berlin" });
    return started;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.app.close();
    await this.#client.stop();
  }

  /** Writes an account into the database, as if it had been connected. */
  connected(network: string, handle = `acme.${network}`, name = `Acme on ${network}`): string {
    return addAccount(this.app, this.app.workspace.id, network, { handle, name });
  }

  write(sql: string, values: (string | number)[]): void {
    inDatabase(this.app.store, (file) => file.run(sql, values));
  }

  async call(method: string, path: string, body?: object): Promise<Body> {
    const reply = await this.app.call(this.key, method, path, body);
    if (reply.status > 299) throw new Error(`${method} ${path}: ${reply.text}`);
    return reply.body;
  }
  async draft(post: object): Promise<string> {
    return (await this.call("POST", "/v1/posts", post)).id;
  }
  async scheduled(scheduled_at: string, body: string): Promise<string> {
    const id = await this.draft({ body, account_ids: [this.on.bluesky] });
    await this.call("POST", `/v1/posts/${id}/schedule`, { scheduled_at });
    return id;
  }
  post(id: string): Promise<Body> {
    return this.call("GET", `/v1/posts/${id}`);
  }

  /** Shows the answer of a tool; the page in its frame. */
  async opened(shown: Shown, width = 720): Promise<FrameLocator> {
    const { page, key, app } = this;
    this.#requests = [];
    await page.setViewportSize({ width, height: 900 });
    await page.goto(this.#client.url);
    await page.evaluate(
      ([url, credential]) => window.join(url as string, credential as string),
      [`${app.url}/mcp`, key],
    );
    await page.evaluate((what) => window.open_app(what), shown);
    const frame = page.frameLocator("iframe");
    await frame.locator(".preview, .calendar, .say.alert").first().waitFor();
    return frame;
  }
  preview(id: string, more: Partial<Shown> = {}, width?: number): Promise<FrameLocator> {
    return this.opened({ tool: "preview_post", args: { id }, ...more }, width);
  }
  calendar(args: Record<string, unknown>, more: Partial<Shown> = {}, width?: number): Promise<FrameLocator> {
    return this.opened({ tool: "get_calendar", args, ...more }, width);
  }
  /** The page itself, as anybody may read it, in no client. */
  async alone(uri: string): Promise<void> {
    await this.page.goto(`${this.#client.url}/view?uri=${encodeURIComponent(uri)}`);
  }

  /** What the client heard of the page. */
  told(): Promise<Told> {
    return this.page.evaluate(() => window.told);
  }
  change(context: object): Promise<void> {
    return this.page.evaluate((changed) => window.change(changed), context);
  }
  get frame() {
    return this.page.frames().find((one) => one.url().includes("/view"));
  }
  /** What the page asked for by itself: beyond its own document, nothing may. */
  outside(): string[] {
    const { frame } = this;
    const own = this.#requests.filter((request) => request.frame() === frame).map((request) => request.url());
    return own.filter((url) => !/\/view\?|^data:/.test(url));
  }
}
