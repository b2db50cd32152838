import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import {
  addClient,
  ask,
  authorizationUrl,
  callback,
  decide,
  exchange,
  pkce,
  type TestClient,
  token,
} from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";

const markup = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;
let app: TestApp;
let client: TestClient;
let ada: Browser;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  client = await addClient(app, { name: `Evil ${markup}` });
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

const url = (more: Record<string, string | undefined> = {}, by = client) => authorizationUrl(app, by, pkce(), more);
const post = async (fields: Record<string, string>, headers: Record<string, string>) => {
  const response = await fetch(`${app.url}/api/oauth/authorize`, {
    ...{ method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" },
  });
  return { status: response.status, to: response.headers.get("location"), text: await response.text() };
};
const answerOf = (to: string | null) => Object.fromEntries(new URL(to ?? "none:").searchParams);

describe("a form of consent that was tampered with", () => {
  test("gives what the page asked: fields beside the proof count for nothing", async () => {
    const proof = pkce();
    const { proof: text, workspace } = await ask(authorizationUrl(app, client, proof, { scope: "posts:read" }), ada);
    const evil = await addClient(app, { redirectUris: ["https://evil.example/cb"] });
    const { to } = await post(
      {
        ...{ proof: text, workspace, decision: "allow", scope: "workspace:admin", resource: "https://evil.example" },
        ...{ client_id: evil.id, redirect_uri: "https://evil.example/cb", state: "another", code_challenge: "x" },
      },
      ada.own,
    );
    const { code = "", ...rest } = answerOf(to);
    expect(to).toStartWith(`${callback}?`);
    expect(rest).toEqual({ state: "the state", iss: app.url });
    const { body } = await token(app, exchange(client, { code, verifier: proof.verifier }));
    expect(body.scope).toBe("posts:read");
  });

  test.each([
    ["without a proof", { proof: "" }],
    ["with a proof twice", undefined],
    ["with a proof of more parts", { proof: "a.b.c" }],
    ["with a proof of nothing", { proof: "." }],
    ["with a proof of null", { proof: `${Buffer.from("null").toString("base64url")}.` }],
    ["with a decision that is neither", { decision: "ALLOW" }],
    ["with no decision", { decision: "" }],
  ] as [string, Record<string, string> | undefined][])("%s gives no code", async (_, change) => {
    const { proof, workspace } = await ask(url(), ada);
    const fields = { proof, workspace, decision: "allow", ...change };
    const body = `${new URLSearchParams(fields)}${change ? "" : `&proof=${proof}`}`;
    const response = await fetch(`${app.url}/api/oauth/authorize`, {
      ...{ method: "POST", body, redirect: "manual" },
      headers: { ...ada.own, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(response.headers.get("location") ?? "").not.toContain("code=");
    expect([303, 400]).toContain(response.status);
  });

  test.each([
    ["as JSON", "application/json"],
    ["as text, which other sites may send", "text/plain"],
    ["as parts", "multipart/form-data; boundary=x"],
  ])("sent %s is none", async (_, type) => {
    const { proof, workspace } = await ask(url(), ada);
    const response = await fetch(`${app.url}/api/oauth/authorize`, {
      ...{ method: "POST", body: `${new URLSearchParams({ proof, workspace, decision: "allow" })}` },
      ...{ headers: { ...ada.own, "content-type": type }, redirect: "manual" },
    });
    expect([response.status, response.headers.get("location")]).toEqual([415, null]);
  });

  test("by GET is a request like any other: a link cannot say yes", async () => {
    const { proof, workspace } = await ask(url(), ada);
    const answer = new URLSearchParams({ proof, workspace, decision: "allow" });
    const response = await fetch(`${url()}&${answer}`, { headers: ada.reading, redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([200, null]);
  });

  test("after the person has signed out is none", async () => {
    const browser = await signedIn(app, "ada@example.com");
    const question = await ask(url(), browser);
    await fetch(`${app.url}/sign-out`, { method: "POST", body: new URLSearchParams(), headers: browser.own });
    const { status, location } = await decide(app, question, browser.own);
    expect({ status, location }).toEqual({ status: 400, location: null });
  });
});

describe("another site", () => {
  const forged: [string, Record<string, string>][] = [
    ["of another origin", { origin: "https://evil.example" }],
    ["in a sandbox", { origin: "null" }],
    ["whose name begins alike", { origin: "{url}.evil.example" }],
    ["at another port of this host", { origin: "http://127.0.0.1:1" }],
    ["over another scheme", { origin: "https://127.0.0.1" }],
    ["of a subdomain, by its own word", { "sec-fetch-site": "same-site" }],
    ["by a link or a bookmark", { "sec-fetch-site": "none" }],
    ["that sends no origin", {}],
    ["that names this server as the referrer", { referer: "{url}/api/oauth/authorize" }],
  ];
  const pages = [
    ...["/api/oauth/authorize", "/device", "/sign-in", "/sign-in/email", "/sign-in/link", "/sign-out", "/password"],
    ...["/password/new", "/invite", "/account/profile", "/account/password", "/account/workspace"],
    ...["/account/sessions/end", "/account/sessions/end-others", "/account/grants/revoke"],
  ];
  test.each(forged)("%s sends no form of this server's pages", async (_, headers) => {
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name, text.replace("{url}", app.url)]),
    );
    for (const path of pages) {
      const response = await fetch(app.url + path, {
        ...{ method: "POST", body: new URLSearchParams({ decision: "allow", id: "x" }), redirect: "manual" },
        headers: { ...ada.reading, ...filled },
      });
      expect([path, response.status, response.headers.getSetCookie()]).toEqual([path, 403, []]);
    }
  });

  test("frames no page, reads none and leaves none in a cache", async () => {
    const question = url();
    for (const path of [
      ...["/sign-in", "/account", "/device", "/invite", "/password", "/sign-in/link", "/sign-out", "/setup"],
      question.slice(app.url.length),
      "/api/oauth/authorize",
    ]) {
      const response = await fetch(app.url + path, {
        headers: { ...ada.reading, origin: "https://evil.example" },
        redirect: "manual",
      });
      const { headers } = response;
      expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
      expect(headers.get("access-control-allow-origin")).toBeNull();
      if (response.status === 303) continue;
      const policy = headers.get("content-security-policy") ?? "";
      expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      expect(policy).toStartWith("default-src 'none'; style-src 'self'; img-src 'self'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

describe("nothing that a stranger says becomes markup", () => {
  test("the name of a client, its state, its scope and its address", async () => {
    const stranger = await addClient(app, { name: markup, redirectUris: ["https://x.example/cb?a=1&b=2"] });
    const redirect_uri = "https://x.example/cb?a=1&b=2";
    for (const more of [{ state: markup }, { scope: markup }, { scope: `mcp:call:${markup}` }, { resource: markup }]) {
      const { text } = await ask(url({ redirect_uri, ...more }, stranger), ada);
      expect(text).not.toContain("<script>alert");
      expect(text).not.toContain("<img src=x");
    }
    for (const more of [{ client_id: markup }, { redirect_uri: `https://x.example/${markup}` }]) {
      const { text } = await ask(url(more, stranger), ada);
      expect(text).not.toContain("<script>alert");
    }
  });

  test("what is typed into a form or an address", async () => {
    const q = encodeURIComponent(markup);
    for (const path of [
      `/sign-in?next=/${q}&said=${q}`,
      `/device?user_code=${q}`,
      `/account?said=${q}`,
      `/sign-in/link?next=${q}`,
    ]) {
      const text = await (await fetch(app.url + path, { headers: path.startsWith("/sign") ? {} : ada.reading })).text();
      expect([path, text.includes("<script>alert") || text.includes("<img src=x")]).toEqual([path, false]);
    }
    const fields = { email: markup, password: "x", user_code: markup, token: markup, name: markup, next: markup };
    for (const path of ["/sign-in", "/device", "/invite", "/password", "/sign-in/link", "/account/profile"]) {
      const response = await fetch(app.url + path, {
        ...{ method: "POST", body: new URLSearchParams(fields), headers: ada.own, redirect: "manual" },
      });
      expect([path, (await response.text()).includes("<script>alert")]).toEqual([path, false]);
    }
  });
});

test("every answer at the redirect address says who gives it (mix-up): yes, no, and each error", async () => {
  const answers = [
    (await decide(app, await ask(url(), ada), ada.own)).location,
    (await decide(app, await ask(url(), ada), ada.own, "deny")).location,
    ...(await Promise.all(
      [{ scope: "x" }, { prompt: "none" }, { response_type: "token" }, { resource: "x:y" }].map(async (more) => {
        const response = await fetch(url(more), { headers: ada.reading, redirect: "manual" });
        return response.headers.get("location");
      }),
    )),
  ];
  for (const to of answers) expect(answerOf(to)).toMatchObject({ iss: app.url, state: "the state" });
});
