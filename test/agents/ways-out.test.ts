import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { operations } from "../../src/operations/index.ts";
import { leaveUnknown } from "../support/accounts.ts";
import { type AgentScene, sceneFor, tomorrow } from "../support/agents.ts";
import { inDatabase } from "../support/database.ts";
import { sound } from "../support/operations-table.ts";
import { signedIn } from "../support/signed-in.ts";

const { app, scene } = await sceneFor();
afterAll(() => app.close());
let at: AgentScene;
let ada: string;
beforeEach(async () => {
  at = await scene();
  ada = `ada-${at.workspace.slug.slice(7)}@example.com`;
});
const outcome = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];
const refused = [403, "forbidden"];

/** What an admin's credential with a policy can do that cannot loosen one, each for a reason. */
const harmless: Record<string, string> = {
  list_agent_policies: "reads",
  get_agent_policy: "reads",
  list_api_keys: "reads",
  get_api_key: "reads",
  get_api_key_usage: "reads",
  list_oauth_clients: "reads",
  get_oauth_client: "reads",
  list_grants: "reads",
  list_members: "reads",
  list_invites: "reads",
  list_webhooks: "reads",
  get_webhook: "reads",
  list_webhook_deliveries: "reads",
  list_connectors: "reads",
  get_connector: "reads",
  list_connector_tools: "reads",
  get_identity_provider: "reads",
  test_identity_provider_token: "reads",
  discover_identity_provider: "reads",
  get_usage: "reads",
  get_ai_provider: "reads",
  list_ai_calls: "reads",
  get_ai_usage: "reads",
  set_ai_provider: "says who writes; nothing goes out by it",
  delete_ai_provider: "takes away",
  test_ai_provider: "asks the model a word",
  list_audit_events: "reads",
  create_api_key: "the key is bound with it",
  create_oauth_client: "the client is bound with it",
  update_api_key: "of its own family alone",
  enable_api_key: "of its own family alone",
  rotate_api_key: "of its own family alone, and the successor is bound",
  update_oauth_client: "of its own family alone",
  enable_oauth_client: "of its own family alone",
  rotate_oauth_client_secret: "of its own family alone",
  disable_api_key: "takes away",
  revoke_api_key: "takes away",
  disable_oauth_client: "takes away",
  revoke_oauth_client: "takes away",
  revoke_grant: "takes away",
  revoke_invite: "takes away",
  delete_identity_provider: "takes away",
  disable_connector: "takes away",
  delete_connector: "takes away",
  revoke_connector_login: "takes away",
  refresh_connector: "looks again at what an admin has set",
  create_webhook: "is told what it could read; nothing comes back by it",
  update_webhook: "the same",
  delete_webhook: "the same",
  rotate_webhook_secret: "the same",
  replay_webhook_delivery: "the same",
  test_webhook: "the same",
  connect_account: "no account that the policy does not name; not in quiet hours",
  start_account_connection: "the same when it is finished",
  finish_account_connection: "the same",
  update_account: "its accounts alone; none goes on in quiet hours",
  refresh_account: "the same",
  disconnect_account: "its accounts alone",
  update_workspace: "the name alone",
};

