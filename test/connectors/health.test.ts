import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { stillClock } from "../support/clock.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { type Recorded, startEverything, startModern, startRaw } from "../support/upstreams.ts";

let everything: Awaited<ReturnType<typeof startEverything>>;
let modern: Recorded;
let gateway: GatewayApp;
const clock = stillClock(Date.now());
let ids: Record<string, string>;

beforeEach(async () => {
  everything = await startEverything();
  modern = startModern();
  gateway = await startGateway([everything, modern], { clock });
  const limits = { timeout_ms: 400 };
  ids = {
    everything: (await gateway.register("everything", everything, { limits })).id,
    modern: (await gateway.register("modern", modern, { limits })).id,
  };
});
afterEach(async () => {
  await gateway.close();
  await everything.stop();
  await modern.stop();
});

const echo = () => gateway.call("everything__echo", { message: "hi" });
const whoami = () => gateway.call("modern__whoami", { text: "x" });
const healthOf = async (slug: string) =>
  (await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${ids[slug]}`)).body;
const settled = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((turn) => setTimeout(turn, 5));
};

describe("a server that is killed", () => {
  test("costs only its own tools, says what to do, and is asked no more after three failures", async () => {
    await everything.stop();
    for (let time = 0; time < 3; time++) {
      const { result } = await echo();
      expect(result.isError).toBe(true);
      const { error } = JSON.parse(result.content[0].text);
      expect(error.code).toBe("unavailable");
      expect(error.message).toMatch(/^The connector everything: .* cannot be reached \(ECONN\w+\)\. Try again later\./);
      expect((await whoami()).result.content[0].text).toBe("whoami: x");
    }
    await settled(async () => (await healthOf("everything")).health === "down");
    expect((await healthOf("everything")).problem).toContain("cannot be reached");
    const { error } = JSON.parse((await echo()).result.content[0].text);
    expect(error.message).toContain("The connector everything is down");
    expect(error.message).toContain("It is tried again in 10 s");
    expect(await gateway.names()).toContain("everything__echo");
    const [over] = await gateway.audit(1);
    expect(over.detail).toMatchObject({ tool: "echo", outcome: "unavailable" });
  });

  test("is called again once it is back: by one call at first, after a wait that doubles", async () => {
    const { port } = everything;
    await everything.stop();
    for (let time = 0; time < 3; time++) await echo();
    clock.pass(10_000);
    expect((await echo()).result.content[0].text).toContain("cannot be reached");
    expect((await echo()).result.content[0].text).toContain("tried again in 20 s");
    everything = await startEverything(port);
    clock.pass(19_999);
    expect((await echo()).result.isError).toBe(true);
    clock.pass(1);
    expect((await echo()).result.content[0].text).toBe("Echo: hi");
    await settled(async () => (await healthOf("everything")).health === "up");
    expect((await echo()).result.isError).toBeUndefined();
  });

  test("is called again as soon as somebody has it looked at", async () => {
    const { port } = everything;
    await everything.stop();
    for (let time = 0; time < 3; time++) await echo();
    everything = await startEverything(port);
    const refreshed = await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${ids.everything}/refresh`);
    expect(refreshed.body).toMatchObject({ health: "up", problem: null });
    expect((await echo()).result.content[0].text).toBe("Echo: hi");
  });

  test("that has forgotten its sessions is given a new one, and the call is made", async () => {
    const { port } = everything;
    await everything.stop();
    everything = await startEverything(port);
    expect((await echo()).result.content[0].text).toBe("Echo: hi");
  });
});

