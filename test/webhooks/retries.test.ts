import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { endMessage, type HeldMessage, takeMessages } from "../../db/events/outbox.ts";
import { openStore } from "../../db/open.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { type Receiver, startReceiver } from "../support/receiver.ts";

let app: TestApp;
let receiver: Receiver;
let key: string;
beforeEach(async () => {
  receiver = startReceiver();
  const outbound = { resolve: async () => ["192.168.0.10"] };
  app = await startApp({ config: { outbound_allow: [receiver.host] }, outbound });
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterEach(async () => {
  await app.close();
  await receiver.stop();
});

const second = 1000;
const hour = 3600 * second;
const post = (path: string, body: object = {}) => app.call(key, "POST", path, body);
const hook = async (path = "/in") =>
  (await post("/v1/webhooks", { url: receiver.url + path, events: ["account.connected"] })).body.id;
const drained = () => app.running.webhooks.sender.drained();
/** Something happens that every webhook here hears of. */
const happen = () => post("/v1/accounts", { network: "webhook", values: { url: `${receiver.url}/network` } });
const logOf = async (id: string) => (await app.call(key, "GET", `/v1/webhooks/${id}/deliveries`)).body.data;
const read = async (id: string) => (await app.call(key, "GET", `/v1/webhooks/${id}`)).body;
const at = (path: string) => receiver.received.filter((each) => each.path === path);
const failing = (status: number, headers = {}) => {
  receiver.answer = ({ path }) => new Response("no", path === "/network" ? {} : { status, headers });
};

describe("a message that did not arrive", () => {
  test("is sent again, later each time and under the same id, for a day and a few hours, and then no more", async () => {
    const id = await hook();
    failing(500);
    await happen();
    await drained();
    const begun = app.clock.now();
    for (let [message] = await logOf(id); message.next_at !== null; [message] = await logOf(id)) {
      app.clock.pass(Date.parse(message.next_at) - app.clock.now() - 1);
      const before = at("/in").length;
      await drained();
      expect(at("/in").length).toBe(before);
      app.clock.pass(1);
      await drained();
      expect(at("/in").length).toBe(before + 1);
    }
    const [message] = await logOf(id);
    expect(message).toMatchObject({ status: "failed", next_at: null });
    expect(message.attempts).toHaveLength(8);
    await post(`/v1/webhooks/${id}/replay`, { delivery_id: message.id }).then(drained);
    expect((await logOf(id))[0].status).toBe("waiting");
    expect(new Set(at("/in").map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([message.id]));
    expect(new Set(at("/in").map(({ body }) => body)).size).toBe(1);
    const waited = (app.clock.now() - begun) / hour;
    expect(waited).toBeGreaterThan(24);
    expect(waited).toBeLessThan(32);
  });

  test("is sent until it arrives, and its webhook works again from then on", async () => {
    const id = await hook();
    failing(503);
    await happen();
    await drained();
    expect((await read(id)).failing_since).toBe(new Date(app.clock.now()).toISOString());
    receiver.answer = () => new Response("at last");
    app.clock.pass(6 * second);
    await drained();
    expect(await logOf(id)).toMatchObject([
      { status: "delivered", next_at: null, attempts: [{ status: 503 }, { status: 200, answer: "at last" }] },
    ]);
    expect((await read(id)).failing_since).toBe(null);
  });

  test.each([
    [429, "600", 600_000],
    [503, "10.0005", 10_001],
    [503, "604800", 36_000_000],
  ])("waits as long as the receiver asks, in whole milliseconds and for ten hours at most: %d, %s", async (...told) => {
    const [status, asked, milliseconds] = told;
    const id = await hook();
    failing(status, { "retry-after": asked });
    await happen().then(drained);
    const [message] = await logOf(id);
    expect(message).toMatchObject({ status: "waiting", attempts: [{ status }] });
    expect(Date.parse(message.next_at) - app.clock.now()).toBe(milliseconds);
  });

  test("waits until the day that the receiver names, and for what lies behind it no longer", async () => {
    const id = await hook();
    const named = Math.floor(app.clock.now() / second) * second + 600 * second;
    failing(503, { "retry-after": new Date(named).toUTCString() });
    await happen().then(drained);
    expect((await logOf(id))[0].next_at).toBe(new Date(named).toISOString());
    app.clock.pass(600 * second);
    failing(503, { "retry-after": new Date(named - 3_600_000).toUTCString() });
    await drained();
    const minutes = (Date.parse((await logOf(id))[0].next_at) - app.clock.now()) / 60_000;
    expect(Math.floor(minutes)).toBe(5);
  });

  test("because of a redirect is not sent where that leads", async () => {
    const id = await hook();
    receiver.answer = ({ path }) =>
      path === "/in" ? new Response("", { status: 307, headers: { location: "/elsewhere" } }) : new Response();
    await happen();
    await drained();
    expect(at("/elsewhere")).toEqual([]);
    const [message] = await logOf(id);
    expect(message).toMatchObject({ status: "waiting", attempts: [{ status: null }] });
    expect(message.attempts[0].error).toContain("redirect (307)");
  });

  test("because its name leads to a private address says so, and nothing is called", async () => {
    const made = (await post("/v1/webhooks", { url: "https://inside.example/in" })).body;
    await happen();
    await drained();
    const [message] = await logOf(made.id);
    expect(message).toMatchObject({ status: "waiting", attempts: [{ status: null }] });
    expect(message.attempts[0].error).toBe("inside.example is no public address.");
  });

  test("to a receiver that is slow holds up no other, and no post", async () => {
    const slow = await hook("/slow");
    const quick = await hook("/quick");
    const { promise, resolve } = Promise.withResolvers<Response>();
    receiver.answer = ({ path }) => (path === "/slow" ? promise : new Response());
    for (let n = 0; n < 8; n++) await happen();
    await app.running.webhooks.sender.start({ alone: true });
    while (at("/quick").length < 8 || at("/slow").length < 4) await Bun.sleep(5);
    expect(at("/slow").length).toBe(4);
    const { id } = (await post("/v1/posts", { body: "x", account_ids: [await accountId()] })).body;
    await post(`/v1/posts/${id}/publish`);
    await app.running.publishing.scheduler.drained();
    expect((await app.call(key, "GET", `/v1/posts/${id}`)).body.status).toBe("published");
    resolve(new Response());
    while (at("/slow").length < 8) await Bun.sleep(5);
    await app.running.webhooks.sender.stop();
    for (const webhook of [slow, quick])
      expect((await logOf(webhook)).map(({ status }: { status: string }) => status)).toEqual(
        Array(8).fill("delivered"),
      );
  });
});

const accountId = async () => (await app.call(key, "GET", "/v1/accounts")).body.data[0].id;

describe("a webhook", () => {
  test("at which something arrives while another message is under way works: that one's failure is the first", async () => {
    const id = await hook();
    failing(500);
    await happen();
    await drained();
    app.clock.pass(5 * 24 * hour);
    const { promise, resolve } = Promise.withResolvers<Response>();
    let before = at("/in").length;
    receiver.answer = ({ path }) => (path === "/in" && at("/in").length === before + 1 ? promise : new Response());
    await happen();
    await app.running.webhooks.sender.start({ alone: true });
    while ((await read(id)).failing_since !== null) await Bun.sleep(5);
    app.clock.pass(second);
    before = -1;
    resolve(new Response("no", { status: 500 }));
    await app.running.webhooks.sender.stop();
    expect(await read(id)).toMatchObject({ status: "active", problem: null });
    expect((await read(id)).failing_since).toBe(new Date(app.clock.now() - second).toISOString());
  });

  const auditOf = async () =>
    (await app.call(key, "GET", "/v1/audit?event=disable_webhook")).body.data.map(
      ({ target, detail }: Record<string, unknown>) => ({ target, detail }),
    );

  test("that answers 410 is disabled at once, with a line in the audit log, and what waits for it has failed", async () => {
    const id = await hook();
    await happen();
    await drained();
    failing(500);
    await happen();
    await drained();
    failing(410);
    await happen();
    await drained();
    expect(await read(id)).toMatchObject({ status: "disabled", problem: expect.stringContaining("410") });
    expect((await logOf(id)).map(({ status }: { status: string }) => status)).toEqual([
      ...["failed", "failed"],
      "delivered",
    ]);
    expect(await auditOf()).toEqual([{ target: id, detail: { problem: "It answered 410: it is gone." } }]);
    const sent = at("/in").length;
    await happen();
    app.clock.pass(hour);
    await drained();
    expect(at("/in").length).toBe(sent);
  });

  test("that somebody disables is sent nothing more, and what waits for it has failed", async () => {
    const id = await hook();
    failing(500);
    await happen();
    await drained();
    await app.call(key, "PATCH", `/v1/webhooks/${id}`, { status: "disabled" });
    app.clock.pass(hour);
    await drained();
    expect(at("/in").length).toBe(1);
    expect(await logOf(id)).toMatchObject([{ status: "failed", next_at: null, attempts: [{ status: 500 }] }]);
  });

  test("at which nothing has arrived for five days is disabled, and works again once it is told to", async () => {
    const id = await hook();
    failing(500);
    await happen();
    await drained();
    app.clock.pass(4.9 * 24 * hour);
    await drained();
    expect((await read(id)).status).toBe("active");
    app.clock.pass(0.2 * 24 * hour);
    await happen();
    await drained();
    expect(await read(id)).toMatchObject({
      status: "disabled",
      problem: expect.stringContaining("Nothing has arrived"),
    });
    expect(await auditOf()).toHaveLength(1);
    receiver.answer = () => new Response();
    await app.call(key, "PATCH", `/v1/webhooks/${id}`, { status: "active" });
    expect(await read(id)).toMatchObject({ status: "active", problem: null, failing_since: null });
    await happen();
    await drained();
    expect((await logOf(id))[0].status).toBe("delivered");
  });
});

test("who holds a message for too long loses it to another, and writes nothing more of it", async () => {
  const id = await hook();
  await happen();
  const now = app.clock.now();
  const other = await openStore({ folder: app.folder, admit: () => {}, rootCheck: "" });
  const taking = { most: 8, roomOf: () => 4, full: [], roomIn: () => 8, fullIn: [] };
  const [mine] = (await takeMessages(app.store, { now, until: now + 1000, ...taking })) as [HeldMessage];
  expect(await takeMessages(other, { now: now + 999, until: now + 2000, ...taking })).toEqual([]);
  const [theirs] = (await takeMessages(other, { now: now + 1000, until: now + 2000, ...taking })) as [HeldMessage];
  const attempt = { at: now, ms: 1, status: 500, answer: "", error: null };
  await endMessage(app.store, mine, { state: "failed", nextAt: null, tries: 1, attempt });
  expect(await logOf(id)).toMatchObject([{ status: "sending", attempts: [] }]);
  expect((await read(id)).failing_since).toBe(null);
  await endMessage(other, theirs, { state: "delivered", nextAt: null, tries: 1, attempt: { ...attempt, status: 200 } });
  other.close();
  expect(await logOf(id)).toMatchObject([{ status: "delivered", attempts: [{ status: 200 }] }]);
});

describe("a replay", () => {
  test("sends the same message to the letter once more, to that webhook alone, and the log keeps both", async () => {
    const id = await hook();
    await hook("/other");
    await happen();
    await drained();
    const [first] = await logOf(id);
    const { status } = await post(`/v1/webhooks/${id}/replay`, { delivery_id: first.id });
    expect(status).toBe(200);
    await drained();
    const [one, two] = at("/in");
    expect([two?.body, two?.headers["webhook-id"]]).toEqual([one?.body, one?.headers["webhook-id"]]);
    expect((await logOf(id))[0].attempts).toHaveLength(2);
    expect(at("/other")).toHaveLength(1);
  });

  test("of what is on its way already is refused, and of another webhook's message", async () => {
    const id = await hook();
    failing(500);
    await happen();
    await drained();
    const [waiting] = await logOf(id);
    expect((await post(`/v1/webhooks/${id}/replay`, { delivery_id: waiting.id })).status).toBe(409);
    const other = await hook("/other");
    expect((await post(`/v1/webhooks/${other}/replay`, { delivery_id: waiting.id })).status).toBe(400);
  });
});

test.each([
  ["a page of megabytes", () => new Response("x".repeat(3_000_000))],
  [
    "a page without an end",
    () => new Response(new ReadableStream({ pull: (body) => body.enqueue(Buffer.alloc(65_536, "x")) })),
  ],
  ["a page that is cut short", () => new Response("xyz", { headers: { "content-length": "100" } })],
])("a message that is answered with success has arrived, whatever follows: %s", async (_, answer) => {
  const id = await hook();
  receiver.answer = ({ path }) => (path === "/in" ? answer() : new Response());
  await happen();
  await drained();
  const [message] = await logOf(id);
  expect(message).toMatchObject({ status: "delivered", next_at: null, attempts: [{ status: 200, error: null }] });
  expect(message.attempts[0].answer.length).toBeLessThanOrEqual(500);
});
