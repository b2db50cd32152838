import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { postModern } from "../support/mcp-fixture.ts";
import { type Recorded, startEverything, startModern, type Upstream } from "../support/upstreams.ts";

let everything: Upstream;
let modern: Recorded;
let gateway: GatewayApp;
let old: { id: string };
let young: { id: string };
/** Put together here, so that no scanner takes it for one. */
const secret = ["upstream", "secret", "0123456789"].join("-");

beforeAll(async () => {
  everything = await startEverything();
  modern = startModern();
  gateway = await startGateway([everything, modern]);
  old = await gateway.register("everything", everything);
  young = await gateway.register("modern", modern, { headers: { "X-Api-Token": `Token ${secret}` } });
});
afterAll(async () => {
  await gateway.close();
  await everything.stop();
  await modern.stop();
});
const listOf = async (method: string, member: string, key: string | null = gateway.admin) =>
  (await gateway.app.rpc(key ?? undefined, method)).body.result[member];
const rpc = async (method: string, params: object, headers = {}) =>
  (await gateway.app.rpc(gateway.admin, method, params, headers)).body;

describe("servers of both eras", () => {
  test("are registered, looked at, and listed with their tools", async () => {
    expect(old).toMatchObject({ health: "up", problem: null, protocol: "2025-11-25", era: "legacy", tool_count: 13 });
    expect(young).toMatchObject({ health: "up", protocol: "2026-07-28", era: "modern", server: "modern 1.0.0" });
    expect(young).toMatchObject({ header_names: ["X-Api-Token"], login: "none", url: modern.url });
    expect(await gateway.names()).toEqual(expect.arrayContaining(["everything__echo", "modern__whoami"]));
    const { data, left_out } = (await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${young.id}/tools`)).body;
    expect(data[0]).toMatchObject({ name: "modern__whoami", tool: "whoami", title: "Tool whoami", blocked: false });
    expect(left_out).toEqual([]);
  });

  test("answer what is called, to clients of both eras", async () => {
    expect((await gateway.call("everything__echo", { message: "hi" })).result).toEqual({
      content: [{ type: "text", text: "Echo: hi" }],
    });
    const structured = await gateway.call("everything__get-structured-content", { location: "Chicago" });
    expect(structured.result.structuredContent).toHaveProperty("temperature");
    const headers = { authorization: `Bearer ${gateway.admin}` };
    const params = { name: "modern__whoami", arguments: { text: "x" } };
    const answer = await postModern(`${gateway.app.url}/mcp`, "tools/call", params, headers);
    expect((await answer.json()).result).toMatchObject({
      resultType: "complete",
      content: [{ type: "text", text: "whoami: x" }],
      _meta: { "io.modelcontextprotocol/serverInfo": { name: "socialcrm" } },
    });
  });

  test("say what a tool is, and that this server answers for who may call it", async () => {
    const tools = await listOf("tools/list", "tools");
    const echo = tools.find(({ name }: { name: string }) => name === "everything__echo");
    const securitySchemes = [{ type: "oauth2", scopes: ["mcp:call:everything"] }];
    expect(echo).toMatchObject({ title: "Echo Tool", securitySchemes, annotations: { readOnlyHint: true } });
    expect(echo._meta).toEqual({ securitySchemes, "socialcrm/connector": "everything" });
    expect(echo.execution).toBeUndefined();
  });

  test("tell of progress where the caller asks for it, and only there", async () => {
    const params = { name: "everything__trigger-long-running-operation", arguments: { duration: 0.2, steps: 2 } };
    const quiet = await gateway.app.rpc(gateway.admin, "tools/call", params);
    expect(quiet.headers.get("content-type")).toStartWith("application/json");
    const told = await gateway.app.rpc(gateway.admin, "tools/call", { ...params, _meta: { progressToken: "mine" } });
    const events = told.text.split("\n\n").flatMap((event) => {
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      return data ? [JSON.parse(data.slice(6))] : [];
    });
    expect(events.slice(0, -1).map(({ params }) => params)).toEqual([
      { progressToken: "mine", progress: 1, total: 2 },
      { progressToken: "mine", progress: 2, total: 2 },
    ]);
    expect(events.at(-1).result.content[0].text).toContain("completed");
  });

  test("refuse arguments in their own words, as a result", async () => {
    const { result } = await gateway.call("everything__get-sum", { a: "one" });
    expect(result.isError).toBe(true);
    expect(result.content[0].text).toMatch(/invalid/i);
  });
});

describe("resources, prompts and completions", () => {
  test("are listed under names that say whose they are, and read there", async () => {
    const resources = await listOf("resources/list", "resources");
    const notes = resources.find(({ uri }: { uri: string }) => uri === "modern+notes://all");
    expect(notes).toMatchObject({ name: "notes", mimeType: "text/plain" });
    expect((await rpc("resources/read", { uri: notes.uri })).result.contents).toEqual([
      { uri: "modern+notes://all", text: "All notes." },
    ]);
    const templates = await listOf("resources/templates/list", "resourceTemplates");
    const [template] = templates.filter(({ uriTemplate }: { uriTemplate: string }) =>
      uriTemplate.startsWith("everything+"),
    );
    const uri = template.uriTemplate.replace(/\{[^}]+\}/, "1");
    expect((await rpc("resources/read", { uri })).result.contents[0].uri).toBe(uri);
    expect((await rpc("resources/read", { uri: "modern+notes://none" })).error).toBeDefined();
    expect((await rpc("resources/read", { uri: "nobody+notes://all" })).error.code).toBe(-32002);
  });

  test("that a tool's result links to can be read", async () => {
    const { content } = (await gateway.call("everything__get-resource-links", { count: 1 })).result;
    const link = content.find(({ type }: { type: string }) => type === "resource_link");
    expect(link.uri).toStartWith("everything+demo://");
    expect((await rpc("resources/read", { uri: link.uri })).result.contents[0].uri).toBe(link.uri);
  });

  test("prompts are got, and their blanks proposed for", async () => {
    const prompts = (await listOf("prompts/list", "prompts")).map(({ name }: { name: string }) => name);
    expect(prompts).toEqual(expect.arrayContaining(["plan_a_week", "modern__greet", "everything__simple-prompt"]));
    expect((await rpc("prompts/get", { name: "modern__greet" })).result.messages).toEqual([
      { role: "user", content: { type: "text", text: "Hello." } },
    ]);
    expect((await rpc("prompts/get", { name: "modern__nothing" })).error.message).toContain("Unknown prompt");
    const ref = { type: "ref/prompt", name: "everything__completable-prompt" };
    const asked = { ref, argument: { name: "department", value: "E" } };
    expect((await rpc("completion/complete", asked)).result.completion.values).toContain("Engineering");
    const own = { ref: { type: "ref/prompt", name: "plan_a_week" }, argument: { name: "nothing", value: "" } };
    expect((await rpc("completion/complete", own)).result.completion).toBeDefined();
  });
});

describe("a call", () => {
  test("stands in the audit log before and after it: who, what, how it went and how long it took", async () => {
    const { id } = (await gateway.app.call(gateway.admin, "GET", "/v1/me")).body.credential;
    await gateway.call("everything__echo", { message: "nobody reads this" });
    const [over, begun] = await gateway.audit(2);
    const detail = { connector: "everything", tool: "echo" };
    expect(begun).toMatchObject({ event: "call_connector_tool", target: old.id, actor: id, detail });
    expect(over).toMatchObject({ event: "answer_connector_tool", detail: { ...detail, outcome: "ok" } });
    expect(over.detail.ms).toBeNumber();
    expect(JSON.stringify([over, begun])).not.toContain("nobody reads this");
  });

  test("is counted as the tool it was", async () => {
    await gateway.call("modern__whoami");
    const { data } = (await gateway.app.call(gateway.admin, "GET", "/v1/usage")).body;
    expect(JSON.stringify(data)).toContain("modern__whoami");
  });

  test("carries the connector's own secret, and nothing of the caller's", async () => {
    modern.asked.length = 0;
    const headers = {
      cookie: "__Host-session=abcdef",
      "x-forwarded-for": "203.0.113.7",
      "x-api-key": gateway.admin,
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      "mcp-param-text": "smuggled",
      "mcp-session-id": "the caller's own",
      "last-event-id": "17",
    };
    await rpc("tools/call", { name: "modern__whoami", arguments: { text: "x" } }, headers);
    const isCall = ({ headers }: { headers: Record<string, string> }) => headers["mcp-method"] === "tools/call";
    const [{ headers: sent, body } = { headers: {}, body: "" }, ...more] = modern.asked.filter(isCall);
    expect(more).toBeEmpty();
    expect(Object.keys(sent).sort()).toEqual([
      ...["accept", "accept-encoding", "connection", "content-length", "content-type", "host"],
      ...["mcp-method", "mcp-name", "mcp-protocol-version", "x-api-token"],
    ]);
    expect(sent).toMatchObject({ "x-api-token": `Token ${secret}`, "mcp-method": "tools/call", "mcp-name": "whoami" });
    for (const text of [gateway.admin, "203.0.113.7", "__Host-session", "0af7651916cd43dd"])
      expect(JSON.stringify(modern.asked)).not.toContain(text);
    const { clientInfo } = Object.fromEntries(
      Object.entries(JSON.parse(body).params._meta).map(([key, value]) => [key.split("/")[1] ?? key, value]),
    );
    expect(clientInfo).toMatchObject({ name: "socialcrm" });
  });

  test("uses a connection again, and none that another workspace's connector has", async () => {
    const ports = new Set<string>();
    modern.before = (request) => {
      if (request.headers.get("mcp-method") === "tools/call") ports.add(modern.portOf(request));
      return undefined;
    };
    for (let round = 0; round < 3; round++) await gateway.call("modern__whoami");
    expect(ports.size).toBe(1);
    const other = await (await gateway.app.addWorkspace("reuse")).key();
    await gateway.register("modern", modern, {}, other);
    await gateway.call("modern__whoami", {}, other);
    expect(ports.size).toBe(2);
    modern.before = () => undefined;
  });
});

describe("who may not call", () => {
  test("sees nothing without a credential, and nothing of another workspace", async () => {
    for (const [method, member] of [
      ["tools/list", "tools"],
      ["resources/list", "resources"],
      ["prompts/list", "prompts"],
    ] as const)
      expect(JSON.stringify(await listOf(method, member, null))).not.toMatch(/modern(__|\+)/);
    const other = await (await gateway.app.addWorkspace("other")).key();
    expect(await gateway.names(other)).toEqual([]);
    const unknown = await gateway.call("everything__echo", { message: "hi" }, other);
    expect(unknown.error.message).toBe("Unknown tool: everything__echo");
    const read = await gateway.app.rpc(other, "resources/read", { uri: "modern+notes://all" });
    expect(read.body.error.code).toBe(-32002);
    for (const path of ["server-card", ""])
      expect(await (await fetch(`${gateway.app.url}/mcp/${path}`)).text()).not.toContain("everything");
  });

  test("lacks a scope, and is told which one", async () => {
    const { key } = gateway.app.workspace;
    const one = await key({ scopes: ["posts:read", "mcp:call:modern"] });
    expect(await gateway.names(one)).toEqual(["modern__whoami", "modern__slow"]);
    expect((await gateway.call("modern__whoami", {}, one)).result.isError).toBeUndefined();
    const refused = await gateway.app.rpc(one, "tools/call", { name: "everything__echo", arguments: {} });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("www-authenticate")).toContain("mcp:call:everything");
    const none = await key({ scopes: ["posts:read", "workspace:admin", "ai:generate"] });
    expect(await gateway.names(none)).toEqual([]);
    expect((await gateway.app.rpc(none, "tools/call", { name: "modern__whoami" })).status).toBe(403);
    expect((await gateway.app.rpc(none, "resources/read", { uri: "modern+notes://all" })).body.error.code).toBe(-32002);
    expect((await gateway.app.rpc(none, "prompts/get", { name: "modern__greet" })).body.error).toBeDefined();
  });

  test("sees and calls no tool that is blocked", async () => {
    const path = `/v1/connectors/${young.id}`;
    await gateway.app.call(gateway.admin, "PATCH", path, { blocked_tools: ["slow"] });
    expect(await gateway.names()).not.toContain("modern__slow");
    expect((await gateway.call("modern__slow")).error.message).toBe("Unknown tool: modern__slow");
    expect((await gateway.app.call(gateway.admin, "GET", path)).body.tool_count).toBe(1);
    await gateway.app.call(gateway.admin, "PATCH", path, { blocked_tools: [] });
    expect(await gateway.names()).toContain("modern__slow");
  });

  test("sees and calls nothing of a connector that is disabled", async () => {
    await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${young.id}/disable`);
    expect((await gateway.names()).filter((name) => name.startsWith("modern"))).toEqual([]);
    expect((await gateway.call("modern__whoami")).error.message).toContain("Unknown tool");
    await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${young.id}/enable`);
    expect((await gateway.call("modern__whoami")).result.isError).toBeUndefined();
  });

  test("does not administer connectors, and who does need not call them", async () => {
    const { key } = gateway.app.workspace;
    const caller = await key({ scopes: ["mcp:call"] });
    const keeper = await key({ scopes: ["workspace:admin"] });
    for (const path of ["/v1/connectors", `/v1/connectors/${young.id}/tools`]) {
      const refused = await gateway.app.call(caller, "GET", path);
      expect([refused.status, refused.body.error.code]).toEqual([403, "forbidden_scope"]);
      expect(refused.headers.get("www-authenticate")).toContain('scope="workspace:admin"');
      expect((await gateway.app.call(keeper, "GET", path)).status).toBe(200);
    }
    expect((await gateway.app.rpc(caller, "tools/call", { name: "list_connectors" })).status).toBe(403);
  });
});

describe("secrets", () => {
  test("are shown nowhere, and lie sealed", async () => {
    const { app, admin } = gateway;
    const seen = [
      (await app.call(admin, "GET", "/v1/connectors")).text,
      (await app.call(admin, "GET", `/v1/connectors/${young.id}`)).text,
      (await app.call(admin, "GET", "/v1/audit?limit=50")).text,
      app.logged(),
      new TextDecoder("latin1").decode(await Bun.file(app.store.path).bytes()),
      new TextDecoder("latin1").decode(await Bun.file(`${app.store.path}-wal`).bytes()),
    ];
    for (const text of seen) expect(text).not.toContain(secret);
  });

  test("are taken out of what their server says", async () => {
    const { content } = (await gateway.call("modern__whoami", { text: `it is ${secret}, not` })).result;
    expect(content[0].text).toBe("whoami: it is …, not");
  });

  test("go when the address changes, unless they are sent with it", async () => {
    const made = await gateway.register("moving", modern, { headers: { "X-Api-Token": secret } });
    const path = `/v1/connectors/${made.id}`;
    const moved = (await gateway.app.call(gateway.admin, "PATCH", path, { url: `${modern.url}?elsewhere` })).body;
    expect(moved.header_names).toEqual([]);
    modern.asked.length = 0;
    await gateway.app.call(gateway.admin, "POST", `${path}/refresh`);
    expect(modern.asked.length).toBeGreaterThan(0);
    for (const { headers } of modern.asked) expect(headers["x-api-token"]).toBeUndefined();
    const again = { url: modern.url, headers: { "X-Api-Token": secret } };
    expect((await gateway.app.call(gateway.admin, "PATCH", path, again)).body.header_names).toEqual(["X-Api-Token"]);
    expect((await gateway.app.call(gateway.admin, "PATCH", path, { name: "Moved" })).body.header_names).toHaveLength(1);
    await gateway.app.call(gateway.admin, "DELETE", path);
    expect(await gateway.names()).not.toContain("moving__whoami");
  });
});
