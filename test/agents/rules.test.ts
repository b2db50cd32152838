import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { type AgentScene, refusal, sceneFor, tomorrow } from "../support/agents.ts";
import { inDatabase } from "../support/database.ts";
import { signedIn } from "../support/signed-in.ts";

const { app, scene } = await sceneFor();
afterAll(() => app.close());
let at: AgentScene;
beforeEach(async () => {
  at = await scene();
});

const ada = () => at.owner;

describe("a policy", () => {
  test("is set, read, listed, told to whom it binds, and taken away", async () => {
    const policy = {
      allowed_tools: ["create_post", "schedule_post", "notion__*"],
      allowed_accounts: [at.accounts[0]],
      posts_per_day: 3,
      quiet_hours: [{ from: "22:00", to: "07:00", weekdays: ["saturday", "sunday"] }],
      needs_approval: true,
    };
    const { body } = await at.bind(policy);
    expect(body).toEqual({
      ...{ subject: at.agentId, follows: null, ...policy },
      ...{ created_at: "2026-11-22T12:00:00.000Z", updated_at: "2026-11-22T12:00:00.000Z" },
    });
    const path = `/v1/agent-policies/${at.agentId}`;
    expect((await at.ask("GET", path, undefined, at.admin)).body).toEqual(body);
    expect((await at.ask("GET", "/v1/agent-policies", undefined, at.admin)).body.data).toEqual([body]);
    expect((await at.ask("GET", "/v1/me")).body.policy).toEqual({
      ...policy,
      ...{ time_zone: "UTC", day: "2026-11-22", posts_today: 0, posts_left_today: 3 },
      ...{ day_ends_at: "2026-11-23T00:00:00.000Z", next_allowed_at: "2026-11-22T12:00:00.000Z" },
    });
    expect((await at.ask("DELETE", path, undefined, at.admin)).body).toEqual({ id: at.agentId, deleted: true });
    expect((await at.ask("GET", "/v1/me")).body.policy).toBeNull();
    expect((await at.ask("GET", path, undefined, at.admin)).status).toBe(404);
    const audit = (await at.ask("GET", "/v1/audit", undefined, at.admin)).body.data;
    expect(audit[1]).toMatchObject({ event: "set_agent_policy", target: at.agentId, detail: policy });
    expect(audit[0]).toMatchObject({ event: "delete_agent_policy", target: at.agentId });
  });

  test("that is only tried binds nobody", async () => {
    const path = `/v1/agent-policies/${at.agentId}?dry_run=true`;
    expect((await at.ask("PUT", path, { posts_per_day: 1 }, at.admin)).body.posts_per_day).toBe(1);
    expect((await at.ask("GET", "/v1/me")).body.policy).toBeNull();
  });

  test.each([
    [{ allowed_tools: ["publish_pst"] }, "allowed_tools.0: publish_pst is no tool."],
    [{ quiet_hours: [{ from: "09:00", to: "09:00" }] }, "quiet_hours.0.to: is the same as from"],
    [{ quiet_hours: [{ from: "00:00", to: "24:00" }] }, "quiet_hours: leave no time in a week"],
    [{ allowed_accounts: ["acct_01k0000000000000000000none"] }, "allowed_accounts: there is no account acct_01k0"],
    [{ posts_per_day: -1 }, "posts_per_day: must be 0 or more."],
  ])("that can mean nothing is refused: %j", async (policy, words) => {
    const { status, body } = await at.ask("PUT", `/v1/agent-policies/${at.agentId}`, policy, at.admin);
    expect([status, body.error.code]).toEqual([400, "invalid_request"]);
    expect(body.error.message).toStartWith(words);
  });

  test("is for a key or client that there is here", async () => {
    const other = await scene();
    for (const id of [other.agentId, "key_01k00000000000000000000none", "client_01k0000000000000000000none", "anybody"])
      expect(refusal(await at.ask("PUT", `/v1/agent-policies/${id}`, { posts_per_day: 1 }, at.admin))).toEqual([
        404,
        "not_found",
        "There is no such API key or OAuth client in this workspace.",
      ]);
  });

  test("of another workspace is neither read, listed nor taken away, and names none of its accounts", async () => {
    const other = await scene();
    await other.bind({ posts_per_day: 1 });
    for (const method of ["GET", "DELETE"])
      expect((await at.ask(method, `/v1/agent-policies/${other.agentId}`, undefined, at.admin)).status).toBe(404);
    expect((await at.ask("GET", "/v1/agent-policies", undefined, at.admin)).body.data).toEqual([]);
    const named = { allowed_accounts: [other.accounts[0]] };
    expect((await at.ask("PUT", `/v1/agent-policies/${at.agentId}`, named, at.admin)).status).toBe(400);
    expect((await other.ask("GET", "/v1/me")).body.policy.posts_per_day).toBe(1);
  });

  test("that another process sets holds on the very next request", async () => {
    expect((await at.ask("GET", "/v1/posts")).status).toBe(200);
    inDatabase(app.store, (file) =>
      file.run(
        `insert into agent_policies (workspace_id, subject, id, allowed_tools, quiet_hours, needs_approval, created_at, updated_at)
       values (?, ?, 'policy_x', '[]', '[]', 0, 0, 0)`,
        [at.workspace.id, at.agentId],
      ),
    );
    expect((await at.ask("GET", "/v1/posts")).status).toBe(403);
  });
});

