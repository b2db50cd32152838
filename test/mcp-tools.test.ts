import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { operations } from "../src/operations/index.ts";
import { type Guarded, startGuarded } from "./doubles/guarded.ts";
import { type Instance, startInstance } from "./doubles/instance.ts";
import { startOpenAi } from "./doubles/openai.ts";
import { addAccounts, leaveUnknown } from "./support/accounts.ts";
import { aiSamples } from "./support/ai-by-client.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { awaitingPost } from "./support/awaiting.ts";
import { connectorSamples } from "./support/connector-samples.ts";
import { addGrant } from "./support/grants.ts";
import { postModern } from "./support/mcp-fixture.ts";
import { uploaded } from "./support/media.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { png } from "./support/pictures.ts";
import { recorded } from "./support/recorded.ts";
import { sessionOf } from "./support/signed-in.ts";

let app: TestApp;
let provider: OpenIdProvider;
let instance: Instance;
let guarded: Guarded;
const openai = startOpenAi("model-key");
let key: string;
beforeAll(async () => {
  provider = await startOpenIdProvider();
  instance = startInstance();
  guarded = startGuarded();
  app = await startApp({
    config: { outbound_allow: [new URL(provider.issuer).host, instance.host, guarded.host, new URL(openai.url).host] },
  });
  await app.workspace.member("ann@example.com", "owner");
  const limits = { requests_per_minute: 0, tool_calls_per_minute: 0 };
  key = await app.workspace.key({ kind: "user", limits }, { email: "ann@example.com" });
});
afterAll(() => Promise.all([app.close(), provider.close(), instance.stop(), guarded.stop(), openai.stop()]));

interface Tool {
  name: string;
  title: string;
  description: string;
  inputSchema: object;
  outputSchema: object;
  annotations: object;
  securitySchemes: object;
  _meta: object;
}
const toolsOf = async (credential?: string): Promise<Tool[]> =>
  (await app.rpc(credential, "tools/list")).body.result.tools;

