import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { furnished, type RunningServer, serve, tidy } from "../../test/support/executable.ts";
import { type Outcome, outcomeOf, type Sent } from "./outcome.ts";
import { type Server, type ServerName, servers } from "./server.ts";

interface Asked {
  readonly network: ServerName;
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

export async function campaign({ network, kills, posts, say }: Asked): Promise<Outcome> {
  const server = await servers[network].start(underWay);
  try {
    const { data, key } = await furnished();
    const running = new Servers(data, key, ["--config", configured(data, server)]);
    const start = await running.start();
    // Posts are due for as long as there are kills.
    const round = (life.least + life.most) / 2 + start;
    const connected = await running.ask("POST", "/v1/accounts", { network, values: server.values });
    const sent = await scheduled(running, connected.data[0].id, { posts, over: kills * round });
    say(`${posts} posts are scheduled`);
    await Bun.sleep(Math.max(0, (sent[0]?.due ?? 0) - Date.now()));
    for (let killed = 0; killed < kills; killed++) {
      await Bun.sleep(life.least + Math.random() * (life.most - life.least));
      await running.kill();
      await running.start();
      if ((killed + 1) % 20 === 0) say(`${killed + 1} times killed`);
    }
    await ended(running, sent);
    const outcome = await outcomeOf({ sent, kills, ask: (path) => running.ask("GET", path), server });
    await running.stop();
    return outcome;
  } finally {
    await tidy();
    await server.stop();
  }
}

function configured(data: string, { hosts, settings }: Server): string {
  const file = join(dirname(data), "socialcrm.toml");
  mkdirSync(dirname(file), { recursive: true });
  const allowed = hosts.map((one) => JSON.stringify(one)).join(", ");
  writeFileSync(file, `outbound_allow = [${allowed}]\nlog_level = "error"\n\n${settings}`);
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