describe("a server that is slow", () => {
  test("is not waited for beyond its time, and delays nobody else", async () => {
    const slow = gateway.call("modern__slow", { ms: 60_000 });
    const began = performance.now();
    expect((await echo()).result.content[0].text).toBe("Echo: hi");
    expect(await gateway.names()).toContain("modern__slow");
    const { error } = JSON.parse((await slow).result.content[0].text);
    expect(error.message).toContain("did not answer within 0.4 s");
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("takes as many calls at once and in a minute as it may", async () => {
    const path = `/v1/connectors/${ids.modern}`;
    await gateway.app.call(gateway.admin, "PATCH", path, { limits: { in_flight: 1 } });
    const slow = gateway.call("modern__slow", { ms: 200 });
    await settled(async () => modern.asked.some(({ body }) => body.includes('"slow"')));
    const { error } = JSON.parse((await whoami()).result.content[0].text);
    expect(error).toEqual({
      code: "rate_limited",
      message: "The connector modern answers 1 calls at a time; try again.",
    });
    expect((await slow).result.isError).toBeUndefined();
    const limits = { in_flight: 0, calls_per_minute: 2 };
    await gateway.app.call(gateway.admin, "PATCH", path, { limits });
    expect((await whoami()).result.isError).toBeUndefined();
    expect((await whoami()).result.isError).toBeUndefined();
    expect((await whoami()).result.structuredContent.error.message).toContain("takes 2 calls a minute");
    clock.pass(60_000);
    expect((await whoami()).result.isError).toBeUndefined();
  });

  test("does not hold up a list, neither when it was never asked nor when it is asked anew", async () => {
    modern.before = () => new Promise(() => {});
    const body = { slug: "silent", name: "Silent", url: modern.url, limits: { timeout_ms: 60_000 } };
    await gateway.app.call(gateway.admin, "POST", "/v1/connectors", body);
    const began = performance.now();
    expect(await gateway.names()).toEqual(expect.arrayContaining(["everything__echo", "modern__whoami"]));
    expect(performance.now() - began).toBeLessThan(10_000);
    clock.pass(3_600_000);
    expect(await gateway.names()).toContain("modern__whoami");
  });
});

describe("a server that was never there", () => {
  test("is told of as such, and holds up neither calls nor lists for long", async () => {
    await everything.stop();
    const body = { slug: "absent", name: "Absent", url: everything.url };
    await gateway.app.call(gateway.admin, "POST", "/v1/connectors", body);
    const absent = async () => JSON.parse((await gateway.call("absent__echo")).result.content[0].text).error;
    expect(await absent()).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("cannot be reached"),
    });
    await gateway.names();
    while (!(await absent()).message.includes("is down: ")) await new Promise((turn) => setTimeout(turn, 5));
    expect(await gateway.names()).toContain("modern__whoami");
    const { id } = (await gateway.app.call(gateway.admin, "GET", "/v1/connectors?limit=1")).body.data[0];
    const read = (await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${id}`)).body;
    expect(read).toMatchObject({ slug: "absent", health: "down", tool_count: 0 });
    expect((await gateway.app.rpc(gateway.admin, "resources/read", { uri: "absent+a:b" })).body.error).toMatchObject({
      code: -32000,
      data: { code: "unavailable" },
    });
  });
});

describe("a caller who leaves", () => {
  test("ends the call at a server of either era", async () => {
    const gone = Promise.withResolvers<void>();
    modern.before = (request, { body }) => {
      if (!body.includes('"slow"')) return undefined;
      request.signal.addEventListener("abort", () => gone.resolve());
      return new Promise(() => {});
    };
    await gateway.app.call(gateway.admin, "PATCH", `/v1/connectors/${ids.modern}`, { limits: { timeout_ms: 60_000 } });
    const leaving = new AbortController();
    const ask = fetch(`${gateway.app.url}/mcp`, {
      method: "POST",
      signal: leaving.signal,
      headers: { authorization: `Bearer ${gateway.admin}`, "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "modern__slow" } }),
    });
    await settled(async () => modern.asked.some(({ body }) => body.includes('"slow"')));
    leaving.abort();
    await ask.catch(() => {});
    await gone.promise;
    await settled(async () => (await gateway.audit(1))[0].event === "answer_connector_tool");
  });
});

describe("a start", () => {
  test("knows what was offered before it, and asks nobody", async () => {
    const { folder, root } = gateway.app;
    await everything.stop();
    const { startApp } = await import("../support/app.ts");
    const second = await startApp({ folder, root, clock, config: { outbound_allow: [modern.host] } });
    modern.asked.length = 0;
    const { tools } = (await second.rpc(gateway.admin, "tools/list")).body.result;
    const names = tools.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["everything__echo", "modern__whoami"]));
    expect(modern.asked).toEqual([]);
    await second.close();
  });
});

describe("a server that gave a session", () => {
  test("is told when it is over: the connector is deleted, or this server stops", async () => {
    let many = 0;
    const sessions = startRaw((method) => {
      if (method === "server/discover") return { fault: { code: -32601, message: "none" } };
      const result = { protocolVersion: "2025-06-18", capabilities: {}, serverInfo: { name: "s", version: "1" } };
      const headers = { "mcp-session-id": `session-${++many}` };
      const { id } = JSON.parse(sessions.asked.at(-1)?.body ?? "");
      return Response.json({ jsonrpc: "2.0", id, result }, { headers });
    });
    const body = { slug: "sessions", name: "x", url: sessions.url };
    const second = await startGateway([sessions]);
    const made = await second.app.call(second.admin, "POST", "/v1/connectors", body);
    const other = { ...body, slug: "other" };
    const kept = await second.app.call(second.admin, "POST", "/v1/connectors", other);
    for (const { id } of [made.body, kept.body])
      await second.app.call(second.admin, "POST", `/v1/connectors/${id}/refresh`);
    const ended = () =>
      sessions.asked.filter(({ method }) => method === "DELETE").map(({ headers }) => headers["mcp-session-id"]);
    // Each was looked at twice, and the first session ended with the second look.
    await settled(async () => ended().length === many - 2);
    await second.app.call(second.admin, "DELETE", `/v1/connectors/${made.body.id}`);
    await second.names();
    await settled(async () => ended().length === many - 1);
    await second.close();
    expect(new Set(ended()).size).toBe(many);
    await sessions.stop();
  });
});
