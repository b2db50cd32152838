import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { type HostileInstance, startHostileInstance } from "./doubles/hostile-instance.ts";
import type { TestApp } from "./support/app.ts";
import { readyFile } from "./support/media.ts";
import { jpeg } from "./support/pictures.ts";
import { loopback, type Publisher, publisher, publisherIn, startPublisher } from "./support/publishing.ts";

/* A server of a network that anybody may run answers whatever it likes. */

let instance: HostileInstance;
let app: TestApp;
beforeAll(async () => {
  instance = startHostileInstance();
  app = await startPublisher([instance.host]);
});
afterAll(async () => {
  await app?.close();
  await instance?.stop();
});

let count = 0;
let our: Publisher & Awaited<ReturnType<typeof publisherIn>>;
let account: string;
const token = () => `token-of-ann-${count}-not-to-be-read`;
const connect = (more: object = {}) =>
  our.connect("mastodon", { server: instance.url, access_token: token(), ...more });
beforeEach(async () => {
  instance.answer = (out) => Response.json(out);
  Object.assign(instance, { me: {}, trends: [], isDead: false, uploading: () => {} });
  our = await publisherIn(app, `hostile-${++count}`);
  account = (await connect()).id;
  instance.asked.length = 0;
});

const draft = (more: object = {}) => our.draft({ body: `Launch ${count}`, account_ids: [account], ...more });
const refusing = (status: number, error: string, headers: Record<string, string> = {}) => {
  instance.answer = () => Response.json({ error }, { status, headers });
};
const sent = () => instance.asked.filter((what) => what === "POST /api/v1/statuses").length;
const hour = 3_600_000;

describe("a server that asks for patience", () => {
  test("by a part of a millisecond is asked again in whole ones", async () => {
    refusing(429, "slow down", { "retry-after": "1.0005" });
    const id = await draft();
    const post = await our.publish(id);
    expect(post).toMatchObject({ status: "publishing", targets: [{ error: "slow down" }] });
    expect(await our.attempts(id)).toEqual([["publish", "rate_limited"]]);
    instance.answer = (out) => Response.json(out);
    expect(await our.later(2000, id)).toMatchObject({ status: "published" });
  });

  test.each([
    ["for years", "99999999"],
    ["for longer than there are numbers", "9".repeat(400)],
    ["to the end of time", "Fri, 31 Dec 9999 23:59:59 GMT"],
  ])("%s gets none: the post has failed, in its words", async (_, after) => {
    refusing(429, "come back later", { "retry-after": after });
    const id = await draft();
    const post = await our.publish(id);
    expect(post).toMatchObject({ status: "failed", targets: [{ status: "failed" }] });
    expect(post.targets[0].error).toEndWith("come back later");
    expect(sent()).toBe(1);
  });
});

describe("a server that repeats what it was reached with", () => {
  test("is quoted without it, in the post, its attempts and the log", async () => {
    refusing(403, `the token ${token()} may not write`);
    const id = await draft();
    const post = await our.publish(id);
    expect(post.targets[0].error).toBe("the token … may not write");
    const { data } = await our.done("GET", `/v1/posts/${id}/attempts`);
    expect(data[0].detail).toBe("the token … may not write");
    expect(app.logged()).not.toContain(token());
  });

  test("and takes it no more is quoted without it on the account, and in the log", async () => {
    instance.isDead = true;
    const shown = await our.done("POST", `/v1/accounts/${account}/refresh`, {});
    expect(shown).toMatchObject({ status: "broken", problem: "… is none" });
    expect(app.logged()).toContain("account_broken");
    expect(app.logged()).not.toContain(token());
  });
});

describe("what a server calls a post", () => {
  test.each([
    ["a script", "javascript:alert(1)"],
    ["a page of its own", "data:text/html,x"],
    ["no address", "http://a\u0000b/"],
    ["endless", `https://a.example/${"y".repeat(5000)}`],
  ])("is no address where it is %s", async (_, url) => {
    instance.answer = (out) => Response.json({ ...out, url });
    expect((await our.publish(await draft())).targets).toMatchObject([{ status: "published", url: null }]);
  });

  test.each([
    ["too long", "9".repeat(100_000)],
    ["empty", ""],
    ["no line", "1\u00002"],
  ])("is no id where it is %s: nobody knows what became of it, and nothing of it is kept", async (_, id) => {
    instance.answer = (out) => Response.json({ ...out, id });
    const post = await draft();
    expect(await our.publish(post)).toMatchObject({ status: "publishing", targets: [{ remote_id: null }] });
    expect(await our.attempts(post)).toEqual([["publish", "unknown"]]);
    for (let hours = 0; hours < 24; hours++) await our.later(hour, post);
    const { status, targets } = await our.post(post);
    expect([status, targets[0].status]).toEqual(["unknown", "unknown"]);
    expect(sent()).toBe(1);
  });
});

