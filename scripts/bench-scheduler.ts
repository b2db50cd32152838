// What posts that wait cost: CPU of an idle server with and without them, and how long one look of the scheduler takes.
//   bun scripts/bench-scheduler.ts [--posts 100000] [--seconds 20]
import { Database } from "bun:sqlite";
import { parseArgs } from "node:util";
import { openStore, type Store } from "../db/open.ts";
import { nextDue, takeDue } from "../db/publishing/due.ts";
import { databaseIn } from "../db/sqlite/files.ts";
import { newId } from "../src/contract/id.ts";
import { restate } from "../src/publishing/state.ts";
import { furnished, serve, tidy } from "../test/support/executable.ts";
import { cpuSeconds } from "./bench/proc.ts";

const { values } = parseArgs({ options: { posts: { type: "string" }, seconds: { type: "string" } } });
const posts = Number(values.posts ?? 100_000);
const seconds = Number(values.seconds ?? 20);
const week = 7 * 86_400_000;

/** Puts copies of the one post there is on their way, for times to come. */
function schedule(data: string, count: number): void {
  const file = new Database(databaseIn(data));
  const account = newId("acct");
  const like = file.query("select workspace_id as workspace, brand_id as brand, document from posts").get() as {
    workspace: string;
    brand: string;
    document: string;
  };
  const now = Date.now();
  file.run(
    `insert into accounts (workspace_id, id, network, remote_id, handle, name, status, created_at)
     values (?, ?, 'bluesky', 'did:plc:bench', 'bench.test', 'Bench', 'active', ?)`,
    [like.workspace, account, now],
  );
  const addPost = file.prepare("insert into posts values (?, ?, ?, 'scheduled', ?, ?, ?)");
  const addDelivery = file.prepare(
    `insert into deliveries (workspace_id, post_id, account_id, network, state, due_at, next_at, tries, fence, parts, updated_at)
     values (?, ?, ?, 'bluesky', 'scheduled', ?, ?, 0, 0, '[]', ?)`,
  );
  file.transaction(() => {
    for (let n = 0; n < count; n++) {
      const id = newId("post");
      const due = now + week + n * 1000;
      const document = JSON.stringify({ ...JSON.parse(like.document), id, scheduled_at: new Date(due).toISOString() });
      addPost.run(like.workspace, id, like.brand, due, 1_000_000 + n, document);
      addDelivery.run(like.workspace, id, account, due, due, now);
    }
  })();
  addPost.finalize();
  addDelivery.finalize();
  file.close();
}

async function folderWith(count: number): Promise<string> {
  const { data, key } = await furnished();
  const server = await serve(data);
  const headers = { "content-type": "application/json" };
  await server.request("/v1/posts", key, {
    method: "POST",
    headers,
    body: JSON.stringify({ body: "One that waits." }),
  });
  await server.ended("SIGTERM");
  if (count > 0) schedule(data, count);
  return data;
}

/** CPU of an idle server over so many seconds, in milliseconds. */
async function idle(data: string): Promise<number> {
  const server = await serve(data);
  await Bun.sleep(3000);
  const before = cpuSeconds(server.pid);
  await Bun.sleep(seconds * 1000);
  const used = cpuSeconds(server.pid) - before;
  await server.ended("SIGTERM");
  return used * 1000;
}

/** The middle and the worst of many measurements: how long each took, and what it took of the CPU, in milliseconds. */
async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<string> {
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n++) {
    const used = process.cpuUsage();
    const start = performance.now();
    await work(n);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  const at = (all: number[], share: number) => all.toSorted((a, b) => a - b)[Math.floor(times * share)]?.toFixed(2);
  const [taken, used] = [wall, cpu].map((all) => `p50 ${at(all, 0.5)} ms, p99 ${at(all, 0.99)} ms`);
  return `${taken}; of the CPU ${used}`;
}

const [none, many] = [await folderWith(0), await folderWith(posts)];
const rows: [string, string][] = [];
for (const [name, data] of [
  ["none", none],
  [`${posts}`, many],
] as const)
  rows.push([`CPU of an idle server over ${seconds} s, ${name} scheduled`, `${(await idle(data)).toFixed(0)} ms`]);

const taking = { holder: "bench", room: 8, roomOn: () => 8, roomAgain: () => 4, isUnderWay: () => false };
let taken = 0;
/** One look after the other that finds eight more posts due. */
const take = (store: Store) => {
  const now = Date.now() + week + ++taken * 8000;
  return takeDue(store, { ...taking, now, until: Number.MAX_SAFE_INTEGER }, restate);
};
// A commit that waits for the disk holds the loop as well; without that wait it is what the program itself costs.
for (const [durability, words] of [
  ["normal", "without the wait for the disk"],
  ["full", "with the wait for the disk"],
] as const) {
  const store = await openStore({ folder: many, durability, admit: () => {}, rootCheck: "" });
  if (durability === "normal")
    rows.push(["a look at what is due, nothing is", await timed(1000, () => nextDue(store))]);
  await timed(50, () => take(store));
  rows.push([`taking 8 that are due, ${words}`, await timed(500, () => take(store))]);
  store.close();
}
await tidy();
for (const [what, value] of rows) console.log(`| ${what} | ${value} |`);
