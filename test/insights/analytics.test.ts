import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startMastodon } from "../doubles/mastodon.ts";
import { startApp, type TestApp } from "../support/app.ts";

let app: TestApp;
let network: ReturnType<typeof startMastodon>;
let key: string;
let account: string;
beforeEach(async () => {
  network = startMastodon();
  app = await startApp({ config: { outbound_allow: [new URL(network.url).host] } });
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  const values = { server: network.url, access_token: "token-1" };
  account = (await app.call(key, "POST", "/v1/accounts", { network: "mastodon", values })).body.data[0].id;
});
afterEach(async () => {
  expect(network.departures).toEqual([]);
  await app.close();
  await network.stop();
});

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const pulled = () => app.running.insights.puller.drained();
const read = async (path: string) => (await app.call(key, "GET", path)).body;
const publish = async (body: string) => {
  const { id } = (await app.call(key, "POST", "/v1/posts", { body, account_ids: [account] })).body;
  await app.call(key, "POST", `/v1/posts/${id}/publish`);
  await app.running.publishing.scheduler.drained();
  return id as string;
};
const asked = (path: string) => network.seen.filter((one) => one.path === path && one.method === "GET").length;
const raw = (sql: string, ...values: (string | number)[]) => {
  const file = new Database(app.store.path);
  file.run("pragma busy_timeout = 5000");
  file.run(sql, values);
  file.close();
};

describe("a post's figures", () => {
  test("are pulled from the network, often while it is young, then ever more rarely, and then no more", async () => {
    const id = await publish("Hello");
    await pulled();
    const first = await read(`/v1/posts/${id}/analytics`);
    const told = { likes: 5, replies: 1, reposts: 2, impressions: null, quotes: null, clicks: null, saves: null };
    expect(first).toMatchObject({
      post_id: id,
      totals: told,
      accounts: [{ account_id: account, network: "mastodon" }],
    });
    expect(first.accounts[0].latest).toEqual({ at: new Date(app.clock.now()).toISOString(), ...told });
    const waits: number[] = [];
    for (;;) {
      const [{ next_at }] = (await read(`/v1/posts/${id}/analytics`)).accounts;
      if (next_at === null) break;
      waits.push(Date.parse(next_at) - app.clock.now());
      app.clock.pass(waits.at(-1) as number);
      await pulled();
    }
    expect([...new Set(waits)]).toEqual([10 * minute, 30 * minute, 2 * hour, 12 * hour, day, 7 * day]);
    expect((await read(`/v1/posts/${id}/analytics`)).accounts[0].series).toHaveLength(waits.length + 1);
    const calls = network.seen.length;
    app.clock.pass(2 * hour);
    await pulled();
    expect(network.seen.length).toBe(calls);
  });

  test("that a network is too busy to tell come later, at the time it names, and the reason is shown", async () => {
    const id = await publish("Hello");
    const remote = network.statuses[0]?.id;
    const reset = new Date(app.clock.now() + hour).toISOString();
    const busy = Response.json(
      { error: "Too many requests" },
      { status: 429, headers: { "x-ratelimit-reset": reset } },
    );
    network.next(new RegExp(`^/api/v1/statuses/${remote}$`), busy);
    await pulled();
    const [late] = (await read(`/v1/posts/${id}/analytics`)).accounts;
    expect(late).toMatchObject({ latest: null, problem: expect.stringContaining("Too many requests") });
    app.clock.pass(Date.parse(late.next_at) - app.clock.now());
    await pulled();
    const [there] = (await read(`/v1/posts/${id}/analytics`)).accounts;
    expect(there).toMatchObject({ latest: { likes: 5 }, problem: null });
  });

  test("go with a post that is deleted", async () => {
    const id = await publish("Hello");
    await pulled();
    raw("delete from posts where id = ?", id);
    app.clock.pass(10 * minute);
    const before = network.seen.length;
    await pulled();
    expect(network.seen.length).toBe(before);
    expect((await app.call(key, "GET", `/v1/posts/${id}/analytics`)).status).toBe(404);
  });
});

describe("an account's figures", () => {
  test("are a series with totals, by the day and by the hour", async () => {
    await pulled();
    raw("update account_metrics set followers = 10");
    for (let n = 0; n < 3; n++) {
      app.clock.pass(6 * hour);
      await pulled();
    }
    await publish("Hello");
    await pulled();
    app.clock.pass(1);
    const days = await read("/v1/accounts/analytics");
    expect(days.accounts).toMatchObject([
      { account_id: account, network: "mastodon", followers: 12, following: 3, followers_change: 2 },
    ]);
    expect(days.accounts[0].series).toHaveLength(2);
    expect(days.totals).toMatchObject({ followers: 12, followers_change: 2, published: 1, likes: 5, clicks: null });
    const hours = await read("/v1/accounts/analytics?bucket=hour");
    expect(hours.accounts[0].series).toHaveLength(4);
    const to = new Date(app.clock.now() - 13 * hour).toISOString();
    const early = await read(`/v1/accounts/analytics?to=${to}`);
    expect(early.accounts[0].series).toMatchObject([{ followers: 10 }]);
    expect(early.totals).toMatchObject({ published: 0, likes: null });
  });

  test("of an account that rests are not pulled", async () => {
    await app.call(key, "PATCH", `/v1/accounts/${account}`, { status: "paused" });
    const before = asked("/api/v1/accounts/verify_credentials");
    await pulled();
    expect(asked("/api/v1/accounts/verify_credentials")).toBe(before);
  });

  test("of a network that charges are not pulled unless the operator says so", async () => {
    raw("update accounts set network = 'x' where id = ?", account);
    await pulled();
    expect(asked("/api/v1/accounts/verify_credentials")).toBe(1);
    expect((await read("/v1/accounts/analytics")).accounts[0]).toMatchObject({ followers: null, series: [] });
  });

  test.each(["from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z", "bucket=hour&from=2026-01-01T00:00:00Z"])(
    "for ?%s are refused",
    async (query) => {
      const { status, body } = await app.call(key, "GET", `/v1/accounts/analytics?${query}`);
      expect({ status, message: body.error.message }).toEqual({
        status: 400,
        message: expect.stringMatching(/^from: /),
      });
    },
  );
});

