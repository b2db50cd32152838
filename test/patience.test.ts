import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startMastodon } from "./doubles/mastodon.ts";
import type { TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisher, startPublisher } from "./support/publishing.ts";

/* For how long a network is asked again, and how often: counted from when it could first be asked. */

let double: ReturnType<typeof startMastodon>;
let app: TestApp;
let our: Publisher;
let account: string;
beforeEach(async () => {
  double = startMastodon();
  app = await startPublisher([loopback(double.url)]);
  our = publisher(app, await app.workspace.key({ limits: { requests_per_minute: 0 } }));
  account = (await our.connect("mastodon", { server: double.url, access_token: "token-1" })).id;
});
afterEach(async () => {
  expect(double.departures).toEqual([]);
  await app.close();
  await double.stop();
});

const statuses = /^\/api\/v1\/statuses$/;
const [second, minute, hour] = [1000, 60_000, 3_600_000];
const draft = (body: string) => our.draft({ body, account_ids: [account] });
const rests = (status: "paused" | "active") => our.done("PATCH", `/v1/accounts/${account}`, { status });
const answering = (status: number, headers: Record<string, string>, times = 1) => {
  for (let n = 0; n < times; n++)
    double.next(statuses, Response.json({ error: `as told: ${status}` }, { status, headers }));
};
const calls = async (id: string) => (await our.attempts(id)).length;

describe("a post that goes out days late", () => {
  const late = 48 * hour;

  test.each([429, 503])(
    "because its account rested is tried again where the network asks for a minute (%d)",
    async (status) => {
      const id = await draft("rested");
      await rests("paused");
      await our.publish(id);
      app.clock.pass(late);
      await rests("active");
      answering(status, { "retry-after": "60" });
      await our.drained();
      expect(await our.post(id)).toMatchObject({ status: "publishing" });
      expect(await our.later(minute, id)).toMatchObject({ status: "published" });
    },
  );

  test("because its account rested while it was tried is tried on", async () => {
    const id = await draft("rested in between");
    answering(503, { "retry-after": "60" }, 2);
    await our.publish(id);
    await rests("paused");
    app.clock.pass(late);
    await rests("active");
    await our.drained();
    expect(await our.post(id)).toMatchObject({ status: "publishing" });
    expect(await our.later(minute, id)).toMatchObject({ status: "published" });
  });

  test("because no server ran is tried again too", async () => {
    const id = await draft("nobody was there");
    await our.done("POST", `/v1/posts/${id}/schedule`, {
      scheduled_at: new Date(app.clock.now() + hour).toISOString(),
    });
    answering(429, { "retry-after": "60" });
    expect(await our.later(late, id)).toMatchObject({ status: "publishing" });
    expect(await our.later(minute, id)).toMatchObject({ status: "published" });
  });

  test("because a person had to look is tried anew, however often it was before", async () => {
    const id = await draft("looked for");
    answering(500, {}, 12);
    await our.publish(id);
    for (let n = 0; n < 20; n++) await our.later(2 * hour, id);
    expect(await our.post(id)).toMatchObject({ status: "unknown" });
    answering(503, {}, 3);
    const told = { account_id: account, outcome: "not_published", retry: true };
    await our.done("POST", `/v1/posts/${id}/reconcile`, told);
    await our.drained();
    for (let n = 0; n < 3; n++) await our.later(minute, id);
    expect(await our.post(id)).toMatchObject({ status: "published" });
  });
});

describe("a network that limits its callers all day", () => {
  const longAgo = "Wed, 21 Oct 2015 07:28:00 GMT";
  test.each([
    ["names no time", {}, 20],
    ["names this moment", { "retry-after": "0" }, 20],
    ["names a time before", { "retry-after": "-5" }, 20],
    ["names a time years ago", { "retry-after": longAgo }, 20],
    ["names the next second, always", { "retry-after": "1" }, 200],
  ])("and %s is asked more and more rarely, and after a day no more", async (_, headers, most) => {
    const id = await draft("limited");
    answering(429, headers, 400);
    await our.publish(id);
    for (let n = 0; n < 300; n++) await our.later(second, id);
    const soon = await calls(id);
    expect(soon).toBeGreaterThan(4);
    expect(soon).toBeLessThan(most);
    for (let n = 0; n < 25; n++) await our.later(hour, id);
    const { status, targets } = await our.post(id);
    expect([status, targets[0].error]).toEqual([
      "failed",
      "Given up, since it asks for more than a day of patience: as told: 429",
    ]);
  });
});

test("a network that is down and always says that it is back in a second is not given up within a minute", async () => {
  const id = await draft("back soon");
  answering(503, { "retry-after": "1" }, 4);
  await our.publish(id);
  expect(await our.later(second, id)).toMatchObject({ status: "publishing" });
  expect(await calls(id)).toBe(2);
  for (let n = 0; n < 60; n++) await our.later(second, id);
  expect(await calls(id)).toBe(3);
  for (let n = 0; n < 6; n++) await our.later(minute, id);
  expect(await our.post(id)).toMatchObject({ status: "published" });
  expect(await calls(id)).toBe(5);
});
