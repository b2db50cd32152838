import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { startGuarded } from "../doubles/guarded.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { stillClock } from "../support/clock.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { addClient, ask, decide } from "../support/oauth.ts";
import { type OpenIdProvider, startOpenIdProvider } from "../support/openid-provider.ts";
import { signedIn } from "../support/signed-in.ts";

/** Another installation of this very product: a real authorization server in front of a real MCP server. */
let remote: TestApp;
let provider: OpenIdProvider;
let guarded: ReturnType<typeof startGuarded>;
let gateway: GatewayApp;
const clock = stillClock(Date.now());

beforeAll(async () => {
  remote = await startApp({ clock });
  provider = await startOpenIdProvider();
  guarded = startGuarded();
  const others = [remote.url, provider.issuer].map((url) => ({ url, host: new URL(url).host, stop: async () => {} }));
  gateway = await startGateway([...others, guarded], { clock });
  await remote.workspace.member("rita@example.com", "owner");
  await gateway.app.workspace.member("ann@example.com", "owner");
});
afterEach(() => {
  Object.assign(guarded, { resource: {}, metadata: {}, accepts: () => false, trouble: undefined, rotates: true });
});
afterAll(() => Promise.all([gateway.close(), remote.close(), provider.close(), guarded.stop()]));

const api = (method: string, path: string, body?: object, key: string | undefined = gateway.admin) =>
  gateway.app.call(key, method, `/v1/connectors${path}`, body);
/** What Rita does in her browser at the other server. */
async function agree({ url }: { url: string }): Promise<URLSearchParams> {
  const rita = await signedIn(remote, "rita@example.com");
  const { location, text } = await decide(remote, await ask(url, rita), rita.own);
  if (location === null) throw new Error(text);
  return new URL(location).searchParams;
}
async function start(id: string, body: object = {}) {
  const begun = await api("POST", `/${id}/login`, body);
  if (begun.status !== 201) throw new Error(begun.text);
  return begun.body;
}
const finish = (id: string, login_id: string, back: URLSearchParams, key = gateway.admin) =>
  api("PATCH", `/${id}/login`, { login_id, ...Object.fromEntries(back) }, key);
const agreed = (begun: { url: string }, more: object = {}) =>
  new URLSearchParams({
    state: new URL(begun.url).searchParams.get("state") ?? "",
    code: "agreed",
    iss: guarded.issuer,
    ...more,
  });
async function logIn(id: string, agreement: typeof agree | typeof agreed) {
  const begun = await start(id);
  expect((await finish(id, begun.id, await agreement(begun))).body.login).toBe("connected");
}

describe("a login at another installation of this product", () => {
  let id: string;
  let key: string;
  beforeAll(async () => {
    key = await remote.workspace.key();
    await remote.call(key, "POST", "/v1/posts", { body: "From here." });
  });
  beforeEach(async () => {
    id = (await gateway.register("crm2", { url: `${remote.url}/mcp` })).id;
  });
  afterEach(() => api("DELETE", `/${id}`));
  /** That these answers are the posts that the other installation itself lists. */
  async function expectPosts(answers: { result: { structuredContent: { data: object[] } } }[]) {
    const { data } = (await remote.call(key, "GET", "/v1/posts")).body;
    expect(data).not.toBeEmpty();
    for (const { result } of answers) expect(result.structuredContent.data).toEqual(data);
  }

  test("registers itself, sends an admin there, and calls tools with what they agreed to", async () => {
    expect((await gateway.call("crm2__list_posts")).result.isError).toBe(true);
    const begun = await start(id);
    const { searchParams } = new URL(begun.url);
    expect(searchParams.get("resource")).toBe(`${remote.url}/mcp`);
    expect(searchParams.get("redirect_uri")).toBe(`${gateway.app.url}/connect/callback`);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    const finished = await finish(id, begun.id, await agree(begun));
    expect(finished.body).toMatchObject({ login: "connected", health: "up" });
    const made = await gateway.call("crm2__create_post", { body: "From afar." });
    expect(made.result.structuredContent).toMatchObject({ body: "From afar.", status: "draft" });
    const theirs = await remote.call(key, "GET", `/v1/posts/${made.result.structuredContent.id}`);
    expect(theirs.body.body).toBe("From afar.");
  });

  test("is renewed when its token is over, once for all who call meanwhile", async () => {
    await logIn(id, agree);
    clock.pass(3_600_000);
    await expectPosts(await Promise.all(Array.from({ length: 8 }, () => gateway.call("crm2__list_posts"))));
    expect((await api("GET", `/${id}`)).body.login).toBe("connected");
  });

  test("that the other side has ended is broken, which is told; it can be made anew in the browser", async () => {
    await logIn(id, agree);
    for (const grant of (await remote.call(key, "GET", "/v1/grants")).body.data)
      await remote.call(key, "DELETE", `/v1/grants/${grant.id}`);
    const { result } = await gateway.call("crm2__list_posts");
    expect(result.content[0].text).toContain("An admin has to enter its secrets or sign in anew");
    expect((await api("GET", `/${id}`)).body.login).toBe("broken");

    const ann = await signedIn(gateway.app, "ann@example.com");
    const session = (path: string, init: RequestInit) =>
      fetch(`${gateway.app.url}${path}`, { redirect: "manual", ...init });
    const headers = { ...ann.own, "content-type": "application/json" };
    const begun = await (await session(`/v1/connectors/${id}/login`, { method: "POST", headers, body: "{}" })).json();
    const back = await agree(begun);
    const stranger = await (await session(`/connect/callback?${back}`, {})).text();
    expect(stranger).toContain(`PATCH ${gateway.app.url}/v1/connectors/${id}/login`);
    expect(stranger).not.toContain("<form");
    const page = await (await session(`/connect/callback?${back}`, { headers: ann.reading })).text();
    expect(page).toContain("Log in at this connector&#39;s server?");
    const foreign = { ...ann.own, origin: "https://evil.example" };
    expect((await session("/connect/callback", { method: "POST", headers: foreign, body: back })).status).toBe(403);
    const done = await session("/connect/callback", { method: "POST", headers: ann.own, body: back });
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining("Logged in")]);
    expect((await session("/connect/callback", { method: "POST", headers: ann.own, body: back })).status).toBe(404);
    await expectPosts([await gateway.call("crm2__list_posts")]);
  });

  test("can be that of a client with a secret, for nobody in particular", async () => {
    const robot = await addClient(remote, { workspace: remote.workspace.id, scopes: ["posts:read"] });
    const made = await gateway.register("robot", { url: `${remote.url}/mcp` });
    const body = { client_id: robot.id, client_secret: robot.secret, scopes: "posts:read" };
    expect((await api("PUT", `/${made.id}/login`, body)).body.login).toBe("connected");
    await expectPosts([await gateway.call("robot__list_posts")]);
    clock.pass(3_600_000);
    await expectPosts([await gateway.call("robot__list_posts")]);
    expect((await api("PUT", `/${made.id}/login`, { ...body, client_secret: "wrong" })).status).toBe(400);
  });
});