describe("the best times", () => {
  test("are not guessed from too few posts", async () => {
    await publish("Hello");
    await pulled();
    expect((await read("/v1/accounts/best-times")).posts).toBe(0);
    app.clock.pass(2 * day);
    const { enough, posts, needed, times } = await read("/v1/accounts/best-times");
    expect({ enough, posts, needed, times }).toEqual({ enough: false, posts: 1, needed: 20, times: [] });
  });

  test("are those of one's own posts that did best, by the workspace's own clock", async () => {
    raw("update workspaces set time_zone = 'Europe/Berlin'");
    // Twenty days from Sunday, 22 November, 12:00 UTC: each day's post at 13:00 in Berlin; Tuesdays do ten times as well.
    for (let n = 0; n < 21; n++) {
      const id = await publish(`Day ${n}`);
      await pulled();
      const isTuesday = new Date(app.clock.now()).getUTCDay() === 2;
      if (isTuesday) raw("update post_metrics set likes = 80 where post_id = ?", id);
      raw("update metric_pulls set next_at = null where post_id = ?", id);
      app.clock.pass(day);
    }
    app.clock.pass(day);
    const best = await read("/v1/accounts/best-times");
    expect(best).toMatchObject({ enough: true, posts: 21, time_zone: "Europe/Berlin" });
    expect(best.times[0]).toMatchObject({ weekday: "tuesday", hour: 13, posts: 3 });
    expect(best.times[0].engagement).toBeGreaterThan(4);
  });
});

describe("the persona", () => {
  test("counts what went out, and nothing else", async () => {
    await app.call(key, "PATCH", `/v1/brands/${app.workspace.brandId}`, { voice: "Plain and warm." });
    await publish("The rocket launches today 🚀 #Launch https://example.com/rocket");
    await publish("Our rocket is back! #launch #space");
    await app.call(key, "POST", "/v1/posts", { body: "A draft about submarines submarines" });
    await pulled();
    const persona = await read("/v1/persona");
    expect(persona).toMatchObject({
      posts: 2,
      brands: [{ id: app.workspace.brandId, voice: "Plain and warm." }],
      hashtags: {
        per_post: 1.5,
        top: [
          { value: "#launch", posts: 2 },
          { value: "#space", posts: 1 },
        ],
      },
      emoji: { per_post: 0.5, top: [{ value: "🚀", posts: 1 }] },
      scripts: [{ script: "Latin", share: 1 }],
      with_link: 0.5,
      weekdays: [{ value: "sunday", posts: 2 }],
      hours: [{ value: "12", posts: 2 }],
      topics: [{ value: "rocket", posts: 2 }],
    });
    expect(persona.top_posts).toHaveLength(2);
    expect(persona.top_posts[0]).toMatchObject({ account_id: account, engagement: 8 });
  });

  test("of nothing is empty", async () => {
    expect(await read("/v1/persona")).toMatchObject({ posts: 0, topics: [], top_posts: [], lengths: { longest: 0 } });
  });
});

describe("what is talked about", () => {
  test("comes from the networks of connected accounts, and is kept for a quarter of an hour", async () => {
    const tags = "/api/v1/trends/tags";
    const { data, failed } = await read("/v1/trending");
    expect(data).toMatchObject([{ network: "mastodon", account_id: account, title: "#launch", volume: 34 }]);
    expect(failed).toEqual([]);
    await read("/v1/trending");
    expect(asked(tags)).toBe(1);
    app.clock.pass(15 * minute);
    await read("/v1/trending");
    expect(asked(tags)).toBe(2);
  });

  test("names a network that does not answer", async () => {
    network.next(/^\/api\/v1\/trends\/tags$/, Response.json({ error: "Trends are off" }, { status: 403 }));
    const { data, failed } = await read("/v1/trending");
    expect(data).toEqual([]);
    expect(failed).toEqual([
      {
        network: "mastodon",
        account_id: account,
        source: "network",
        reason: expect.stringContaining("Trends are off"),
      },
    ]);
  });

  test("is nothing where nothing is connected", async () => {
    const other = await (await app.addWorkspace("other")).key();
    expect((await app.call(other, "GET", "/v1/trending")).body).toEqual({ data: [], failed: [] });
  });
});
