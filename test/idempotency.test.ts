import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { forgetAnswers } from "../db/act.ts";
import { answers } from "../db/schema/core.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

let used = 0;
const fresh = () => `order-${used++}`;
const post = (name: string, body: unknown, as = key) =>
  app.call(as, "POST", "/v1/posts", body, { "idempotency-key": name });
const count = async () => {
  const { data } = (await app.call(key, "GET", "/v1/audit?event=create_post&limit=50")).body;
  return data.length as number;
};
const day = 24 * 60 * 60 * 1000;

describe("the same Idempotency-Key", () => {
  test("with the same body: the same bytes, 201, and a header that says so; nothing is made again", async () => {
    const name = fresh();
    const first = await post(name, { body: "once", tags: ["a"] });
    expect(first.headers.has("idempotent-replayed")).toBe(false);
    const before = await count();
    for (const body of [
      '{"body":"once","tags":["a"]}',
      '{"tags":["a"],"body":"once"}',
      '{"body":"once","tags":["a"],"link":null}',
    ]) {
      const again = await post(name, body);
      expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
      expect(again.headers.get("idempotent-replayed")).toBe("true");
    }
    expect(await count()).toBe(before);
  });

  test("gives the first answer even after the thing has changed or gone", async () => {
    const name = fresh();
    const first = await post(name, { body: "kept" });
    await app.call(key, "PATCH", `/v1/posts/${first.body.id}`, { body: "changed" });
    expect((await post(name, { body: "kept" })).text).toBe(first.text);
    await app.call(key, "DELETE", `/v1/posts/${first.body.id}`);
    expect((await post(name, { body: "kept" })).text).toBe(first.text);
  });

  test("with another body, or for another operation: 409", async () => {
    const name = fresh();
    await post(name, { body: "one" });
    const headers = { "idempotency-key": name };
    for (const reply of [
      await post(name, { body: "two" }),
      await app.call(key, "POST", "/v1/brands", { name: "x" }, headers),
    ])
      expect(reply).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });

  test("for another operation with the same fields: 409", async () => {
    const { id } = (await app.call(key, "POST", "/v1/api-keys", { name: "on and off" })).body;
    const headers = { "idempotency-key": fresh() };
    const ask = (what: string) => app.call(key, "POST", `/v1/api-keys/${id}/${what}`, undefined, headers);
    expect((await ask("disable")).body.status).toBe("disabled");
    expect(await ask("enable")).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
    expect((await ask("disable")).headers.get("idempotent-replayed")).toBe("true");
  });

  test("for another thing in the path: 409", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 2; n++) ids.push((await app.call(key, "POST", "/v1/api-keys", { name: "n" })).body.id);
    const headers = { "idempotency-key": fresh() };
    expect((await app.call(key, "POST", `/v1/api-keys/${ids[0]}/disable`, undefined, headers)).status).toBe(200);
    expect((await app.call(key, "POST", `/v1/api-keys/${ids[0]}/disable`, undefined, headers)).status).toBe(200);
    expect((await app.call(key, "POST", `/v1/api-keys/${ids[1]}/disable`, undefined, headers)).status).toBe(409);
  });

  test("twenty at once make one", async () => {
    const name = fresh();
    const before = await count();
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(name, { body: "at once" })));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(201);
    expect(replies.filter(({ headers }) => headers.has("idempotent-replayed")).length).toBe(19);
    expect(await count()).toBe(before + 1);
  });

  test("twenty at once with two bodies: one body wins, the other hears 409", async () => {
    const name = fresh();
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => post(name, { body: `body ${n % 2}` })));
    expect(replies.filter(({ status }) => status === 201).length).toBe(10);
    expect(replies.filter(({ status }) => status === 409).length).toBe(10);
  });

  test("of another credential is another request", async () => {
    const name = fresh();
    const other = await app.workspace.key();
    const foreign = await (await app.addWorkspace("elsewhere")).key();
    const ids = new Set([key, other, foreign].map(async (as) => (await post(name, { body: "mine" }, as)).body.id));
    expect(new Set(await Promise.all(ids)).size).toBe(3);
  });

  test("after 24 hours is new; a moment before it is not", async () => {
    const name = fresh();
    const first = await post(name, { body: "daily" });
    app.clock.pass(day - 1);
    expect((await post(name, { body: "daily" })).text).toBe(first.text);
    app.clock.pass(1);
    const second = await post(name, { body: "daily" });
    expect({ status: second.status, anew: second.body.id !== first.body.id }).toEqual({ status: 201, anew: true });
    expect((await post(name, { body: "daily" })).text).toBe(second.text);
    app.clock.pass(day);
    expect((await post(name, { body: "another" })).status).toBe(201);
  });

  test("of a request that failed is free: for a bad input, a thing that is not there, a conflict", async () => {
    const name = fresh();
    expect((await post(name, { body: "" })).status).toBe(400);
    expect((await post(name, { body: "x", brand_id: "brand_01k0000000000000000000000" })).status).toBe(400);
    expect((await app.call(key, "POST", "/v1/api-keys/key_01k/rotate", {}, { "idempotency-key": name })).status).toBe(
      404,
    );
    expect((await post(name, { body: "good at last" })).status).toBe(201);
  });

  test("never gives a secret a second time", async () => {
    const headers = { "idempotency-key": fresh() };
    const make = () => app.call(key, "POST", "/v1/api-keys", { name: "once" }, headers);
    const first = await make();
    const again = await make();
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: { ...first.body, key: null } });
    const rotate = () =>
      app.call(key, "POST", `/v1/api-keys/${first.body.id}/rotate`, {}, { "idempotency-key": "rotate-1" });
    const [turned, repeated] = [await rotate(), await rotate()];
    expect(repeated.body).toEqual({ ...turned.body, key: null });
  });

  test("repeats what could not be asked for any more: a time that has passed since", async () => {
    const headers = { "idempotency-key": fresh() };
    const expires_at = new Date(app.clock.now() + 60_000).toISOString();
    const make = () => app.call(key, "POST", "/v1/api-keys", { name: "brief", expires_at }, headers);
    const first = await make();
    app.clock.pass(120_000);
    expect((await make()).body).toEqual({ ...first.body, key: null });
  });
});

