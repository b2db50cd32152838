import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startMastodon } from "./doubles/mastodon.ts";
import type { TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisher, startPublisher } from "./support/publishing.ts";

/* A post whose account goes, or is reached no more for a while: nothing is held up by it, lost, or out of reach. */

let double: ReturnType<typeof startMastodon>;
let app: TestApp;
let our: Publisher;
let stays: string;
let goes: string;
let id: string;
beforeEach(async () => {
  double = startMastodon();
  app = await startPublisher([loopback(double.url)]);
  our = publisher(app, await app.workspace.key({ limits: { requests_per_minute: 0 } }));
  const connect = async (server: string) => (await our.connect("mastodon", { server, access_token: "token-1" })).id;
  stays = await connect(double.url);
  goes = await connect(double.url.replace("127.0.0.1", "localhost"));
  id = await our.draft({ body: "on two accounts", account_ids: [stays, goes] });
});
afterEach(async () => {
  await app.close();
  await double.stop();
});

const hour = 3_600_000;
const inHours = (hours: number) => ({ scheduled_at: new Date(app.clock.now() + hours * hour).toISOString() });
const disconnected = () => our.done("DELETE", `/v1/accounts/${goes}`);
const schedule = (hours: number) => our.done("POST", `/v1/posts/${id}/schedule`, inHours(hours));
const statesOf = ({ targets }: { targets: { account_id: string; status: string }[] }) =>
  Object.fromEntries(targets.map(({ account_id, status }) => [account_id, status]));

describe("a scheduled post", () => {
  beforeEach(async () => {
    await schedule(1);
    await disconnected();
    expect(await our.post(id)).toMatchObject({ status: "scheduled" });
  });

  test("is taken back, and can be changed", async () => {
    const taken = await our.done("POST", `/v1/posts/${id}/unschedule`);
    expect([taken.status, statesOf(taken)]).toEqual(["draft", { [stays]: "draft", [goes]: "draft" }]);
    await our.done("PATCH", `/v1/posts/${id}`, { account_ids: [stays] });
    expect(await our.later(2 * hour, id)).toMatchObject({ status: "draft" });
    expect(double.statuses).toHaveLength(0);
  });

  test("is put off, on the account that is left", async () => {
    const { dry_run: dry } = await our.done("POST", `/v1/posts/${id}/schedule?dry_run=true`, inHours(2));
    expect([dry.account_ids, dry.violations]).toEqual([[stays], []]);
    expect(await our.done("GET", `/v1/posts/${id}/preview`)).toMatchObject({ refused: null, violations: [] });
    await schedule(2);
    expect(await our.later(hour, id)).toMatchObject({ status: "scheduled" });
    expect(statesOf(await our.later(hour, id))).toEqual({ [stays]: "published", [goes]: "draft" });
    expect(double.statuses).toHaveLength(1);
  });

  test("goes to both again once both are connected and it is put off", async () => {
    const server = double.url.replace("127.0.0.1", "localhost");
    expect((await our.connect("mastodon", { server, access_token: "token-1" })).id).toBe(goes);
    await schedule(2);
    expect(statesOf(await our.later(2 * hour, id))).toEqual({ [stays]: "published", [goes]: "published" });
  });
});

test("a post that failed on both is tried again on the account that is left", async () => {
  const no = () => Response.json({ error: "no" }, { status: 403 });
  for (let n = 0; n < 2; n++) double.next(/^\/api\/v1\/statuses$/, no());
  expect(await our.publish(id)).toMatchObject({ status: "failed" });
  await disconnected();
  expect(statesOf(await our.publish(id))).toEqual({ [stays]: "published", [goes]: "failed" });
});

test("a draft is not put on its way past an account that is gone: it can be taken out", async () => {
  await disconnected();
  await expect(schedule(1)).rejects.toThrow(`is disconnected; connect it again. (${goes})`);
});

test("a post that failed on one account is tried again there while it rests on another", async () => {
  await our.done("PATCH", `/v1/accounts/${goes}`, { status: "paused" });
  double.next(/^\/api\/v1\/statuses$/, Response.json({ error: "no" }, { status: 403 }));
  expect(statesOf(await our.publish(id))).toEqual({ [stays]: "failed", [goes]: "scheduled" });
  const { dry_run: dry } = await our.done("POST", `/v1/posts/${id}/publish?dry_run=true`);
  expect(dry.violations).toEqual([]);
  expect(statesOf(await our.publish(id))).toEqual({ [stays]: "published", [goes]: "scheduled" });
  await our.done("PATCH", `/v1/accounts/${goes}`, { status: "active" });
  await our.drained();
  expect(await our.post(id)).toMatchObject({ status: "published" });
  expect(double.statuses).toHaveLength(2);
});

test("a post that is under way on one account is not put on its way again", async () => {
  for (let n = 0; n < 2; n++) double.next(/^\/api\/v1\/statuses$/, Response.json({ error: "x" }, { status: 429 }));
  expect(await our.publish(id)).toMatchObject({ status: "publishing" });
  await expect(our.done("POST", `/v1/posts/${id}/publish`)).rejects.toThrow(
    "This post is publishing; it goes out once.",
  );
});

describe("an account that rests and is reached no more", () => {
  const server = () => double.url.replace("127.0.0.1", "localhost");
  const refreshed = () => our.done("POST", `/v1/accounts/${goes}/refresh`, {});
  beforeEach(async () => {
    await schedule(1);
    await our.done("PATCH", `/v1/accounts/${goes}`, { status: "paused" });
    double.next(/verify_credentials$/, Response.json({ error: "revoked" }, { status: 401 }));
    expect(await refreshed()).toMatchObject({ status: "broken" });
  });

  test.each([
    ["connected again", () => our.connect("mastodon", { server: server(), access_token: "token-1" })],
    ["mended", refreshed],
  ])("rests on once it is %s, and what waits for it goes out when that ends", async (_, mended) => {
    expect(await mended()).toMatchObject({ id: goes, status: "paused" });
    expect(statesOf(await our.later(2 * hour, id))).toEqual({ [stays]: "published", [goes]: "scheduled" });
    await our.done("PATCH", `/v1/accounts/${goes}`, { status: "active" });
    await our.drained();
    expect(await our.post(id)).toMatchObject({ status: "published" });
  });
});
