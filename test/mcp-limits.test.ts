import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { closed } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { modernMeta, post } from "./support/mcp-fixture.ts";

let app: TestApp;
let key: string;
let url: string;
/** What a call of `wait_here` waits for. */
let gate = Promise.withResolvers<void>();

const shared = {
  noun: "thing",
  scope: "posts:read",
  connector: "social",
  output: T.Object({}),
} as const;
const waitHere = operation({
  ...shared,
  effect: "reads",
  name: "wait_here",
  route: "GET /v1/wait",
  summary: "Wait",
  description: "Waits until the test says.",
  input: closed({ fail: T.Optional(T.Boolean()) }),
  async run(_context, { fail }) {
    await gate.promise;
    if (fail) throw new Error("as the test asked");
    return {};
  },
});
const fillUp = operation({
  ...shared,
  effect: "reads",
  name: "fill_up",
  route: "GET /v1/fill",
  summary: "Fill up",
  description: "Answers a text of so many characters.",
  input: closed({ size: T.Integer() }),
  output: T.Object({ text: T.String() }),
  run: (_context, { size }) => ({ text: "x".repeat(size) }),
});

beforeAll(async () => {
  app = await startApp({ operations: [...operations, waitHere, fillUp] });
  url = `${app.url}/mcp`;
  key = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
});
afterAll(() => app.close());

const call = (name: string, args: object = {}) => ({ name, arguments: args });
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

