import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Webhook } from "standardwebhooks";
import { startApp, type TestApp } from "../support/app.ts";
import { stillClock } from "../support/clock.ts";
import { type Receiver, startReceiver } from "../support/receiver.ts";

let app: TestApp;
let receiver: Receiver;
let key: string;
beforeAll(async () => {
  receiver = startReceiver();
  // The verifier has a clock of its own.
  const outbound = { resolve: async () => ["10.0.0.1"] };
  app = await startApp({ clock: stillClock(Date.now()), config: { outbound_allow: [receiver.host] }, outbound });
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(async () => {
  await app.close();
  await receiver.stop();
});

const post = (path: string, body: object = {}) => app.call(key, "POST", path, body);
const hook = async (path: string, more: object = {}) =>
  (await post("/v1/webhooks", { url: receiver.url + path, ...more })).body;
const accountAt = async (path: string) =>
  (await post("/v1/accounts", { network: "webhook", values: { url: receiver.url + path } })).body.data[0];
const drained = async () => {
  await app.running.publishing.scheduler.drained();
  await app.running.webhooks.sender.drained();
};
const at = (path: string) => receiver.received.filter((each) => each.path === path);
const logOf = async (id: string) => (await app.call(key, "GET", `/v1/webhooks/${id}/deliveries`)).body.data;
const published = async (account: string, body = "Out.") => {
  const { id } = (await post("/v1/posts", { body, account_ids: [account] })).body;
  await post(`/v1/posts/${id}/publish`);
  await drained();
  return id;
};

describe("a webhook is told", () => {
  test("of a post that is scheduled, and of its success, signed as an independent verifier asks", async () => {
    const account = await accountAt("/network-a");
    const { secret } = await hook("/told");
    const { id } = (await post("/v1/posts", { body: "Soon.", account_ids: [account.id] })).body;
    await post(`/v1/posts/${id}/schedule`, { scheduled_at: new Date(app.clock.now() + 60_000).toISOString() });
    await drained();
    app.clock.pass(60_000);
    await drained();
    expect(receiver.types("/told")).toEqual(["post.scheduled", "post.published"]);
    const ids = new Set<string>();
    for (const { headers, body } of at("/told")) {
      const message = new Webhook(secret).verify(body, headers) as { data: { post: { id: string } } };
      expect(message.data.post.id).toBe(id);
      ids.add(headers["webhook-id"] as string);
    }
    expect(ids.size).toBe(2);
    const last = JSON.parse(at("/told").at(-1)?.body ?? "");
    expect(last).toMatchObject({
      type: "post.published",
      timestamp: new Date(app.clock.now()).toISOString(),
      data: { account_id: account.id, post: { status: "published", targets: [{ status: "published" }] } },
    });
    expect(last.data.post).toEqual((await app.call(key, "GET", `/v1/posts/${id}`)).body);
  });

  test("of a post that failed, with the network's words", async () => {
    const account = await accountAt("/network-b");
    await hook("/failed", { events: ["post.failed"] });
    receiver.answer = ({ path }) =>
      path === "/network-b" ? Response.json({ error: "Not here." }, { status: 403 }) : new Response();
    await published(account.id);
    receiver.answer = () => new Response();
    const [{ data }] = at("/failed").map(({ body }) => JSON.parse(body));
    expect(data).toMatchObject({ account_id: account.id, post: { status: "failed" } });
    expect(data.post.targets[0].error).toContain("Not here.");
  });

  test("of accounts that are connected and disconnected", async () => {
    await hook("/accounts", { events: ["account.connected", "account.disconnected"] });
    const { id } = await accountAt("/network-c");
    await app.call(key, "DELETE", `/v1/accounts/${id}`);
    await drained();
    expect(at("/accounts").map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: "account.connected", data: { account: { id, network: "webhook", status: "active" } } },
      { type: "account.disconnected", data: { account: { id, status: "disconnected" } } },
    ]);
  });

  test("of nothing that it did not ask for, and of nothing in another workspace", async () => {
    const rival = await app.addWorkspace("rival");
    const theirs = await rival.key();
    await app.call(theirs, "POST", "/v1/webhooks", { url: `${receiver.url}/theirs` });
    await hook("/only-scheduled", { events: ["post.scheduled"] });
    const account = await accountAt("/network-d");
    await published(account.id);
    expect(at("/theirs")).toEqual([]);
    expect(at("/only-scheduled")).toEqual([]);
  });
});

