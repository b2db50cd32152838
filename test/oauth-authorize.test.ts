import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import {
  addClient,
  ask,
  authorizationUrl,
  callback,
  claimsOf,
  consented,
  decide,
  exchange,
  pkce,
  type TestClient,
  token,
} from "./support/oauth.ts";
import { type Browser, signedIn } from "./support/signed-in.ts";

let app: TestApp;
let client: TestClient;
let ada: Browser;
let beta: TestWorkspace;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  await app.workspace.member("vera@example.com", "viewer");
  beta = await app.addWorkspace("beta");
  await beta.member("bea@example.com", "owner");
  client = await addClient(app, { name: "Claude <b>" });
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

const url = (more: Record<string, string | undefined> = {}, by = client) => authorizationUrl(app, by, pkce(), more);
const get = (address: string, headers: Record<string, string> = ada.reading) =>
  fetch(address, { headers, redirect: "manual" });
const answerOf = (location: string | null) => Object.fromEntries(new URL(location ?? "none:").searchParams);

describe("the authorization endpoint", () => {
  test("asks who is signed in, and then what they allow; yes leads back with a code, the state and who answers", async () => {
    const question = await ask(url(), ada);
    expect(question.status).toBe(200);
    expect(question.text).toContain("Claude &lt;b&gt;");
    expect(question.text).toContain("a program on this computer (127.0.0.1:33418)");
    expect(question.text).toContain("Schedule and publish posts");
    expect(question.text).not.toContain("Administer the workspace");
    const { status, location } = await decide(app, question, ada.own);
    expect(status).toBe(303);
    expect(location?.startsWith(`${callback}?`)).toBe(true);
    expect(answerOf(location)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      state: "the state",
      iss: app.url,
    });
  });

  test("sends whoever is not signed in to sign in, and back", async () => {
    const address = url();
    const { status, headers } = await get(address, {});
    expect(status).toBe(303);
    const [path, next] = (headers.get("location") ?? "").split("?next=");
    expect(path).toBe("/sign-in");
    expect(new URL(decodeURIComponent(next ?? ""), app.url).searchParams.get("client_id")).toBe(client.id);
  });

  test("cannot be framed, lets its form lead to the client alone, and tells no other site where it was", async () => {
    const { headers } = await ask(url(), ada);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:33418;");
    expect(policy).toContain("default-src 'none'");
    expect(headers.get("cache-control")).toBe("no-store");
    const { headers: away } = await get(url({ prompt: "none" }));
    expect(away.get("referrer-policy")).toBe("no-referrer");
  });

  test("no leads back with access_denied", async () => {
    const { location } = await decide(app, await ask(url(), ada), ada.own, "deny");
    expect(answerOf(location)).toMatchObject({ error: "access_denied", state: "the state", iss: app.url });
  });
});

describe("nobody is sent anywhere before the client and its address are proven", () => {
  const cases: [string, Record<string, string | undefined>][] = [
    ["no client", { client_id: undefined }],
    ["an unknown client", { client_id: "client_01k00000000000000000000000" }],
    ["another address", { redirect_uri: "https://evil.example/callback" }],
    ["another path", { redirect_uri: `${callback}/more` }],
    ["another host on loopback", { redirect_uri: callback.replace("127.0.0.1", "localhost") }],
    ["an address with a fragment", { redirect_uri: `${callback}#x` }],
    ["an address with a user", { redirect_uri: callback.replace("127", "me@127") }],
    ["an address that looks alike", { redirect_uri: callback.replace("127.0.0.1", "127.0.0.1.evil.example") }],
  ];
  test.each(cases)("%s", async (_, more) => {
    for (const headers of [ada.reading, {}]) {
      const response = await get(url({ prompt: "none", ...more }), headers);
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
      expect(response.headers.get("content-type")).toStartWith("text/html");
    }
  });

  test("an address or a client that is given twice", async () => {
    for (const name of ["redirect_uri", "client_id"]) {
      const address = `${url()}&${name}=${encodeURIComponent(name === "client_id" ? client.id : callback)}`;
      expect((await get(address)).status).toBe(400);
    }
  });

  test("no address, where the client has several; with one it is that one", async () => {
    const several = await addClient(app, { redirectUris: [callback, "https://a.example/cb"] });
    expect((await get(url({ redirect_uri: undefined }, several))).status).toBe(400);
    const { status } = await ask(url({ redirect_uri: undefined }), ada);
    expect(status).toBe(200);
  });

  test("any port of a loopback address is the client's", async () => {
    const { headers } = await get(url({ redirect_uri: callback.replace("33418", "50001"), prompt: "none" }));
    expect(headers.get("location")).toStartWith("http://127.0.0.1:50001/callback?");
  });
});

