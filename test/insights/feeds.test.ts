import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { risingIn } from "../../src/insights/rising.ts";
import type { FeedPost } from "../../src/publishing/network.ts";
import { bluesky } from "../../src/publishing/networks/bluesky.ts";
import { startAppView } from "../doubles/appview.ts";
import { startMastodon } from "../doubles/mastodon.ts";
import { hasSnac, startSnac } from "../servers/snac.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { loopback, publisherIn } from "../support/publishing.ts";
import { reachOf } from "../support/reach.ts";

/* Words that rise in the feeds of one's own accounts. */

let now = 1_000_000;
const said = (author: string, text: string): FeedPost => ({ author, text, at: ++now });
const crowd = (text: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => said(`person ${from + n}`, `${text} ${from + n}`));

describe("a word rises", () => {
  test("where more people use it lately than did before, and counts them", () => {
    const before = [...crowd("weather", 0, 5), ...crowd("coffee", 5, 10)];
    const lately = [...crowd("weather", 0, 5), ...crowd("#Launch rocket", 5, 10)];
    expect(risingIn([...before, ...lately])).toEqual([
      { title: "#launch", url: null, volume: 5 },
      { title: "rocket", url: null, volume: 5 },
    ]);
  });

  test("not where one repeats it, where two say it, or where all always do", () => {
    const before = crowd("morning", 0, 8);
    const shout = Array.from({ length: 5 }, () => said("loud", "Buy gadgets now"));
    const lately = [...crowd("morning", 0, 2), ...shout, said("x", "quantum"), said("y", "quantum")];
    expect(risingIn([...before, ...lately])).toEqual([]);
    expect(risingIn([])).toEqual([]);
  });
});

test("Bluesky: the timeline is read two pages back, one's own posts are left out", async () => {
  const view = startAppView(() => []);
  try {
    for (let n = 0; n < 250; n++)
      view.feed.push({ did: n % 50 === 0 ? "did:plc:me" : `did:plc:${n}`, text: `post ${n}` });
    const account = { server: view.url, remote_id: "did:plc:me", handle: "me.test", name: "", avatar_url: null };
    const call = { reach: reachOf(bluesky), account: { ...account, url: null, settings: {} }, grant: { token: "t" } };
    const feed = await bluesky.feed?.(call);
    expect(feed).toHaveLength(196);
    expect(feed?.[0]).toEqual({ author: "did:plc:1", text: "post 1", at: 1e12 - 1000 });
    expect(view.departures).toEqual([]);
  } finally {
    await view.stop();
  }
});

describe("GET /v1/trending", () => {
  let app: TestApp;
  let network: ReturnType<typeof startMastodon>;
  beforeEach(async () => {
    network = startMastodon();
    app = await startApp({ config: { outbound_allow: [new URL(network.url).host] } });
  });
  afterEach(async () => {
    expect(network.departures).toEqual([]);
    await app.close();
    await network.stop();
  });

  let serial = 0;
  /** Somebody writes, newest first. */
  const writes = (id: string, content: string, more: object = {}) =>
    network.home.unshift({
      ...{ id: String(++serial), account: { id }, content: `<p>${content}</p>`, visibility: "public" },
      ...{ created_at: new Date(1e12 + serial * 1000).toISOString(), reblog: null },
      ...more,
    });

  test("names the words of an account's own feed as such, reads it once in a quarter of an hour, and keeps none of it", async () => {
    const our = await publisherIn(app, "feeds");
    const { id } = await our.connect("mastodon", { server: network.url, access_token: "token-1" });
    for (let n = 10; n < 20; n++) writes(String(n), "breakfast");
    for (let n = 10; n < 14; n++) writes(String(n), "the <b>eclipse</b>");
    const shared = { visibility: "public", account: { id: "30" }, content: "eclipse tonight" };
    writes("31", "", { reblog: shared });
    for (let n = 40; n < 50; n++) writes(String(n), "secret plans", { visibility: "private" });
    for (let n = 0; n < 5; n++) writes("1", "mine alone");
    const told = await our.done("GET", "/v1/trending");
    const feed = told.data.filter(({ source }: { source: string }) => source === "own_feed");
    expect(feed).toMatchObject([{ network: "mastodon", account_id: id, title: "eclipse", url: null, volume: 5 }]);
    expect(told.data.map(({ source }: { source: string }) => source)).toEqual(["network", "own_feed"]);
    const asked = () => network.seen.filter(({ path }) => path === "/api/v1/timelines/home").length;
    const before = asked();
    expect(before).toBeLessThanOrEqual(3);
    await our.done("GET", "/v1/trending");
    expect(asked()).toBe(before);
    const grep = Bun.spawnSync(["sh", "-c", 'grep -lFa -- "$1" "$2"*', "sh", "eclipse", app.store.path]);
    expect(grep.stdout.toString()).toBe("");
  });

  test("is none of another workspace's feeds", async () => {
    const our = await publisherIn(app, "ours");
    await our.connect("mastodon", { server: network.url, access_token: "token-1" });
    for (let n = 10; n < 20; n++) writes(String(n), "eclipse");
    await our.done("GET", "/v1/trending");
    const other = await publisherIn(app, "others");
    expect(await other.done("GET", "/v1/trending")).toEqual({ data: [], failed: [] });
  });
});

test.skipIf(!hasSnac)(
  "a real server of the Mastodon API: what those whom ann follows write lately",
  async () => {
    const snac = await startSnac();
    const app = await startApp({ config: { outbound_allow: [loopback(snac.url)] } });
    try {
      const our = await publisherIn(app, "real");
      const { id } = await our.connect("mastodon", { server: snac.url, access_token: await snac.token() });
      const people = await Promise.all(["bob", "cat", "dan"].map((name) => snac.followed(name)));
      for (const note of people) await note("breakfast pictures");
      while ((await snac.shown()) < people.length) await Bun.sleep(100);
      for (const note of people) await note("The eclipse is tonight");
      const rising = async () => {
        // What is known of a feed is kept for a quarter of an hour.
        app.clock.pass(900_000);
        const { data } = await our.done("GET", "/v1/trending?network=mastodon");
        return data.filter(({ source }: { source: string }) => source === "own_feed");
      };
      let found = await rising();
      for (let look = 0; found.length < 2 && look < 100; look++) {
        await Bun.sleep(250);
        found = await rising();
      }
      expect(found).toMatchObject([
        { account_id: id, title: "eclipse", volume: 3 },
        { account_id: id, title: "tonight", volume: 3 },
      ]);
    } finally {
      await app.close();
      await snac.stop();
    }
  },
  60_000,
);
