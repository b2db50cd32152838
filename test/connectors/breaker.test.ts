import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { stillClock } from "../support/clock.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

/* When a connector's server is asked, and when no more: by one call after the other, at moments of a still clock. */

type Told = () => unknown;
const fine: Told = () => ({ resultType: "complete", content: [] });
const broken: Told = () => new Response("no", { status: 500 });
const refusing: Told = () => ({ fault: { code: 7, message: "not today" } });
const locked: Told = () => new Response("no", { status: 401 });

let told: Told;
let server: Recorded;
let gateway: GatewayApp;
let id: string;
const clock = stillClock(Date.now());

beforeEach(async () => {
  told = fine;
  server = startRaw((method) => {
    if (method === "server/discover") return discovered();
    return method === "tools/list" ? { tools: [{ name: "t", inputSchema: { type: "object" } }] } : told();
  });
  gateway = await startGateway([server], { clock });
  ({ id } = await gateway.register("desk", server));
});
afterEach(async () => {
  await gateway.close();
  await server.stop();
});

const called = async (as: Told = told): Promise<string> => {
  told = as;
  const { result } = await gateway.call("desk__t");
  return result.isError ? JSON.parse(result.content[0].text).error.message : "ok";
};
const calls = () => server.asked.filter(({ body }) => body.includes('"tools/call"')).length;
const health = async () => (await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${id}`)).body;

describe("a server is turned away from", () => {
  test("after three failures in a row: its own refusal, like an answer, ends the row", async () => {
    for (const between of [fine, refusing]) {
      await called(broken);
      await called(broken);
      await called(between);
    }
    await called(broken);
    await called(broken);
    expect(await called(broken)).not.toContain("is down");
    expect(await called(fine)).toContain("is down");
  });

  test.each([429, 408, 503])("after three answers that say to come later (%d)", async (status) => {
    const later = () => new Response("later", { status });
    for (let failure = 0; failure < 3; failure++) expect(await called(later)).toContain(`HTTP ${status}`);
    expect(await called(fine)).toContain("is down");
  });

  test("but not after three that say that this cannot be had", async () => {
    for (let failure = 0; failure < 3; failure++) await called(() => new Response("no", { status: 404 }));
    expect(await called(fine)).toBe("ok");
  });

  test("for ten seconds at first, each time that it was well before", async () => {
    for (let time = 0; time < 2; time++) {
      for (let failure = 0; failure < 3; failure++) await called(broken);
      expect(await called()).toContain("tried again in 10 s");
      clock.pass(10_000);
      await called(broken);
      expect(await called()).toContain("tried again in 20 s");
      clock.pass(20_000);
      expect(await called(fine)).toBe("ok");
    }
  });

  test("but for one call, and by no others until that one is answered", async () => {
    for (let failure = 0; failure < 3; failure++) await called(broken);
    clock.pass(10_000);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const arrived = Promise.withResolvers<void>();
    const before = calls();
    const probe = called(() => {
      arrived.resolve();
      return promise;
    });
    await arrived.promise;
    expect(await called()).toContain("tried again in 1 s");
    resolve(fine());
    expect(await probe).toBe("ok");
    expect(calls()).toBe(before + 1);
    expect(await called(fine)).toBe("ok");
  });
});

test("a call that is let through and tells nothing of the server leaves its turn to the next", async () => {
  for (let failure = 0; failure < 3; failure++) await called(broken);
  clock.pass(10_000);
  expect(await called(locked)).toContain("An admin has to enter its secrets");
  expect(await called(fine)).toBe("ok");
});

test("a server that takes the connector's secret no more is down for who looks, and is still asked", async () => {
  expect(await called(locked)).toContain("An admin has to enter its secrets");
  while ((await health()).health !== "down") await new Promise((turn) => setImmediate(turn));
  expect((await health()).problem).toContain("does not take our credential (HTTP 401)");
  expect(await called(fine)).toBe("ok");
});

test("calls that are over make room for others", async () => {
  await gateway.app.call(gateway.admin, "PATCH", `/v1/connectors/${id}`, { limits: { in_flight: 1 } });
  for (const as of [fine, refusing, broken, fine]) expect(await called(as)).not.toContain("at a time");
});