describe("what a server says of an account", () => {
  test("is cut to a line of a decent length, and leads to the web alone", async () => {
    const long = "N\u202e\n".repeat(100_000);
    instance.me = {
      id: "2",
      username: long,
      display_name: long,
      url: "javascript:alert(1)",
      avatar: "data:text/html,x",
    };
    const { id } = await connect();
    const shown = await our.done("GET", `/v1/accounts/${id}`);
    expect(shown).toMatchObject({ url: null, avatar_url: null });
    for (const words of [shown.name, shown.handle]) {
      expect(words.length).toBeLessThanOrEqual(200);
      expect(words).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
  });

  test("is refused where it has no id that can be kept", async () => {
    instance.me = { id: "3".repeat(10_000) };
    await expect(connect()).rejects.toThrow("Mastodon gave an answer that is not understood (id).");
  });

  test.each([
    ["a part of one", 1.5],
    ["fewer than none", -3],
    ["more than there are", 1e300],
  ])(
    "is no figure where it counts %s: what it counts beside is kept, and others' figures are pulled",
    async (_, odd) => {
      instance.me = { followers_count: odd, statuses_count: 7 };
      app.clock.pass(7 * hour);
      await app.running.insights.puller.drained();
      app.clock.pass(1000);
      const { accounts } = await our.done("GET", "/v1/accounts/analytics");
      expect(accounts).toMatchObject([{ account_id: account, followers: null, posts: 7 }]);
    },
  );

  test("and of what is talked about is cut the same way", async () => {
    instance.trends = Array(500).fill({ name: "x".repeat(5000), url: "javascript:alert(1)" });
    const { data } = await our.done("GET", "/v1/trending");
    expect(data).toHaveLength(50);
    expect(data[0].title.length).toBeLessThanOrEqual(200);
    expect(data[0].url).toBeNull();
  });
});

describe("when a token ends", () => {
  const jwt = (exp: number) => `e30.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.x`;
  test.each([
    ["in a part of a millisecond", 4e9 + 0.0000123],
    ["later than there is time", 1e300],
    ["after the last year", 9e12],
    ["before there was time", -9e12],
  ])("is kept as it can be where a server says that it is %s", async (_, exp) => {
    const session = { did: "did:plc:ann", handle: "ann.test", accessJwt: jwt(exp), refreshJwt: jwt(exp) };
    const server = Bun.serve({
      hostname: "127.0.0.1",
      port: 0,
      fetch: ({ url }) => Response.json(url.includes("Session") ? session : { value: {} }),
    });
    const url = `http://127.0.0.1:${server.port}`;
    const pds = await startPublisher([loopback(url)], { appview: url });
    try {
      const ours = publisher(pds, await pds.workspace.key());
      const values = { server: url, handle: "ann.test", app_password: "xxxx" };
      const { id } = await ours.connect("bluesky", values);
      expect(await ours.done("POST", `/v1/accounts/${id}/refresh`, {})).toMatchObject({ status: "active" });
      expect((await ours.done("GET", "/v1/accounts")).data).toMatchObject([{ id }]);
    } finally {
      await pds.close();
      await server.stop(true);
    }
  });
});

describe("beside others that look for what is due, as they do every second", () => {
  beforeAll(() => app.running.publishing.scheduler.start({ alone: true }));

  test("uploads that take longer together than a delivery is held are made once, and the post goes out", async () => {
    const key = await our.workspace.key();
    const files: string[] = [];
    for (let n = 0; n < 4; n++) files.push((await readyFile(app, key, jpeg(), "image/jpeg")).id);
    instance.uploading = () => {
      app.clock.pass(4 * 60_000);
      app.running.publishing.scheduler.wake();
    };
    const id = await draft({ media_ids: files });
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(instance.asked.filter((what) => what === "POST /api/v2/media")).toHaveLength(4);
    expect(await our.attempts(id)).toEqual([["publish", "published"]]);
    expect(sent()).toBe(1);
  });

  test("a machine that slept for longer than a delivery is held, while it was being sent, sends it once", async () => {
    instance.answer = async (out) => {
      app.clock.pass(7 * 60_000);
      app.running.publishing.scheduler.wake();
      // Nobody sees the post before it is answered: whoever looked for it now would send it again.
      for (let looks = 0; looks < 30 && sent() === 1; looks++) await Bun.sleep(10);
      return Response.json(out);
    };
    const id = await draft();
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(await our.attempts(id)).toEqual([["publish", "published"]]);
    expect(sent()).toBe(1);
  });
});
