import { afterEach, describe, expect, test } from "bun:test";
import type { Options } from "../src/faces/mcp/dispatcher.ts";
import type { Tool } from "./conformance/fixture/tools.ts";
import { events, fixtureRegistry, post, postModern, serveFixture, toolCall } from "./support/mcp-fixture.ts";

const running: (() => unknown)[] = [];
afterEach(() => Promise.all(running.splice(0).map((stop) => stop())));

function serve(options: Options<unknown>, tools: Record<string, Tool> = {}) {
  const { url, stop } = serveFixture(fixtureRegistry(tools), options);
  running.push(stop);
  return url;
}

describe("a stream", () => {
  test("carries progress ahead of the answer, to a client that asked for it", async () => {
    const kept: Request[] = [];
    const url = serve({ keepOpen: (request) => kept.push(request) });
    const response = await post(url, toolCall("test_tool_with_progress", { _meta: { progressToken: "p" } }));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const [first, second, third, answer, ...more] = events(await response.text());
    for (const [event, progress] of [
      [first, 0],
      [second, 50],
      [third, 100],
    ] as const)
      expect(event).toMatchObject({
        method: "notifications/progress",
        params: { progressToken: "p", progress, total: 100 },
      });
    expect(answer).toMatchObject({ id: 7, result: { content: [{ text: "Done." }] } });
    expect([more.length, kept.length]).toEqual([0, 1]);
  });
  test.each([
    ["did not ask", {}, {}],
    ["does not read streams", { _meta: { progressToken: 1 } }, { accept: "application/json" }],
  ])("is not opened for a client that %s", async (_, params, headers) => {
    const response = await post(
      serve({}),
      toolCall("test_tool_with_progress", params),
      headers as Record<string, string>,
    );
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ id: 7, result: { content: [{ text: "Done." }] } });
  });
  test("carries what was sent by a tool that answers at once", async () => {
    const at_once: Tool = {
      run: (_, call) => {
        call.progress(1);
        return { json: "{}" };
      },
    };
    const response = await post(serve({}, { at_once }), toolCall("at_once", { _meta: { progressToken: 1 } }));
    expect(events(await response.text())).toHaveLength(2);
  });
  test("carries no log below the level that a modern client names, and none where it names none", async () => {
    const meta = (level?: string) => ({
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
      ...(level && { "io.modelcontextprotocol/logLevel": level }),
    });
    const logged = async (level?: string) => {
      const params = { name: "test_logging_tool", _meta: meta(level) };
      const response = await postModern(serve({}), "tools/call", params);
      return events(await response.text()).filter(({ method }) => method === "notifications/message").length;
    };
    expect([await logged("debug"), await logged("info"), await logged("error"), await logged()]).toEqual([3, 3, 0, 0]);
  });
});

/** Reads a stream until `wanted` is in it. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: string) {
  const decoder = new TextDecoder();
  for (let text = ""; ; ) {
    const { value, done } = await reader.read();
    text += decoder.decode(value);
    if (text.includes(wanted)) return text;
    if (done) throw new Error(`The stream ended without ${wanted}: ${text}`);
  }
}

describe("a subscription", () => {
  const listen = (url: string, notifications: Record<string, unknown>) =>
    postModern(url, "subscriptions/listen", { notifications });

  test("is acknowledged, hears what it asked for and nothing else, and is alive while nothing happens", async () => {
    const url = serve({ heartbeatMs: 20 });
    const response = await listen(url, { toolsListChanged: true, promptsListChanged: false, weather: true });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const _meta = { "io.modelcontextprotocol/subscriptionId": 1 };
    expect(events(await readUntil(reader, "acknowledged"))).toEqual([
      {
        jsonrpc: "2.0",
        method: "notifications/subscriptions/acknowledged",
        params: { notifications: { toolsListChanged: true }, _meta },
      },
    ]);
    await readUntil(reader, ": still here");
    await post(url, toolCall("test_trigger_prompt_change"));
    await post(url, toolCall("test_trigger_tool_change"));
    const heard = events(await readUntil(reader, "list_changed"));
    expect(heard).toEqual([{ jsonrpc: "2.0", method: "notifications/tools/list_changed", params: { _meta } }]);
    await reader.cancel();
  });

  test("is answered and ended when the server stops, and settles", async () => {
    const stopping = new AbortController();
    const settled: string[] = [];
    const url = serve({ stopping: stopping.signal, settled: ({ method }) => settled.push(method) });
    const response = await listen(url, { toolsListChanged: true });
    expect(settled).toEqual([]);
    stopping.abort();
    const [, answer] = events(await response.text());
    expect(answer).toMatchObject({
      id: 1,
      result: { resultType: "complete", _meta: { "io.modelcontextprotocol/subscriptionId": 1 } },
    });
    expect(settled).toEqual(["subscriptions/listen"]);
  });

  test("settles when the client leaves, and its listener goes with it", async () => {
    const gone = Promise.withResolvers<string>();
    const registry = fixtureRegistry();
    let listeners = 0;
    const { url, stop } = serveFixture(
      {
        ...registry,
        onChange: () => {
          listeners++;
          return () => listeners--;
        },
      },
      { settled: ({ method }) => gone.resolve(method) },
    );
    running.push(stop);
    const response = await listen(url, {});
    expect(listeners).toBe(1);
    await response.body?.cancel();
    expect(await gone.promise).toBe("subscriptions/listen");
    expect(listeners).toBe(0);
  });
});
