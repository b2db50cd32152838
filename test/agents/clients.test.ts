import { afterAll, describe, expect, test } from "bun:test";
import { type AgentScene, agentScene, refusal, tomorrow } from "../support/agents.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, basic, consented, exchange, token } from "../support/oauth.ts";
import { signedIn } from "../support/signed-in.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

const scopes = ["posts:read", "posts:write", "posts:publish", "workspace:admin"];
const machine = { name: "Planner", grant_types: ["client_credentials"], scopes };
const tokenOf = async (client: { client_id: string; client_secret: string }) => {
  const proof = basic({ id: client.client_id, secret: client.client_secret });
  return (await token(app, { grant_type: "client_credentials" }, proof)).body.access_token as string;
};
const made = async (at: AgentScene, by = at.admin) => (await at.ask("POST", "/v1/oauth-clients", machine, by)).body;

describe("an OAuth client", () => {
  test("is bound by its policy, with every token, from the next request on", async () => {
    const at = await agentScene(app);
    const client = await made(at);
    const access = await tokenOf(client);
    const posts = () => at.ask("GET", "/v1/posts", undefined, access);
    expect((await posts()).status).toBe(200);
    await at.bind({ allowed_tools: ["create_post"], posts_per_day: 1 }, client.client_id);
    expect((await posts()).body.error.message).toStartWith(
      "allowed_tools: the policy of this credential does not name list_posts",
    );
    expect((await at.tool("list_posts", {}, access)).error.code).toBe("forbidden");
    expect((await at.ask("GET", "/v1/me", undefined, await tokenOf(client))).body.policy.posts_per_day).toBe(1);
    await at.bind({}, client.client_id);
    expect((await posts()).status).toBe(200);
    expect((await at.ask("GET", "/v1/me", undefined, access)).body.policy).toBeNull();
  });

  test("counts one day for all its tokens, and for the keys that it makes", async () => {
    const at = await agentScene(app);
    const client = await made(at);
    await at.bind({ posts_per_day: 2 }, client.client_id);
    const [first, second] = [await tokenOf(client), await tokenOf(client)];
    const key = (await at.ask("POST", "/v1/api-keys", { name: "made" }, first)).body.key;
    const other = (await made(at, first)) as { client_id: string; client_secret: string };
    const send = async (by: string) => (await at.schedule(await at.draft([at.accounts[0]], by), tomorrow, by)).status;
    expect([await send(first), await send(key)]).toEqual([200, 200]);
    for (const by of [second, key, await tokenOf(other)]) expect(await send(by)).toBe(403);
  });

  test("counts in each workspace that has let it in by itself", async () => {
    const client = await addClient(app);
    for (const at of [await agentScene(app), await agentScene(app)]) {
      await at.bind({ posts_per_day: 1 }, client.id);
      const email = `ada-${at.workspace.slug.replace("agents-", "")}@example.com`;
      const ada = await signedIn(app, email, { workspace: at.workspace });
      const by = (await token(app, exchange(client, await consented(app, client, ada)))).body.access_token;
      const send = async () => (await at.schedule(await at.draft([at.accounts[0]], by), tomorrow, by)).status;
      expect([await send(), await send()]).toEqual([200, 403]);
    }
  });

  test("that needs approval makes none that does not", async () => {
    const at = await agentScene(app);
    const client = await made(at);
    await at.bind({ needs_approval: true }, client.client_id);
    const other = (await made(at, await tokenOf(client))) as { client_id: string; client_secret: string };
    const by = await tokenOf(other);
    const id = await at.draft([at.accounts[0]], by);
    expect((await at.ask("POST", `/v1/posts/${id}/publish`, {}, by)).body.status).toBe("awaiting_approval");
  });

  test("that has registered itself, or is known by its address, has one in each workspace", async () => {
    const [at, elsewhere] = [await agentScene(app), await agentScene(app)];
    const registered = await addClient(app);
    const address = "https://agent.example.com/client.json?x=1";
    for (const id of [registered.id, address]) {
      const { body } = await at.bind({ posts_per_day: 1 }, id);
      expect(body).toMatchObject({ subject: id, posts_per_day: 1 });
      const path = `/v1/agent-policies/${encodeURIComponent(id)}`;
      expect((await at.ask("GET", path, undefined, at.admin)).body).toEqual(body);
      expect((await at.ask("GET", path, undefined, elsewhere.admin)).status).toBe(404);
      expect((await at.tool("get_agent_policy", { id }, at.admin)).subject).toBe(id);
    }
    for (const id of ["http://agent.example.com/c", "javascript:alert(1)", "https:", (await made(elsewhere)).client_id])
      expect((await at.ask("PUT", `/v1/agent-policies/${encodeURIComponent(id)}`, {}, at.admin)).status).toBe(404);
    // No client may call itself so: its policy would bind nobody.
    for (const id of [
      "https://Agent.example.com/c",
      "https://a.example:443/c",
      "https://a.example/c#x",
      "https:a.example/c",
    ])
      expect(refusal(await at.ask("PUT", `/v1/agent-policies/${encodeURIComponent(id)}`, {}, at.admin))).toEqual([
        ...[400, "invalid_request"],
        "id: is no sound address of a metadata document: https, with a path, without user name or fragment.",
      ]);
    const { data } = (await at.ask("GET", "/v1/agent-policies?limit=1", undefined, at.admin)).body;
    expect(data.map(({ subject }: { subject: string }) => subject)).toEqual([address]);
    const first = (await at.ask("GET", "/v1/agent-policies?limit=1", undefined, at.admin)).body;
    const next = await at.ask("GET", `/v1/agent-policies?limit=1&cursor=${first.next_cursor}`, undefined, at.admin);
    expect(next.body.data[0].subject).toBe(registered.id);
  });
});