describe("allowed tools", () => {
  test("are all that a credential calls, on REST and MCP in the same words; who it is, it may always ask", async () => {
    await at.bind({ allowed_tools: ["list_posts", "create_post"] });
    const words = `allowed_tools: the policy of this credential does not name list_brand_profiles; it names list_posts, create_post. ${ada()} may change that.`;
    expect(refusal(await at.ask("GET", "/v1/brands"))).toEqual([403, "forbidden", words]);
    const { body, status } = await app.rpc(at.agent, "tools/call", { name: "list_brand_profiles", arguments: {} });
    expect([status, body.result.isError]).toEqual([200, true]);
    expect(body.result.structuredContent).toEqual({ error: { code: "forbidden", message: words } });
    expect((await at.ask("GET", "/v1/posts")).status).toBe(200);
    expect((await at.tool("get_me")).policy.allowed_tools).toEqual(["list_posts", "create_post"]);
  });

  test("are all that tools/list shows, for nobody else to keep", async () => {
    await at.bind({ allowed_tools: ["list_posts", "create_post", "create_connector"] });
    const listed = async (key: string | undefined) => {
      const meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
      };
      const headers = { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list" };
      const { result } = (await app.rpc(key, "tools/list", { _meta: meta }, headers)).body;
      return [result.tools.map(({ name }: { name: string }) => name), result.cacheScope];
    };
    expect(await listed(at.agent)).toEqual([["list_posts", "create_post", "get_me"], "private"]);
    const [all, scope] = await listed(at.admin);
    expect([all.length > 50, scope]).toEqual([true, "public"]);
    await at.bind({ posts_per_day: 1 });
    const [bound] = await listed(at.agent);
    expect(bound).toContain("create_api_key");
    expect(bound).not.toContain("set_agent_policy");
  });

  test("hold for resources, completions and the bytes of files too", async () => {
    const id = await at.draft();
    await at.bind({ allowed_tools: ["create_post"] });
    const read = await app.rpc(at.agent, "resources/read", { uri: `socialcrm://posts/${id}` });
    expect(read.body.error.message).toStartWith("allowed_tools: the policy of this credential does not name get_post;");
    const ref = { type: "ref/resource", uri: "socialcrm://posts/{id}" };
    const { result } = (await app.rpc(at.agent, "completion/complete", { ref, argument: { name: "id", value: "" } }))
      .body;
    expect(result.completion.values).toEqual([]);
    const file = await at.ask("GET", "/v1/media/media_01k0000000000000000000none/content");
    expect(refusal(file).slice(0, 2)).toEqual([403, "forbidden"]);
  });

  test("are held against a scope first, and against the input after", async () => {
    const { id, key } = await at.key({ scopes: ["posts:read"] });
    await at.bind({ allowed_tools: ["create_post"] }, id);
    expect((await at.ask("POST", "/v1/posts", { body: "x" }, key)).body.error.code).toBe("forbidden_scope");
    expect((await at.ask("GET", "/v1/posts?limit=x", undefined, key)).body.error.code).toBe("forbidden");
  });
});

describe("allowed accounts", () => {
  test("are the only ones that a post is written for, scheduled, published or taken back on", async () => {
    const [mine, other] = at.accounts;
    const theirs = await at.draft([mine, other], at.admin);
    const waiting = await at.draft([other], at.admin);
    await at.schedule(waiting, tomorrow, at.admin);
    await at.bind({ allowed_accounts: [mine] });
    const words = `allowed_accounts: the policy of this credential does not name ${other}; it names ${mine}. ${ada()} may change that.`;
    const own = await at.draft();
    for (const [method, path, body] of [
      ["POST", "/v1/posts", { body: "x", account_ids: [mine, other] }],
      ["PATCH", `/v1/posts/${own}`, { account_ids: [other] }],
      ["PATCH", `/v1/posts/${theirs}`, { body: "y" }],
      ["PATCH", `/v1/posts/${theirs}`, { account_ids: [mine] }],
      ["DELETE", `/v1/posts/${theirs}`, undefined],
      ["POST", `/v1/posts/${theirs}/schedule`, { scheduled_at: tomorrow }],
      ["POST", `/v1/posts/${theirs}/schedule?dry_run=true`, { scheduled_at: tomorrow }],
      ["POST", `/v1/posts/${theirs}/publish`, {}],
      ["POST", `/v1/posts/${waiting}/unschedule`, {}],
    ] as const)
      expect([path, ...refusal(await at.ask(method, path, body))]).toEqual([path, 403, "forbidden", words]);
    expect((await at.tool("publish_post", { id: theirs })).error.message).toBe(words);
    expect(at.deliveries(theirs)).toEqual([]);
    expect((await at.schedule(own)).body.status).toBe("scheduled");
  });

  test("are the only ones that are paused, refreshed or disconnected", async () => {
    const [mine, other] = at.accounts;
    await at.bind({ allowed_accounts: [mine] });
    for (const [method, path, body] of [
      ["PATCH", `/v1/accounts/${other}`, { status: "paused" }],
      ["POST", `/v1/accounts/${other}/refresh`, {}],
      ["DELETE", `/v1/accounts/${other}`, undefined],
    ] as const)
      expect((await at.ask(method, path, body)).body.error.code).toBe("forbidden");
    expect((await at.ask("PATCH", `/v1/accounts/${mine}`, { status: "paused" })).status).toBe(200);
  });
});