describe("the list of tools", () => {
  test("is the recorded one, the same for everyone and in both eras", async () => {
    const tools = await toolsOf();
    // The address of a page changes with each of its bytes.
    const page = /(ui:\/\/socialcrm\/[a-z]+\/)[0-9a-f]{12}/g;
    await recorded("tools.json", JSON.parse(JSON.stringify(tools).replace(page, "$1VERSION")));
    expect(await toolsOf(key)).toEqual(tools);
    const modern = await postModern(`${app.url}/mcp`, "tools/list");
    expect(await modern.json()).toMatchObject({
      result: { tools, resultType: "complete", cacheScope: "public", ttlMs: 60_000 },
    });
    expect(tools.map(({ name }) => name)).toEqual(operations.map(({ name }) => name));
  });

  test("says of each tool what it is, what it may do and which scope it takes, twice", async () => {
    for (const tool of await toolsOf()) {
      const { scope, effect } = operations.find(({ name }) => name === tool.name) as (typeof operations)[number];
      expect(tool.title.length).toBeGreaterThan(0);
      expect(tool.description.length).toBeGreaterThan(0);
      expect(tool.annotations).toEqual({
        title: tool.title,
        readOnlyHint: effect === "reads",
        destructiveHint: effect === "deletes" || effect === "publishes",
        idempotentHint: effect !== "creates" && effect !== "publishes" && effect !== "generates",
        openWorldHint: effect === "publishes" || effect === "generates",
      });
      const securitySchemes = [{ type: "oauth2", scopes: scope === null ? [] : [scope] }];
      expect(tool.securitySchemes).toEqual(securitySchemes);
      expect(tool._meta).toMatchObject({ securitySchemes });
      expect(Object.keys(tool._meta).filter((name) => name !== "ui")).toEqual(["securitySchemes"]);
      expect(tool.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
      expect(tool.outputSchema).toMatchObject({ type: "object" });
    }
  });

  test("has schemas that are valid JSON Schema, and outputs that hold what is answered and what is refused", async () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, formats: { "date-time": true, uri: true } });
    const validators = new Map(
      (await toolsOf()).map((tool) => {
        ajv.compile(tool.inputSchema);
        return [tool.name, ajv.compile(tool.outputSchema)] as const;
      }),
    );
    const { id } = (await app.call(key, "POST", "/v1/posts", { body: "A post." })).body;
    const made = (await app.call(key, "POST", "/v1/api-keys", { name: "another" })).body;
    const samples: Record<string, object> = {
      create_post: { body: "Another.", tags: ["launch"] },
      get_post: { id },
      update_post: { id, link: "https://example.com/" },
      create_brand_profile: { name: "Second" },
      get_brand_profile: { id: app.workspace.brandId },
      update_brand_profile: { id: app.workspace.brandId, voice: "Calm." },
      create_api_key: { name: "third" },
      get_api_key: { id: made.id },
      update_api_key: { id: made.id, name: "renamed" },
      disable_api_key: { id: made.id },
      enable_api_key: { id: made.id },
      get_api_key_usage: { id: made.id },
      rotate_api_key: { id: made.id },
      revoke_api_key: { id: made.id },
      delete_post: { id },
    };
    const account = "acct_01k0000000000000000000tool";
    addAccounts(app, app.workspace.id, [account]);
    const sent = { body: "Another post.", account_ids: [account] };
    const posts = [1, 2, 3].map(async () => (await app.call(key, "POST", "/v1/posts", sent)).body.id as string);
    const [later, now, unknown] = (await Promise.all(posts)) as [string, string, string];
    leaveUnknown(app, app.workspace.id, unknown, account);
    samples.schedule_post = { id: later, scheduled_at: "2099-01-01T00:00:00Z" };
    samples.unschedule_post = { id: later };
    samples.publish_post = { id: now };
    samples.list_post_attempts = { id: now };
    samples.reconcile_post = { id: unknown, account_id: account, outcome: "published" };
    const server = instance.url;
    instance.tokens.add("mine");
    samples.connect_account = { network: "mastodon", values: { server, access_token: "mine" } };
    samples.start_account_connection = { network: "mastodon", server };
    const begun = (await app.call(key, "POST", "/v1/account-connections", samples.start_account_connection)).body;
    const state = new URL(begun.url).searchParams.get("state");
    samples.finish_account_connection = { id: begun.id, state, code: "agreed" };
    samples.get_account = { id: account };
    samples.update_account = { id: account, status: "paused" };
    samples.refresh_account = { id: account };
    samples.disconnect_account = { id: account };
    const file = await uploaded(app, key, png());
    for (const verb of ["confirm", "get", "update", "delete"]) samples[`${verb}_media`] = { id: file.id };
    samples.update_media = { id: file.id, alt: "A launch" };
    samples.create_media_upload = { filename: "launch.png", content_type: "image/png", size_bytes: 100 };
    for (const verb of ["approve", "reject"]) samples[`${verb}_post`] = { id: await awaitingPost(app, account) };
    samples.set_approval_policy = { require_approval: "never" };
    for (const verb of ["get", "set", "delete"]) samples[`${verb}_agent_policy`] = { id: made.id };
    await app.call(key, "PUT", `/v1/agent-policies/${made.id}`, { posts_per_day: 5 });
    samples.set_slots = { slots: [{ weekday: "monday", time: "09:00" }] };
    samples.update_workspace = { time_zone: "Europe/Berlin" };
    const application = { name: "Reports", grant_types: ["client_credentials"], scopes: ["posts:read"] };
    const oauth = (await app.call(key, "POST", "/v1/oauth-clients", application)).body;
    const user = (await app.call(key, "GET", "/v1/me")).body.user.id;
    const grant = () => addGrant(app, app.workspace.id, { client: oauth.id, user });
    samples.create_oauth_client = application;
    for (const verb of ["get", "disable", "enable", "revoke"]) samples[`${verb}_oauth_client`] = { id: oauth.id };
    samples.update_oauth_client = { id: oauth.id, name: "Figures" };
    samples.rotate_oauth_client_secret = { id: oauth.id, overlap_seconds: 60 };
    samples.revoke_grant = { id: grant() };
    samples.revoke_my_grant = { id: grant() };
    const email = (await app.call(key, "GET", "/v1/me")).body.user.email;
    samples.update_member_role = { id: await app.workspace.member("changed@example.com", "viewer"), role: "member" };
    samples.remove_member = { id: await app.workspace.member("removed@example.com", "viewer") };
    samples.invite_team_member = { email: "invited@example.com" };
    const invited = await app.call(key, "POST", "/v1/invites", { email: "not-invited@example.com" });
    samples.revoke_invite = { id: invited.body.id };
    samples.revoke_my_session = { id: await sessionOf(app, email) };
    samples.get_post_analytics = { id: now };
    samples.preview_post = { id: now };
    samples.get_trending = { network: "telegram" };
    samples.create_webhook = { url: "https://host.invalid/in" };
    const hook = { id: (await app.call(key, "POST", "/v1/webhooks", samples.create_webhook)).body.id };
    const tried = (await app.call(key, "POST", `/v1/webhooks/${hook.id}/test`)).body.id;
    for (const name of ["get_webhook", "update_webhook", "rotate_webhook_secret", "test_webhook"]) samples[name] = hook;
    samples.list_webhook_deliveries = hook;
    samples.replay_webhook_delivery = { ...hook, delivery_id: tried };
    samples.delete_webhook = { id: (await app.call(key, "POST", "/v1/webhooks", samples.create_webhook)).body.id };
    Object.assign(samples, await connectorSamples(app, key, guarded), aiSamples(openai));
    await app.call(key, "PUT", "/v1/ai/provider", samples.set_ai_provider);
    const brand = (await app.call(key, "POST", "/v1/brands", { name: "To go" })).body;
    samples.delete_brand_profile = { id: brand.id };
    samples.discover_identity_provider = { issuer: provider.issuer };
    samples.set_identity_provider = { issuer: provider.issuer, audience: "https://crm.example.org/mcp/acme" };
    samples.test_identity_provider_token = { token: "no token" };
    await app.call(key, "PUT", "/v1/identity-provider", samples.set_identity_provider);
    for (const [name, validate] of validators) {
      const { result } = (await app.rpc(key, "tools/call", { name, arguments: samples[name] ?? {} })).body;
      expect({ name, isError: result.isError, content: result.content }).toMatchObject({ name, isError: undefined });
      expect({ name, ok: validate(result.structuredContent), errors: validate.errors }).toMatchObject({
        name,
        ok: true,
      });
      const refused = (await app.rpc(key, "tools/call", { name, arguments: { no_such_field: 1 } })).body.result;
      expect({ name, isError: refused.isError, ok: validate(refused.structuredContent) }).toEqual({
        name,
        isError: true,
        ok: true,
      });
      expect(validate({})).toBe(false);
    }
  });
});