describe("what a proven client did wrong it is told, with state and issuer", () => {
  const cases: [string, Record<string, string | undefined>, string][] = [
    ["no response type", { response_type: undefined }, "invalid_request"],
    ["the implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["a fragment", { response_mode: "fragment" }, "invalid_request"],
    ["no PKCE", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
    ["PKCE in plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["PKCE of no method", { code_challenge_method: undefined }, "invalid_request"],
    ["a challenge of another length", { code_challenge: "short" }, "invalid_request"],
    ["an unknown scope", { scope: "posts:read everything" }, "invalid_scope"],
    ["another server's resource", { resource: "https://elsewhere.example/mcp" }, "invalid_target"],
    ["a request object", { request: "eyJhbGciOiJub25lIn0.e30." }, "request_not_supported"],
    ["a request by address", { request_uri: "https://evil.example/r" }, "request_uri_not_supported"],
    ["no page, with someone signed in", { prompt: "none" }, "consent_required"],
  ];
  test.each(cases)("%s", async (_, more, error) => {
    const { status, headers } = await get(url(more));
    expect(status).toBe(302);
    const { error_description, ...answer } = answerOf(headers.get("location"));
    expect(answer).toEqual({ error, state: "the state", iss: app.url });
    expect(error_description).not.toBe("");
  });

  test("a parameter given twice, state among them", async () => {
    for (const name of ["scope", "state", "code_challenge"]) {
      const { headers } = await get(`${url({ scope: "posts:read" })}&${name}=x`);
      const { error, state } = answerOf(headers.get("location"));
      expect({ name, error, state }).toEqual({
        name,
        error: "invalid_request",
        state: name === "state" ? undefined : "the state",
      });
    }
    const { headers } = await get(`${url({ resource: app.url })}&resource=${app.url}/mcp`);
    expect(answerOf(headers.get("location")).error).toBe("invalid_target");
  });

  test("though the server has no owner yet", async () => {
    const fresh = await startApp();
    const own = await addClient(fresh);
    const at = (more: Record<string, string>) => get(authorizationUrl(fresh, own, pkce(), more), {});
    expect(answerOf((await at({ scope: "nonsense" })).headers.get("location")).error).toBe("invalid_scope");
    expect((await at({ redirect_uri: "https://evil.example/" })).status).toBe(400);
    expect((await at({})).headers.get("location")).toStartWith("/sign-in?next=");
    await fresh.close();
  });

  test("no page, with nobody signed in", async () => {
    const { headers } = await get(url({ prompt: "none" }), {});
    expect(answerOf(headers.get("location")).error).toBe("login_required");
  });

  test("a client that did not register for codes", async () => {
    const device = await addClient(app, { grantTypes: ["refresh_token"] });
    const { headers } = await get(url({}, device));
    expect(answerOf(headers.get("location")).error).toBe("unauthorized_client");
  });
});

describe("an answer counts", () => {
  const nothing = (answer: { status: number; location: string | null }) =>
    expect(answer).toMatchObject({ status: expect.any(Number), location: null });

  test("from the server's own page alone", async () => {
    const question = await ask(url(), ada);
    for (const origin of ["https://evil.example", "null"])
      nothing(await decide(app, question, { ...ada.reading, origin }));
    nothing(await decide(app, question, ada.reading));
    expect((await decide(app, question, ada.own)).status).toBe(303);
  });

  test("once", async () => {
    const question = await ask(url(), ada);
    const first = await decide(app, question, ada.own);
    const again = await decide(app, question, ada.own);
    expect(first.location).not.toBeNull();
    expect(again).toMatchObject({ status: 400, location: null });
  });

  test("of the session that was asked, unchanged, for half an hour", async () => {
    const question = await ask(url(), ada);
    nothing(await decide(app, question, (await signedIn(app, "ada@example.com")).own));
    nothing(await decide(app, question, (await signedIn(app, "vera@example.com")).own));
    nothing(await decide(app, question, { origin: app.url }));
    const [text = "", digest] = question.proof.split(".");
    const other = JSON.parse(Buffer.from(text, "base64url").toString());
    const changed = Buffer.from(JSON.stringify({ ...other, about: `${other.about}&scope=workspace:admin` }));
    nothing(await decide(app, { ...question, proof: `${changed.toString("base64url")}.${digest}` }, ada.own));
    nothing(await decide(app, { ...question, proof: "" }, ada.own));
    app.clock.pass(30 * 60_000);
    nothing(await decide(app, question, ada.own));
  });

  test("for a workspace of one's own alone", async () => {
    const question = await ask(url(), ada);
    expect(question.workspace).toBe(app.workspace.id);
    nothing(await decide(app, { ...question, workspace: beta.id }, ada.own));
    nothing(await decide(app, { ...question, workspace: "" }, ada.own));
  });
});

describe("what is granted", () => {
  const scopesGranted = async (browser: Browser, more: Record<string, string> = {}) => {
    const { body } = await token(app, exchange(client, await consented(app, client, browser, more)));
    return body;
  };

  test("without a scope: all that the role holds, but never administration", async () => {
    const { scope, access_token } = await scopesGranted(ada);
    expect(scope.split(" ")).toContain("posts:publish");
    expect(scope).not.toContain("workspace:admin");
    expect(claimsOf(access_token)).toMatchObject({ aud: app.url, client_id: client.id, workspace: app.workspace.id });
    const { body } = await app.call(access_token, "GET", "/v1/me");
    expect(body).toMatchObject({
      role: "owner",
      user: { email: "ada@example.com" },
      credential: { kind: "access_token" },
    });
  });

  test("never more than the role holds, and the page shows no more", async () => {
    const vera = await signedIn(app, "vera@example.com");
    const { text } = await ask(url(), vera);
    expect(text).toContain("Read posts and drafts");
    expect(text).not.toContain("Create, edit and delete drafts");
    const { scope } = await scopesGranted(vera);
    expect(scope.split(" ").sort()).toEqual(
      ["insights:read", "posts:read", "crm:read", "pipeline:read", "signal:read", "brands:read"].sort(),
    );
    const question = await ask(url({ scope: "posts:write" }), vera);
    expect(question.status).toBe(403);
    expect((await decide(app, { ...question, workspace: app.workspace.id }, vera.own)).location).toBeNull();
  });

  test("administration where it is asked for by name", async () => {
    const { scope } = await scopesGranted(ada, { scope: "workspace:admin openid offline_access" });
    expect(scope).toBe("workspace:admin");
  });

  test("in the workspace that the person chooses, where there are several", async () => {
    await beta.member("ada@example.com", "viewer");
    const question = await ask(url(), ada);
    expect(question.text).toContain("not in beta, where you are a viewer");
    expect(question.text.match(/type="radio"/g)).toHaveLength(2);
    const proof = pkce();
    const asked = await ask(authorizationUrl(app, client, proof), ada);
    const { location } = await decide(app, { ...asked, workspace: beta.id }, ada.own);
    const { code = "" } = answerOf(location);
    const { body } = await token(app, exchange(client, { code, verifier: proof.verifier }));
    expect(claimsOf(body.access_token).workspace).toBe(beta.id);
    expect(body.scope).not.toContain("posts:write");
    await beta.dismiss("ada@example.com");
    expect((await app.call(body.access_token, "GET", "/v1/posts")).status).toBe(401);
  });

  test("in the workspace that the resource is of, and in no other", async () => {
    const resource = `${app.url}/mcp/acme`;
    const { access_token } = await scopesGranted(ada, { resource });
    expect(claimsOf(access_token).aud).toBe(resource);
    for (const slug of ["beta", "nowhere"]) {
      const { status, text } = await ask(url({ resource: `${app.url}/mcp/${slug}` }), ada);
      expect(status).toBe(403);
      expect(text).toContain("You are not a member");
    }
  });

  test("to a workspace's own client in that workspace alone, and no more than its maker allows", async () => {
    const [codes, scopes] = [["authorization_code"], ["posts:read" as const]];
    const own = await addClient(app, { workspace: app.workspace.id, grantTypes: codes, scopes });
    const its = await addClient(app, { workspace: beta.id, grantTypes: codes, scopes });
    expect((await ask(url({}, own), ada)).text).toContain("Read posts and drafts");
    expect((await get(url({ scope: "posts:write" }, own))).headers.get("location")).toContain("error=invalid_scope");
    expect((await ask(url({}, its), ada)).status).toBe(403);
  });
});