describe("an admin's credential with a policy", () => {
  const administering = operations.filter(({ scope }) => scope === "workspace:admin");
  const never = administering.filter(({ agents }) => agents === "never").map(({ name }) => name);

  test("calls no operation of administration that could loosen it: each is closed, or is harmless for a reason", () => {
    expect([...Object.keys(harmless), ...never].sort()).toEqual(administering.map(({ name }) => name).sort());
  });

  test("is told in the documents which they are", async () => {
    const text = await Bun.file(join(import.meta.dir, "../../docs/agents.md")).text();
    const closed = operations.filter(({ agents }) => agents === "never").map(({ name }) => name);
    expect(closed.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(never)("does not call %s, by which it could get out, on REST or MCP", async (name) => {
    await at.bind({ posts_per_day: 1 });
    const operation = operations.find((one) => one.name === name);
    const path = operation?.path.replace(":id", at.agentId) ?? "";
    const { status, body } = await at.ask(
      operation?.method ?? "",
      path,
      operation?.method === "DELETE" ? undefined : (sound[name]?.input ?? {}),
    );
    expect([status, body.error.message]).toEqual([
      403,
      `agent policy: no credential that has one calls ${name}, for what it changes could loosen the policy. ${ada} may do it instead.`,
    ]);
    expect((await at.tool(name, sound[name]?.input)).error).toEqual(body.error);
    expect((await at.ask("GET", "/v1/me")).body.policy.posts_per_day).toBe(1);
  });

  test("makes keys that are bound with it, counted with it, and follow when it is bound tighter", async () => {
    await at.bind({ posts_per_day: 2 });
    const made = (await at.ask("POST", "/v1/api-keys", { name: "made", limits: { requests_per_minute: 0 } })).body;
    const again = (await at.ask("POST", "/v1/api-keys", { name: "made by the made" }, made.key)).body;
    for (const key of [at.agent, again.key])
      expect((await at.schedule(await at.draft([at.accounts[0]], key), tomorrow, key)).status).toBe(200);
    expect(outcome(await at.schedule(await at.draft([at.accounts[0]], made.key), tomorrow, made.key))).toEqual(refused);
    expect((await at.ask("GET", `/v1/agent-policies/${again.id}`, undefined, at.admin)).body).toMatchObject({
      ...{ subject: again.id, follows: at.agentId, posts_per_day: 2 },
    });
    await at.bind({ allowed_tools: [] });
    for (const key of [made.key, again.key])
      expect(outcome(await at.ask("GET", "/v1/posts", undefined, key))).toEqual(refused);
    await at.ask("DELETE", `/v1/agent-policies/${at.agentId}`, undefined, at.admin);
    expect((await at.ask("GET", "/v1/posts", undefined, again.key)).status).toBe(200);
  });

  test("is succeeded by a key that is bound like it, with what is left of its day; who followed it follows that one", async () => {
    await at.bind({ posts_per_day: 1 });
    const made = (await at.ask("POST", "/v1/api-keys", { name: "made" })).body;
    await at.schedule(await at.draft());
    const next = (await at.ask("POST", `/v1/api-keys/${at.agentId}/rotate`, { overlap_seconds: 60 })).body;
    for (const key of [at.agent, next.key, made.key]) {
      expect((await at.ask("GET", "/v1/me", undefined, key)).body.policy).toMatchObject({
        posts_today: 1,
        posts_left_today: 0,
      });
      expect(outcome(await at.schedule(await at.draft([at.accounts[0]], key), tomorrow, key))).toEqual(refused);
    }
    await at.bind({ allowed_tools: [] }, next.id);
    for (const key of [at.agent, next.key, made.key])
      expect(outcome(await at.ask("GET", "/v1/posts", undefined, key))).toEqual(refused);
  });

  test.each(["rotate", "enable", "update"])("does not %s a key that is not bound with it", async (how) => {
    await at.bind({ posts_per_day: 1 });
    const other = await at.key();
    const client = (await at.ask("POST", "/v1/oauth-clients", sound.create_oauth_client?.input, at.admin)).body;
    for (const path of [`/v1/api-keys/${other.id}`, `/v1/oauth-clients/${client.id}`]) {
      const reply =
        how === "update" ? await at.ask("PATCH", path, { name: "mine" }) : await at.ask("POST", `${path}/${how}`, {});
      expect(outcome(reply)).toEqual(refused);
      expect(reply.body.error.message).toStartWith(
        "agent policy: a credential that has one changes no key or client but",
      );
    }
    const unknown = await at.ask("PATCH", "/v1/api-keys/key_01k00000000000000000000none", { name: "x" });
    expect(unknown.status).toBe(404);
    const made = (await at.ask("POST", "/v1/api-keys", { name: "made" })).body;
    expect((await at.ask("PATCH", `/v1/api-keys/${made.id}`, { name: "mine" })).status).toBe(200);
  });

  test("does not move its days and hours by another time zone", async () => {
    await at.bind({ posts_per_day: 1 });
    expect(outcome(await at.ask("PATCH", "/v1/workspace", { time_zone: "Asia/Tokyo" }))).toEqual(refused);
    expect((await at.ask("PATCH", "/v1/workspace", { name: "Acme" })).status).toBe(200);
  });

  test("does not let go in its quiet hours what waits on a paused account", async () => {
    const account = `/v1/accounts/${at.accounts[0]}`;
    await at.bind({ quiet_hours: [{ from: "11:00", to: "13:00" }] });
    expect((await at.ask("PATCH", account, { status: "paused" })).status).toBe(200);
    expect(outcome(await at.ask("PATCH", account, { status: "active" }))).toEqual(refused);
    expect(outcome(await at.ask("POST", `${account}/refresh`, {}))).toEqual(refused);
  });

  test("is told of no account that it may not use by setting slots for it", async () => {
    await at.bind({ allowed_accounts: [at.accounts[0]] });
    const slots = [{ weekday: "monday", time: "09:00", account_ids: [at.accounts[1]] }];
    expect((await at.ask("PUT", "/v1/slots", { slots })).status).toBe(200);
    const id = await at.draft([at.accounts[1]], at.admin);
    expect(outcome(await at.schedule(id, "next-free-slot"))).toEqual(refused);
  });
});

describe("a person's key that needs approval", () => {
  test("approves nothing, neither by itself nor by a key that it makes", async () => {
    const { id, key } = await at.key({ kind: "user" }, { email: ada });
    await at.bind({ needs_approval: true }, id);
    const post = await at.draft([at.accounts[0]], key);
    await at.schedule(post, tomorrow, key);
    const made = (await at.ask("POST", "/v1/api-keys", { name: "made", kind: "user" }, key)).body.key;
    for (const by of [key, made])
      expect(outcome(await at.ask("POST", `/v1/posts/${post}/approve`, {}, by))).toEqual(refused);
    expect(at.deliveries(post)).toEqual([]);
    const { own } = await signedIn(app, ada, { workspace: at.workspace });
    const approved = await app.call(undefined, "POST", `/v1/posts/${post}/approve`, {}, own);
    expect(approved.body.status).toBe("scheduled");
  });

  test("does not describe anew a file that a person has read the description of", async () => {
    await at.bind({ needs_approval: true });
    const post = await at.draft();
    await at.schedule(post);
    const { body } = await at.ask("POST", "/v1/media/upload-url", sound.create_media_upload?.input);
    inDatabase(app.store, (file) =>
      file.run("insert into post_media (workspace_id, post_id, media_id) values (?, ?, ?)", [
        at.workspace.id,
        post,
        body.id,
      ]),
    );
    expect((await at.ask("PATCH", `/v1/media/${body.id}`, { alt: "Other words" })).status).toBe(409);
    await at.ask("POST", `/v1/posts/${post}/unschedule`, {});
    expect((await at.ask("PATCH", `/v1/media/${body.id}`, { alt: "Other words" })).status).toBe(200);
  });
});

test("a key under the same policy as the one that asked approves nothing of it; another does, within its own rules", async () => {
  await at.ask("PUT", "/v1/approval-policy", { require_approval: "always" }, at.admin);
  const { id, key } = await at.key({ kind: "user" }, { email: ada });
  await at.bind({ posts_per_day: 1 }, id);
  const made = (await at.ask("POST", "/v1/api-keys", { name: "made", kind: "user" }, key)).body.key;
  const post = await at.draft([at.accounts[0]], key);
  await at.schedule(post, tomorrow, key);
  const reply = await at.ask("POST", `/v1/posts/${post}/approve`, {}, made);
  expect(outcome(reply)).toEqual(refused);
  expect(reply.body.error.message).toContain("is under the same one as that which has asked for the approval");
  const helper = await at.key({ kind: "user" }, { email: ada });
  await at.bind({ quiet_hours: [{ from: "11:00", to: "13:00" }], allowed_tools: ["approve_post"] }, helper.id);
  expect(outcome(await at.ask("POST", `/v1/posts/${post}/approve`, {}, helper.key))).toEqual(refused);
  await at.bind({ allowed_tools: ["approve_post"] }, helper.id);
  expect((await at.ask("POST", `/v1/posts/${post}/approve`, {}, helper.key)).body.status).toBe("scheduled");
});

describe("an outcome that nobody knows", () => {
  const told = { account_id: "", outcome: "not_published" };
  beforeEach(() => {
    told.account_id = at.accounts[0];
  });
  const tell = (post: string, retry: boolean) => at.ask("POST", `/v1/posts/${post}/reconcile`, { ...told, retry });
  const lost = async () => {
    const post = await at.draft([at.accounts[0]], at.admin);
    leaveUnknown(app, at.workspace.id, post, at.accounts[0]);
    return post;
  };

  test.each([
    ["of its quiet hours", { quiet_hours: [{ from: "11:00", to: "13:00" }] }],
    ["of its posts a day", { posts_per_day: 0 }],
    ["of its accounts", { allowed_accounts: [] }],
  ])("sends nothing again outside %s", async (_what, policy) => {
    const post = await lost();
    await at.bind(policy);
    expect(outcome(await tell(post, true))).toEqual(refused);
    expect(at.deliveries(post)).toEqual([["unknown"]]);
  });

  test("is told by others where the credential needs approval: its word could send a post twice", async () => {
    const post = await lost();
    await at.bind({ needs_approval: true });
    for (const retry of [true, false]) {
      const reply = await tell(post, retry);
      expect(outcome(reply)).toEqual(refused);
      expect(reply.body.error.message).toStartWith("needs_approval: the policy of this credential leaves it to others");
    }
    expect(at.deliveries(post)).toEqual([["unknown"]]);
    expect((await at.ask("POST", `/v1/posts/${post}/reconcile`, told, at.admin)).status).toBe(200);
  });
});