describe("a login at a provider of other people's making", () => {
  test("takes a client that was registered by hand, whichever way it shows its secret", async () => {
    guarded.resource = { authorization_servers: [provider.issuer] };
    guarded.accepts = () => true;
    const made = await gateway.register("idp", guarded);
    provider.allow(`${gateway.app.url}/connect/callback`);
    const { web, machine } = provider;
    expect((await api("POST", `/${made.id}/login`, {})).body.error.message).toStartWith("client_id: is missing");
    const begun = await start(made.id, { client_id: web.id, client_secret: web.secret, scopes: "posts:read" });
    const back = (await provider.signIn(begun.url, "ann")).searchParams;
    expect((await finish(made.id, begun.id, back)).body.login).toBe("connected");
    const body = { client_id: machine.id, client_secret: machine.secret, scopes: "posts:read" };
    expect((await api("PUT", `/${made.id}/login`, body)).body.login).toBe("connected");
    const token = guarded.asked.at(-1)?.headers.authorization?.replace("Bearer ", "") ?? "";
    expect(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())).toMatchObject({
      aud: guarded.url,
    });
  });
});

describe("a login cannot be turned against anybody:", () => {
  let id: string;
  beforeEach(async () => {
    id = (await gateway.register("guarded", guarded)).id;
  });
  afterEach(() => api("DELETE", `/${id}`));

  test("it is finished once, by whoever began it, for the connector that it was begun for", async () => {
    const begun = await start(id);
    const other = await gateway.app.workspace.key();
    expect((await finish(id, begun.id, agreed(begun), other)).status).toBe(404);
    const elsewhere = await (await gateway.app.addWorkspace("elsewhere")).key();
    expect((await finish(id, begun.id, agreed(begun), elsewhere)).status).toBe(404);
    expect((await finish(id, begun.id, agreed(begun, { state: "x" }))).status).toBe(404);
    expect((await finish(id, begun.id, agreed(begun))).body).toMatchObject({ login: "connected", health: "up" });
    expect((await finish(id, begun.id, agreed(begun))).status).toBe(404);
    const second = await start(id);
    const another = await gateway.register("another", guarded);
    expect((await finish(another.id, second.id, agreed(second))).status).toBe(404);
  });

  test("a code of another authorization server is brought to none (mix-up)", async () => {
    for (const iss of ["https://evil.example", undefined]) {
      const begun = await start(id);
      guarded.granted.length = 0;
      const back = agreed(begun);
      if (iss === undefined) back.delete("iss");
      else back.set("iss", iss);
      expect((await finish(id, begun.id, back)).body.error.message).toStartWith("iss: ");
      expect(guarded.granted).toHaveLength(0);
    }
  });

  test.each([
    [
      "metadata of another server",
      { resource: "https://other.example/mcp" },
      {},
      "its metadata is that of another server",
    ],
    ["metadata of a neighbour", { resource: "/mcp2" }, {}, "its metadata is that of another server"],
    ["another issuer", {}, { issuer: "https://other.example" }, "names another issuer"],
    ["no PKCE", {}, { code_challenge_methods_supported: ["plain"] }, "knows no PKCE"],
    ["a page that runs", {}, { authorization_endpoint: "javascript:alert(1)" }, "has no page to log in at"],
    ["a token endpoint inside", {}, { registration_endpoint: "https://10.0.0.1/register" }, "is no public address"],
    [
      "an authorization server inside",
      { authorization_servers: ["https://169.254.169.254"] },
      {},
      "is no public address",
    ],
    ["no registration", {}, { registration_endpoint: undefined }, "client_id: is missing"],
  ])("%s is refused", async (_, resource: Record<string, unknown>, metadata, words) => {
    const said = resource.resource === "/mcp2" ? { resource: `${guarded.url}2` } : resource;
    Object.assign(guarded, { resource: said, metadata });
    const refused = await api("POST", `/${id}/login`, {});
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining(words)]);
  });

  test("its tokens go to no other address, and are ended with it", async () => {
    await logIn(id, agreed);
    const stale = await start(id);
    const path = `/${id}`;
    const left = [...guarded.refreshes].at(-1);
    expect((await api("PATCH", path, { url: `${guarded.url}?moved` })).body).toMatchObject({ login: "none" });
    expect(guarded.revoked).toContain(left as string);
    expect((await finish(id, stale.id, agreed(stale))).status).toBe(409);
    guarded.asked.length = 0;
    await api("POST", `${path}/refresh`);
    for (const { headers } of guarded.asked) expect(headers.authorization).toBeUndefined();
    await api("PATCH", path, { url: guarded.url });
    await logIn(id, agreed);
    const refresh = [...guarded.refreshes].at(-1);
    expect((await api("DELETE", `${path}/login`)).body.login).toBe("none");
    expect(guarded.revoked).toContain(refresh as string);
    guarded.asked.length = 0;
    const { result } = await gateway.call("guarded__whoami");
    expect(result.content[0].text).toContain("does not take our credential (HTTP 401)");
    expect(guarded.asked).not.toBeEmpty();
    for (const { headers } of guarded.asked) expect(headers.authorization).toBeUndefined();
  });

  test("its token is renewed once for all who call, with a refresh token that is good once", async () => {
    await logIn(id, agreed);
    guarded.tokens.clear();
    guarded.granted.length = 0;
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.call("guarded__whoami")));
    for (const { result } of answers) expect(result.content[0].text).toBe("you are welcome");
    expect(guarded.granted.map((form) => form.get("grant_type"))).toEqual(["refresh_token"]);
  });

  test("its refresh token is kept where no other one comes with the new token", async () => {
    guarded.rotates = false;
    await logIn(id, agreed);
    for (let time = 0; time < 2; time++) {
      guarded.tokens.clear();
      expect((await gateway.call("guarded__whoami")).result.content[0].text).toBe("you are welcome");
    }
  });

  test("an authorization server that is down for a while breaks no login, and is told of as what it is", async () => {
    await logIn(id, agreed);
    guarded.tokens.clear();
    for (const status of [503, 429]) {
      guarded.trouble = new Response("later", { status });
      const { result } = await gateway.call("guarded__whoami");
      expect(JSON.parse(result.content[0].text).error).toMatchObject({
        code: "unavailable",
        message: expect.stringContaining(
          `The connector guarded: its login is not renewed. The authorization server gives no token: HTTP ${status}.`,
        ),
      });
      expect((await api("GET", `/${id}`)).body.login).toBe("connected");
    }
    guarded.trouble = undefined;
    expect((await gateway.call("guarded__whoami")).result.content[0].text).toBe("you are welcome");
  });

  test("its tokens and its client's secret are shown nowhere, and lie sealed", async () => {
    await logIn(id, agreed);
    const body = { client_id: "robot", client_secret: "a-secret-of-the-robot" };
    expect((await api("PUT", `/${id}/login`, body)).body.login).toBe("connected");
    expect(guarded.tokens).not.toBeEmpty();
    const seen = [
      (await api("GET", `/${id}`)).text,
      (await gateway.app.call(gateway.admin, "GET", "/v1/audit?limit=50")).text,
      gateway.app.logged(),
      new TextDecoder("latin1").decode(await Bun.file(gateway.app.store.path).bytes()),
      new TextDecoder("latin1").decode(await Bun.file(`${gateway.app.store.path}-wal`).bytes()),
    ];
    for (const text of seen)
      for (const secret of ["a-secret-of-the-robot", ...guarded.tokens, ...guarded.refreshes])
        expect(text).not.toContain(secret);
  });

  test("an Authorization header of its own is not sent beside it", async () => {
    await logIn(id, agreed);
    const made = await gateway.register("own", guarded, { headers: { Authorization: "Bearer x" } });
    expect((await api("POST", `/${made.id}/login`, {})).status).toBe(409);
    const body = { headers: { authorization: "Bearer y" } };
    expect((await api("PATCH", `/${id}`, body)).status).toBe(409);
  });
});
