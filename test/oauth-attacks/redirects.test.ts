import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, ask, authorizationUrl, callback, decide, pkce, type TestClient } from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";

/** The site of someone who registered a client by themselves, as anyone may. */
const site = "https://phish.example/landing";
let app: TestApp;
let ada: Browser;
let stranger: TestClient;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  ada = await signedIn(app, "ada@example.com");
  stranger = await addClient(app, { name: "Prize <i>", redirectUris: [site] });
});
afterAll(() => app.close());

type Parameters = Record<string, string | undefined>;
const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers, redirect: "manual" });
  const { status } = response;
  return { status, headers: response.headers, to: response.headers.get("location"), text: await response.text() };
};
const url = (client: TestClient, more: Parameters) => authorizationUrl(app, client, pkce(), more);
const alertIn = (text: string) => /role="alert">([^<]*)</.exec(text)?.[1];

describe("a link to this server leads nobody who has not signed in to a site that a stranger registered", () => {
  test.each([
    ["a scope that there is not", { scope: "everything" }, "invalid_scope"],
    ["no PKCE", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["another server's resource", { resource: "https://elsewhere.example" }, "invalid_target"],
    ["a request object", { request: "e30." }, "request_not_supported"],
  ] as [string, Parameters, string][])("not by %s: sign-in first, then the error", async (_, more, error) => {
    const address = url(stranger, { redirect_uri: site, ...more });
    const out = await get(address);
    expect(out.status).toBe(303);
    expect(out.to).toStartWith("/sign-in?next=%2Fapi%2Foauth%2Fauthorize");
    const { status, to } = await get(address, ada.reading);
    expect(status).toBe(302);
    expect(to).toStartWith(`${site}?error=${error}&`);
    const told = Object.fromEntries(new URL(to as string).searchParams);
    expect(told).toMatchObject({ state: "the state", iss: app.url });
  });

  test("nor does a person who said no have to be asked twice: they saw where it leads", async () => {
    const { status, location } = await decide(
      app,
      await ask(url(stranger, { redirect_uri: site }), ada),
      ada.own,
      "deny",
    );
    expect(status).toBe(303);
    expect(location).toStartWith(`${site}?error=access_denied`);
  });

  test("a client that a workspace made and a program on one's own machine are sent their errors", async () => {
    const own = await addClient(app, {
      ...{ workspace: app.workspace.id, grantTypes: ["authorization_code"], redirectUris: [site] },
      scopes: ["posts:read"],
    });
    const local = await addClient(app);
    expect((await get(url(own, { redirect_uri: site, scope: "everything" }))).to).toStartWith(`${site}?error=`);
    expect((await get(url(local, { scope: "everything" }))).to).toStartWith(`${callback}?error=invalid_scope`);
  });
});

test("a silent request tells a stranger's site nothing of who is signed in: the same address", async () => {
  const address = url(stranger, { redirect_uri: site, prompt: "none" });
  const [out, here] = [await get(address), await get(address, ada.reading)];
  expect(here.to).toBe(out.to);
  expect(out.to).toStartWith(`${site}?error=interaction_required&`);
});

describe("redirect addresses are confused by nothing over HTTP", () => {
  const registered = ["https://app.example/cb", "http://127.0.0.1:33418/cb", "cursor://app/cb"];
  test.each([
    "https://app.example/cb/",
    "https://app.example/cb/../evil",
    "https://app.example/cb%2F..%2Fevil",
    "https://app.example/CB",
    "https://APP.example/cb",
    "https://app.example:443/cb",
    "https://app.example./cb",
    "https://app.example/cb?next=https://evil.example",
    "https://app.example/cb#",
    "https://app.example/cb ",
    "https://app.example\\@evil.example/cb",
    "https://app.example@evil.example/cb",
    "https://evil.example/https://app.example/cb",
    "https://app.example.evil.example/cb",
    "https://app.example/cb\r\nlocation: https://evil.example",
    "//app.example/cb",
    "http://app.example/cb",
    "http://127.0.0.1:33418@evil.example/cb",
    "http://127.0.0.1:33418:80/cb",
    "http://127.0.0.1:port/cb",
    "http://127.0.0.1:33418/cb/../../x",
    "http://127.1:33418/cb",
    "http://2130706433:33418/cb",
    "http://0x7f.0.0.1:33418/cb",
    "http://127.0.0.1.:33418/cb",
    "http://[::1]:33418/cb",
    "http://[::ffff:127.0.0.1]:33418/cb",
    "http://localhost:33418/cb",
    "https://127.0.0.1:33418/cb",
    "cursor://app/cb?x",
    "cursor://app:1/cb",
    "cursor:app/cb",
    "javascript:alert(1)",
    "data:text/html,x",
  ])("%j is an error for the person, and leads nowhere", async (redirect_uri) => {
    const client = await addClient(app, { redirectUris: registered });
    const { status, to, text } = await get(url(client, { redirect_uri, prompt: "none" }), ada.reading);
    expect({ status, to }).toEqual({ status: 400, to: null });
    expect(alertIn(text)).toBe("redirect_uri: is not one that the application registered.");
    expect(text).not.toContain("evil.example");
  });
});

describe("a client cannot register an address", () => {
  test.each([
    ["whose host ends a rule of the page's policy", "https://a.example;sandbox/cb"],
    ["that begins another policy", "https://a.example,b.example/cb"],
    ["that hides such a letter", "https://a.example%3bsandbox/cb"],
    ["whose host has an expression in it", "https://a.example$(x)/cb"],
    ["without a host", "https://:443/cb"],
    ["with a port that is none", "https://a.example:x/cb"],
    ["with a second port", "https://a.example:1:2/cb"],
  ])("%s", async (_, redirect_uri) => {
    const { status, body } = await app.call(undefined, "POST", "/api/oauth/register", {
      redirect_uris: [redirect_uri],
    });
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_redirect_uri" });
  });

  test("and the page's policy is what it was for those it can", async () => {
    for (const redirect_uri of ["https://a.example:8443/cb", "https://my_app.example/cb", "https://[2001:db8::1]/cb"]) {
      const client = await addClient(app, { redirectUris: [redirect_uri] });
      const { headers } = await ask(url(client, { redirect_uri }), ada);
      const rules = (headers.get("content-security-policy") ?? "").split("; ");
      expect(rules.map((rule) => rule.split(" ", 1)[0]).filter((name) => name !== "form-action")).toEqual([
        ...["default-src", "style-src", "img-src", "base-uri", "frame-ancestors"],
      ]);
    }
  });
});