describe("limits", () => {
  test("100 tool calls in any minute, counted apart from 600 requests", async () => {
    const limited = await app.workspace.key();
    for (let n = 0; n < 100; n++)
      expect((await app.rpc(limited, "tools/call", call("get_me"))).body.result.isError).toBeUndefined();
    const late = await app.rpc(limited, "tools/call", call("get_me"));
    expect(late.status).toBe(429);
    expect(late.headers.get("retry-after")).toBe("60");
    expect(late.headers.get("ratelimit-policy")).toBe('"requests";q=600;w=60, "tool_calls";q=100;w=60');
    expect(late.body).toEqual({
      jsonrpc: "2.0",
      id: 1,
      error: { code: -32000, message: "Too many requests. Slow down and retry." },
    });
    for (let n = 101; n < 600; n++) expect((await app.rpc(limited, "ping")).status).toBe(200);
    const { status, headers, body } = await app.rpc(limited, "ping");
    expect({ status, message: body.error.message }).toEqual({
      status: 429,
      message: "Too many requests. Slow down and retry.",
    });
    expect(headers.get("retry-after")).toBe("60");
    expect((await app.call(limited, "GET", "/v1/me")).status).toBe(429);
    app.clock.pass(60_001);
    expect((await app.rpc(limited, "tools/call", call("get_me"))).status).toBe(200);
  });

  test("a key without limits hears of none", async () => {
    const { headers } = await app.rpc(key, "tools/call", call("get_me"));
    expect(headers.get("ratelimit")).toBeNull();
  });

  test("ten in flight; a place is free again after an answer, a failure, a departure and a stream", async () => {
    const busy = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
    const waiting = (args = {}, signal?: AbortSignal) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...bearer(busy) },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: call("wait_here", args) }),
        ...(signal && { signal }),
      });
    const isFull = async () => (await app.rpc(busy, "ping")).status === 429;
    const until = async (condition: () => Promise<boolean>) => {
      for (let n = 0; !(await condition()); n++) if (n > 500) throw new Error("it never came to that");
    };
    const rounds = [
      () => Array.from({ length: 10 }, () => waiting()),
      () => Array.from({ length: 10 }, () => waiting({ fail: true })),
    ];
    for (const round of rounds) {
      const calls = round();
      await until(isFull);
      const refused = await app.rpc(busy, "tools/list");
      expect(refused.headers.get("retry-after")).toBe("1");
      expect(refused.body.error.message).toBe("Too many requests. Slow down and retry.");
      expect((await app.call(busy, "GET", "/v1/me")).status).toBe(200);
      gate.resolve();
      for (const one of await Promise.all(calls)) expect(one.status).toBe(200);
      gate = Promise.withResolvers();
      expect(await isFull()).toBe(false);
    }

    const leaving = new AbortController();
    const left = Promise.allSettled(Array.from({ length: 10 }, () => waiting({}, leaving.signal)));
    await until(isFull);
    leaving.abort();
    await left;
    gate.resolve();
    gate = Promise.withResolvers();
    await until(async () => !(await isFull()));

    const listening = new AbortController();
    const streams = await Promise.all(
      Array.from({ length: 10 }, () =>
        fetch(url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "mcp-protocol-version": "2026-07-28",
            "mcp-method": "subscriptions/listen",
            ...bearer(busy),
          },
          body: JSON.stringify({
            jsonrpc: "2.0",
            id: 1,
            method: "subscriptions/listen",
            params: { _meta: modernMeta(), notifications: {} },
          }),
          signal: listening.signal,
        }),
      ),
    );
    for (const stream of streams) expect(stream.headers.get("content-type")).toBe("text/event-stream");
    expect(await isFull()).toBe(true);
    listening.abort();
    await until(async () => !(await isFull()));
  });

  test("a place is kept for as long as a call takes", async () => {
    const busy = await app.workspace.key({ limits: { requests_per_minute: 0, mcp_in_flight: 1 } });
    const isFull = async () => (await app.rpc(busy, "ping")).status === 429;
    const slow = app.rpc(busy, "tools/call", call("wait_here"));
    for (let n = 0; !(await isFull()); n++) if (n > 500) throw new Error("it never came to that");
    app.clock.pass(600_000);
    expect(await isFull()).toBe(true);
    gate.resolve();
    gate = Promise.withResolvers();
    expect((await slow).status).toBe(200);
    expect(await isFull()).toBe(false);
  });

  test("tool calls count where requests do not", async () => {
    const limited = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 2 } });
    const statusOf = async () => (await app.rpc(limited, "tools/call", call("get_me"))).status;
    // Those who have been still are forgotten once a minute, reckoned from here.
    app.clock.pass(600_000);
    expect((await app.rpc(key, "ping")).status).toBe(200);
    app.clock.pass(1000);
    expect([await statusOf(), await statusOf()]).toEqual([200, 200]);
    app.clock.pass(59_999);
    expect(await statusOf()).toBe(429);
    app.clock.pass(1);
    expect(await statusOf()).toBe(200);
  });

  test("a megabyte of body and five of answer, or what the key says", async () => {
    const big = await app.rpc(key, "tools/call", call("create_post", { body: "x".repeat(1_000_000) }));
    expect(big.status).toBe(413);
    expect(big.body.error.message).toBe("body: is larger than 1000000 bytes; send less at once.");
    const chunked = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer(key) },
      body: new ReadableStream({
        start(controller) {
          for (let n = 0; n < 20; n++) controller.enqueue(new Uint8Array(100_000));
          controller.close();
        },
      }),
    });
    expect(chunked.status).toBe(413);
    const small = await app.workspace.key({ limits: { response_bytes: 1000, body_bytes: 300 } });
    expect((await app.rpc(small, "tools/call", call("fill_up", { size: 300 }))).body.result.isError).toBeUndefined();
    const refused = await app.rpc(small, "tools/call", call("fill_up", { size: 500 }));
    expect(refused.body.result.structuredContent.error).toEqual({
      code: "invalid_request",
      message: "limit: the answer would be larger than 1000 bytes; ask for fewer at once.",
    });
    expect((await app.rpc(small, "tools/call", call("get_me", { x: "x".repeat(300) }))).status).toBe(413);
    const five = await app.rpc(key, "tools/call", call("fill_up", { size: 2_499_900 }));
    expect(five.body.result.isError).toBeUndefined();
    expect((await app.rpc(key, "tools/call", call("fill_up", { size: 2_500_000 }))).body.result.isError).toBe(true);
  });

  test("a body that is not UTF-8 or not JSON is told so", async () => {
    const broken = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer(key) },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    expect(broken.status).toBe(400);
    expect(await post(url, "{", bearer(key)).then((response) => response.json())).toMatchObject({
      error: { code: -32700 },
    });
  });
});