describe("who is named", () => {
  test("are some of the owners and admins, owners first", async () => {
    const n = at.workspace.slug.slice(7);
    await at.workspace.member(`admin-${n}@example.com`, "admin");
    await at.workspace.member(`member-${n}@example.com`, "member");
    await at.bind({ allowed_tools: [] });
    expect((await at.ask("GET", "/v1/posts")).body.error.message).toBe(
      `allowed_tools: the policy of this credential does not name list_posts; it names none. ${ada()} or admin-${n}@example.com may change that.`,
    );
    for (const each of ["b", "c", "d"]) await at.workspace.member(`${each}-${n}@example.com`, "admin");
    expect((await at.ask("GET", "/v1/posts")).body.error.message).toEndWith(
      " or another owner or admin may change that.",
    );
    await at.workspace.dismiss(`admin-${n}@example.com`);
    expect((await at.ask("GET", "/v1/posts")).body.error.message).not.toContain("admin-");
  });
});

test("the approval policy and the policies are one: each shows what the other says", async () => {
  const approval = async () => (await at.ask("GET", "/v1/approval-policy", undefined, at.admin)).body.needs_approval;
  const put = (needs: string[]) =>
    at.ask("PUT", "/v1/approval-policy", { require_approval: "never", needs_approval: needs }, at.admin);
  const policyOf = async (id: string) => (await at.ask("GET", `/v1/agent-policies/${id}`, undefined, at.admin)).body;
  await at.bind({ needs_approval: true, posts_per_day: 3 });
  expect(await approval()).toEqual([at.agentId]);
  const made = (await at.ask("POST", "/v1/api-keys", { name: "made" })).body;
  expect(await approval()).toEqual([at.agentId, made.id].sort());
  for (const named of [at.agentId, made.id])
    expect((await put([named])).body.needs_approval).toEqual([at.agentId, made.id].sort());
  expect(await policyOf(made.id)).toMatchObject({ follows: at.agentId, needs_approval: true, posts_per_day: 3 });
  expect((await put([])).body.needs_approval).toEqual([]);
  expect(await policyOf(at.agentId)).toMatchObject({ needs_approval: false, posts_per_day: 3 });
  const { id, key } = await at.key();
  await put([id]);
  expect(await policyOf(id)).toMatchObject({ needs_approval: true, allowed_tools: null, posts_per_day: null });
  expect((await at.schedule(await at.draft([at.accounts[0]], key), "2026-11-28T12:00:00Z", key)).body.status).toBe(
    "awaiting_approval",
  );
  // What would bind nobody is not taken: a slip of the pen, another workspace's key, an address that no client has.
  const elsewhere = await scene();
  for (const none of [`${id.slice(0, -1)}!`, elsewhere.agentId, "https://Agent.example/c"])
    expect(refusal(await put([none]))).toEqual([
      ...[400, "invalid_request"],
      `needs_approval: there is no API key or OAuth client ${none} in this workspace.`,
    ]);
  expect(await approval()).toEqual([id]);
  expect((await put(["https://agent.example/c", "socialcrm-cli"])).body.needs_approval).toEqual([
    ...["https://agent.example/c", "socialcrm-cli"],
  ]);
  await put([]);
  expect((await policyOf(id)).error.code).toBe("not_found");
});

test("a key that acts as a person is bound; the person who is signed in is not", async () => {
  const email = ada();
  const { id, key } = await at.key({ kind: "user" }, { email });
  await at.bind({ allowed_tools: ["list_posts"] }, id);
  expect((await at.ask("GET", "/v1/brands", undefined, key)).status).toBe(403);
  const { own } = await signedIn(app, email, { workspace: at.workspace });
  expect((await app.call(undefined, "GET", "/v1/brands", undefined, own)).status).toBe(200);
  expect((await app.call(undefined, "GET", "/v1/me", undefined, own)).body.policy).toBeNull();
});