describe("prompts", () => {
  test("are listed for everyone with their arguments", async () => {
    const { prompts } = (await app.rpc(undefined, "prompts/list")).body.result;
    await recorded("prompts.json", prompts);
    expect(prompts.map(({ name }: { name: string }) => name)).toEqual([
      "plan_a_week",
      "rewrite_for_network",
      "write_thread",
      "review_week",
      "approve_waiting",
      "look_into_failures",
    ]);
  });

  test("are written with what is filled in, empty blanks left out", async () => {
    const get = async (name: string, args: object) =>
      (await app.rpc(key, "prompts/get", { name, arguments: args })).body.result.messages[0].content.text as string;
    expect(await get("plan_a_week", {})).toStartWith("Plan a week of 5 social posts.\n");
    const filled = await get("plan_a_week", { topic: "The launch", posts: "3", brand: "", network: "bluesky" });
    expect(filled).toStartWith("Plan a week of 3 social posts about: The launch.\n");
    expect(filled).toContain("all for bluesky");
    expect(await get("rewrite_for_network", { text: "Hello.", network: "Mastodon", tone: "plain" })).toBe(
      "Rewrite the text below for Mastodon.\nHow long a text may be on Mastodon, and what is counted, stands in list_networks (limits.text). Hashtags in CamelCase, at the end.\nMake it sound plain.\nInvent no facts. Show the new text alone, with its length, and offer to save it as a draft with create_post.\n\nText:\nHello.",
    );
    expect(await get("rewrite_for_network", { text: "post_01k0", network: "x" })).toContain("get_post");
    for (const network of ["friendster", "constructor", "__proto__"])
      expect(await get("rewrite_for_network", { text: "Hello.", network })).toContain("ask me");
  });

  test("name only tools that there are", async () => {
    const names = new Set<string>(operations.map(({ name }) => name));
    for (const [name, args] of [
      ["plan_a_week", {}],
      ["rewrite_for_network", { text: "post_01k0", network: "x" }],
      ["rewrite_for_network", { text: "Hello.", network: "x" }],
      ["write_thread", { text: "post_01k0", network: "x" }],
      ["review_week", { account: "a.test" }],
      ["approve_waiting", { brand: "Acme", note: "Thanks" }],
      ["look_into_failures", {}],
    ] as const) {
      const { messages } = (await app.rpc(key, "prompts/get", { name, arguments: args })).body.result;
      const named = [
        ...messages[0].content.text.matchAll(/\b(?:list|get|create|preview|publish|reconcile|approve|reject)_[a-z_]+/g),
      ].map(([tool]) => tool);
      expect(named.length).toBeGreaterThan(0);
      for (const tool of named) expect(names).toContain(tool);
    }
  });

  test("that are unknown, lack an argument or are given a strange one are JSON-RPC errors", async () => {
    for (const [params, message] of [
      [{ name: "forget" }, "Unknown prompt: forget"],
      [{ name: "rewrite_for_network", arguments: { text: "x" } }, "Invalid params: network: is required"],
      [{ name: "rewrite_for_network", arguments: { text: " ", network: "x" } }, "Invalid params: text: is required"],
      [{ name: "plan_a_week", arguments: { posts: 3 } }, "Invalid params: posts: must be a string"],
      [
        { name: "plan_a_week", arguments: { colour: "red" } },
        "Invalid params: colour: plan_a_week has no such argument",
      ],
    ] as const)
      expect((await app.rpc(key, "prompts/get", params)).body.error).toEqual({ code: -32602, message });
  });

  test("propose values for their arguments", async () => {
    const propose = async (name: string, argument: string, value: string) =>
      (
        await app.rpc(key, "completion/complete", {
          ref: { type: "ref/prompt", name },
          argument: { name: argument, value },
        })
      ).body;
    expect((await propose("rewrite_for_network", "network", "M")).result.completion).toEqual({
      values: ["mastodon"],
      total: 1,
      hasMore: false,
    });
    expect((await propose("plan_a_week", "posts", "")).result.completion.values).toEqual(["3", "5", "7", "10"]);
    expect((await propose("plan_a_week", "topic", "l")).result.completion.values).toEqual([]);
    expect((await propose("forget", "x", "")).error.code).toBe(-32602);
  });
});
