import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startFaultyProxy } from "../../test/doubles/faulty-proxy.ts";
import { type Pds, startPds } from "../../test/servers/pds.ts";
import { furnished, type RunningServer, serve, tidy } from "../../test/support/executable.ts";
import { type Outcome, outcomeOf, type Sent } from "./outcome.ts";

interface Asked {
  readonly kills: number;
  readonly posts: number;
  readonly say: (words: string) => void;
}

/** How long a server lives, and a request or an answer is under way, in milliseconds. */
const life = { least: 50, most: 1950 };
const underWay = () => Math.random() * 60;
/** How long what is left may take once nobody kills any more. */
const patience = 120_000;

/** One server after the other on one data folder; each is killed but the last. */
class Servers {
  #server: RunningServer | undefined;
  readonly #data: string;
  readonly #key: string;
  readonly #words: readonly string[];

  constructor(data: string, key: string, words: readonly string[]) {
    this.#data = data;
    this.#key = key;
    this.#words = words;
  }

  /** Answers how long it took, in milliseconds. */
  async start(): Promise<number> {
    const before = performance.now();
    this.#server = await serve(this.#data, this.#words);
    return performance.now() - before;
  }

  async kill(): Promise<void> {
    await this.#server?.ended("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#server?.ended("SIGTERM");
  }

  // biome-ignore lint/suspicious/noExplicitAny: an answer of the product
  async ask(method: string, path: string, body?: object): Promise<any> {
    const headers = { "content-type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await (this.#server as RunningServer).request(path, this.#key, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }
}

export async function campaign({ kills, posts, say }: Asked): Promise<Outcome> {
  const pds = await startPds();
  const way = await startFaultyProxy(pds.url, underWay);
  try {
    const ann = await pds.account("ann");
    const { data, key } = await furnished();
    const servers = new Servers(data, key, ["--config", configured(data, pds, way.host)]);
    const start = await servers.start();
    // Posts are due for as long as there are kills.
    const round = (life.least + life.most) / 2 + start;
    const values = { handle: ann.handle, app_password: ann.appPassword, server: way.url };
    const connected = await servers.ask("POST", "/v1/accounts", { network: "bluesky", values });
    const sent = await scheduled(servers, connected.data[0].id, { posts, over: kills * round });
    say(`${posts} posts are scheduled`);
    await Bun.sleep(Math.max(0, (sent[0]?.due ?? 0) - Date.now()));
    for (let killed = 0; killed < kills; killed++) {
      await Bun.sleep(life.least + Math.random() * (life.most - life.least));
      await servers.kill();
      await servers.start();
      if ((killed + 1) % 20 === 0) say(`${killed + 1} times killed`);
    }
    await ended(servers, sent);
    const outcome = await outcomeOf({ sent, kills, ask: (path) => servers.ask("GET", path), records: recordsOf(ann) });
    await servers.stop();
    return outcome;
  } finally {
    await tidy();
    await way.stop();
    await pds.stop();
  }
}

function configured(data: string, { url, plc }: Pds, host: string): string {
  const loopback = (address: string) => `127.0.0.1:${new URL(address).port}`;
  const file = join(dirname(data), "socialcrm.toml");
  mkdirSync(dirname(file), { recursive: true });
  const allowed = [host, loopback(url), loopback(plc)].map((one) => JSON.stringify(one)).join(", ");
  const addresses = `addresses = { plc = ${JSON.stringify(plc)}, appview = ${JSON.stringify(url)} }`;
  writeFileSync(file, `outbound_allow = [${allowed}]\nlog_level = "error"\n\n[networks.bluesky]\n${addresses}\n`);
  return file;
}

/** Posts that are due from a moment to come on, for as long as the kills will last, several at a time. */
async function scheduled(servers: Servers, account: string, { posts, over }: { posts: number; over: number }) {
  const texts = Array.from({ length: posts }, (_, n) => `Post ${n + 1} of ${posts}.`);
  const ids: { id: string; text: string }[] = [];
  for (const text of texts) {
    const { id } = await servers.ask("POST", "/v1/posts", { body: text, account_ids: [account] });
    ids.push({ id, text });
  }
  // Scheduling itself takes some milliseconds a post.
  const first = Date.now() + 2000 + posts * 20;
  const sent: Sent[] = [];
  for (const [n, { id, text }] of ids.entries()) {
    const due = Math.round(first + (Math.floor(n / 5) * 5 * over) / posts);
    await servers.ask("POST", `/v1/posts/${id}/schedule`, { scheduled_at: new Date(due).toISOString() });
    sent.push({ id, text, due });
  }
  return sent;
}

/** Waits until nothing is on its way any more. */
async function ended(servers: Servers, sent: readonly Sent[]): Promise<void> {
  await Bun.sleep(Math.max(0, (sent.at(-1)?.due ?? 0) - Date.now()));
  for (const until = Date.now() + patience; Date.now() < until; await Bun.sleep(250)) {
    const { data } = await servers.ask("GET", "/v1/posts?status=scheduled,publishing&limit=1");
    if (data.length === 0) return;
  }
}

type Ann = Awaited<ReturnType<Pds["account"]>>;

/** The texts of all posts that are on the PDS, as another client reads them. */
const recordsOf =
  ({ agent, did }: Ann) =>
  async (): Promise<string[]> => {
    const texts: string[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const asked = { repo: did, collection: "app.bsky.feed.post", limit: 100, ...(cursor && { cursor }) };
      const { data } = await agent.com.atproto.repo.listRecords(asked);
      for (const { value } of data.records) texts.push((value as { text: string }).text);
      cursor = data.records.length > 0 ? data.cursor : undefined;
    }
    return texts;
  };