describe("a secret", () => {
  test("is shown once, and stands nowhere in the database or the log", async () => {
    const made = await hook("/secret");
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const read = await app.call(key, "GET", `/v1/webhooks/${made.id}`);
    const list = await app.call(key, "GET", "/v1/webhooks");
    const audit = await app.call(key, "GET", "/v1/audit");
    for (const { text } of [read, list, audit]) expect(text).not.toContain("whsec_");
    expect(app.logged()).not.toContain(made.secret);
    const bytes = Buffer.from(await Bun.file(app.store.path).bytes());
    const wal = Buffer.from(await Bun.file(`${app.store.path}-wal`).bytes());
    for (const file of [bytes, wal]) expect(file.includes(made.secret.slice(6))).toBe(false);
  });

  test("that is rotated signs beside its successor during the overlap, and no longer", async () => {
    const { id, secret } = await hook("/rotated");
    const next = (await post(`/v1/webhooks/${id}/rotate`, { overlap_seconds: 60 })).body.secret;
    expect(next).not.toBe(secret);
    await post(`/v1/webhooks/${id}/test`);
    const during = at("/rotated").at(-1);
    for (const one of [secret, next]) new Webhook(one).verify(during?.body ?? "", during?.headers ?? {});
    app.clock.pass(60_000);
    await post(`/v1/webhooks/${id}/test`);
    const after = at("/rotated").at(-1);
    new Webhook(next).verify(after?.body ?? "", after?.headers ?? {});
    expect(() => new Webhook(secret).verify(after?.body ?? "", after?.headers ?? {})).toThrow("No matching signature");
  });
});

describe("a test", () => {
  test("answers how it went, and stands in the log", async () => {
    const { id } = await hook("/tested");
    receiver.answer = () => new Response("x".repeat(2000), { status: 418 });
    const { status, body } = await post(`/v1/webhooks/${id}/test`);
    receiver.answer = () => new Response();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      event: "webhook.test",
      status: "failed",
      attempts: [{ status: 418, answer: "x".repeat(500), error: null }],
    });
    expect(await logOf(id)).toEqual([body]);
  });

  test("that is a dry run sends nothing, and leaves nothing in the log", async () => {
    const { id } = await hook("/dry");
    const { status, body } = await post(`/v1/webhooks/${id}/test?dry_run=true`);
    expect({ status, attempts: body.attempts }).toEqual({ status: 200, attempts: [] });
    expect(at("/dry")).toEqual([]);
    expect(await logOf(id)).toEqual([]);
  });

  test("tells of an address that is not allowed, without calling it", async () => {
    const { id } = (await post("/v1/webhooks", { url: "https://inside.example/in" })).body;
    const { body } = await post(`/v1/webhooks/${id}/test`);
    expect(body.attempts[0]).toMatchObject({ status: null, answer: "" });
    expect(body.attempts[0].error).toContain("inside.example");
  });
});

describe("an address", () => {
  test.each([
    "https://user:pass@example.com/",
    "https://example.com/#x",
    "https://10.0.0.1/in",
    "https://[::ffff:127.0.0.1]/in",
    "https://localhost/in",
    "http://93.184.216.34/in",
    "https://93.184.216.34:22/in",
    "https://example.com:0/in",
  ])("%s is refused", async (url) => {
    const { id } = (await post("/v1/webhooks", { url: "https://example.com/" })).body;
    const replies = [await post("/v1/webhooks", { url }), await app.call(key, "PATCH", `/v1/webhooks/${id}`, { url })];
    for (const { status, body } of replies) {
      expect(status).toBe(400);
      expect(body.error.message).toStartWith("url: ");
    }
    await app.call(key, "DELETE", `/v1/webhooks/${id}`);
  });

  test("in plain http is refused where the operator has opened nothing", async () => {
    const closed = await startApp({});
    const made = await closed.call(await closed.workspace.key(), "POST", "/v1/webhooks", {
      url: "http://example.com/",
    });
    expect(made.status).toBe(400);
    expect(made.body.error.message).toStartWith("url: example.com: only https is called. Whoever runs this server");
    await closed.close();
  });

  test("beyond the twentieth is refused", async () => {
    const many = await (await app.addWorkspace("many")).key();
    const make = () => app.call(many, "POST", "/v1/webhooks", { url: "https://example.com/" });
    for (let n = 0; n < 20; n++) expect((await make()).status).toBe(201);
    expect(await make()).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining("20") } } });
  });
});
