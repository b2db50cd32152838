import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, consented, exchange, token } from "../support/oauth.ts";
import { cookieField, open, type Shown, send, sessionCookie } from "../support/pages.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";
import { type Smtp, startSmtp } from "../support/smtp.ts";

const password = "seven green lamps";
const victim = "victim@example.com";
let smtp: Smtp;
/** A server without mail, whose invites are handed over, and the same once its operator has set up mail. */
let app: TestApp;
let mailed: TestApp;
let owner: string;
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp();
  await app.workspace.member("owner@example.com", "owner");
  owner = await app.workspace.key({ kind: "user" }, { email: "owner@example.com" });
  const { folder, root, clock } = app;
  const config = { smtp_url: smtp.url, smtp_from: "crm@example.com", public_url: "https://crm.example" };
  mailed = await startApp({ folder, root, clock, config });
});
afterAll(async () => {
  await mailed?.close();
  await app?.close();
  await smtp?.close();
});

const invite = async (email: string, role = "member") => {
  const { body } = await app.call(owner, "POST", "/v1/invites", { email, role });
  return { id: body.id as string, token: new URL(body.url).hash.slice(1) };
};
const join = (token: string, more: Record<string, string> = {}, headers = {}) =>
  send(app, "/invite", { step: "join", token, name: "New", password, ...more }, headers);
const browserOf = (shown: Shown): Browser => {
  const { cookie } = cookieField(shown);
  return { cookie, reading: { cookie }, own: { cookie, origin: app.url } };
};
const status = async (key: string) => (await app.call(key, "GET", "/v1/me")).status;

describe("whoever took somebody's address by a link that was handed over", () => {
  test("loses every way in once the owner proves it: session, password, API key, token, code", async () => {
    const thief = browserOf(await join((await invite(victim, "admin")).token));
    const made = await app.call(undefined, "POST", "/v1/api-keys", { name: "back door", kind: "user" }, thief.own);
    const client = await addClient(app);
    const pair = (await token(app, exchange(client, await consented(app, client, thief)))).body;
    const unused = exchange(client, await consented(app, client, thief));
    expect([made.status, await status(made.body.key), await status(pair.access_token)]).toEqual([201, 200, 200]);

    smtp.arrived.length = 0;
    const own = { origin: "https://crm.example" };
    const asked = await send(mailed, "/sign-in/email", { email: victim }, own);
    await mailed.running.people.mailLinks.settle();
    const link = smtp.arrived[0]?.link.hash.slice(1) ?? "";
    const owned = await send(mailed, "/sign-in/link", { token: link }, { ...own, ...cookieField(asked) });
    expect(owned.cookies[sessionCookie]).toBeString();

    expect(await status(made.body.key)).toBe(401);
    expect(await status(pair.access_token)).toBe(401);
    const form = { grant_type: "refresh_token", refresh_token: pair.refresh_token, client_id: client.id };
    expect((await token(app, form)).body.error).toBe("invalid_grant");
    expect((await token(app, unused)).body.error).toBe("invalid_grant");
    const session = await app.call(undefined, "GET", "/v1/me", undefined, thief.reading);
    expect(session.status).toBe(401);
    expect((await send(app, "/sign-in", { email: victim, password })).status).toBe(401);
    const me = await app.call(undefined, "GET", "/v1/me", undefined, cookieField(owned));
    expect(me.body.user.email).toBe(victim);
  });
});

describe("an invite is for one person, at one role, in one workspace", () => {
  test("whatever else its form says", async () => {
    const { token: text } = await invite("new@example.com", "viewer");
    const beta = await app.addWorkspace("beta");
    const more = { role: "owner", email: "owner@example.com", workspace: beta.id, workspace_id: beta.id, step: "join" };
    const joined = await join(text, more);
    const { body } = await app.call(undefined, "GET", "/v1/me", undefined, cookieField(joined));
    expect(body).toMatchObject({ role: "viewer", user: { email: "new@example.com" }, workspace: { slug: "acme" } });
  });

  test("and is not accepted by who is signed in as another, by another site, nor by being looked at", async () => {
    const { token: text } = await invite("guest@example.com");
    await app.workspace.member("eve@example.com", "member");
    const eve = await signedIn(app, "eve@example.com");
    for (const step of ["accept", "join"]) {
      const { status, text: said } = await send(app, "/invite", { step, token: text, name: "E", password }, eve.own);
      expect([200, 403]).toContain(status);
      expect(said).not.toContain('value="accept"');
    }
    const foreign = await join(text, {}, { origin: "https://evil.example" });
    expect([foreign.status, foreign.cookies]).toEqual([403, {}]);
    expect((await open(app, `/invite?token=${text}&step=join`)).cookies).toEqual({});
    expect((await join(text)).cookies[sessionCookie]).toBeString();
  });

  test("that many take at the same moment makes one member", async () => {
    const { token: text } = await invite("race@example.com");
    const answers = await Promise.all(Array.from({ length: 5 }, () => join(text)));
    expect(answers.filter(({ cookies }) => cookies[sessionCookie])).toHaveLength(1);
  });
});

describe("a link by mail leads to this server, whatever the request says of its host", () => {
  test.each([
    { host: "evil.example" },
    { host: "evil.example:443", "x-forwarded-host": "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" },
    { forwarded: "host=evil.example;proto=https", "x-original-host": "evil.example", "x-host": "evil.example" },
  ])("%j", async (headers) => {
    app.clock.pass(24 * 3_600_000);
    smtp.arrived.length = 0;
    for (const path of ["/password", "/sign-in/email"])
      await send(mailed, path, { email: "owner@example.com" }, { ...headers, origin: "https://crm.example" });
    await mailed.running.people.mailLinks.settle();
    expect(smtp.arrived.map(({ link }) => link.origin)).toEqual(["https://crm.example", "https://crm.example"]);
  });

  test("and a form of the other host's own page is none of this server's", async () => {
    smtp.arrived.length = 0;
    const headers = { host: "evil.example", origin: "https://evil.example" };
    expect((await send(mailed, "/password", { email: "owner@example.com" }, headers)).status).toBe(403);
    await mailed.running.people.mailLinks.settle();
    expect(smtp.arrived).toEqual([]);
  });
});
