import { afterEach, beforeEach, expect, test } from "bun:test";
import { startMastodon } from "./doubles/mastodon.ts";
import type { TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisher, startPublisher } from "./support/publishing.ts";

/* What a post says of itself when its accounts do not all come to the same. */

let doubles: ReturnType<typeof startMastodon>[];
let app: TestApp;
let our: Publisher;
let accounts: string[];
beforeEach(async () => {
  doubles = [startMastodon(), startMastodon()];
  app = await startPublisher(doubles.map(({ url }) => loopback(url)));
  our = publisher(app, await app.workspace.key({ limits: { requests_per_minute: 0 } }));
  const connect = async ({ url }: { url: string }) =>
    (await our.connect("mastodon", { server: url, access_token: "token-1" })).id;
  accounts = await Promise.all(doubles.map(connect));
});
afterEach(async () => {
  await app.close();
  for (const double of doubles) await double.stop();
});

const statuses = /^\/api\/v1\/statuses$/;
const own = /^\/api\/v1\/accounts\/1\/statuses$/;
const answers = (status: number) => Response.json({ error: `as told: ${status}` }, { status });
const draft = () => our.draft({ body: "here and there", account_ids: accounts });
const states = async (id: string) => {
  const { status, targets } = await our.post(id);
  return [status, ...targets.map((target: { status: string }) => target.status)];
};

test("it was published when the first account had it, however much later the last one followed", async () => {
  const id = await draft();
  doubles[1]?.next(statuses, answers(503));
  doubles[1]?.next(statuses, Response.json({ error: "later" }, { status: 429, headers: { "retry-after": "30" } }));
  const began = new Date(app.clock.now()).toISOString();
  await our.publish(id);
  for (let minutes = 0; minutes < 3; minutes++) await our.later(60_000, id);
  expect(await states(id)).toEqual(["published", "published", "published"]);
  expect((await our.post(id)).published_at).toBe(began);
});

test("nobody knows of it, though one account has refused it, until a person tells of the other", async () => {
  const id = await draft();
  doubles[0]?.next(statuses, answers(422));
  doubles[1]?.next(statuses, answers(500));
  await our.publish(id);
  doubles[1]?.next(own, answers(403));
  await our.later(60_000, id);
  expect(await states(id)).toEqual(["unknown", "failed", "unknown"]);
  const told = { account_id: accounts[1], outcome: "published", url: "https://mastodon.example/@ann/1" };
  await our.done("POST", `/v1/posts/${id}/reconcile`, told);
  expect(await states(id)).toEqual(["partially_published", "failed", "published"]);
});
