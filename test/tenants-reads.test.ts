import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { operations } from "../src/operations/index.ts";
import { startMastodon } from "./doubles/mastodon.ts";
import { startOpenAi } from "./doubles/openai.ts";
import type { TestApp, TestWorkspace } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";
import { sound } from "./support/operations-table.ts";
import { loopback, publisher, startPublisher } from "./support/publishing.ts";
import { discovered, type Recorded, startRaw } from "./support/upstreams.ts";

/* What a workspace reads of itself is the same to the byte, whatever another one has. */

/** Asks somebody else. */
const ofOthers = ["discover_identity_provider"];
const reads = operations.filter(
  ({ name, effect, method, path }) =>
    effect === "reads" && method === "GET" && !path.includes(":") && !ofOthers.includes(name),
);
/** Counts the calls that are made here. */
const ofCalls = ["get_usage"];

let app: TestApp;
let network: ReturnType<typeof startMastodon>;
let openai: ReturnType<typeof startOpenAi>;
let upstream: Recorded;
let before: Record<string, string>;
let after: Record<string, string>;
let theirs: Record<string, string>;
beforeAll(async () => {
  network = startMastodon();
  openai = startOpenAi("model-key");
  openai.says('{"text":"Said."}');
  upstream = startRaw((method) => (method === "server/discover" ? discovered() : { tools: [] }));
  app = await startPublisher([loopback(network.url), loopback(openai.base), upstream.host]);
  const key = await fill(app.workspace, "mine");
  before = await answers(key);
  theirs = await answers(await fill(await app.addWorkspace("rival"), "rival"));
  // Another process writes: nothing that was kept in memory counts any more.
  const file = new Database(app.store.path);
  file.run("insert into meta values ('elsewhere', '')");
  file.close();
  after = await answers(key);
});
afterAll(async () => {
  await app.close();
  await Promise.all([network.stop(), openai.stop(), upstream.stop()]);
});

/** Does in a workspace what leaves something to be read behind; answers an admin's key. */
async function fill(workspace: TestWorkspace, word: string): Promise<string> {
  const key = await workspace.key({ limits: { requests_per_minute: 0 } });
  const our = publisher(app, key);
  const account = (await our.connect("mastodon", { server: network.url, access_token: "token-1" })).id;
  for (let n = 0; n < 3; n++)
    await our.publish(await our.draft({ body: `${word} says #${word}${n}`, account_ids: [account] }));
  await app.running.insights.puller.drained();
  const waiting = await our.draft({ body: `${word} waits`, account_ids: [account] });
  await our.done("PUT", "/v1/slots", { slots: [{ weekday: "monday", time: "09:00", account_ids: [account] }] });
  await our.done("POST", `/v1/posts/${waiting}/schedule`, { scheduled_at: "next-free-slot" });
  await workspace.member(`${word}@example.com`, "owner");
  const { id } = await our.done("POST", "/v1/api-keys", { name: word });
  await our.done("PUT", `/v1/agent-policies/${id}`, { posts_per_day: 3 });
  await our.done("POST", "/v1/invites", { email: `${word}-invited@example.com` });
  await our.done("POST", "/v1/brands", { name: word });
  for (const [path, made] of [
    ["/v1/webhooks", sound.create_webhook],
    ["/v1/media/upload-url", sound.create_media_upload],
  ] as const)
    await our.done("POST", path, made?.input);
  const client = await our.done("POST", "/v1/oauth-clients", sound.create_oauth_client?.input as object);
  addGrant(app, workspace.id, { client: client.client_id });
  const own = { provider: "openai", base_url: openai.base, model: word, key: "model-key" };
  await our.done("PUT", "/v1/ai/provider", own);
  await our.done("POST", "/v1/ai/rewrite", { text: word });
  const connector = await our.done("POST", "/v1/connectors", { slug: word, name: word, url: upstream.url });
  await our.done("POST", `/v1/connectors/${connector.id}/refresh`);
  return key;
}

async function answers(key: string): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const { name, path } of reads) {
    const query = new URLSearchParams(sound[name]?.input as Record<string, string> | undefined);
    const { status, text } = await app.call(key, "GET", `${path}?${query}`);
    if (status !== 200 && status !== 404) throw new Error(`${name}: ${text}`);
    told[name] = text;
  }
  return told;
}

test.each(reads.map(({ name }) => [name]))("%s", (name) => {
  const [mine, now] = [before[name] ?? "", after[name] ?? ""];
  if (!ofCalls.includes(name)) expect(now).toBe(mine);
  expect(now).not.toContain("rival");
});

test("there is something of the other one to be read", () => {
  const empty = reads.filter(({ name }) => /"data":\[\]/.test(theirs[name] ?? "")).map(({ name }) => name);
  // A key is no person, and no application.
  expect(empty.sort()).toEqual(["list_my_grants", "list_my_sessions"]);
});