describe("records of idempotent requests", () => {
  const kept = async () =>
    (await app.store.read.select({ key: answers.idempotencyKey }).from(answers)).map((row) => row.key);

  test("are gone from the disk once they are older than 24 hours, and no sooner", async () => {
    app.clock.pass(day);
    await forgetAnswers(app.store, app.clock.now());
    expect(await kept()).toEqual([]);
    const [old, young] = [fresh(), fresh()];
    await post(old, { body: "old" });
    app.clock.pass(1);
    await post(young, { body: "young" });
    app.clock.pass(day - 2);
    await forgetAnswers(app.store, app.clock.now());
    expect((await kept()).sort()).toEqual([old, young].sort());
    app.clock.pass(1);
    await forgetAnswers(app.store, app.clock.now());
    expect(await kept()).toEqual([young]);
  });

  test("go in slices, between which others write", async () => {
    app.clock.pass(day);
    await forgetAnswers(app.store, app.clock.now());
    const rows = Array.from({ length: 1_200 }, (_, n) => ({
      ...{ workspaceId: app.workspace.id, credential: "key_x", idempotencyKey: `slice-${n}` },
      ...{ requestHash: "", answer: "", createdAt: 0 },
    }));
    await app.store.write([], async (db) => {
      for (const row of rows) await db.insert(answers).values(row);
    });
    const removed = forgetAnswers(app.store, app.clock.now());
    const left: number[] = [];
    while (left.at(-1) !== 0) {
      await app.store.write([], async () => {});
      left.push((await kept()).length);
    }
    await removed;
    expect([...new Set(left)]).toEqual([700, 200, 0]);
  });
});

test("an Idempotency-Key has 1 to 255 visible ASCII characters", async () => {
  expect((await post("k".repeat(255), { body: "a" })).status).toBe(201);
  for (const bad of ["k".repeat(256), "two words", "é"]) {
    const reply = await post(bad, { body: "a" });
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toStartWith("Idempotency-Key: ");
  }
});
