import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { open, send, sessionCookie } from "../support/pages.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";
import { type Smtp, startSmtp } from "../support/smtp.ts";

let smtp: Smtp;
let app: TestApp;
let ada: Browser;
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({
    config: { smtp_url: smtp.url, smtp_from: "crm@example.com", failed_credentials_per_minute: 0 },
  });
  await app.workspace.member("ada@example.com", "owner");
  ada = await signedIn(app, "ada@example.com");
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});

const me = async (headers: Record<string, string>) =>
  (await app.call(undefined, "GET", "/v1/me", undefined, headers)).status;

describe("`next` never leads away", () => {
  const away = [
    ...["https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example"],
    ...[
      "/\t//evil.example",
      "/%09//evil.example/..//",
      "//evil.example/%2e%2e",
      "/.//evil.example",
      "/..//evil.example",
    ],
    ...["/a/..//evil.example", "https:evil.example", "http:/evil.example", "javascript:alert(1)", "//[::1]/", "//evil"],
    ...["/@evil.example/..//", " /account", "/account\r\nset-cookie: x=y", "/account\0", "/ä", "", "account"],
  ];
  test.each(away)("%j, for who is signed in, who signs in and who opens a link", async (next) => {
    const query = `next=${encodeURIComponent(next)}`;
    const here = await open(app, `/sign-in?${query}`, ada.reading);
    expect(here.status).toBe(303);
    const shown = [
      (await open(app, `/sign-in?${query}`)).text,
      (await open(app, `/sign-in/link?${query}`)).text,
      (await send(app, "/sign-in", { email: "x", password: "x", next })).text,
    ].map((text) => /name="next" value="([^"]*)"/.exec(text)?.[1]);
    for (const to of [here.to, ...shown.filter((one) => one !== undefined)]) {
      const { origin, pathname } = new URL(to ?? "", app.url);
      expect([next, to, origin, pathname.startsWith("//")]).toEqual([next, to, app.url, false]);
    }
  });
});

describe("a cookie", () => {
  test("that any page sets is for this host alone, unseen by scripts and not sent along by other sites", async () => {
    const set = [
      ...(await fetch(`${app.url}/sign-in/email`, {
        ...{ method: "POST", body: new URLSearchParams({ email: "ada@example.com" }), headers: { origin: app.url } },
      }).then(({ headers }) => headers.getSetCookie())),
      app.running.sessions.cookie("x".repeat(43)),
      app.running.sessions.cookie(undefined),
    ];
    expect(set).toHaveLength(3);
    for (const one of set)
      expect(one).toMatch(/^__Host-socialcrm_\w+=[\w.-]*; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
  });

  test.each([
    ["of another name", (secret: string) => `socialcrm_session=${secret}`],
    ["in other letters", (secret: string) => `${sessionCookie.toUpperCase()}=${secret}`],
    ["inside another's value", (secret: string) => `x="${sessionCookie}=${secret}"`],
    [
      "with another in front, as somebody plants it",
      (secret: string) => `${sessionCookie}=${"A".repeat(43)}; ${sessionCookie}=${secret}`,
    ],
    ["in quotes", (secret: string) => `${sessionCookie}="${secret}"`],
    ["with a letter more", (secret: string) => `${sessionCookie}=${secret}A`],
    ["of a megabyte less", () => `${sessionCookie}=${"A".repeat(8000)}`],
    ["of SQL", () => `${sessionCookie}=' or '1'='1`],
    ["of nothing", () => `${sessionCookie}=`],
  ] as [string, (secret: string) => string][])("%s is no session", async (_, make) => {
    const secret = ada.cookie.split("=")[1] ?? "";
    expect(await me({ cookie: make(secret) })).toBe(401);
    expect(await me(ada.reading)).toBe(200);
  });

  test("that was signed out opens nothing any more, on any face", async () => {
    const browser = await signedIn(app, "ada@example.com");
    expect((await send(app, "/sign-out", {}, browser.own)).cookies[sessionCookie]).toBe("");
    expect(await me(browser.reading)).toBe(401);
    expect((await open(app, "/account", browser.reading)).to).toBe("/sign-in?next=%2Faccount");
    const write = await app.call(undefined, "POST", "/v1/posts", { body: "x", account_ids: [] }, browser.own);
    expect(write.status).toBe(401);
  });
});

describe("a page of another site cannot use somebody's session", () => {
  test.each([
    ["POST", "/v1/posts", { body: "x", account_ids: [] }],
    ["POST", "/v1/api-keys", { name: "x" }],
    ["POST", "/v1/invites", { email: "eve@example.com", role: "owner" }],
    ["POST", "/v1/oauth-clients", { name: "x", grant_types: ["client_credentials"], scopes: ["posts:read"] }],
    ["DELETE", "/v1/me/sessions/sess_01k00000000000000000000000", undefined],
    ["PUT", "/v1/identity-provider", { issuer: "https://evil.example", audience: "x" }],
  ] as const)("%s %s", async (method, path, body) => {
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "content-type": "text/plain" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site", referer: app.url },
    ]) {
      const { status, headers: answered } = await app.call(undefined, method, path, body, {
        ...ada.reading,
        ...headers,
      });
      expect([path, headers, status]).toEqual([path, headers, 403]);
      expect(answered.get("access-control-allow-credentials")).toBeNull();
    }
  });

  test("nor another method by a header or a field", async () => {
    const { body } = await app.call(undefined, "GET", "/v1/posts?_method=POST", undefined, {
      ...{ ...ada.reading, "x-http-method-override": "POST", "x-method-override": "DELETE" },
    });
    expect(body.error?.code ?? "read").toMatch(/^(read|invalid_request)$/);
  });
});
