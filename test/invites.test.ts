import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { findPerson } from "../db/people/people.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { cookieField, open, send, sessionCookie } from "./support/pages.ts";
import { signedIn } from "./support/signed-in.ts";
import { type Smtp, startSmtp } from "./support/smtp.ts";

const day = 86_400_000;
const password = "seven green lamps";
let app: TestApp;
let owner: string;
let admin: string;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("owner@example.com", "owner");
  await app.workspace.member("admin@example.com", "admin");
  owner = await app.workspace.key({ kind: "user" }, { email: "owner@example.com" });
  admin = await app.workspace.key({ kind: "user" }, { email: "admin@example.com" });
});
afterAll(() => app.close());

let count = 0;
const someone = () => `new${++count}@example.com`;
const invite = async (email: string, role = "member", key = owner) =>
  (await app.call(key, "POST", "/v1/invites", { email, role })).body;
const tokenOf = ({ url }: { url: string }) => new URL(url).hash.slice(1);
const look = (token: string, headers?: Record<string, string>) => send(app, "/invite", { token }, headers);
const join = (token: string, more: Record<string, string> = {}) =>
  send(app, "/invite", { step: "join", token, name: "New", password, ...more });
const accept = (token: string, headers: Record<string, string>) =>
  send(app, "/invite", { step: "accept", token }, headers);
const rolesOf = async () =>
  Object.fromEntries(
    (await app.call(owner, "GET", "/v1/members?limit=50")).body.data.map((one: { email: string; role: string }) => [
      one.email,
      one.role,
    ]),
  );

describe("an invite", () => {
  test("lets someone new in, as its role, once; its link is shown once and stored as a hash", async () => {
    const email = someone();
    const made = await invite(email.toUpperCase(), "viewer");
    expect(made).toMatchObject({ email, role: "viewer", status: "open", mailed: false });
    expect(made.url).toMatch(/\/invite#[\w-]{43}$/);
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(7 * day);
    expect(JSON.stringify((await app.call(owner, "GET", "/v1/invites")).body)).not.toContain(tokenOf(made));
    expect((await open(app, "/invite")).text).not.toContain(email);
    expect((await look(tokenOf(made))).text).toContain(`${email} is invited`);
    const joined = await join(tokenOf(made));
    expect(joined.to).toBe("/account?said=joined");
    const me = await app.call(undefined, "GET", "/v1/me", undefined, cookieField(joined));
    expect(me.body).toMatchObject({ role: "viewer", user: { email, name: "New" }, workspace: { slug: "acme" } });
    expect((await join(tokenOf(made))).status).toBe(403);
    const [latest] = (await app.call(owner, "GET", "/v1/invites")).body.data;
    expect(latest).toMatchObject({ email, status: "accepted" });
    expect((await app.call(owner, "DELETE", `/v1/invites/${latest.id}`)).status).toBe(409);
  });

  test("takes someone who is here already, signed in as that e-mail, and opens the workspace", async () => {
    const other = await app.addWorkspace(`other-${++count}`);
    const email = someone();
    await other.member(email, "member");
    const made = await invite(email);
    expect((await look(tokenOf(made))).text).toContain(`${email} has an account here`);
    const browser = await signedIn(app, email, { workspace: other });
    expect((await look(tokenOf(made), browser.reading)).text).toContain("Accept");
    expect((await accept(tokenOf(made), browser.reading)).to).toBe("/account?said=joined");
    const { body } = await app.call(undefined, "GET", "/v1/me", undefined, browser.reading);
    expect(body).toMatchObject({ role: "member", workspace: { slug: "acme" } });
  });

  test("cannot be taken by anybody else: not signed in as another, nor by a new password for who is here", async () => {
    const other = await app.addWorkspace(`other-${++count}`);
    const [victim, thief] = [someone(), someone()];
    await other.member(victim, "member");
    await other.member(thief, "owner");
    const token = tokenOf(await invite(victim, "admin"));
    const browser = await signedIn(app, thief, { workspace: other });
    const shown = await look(token, browser.reading);
    expect(shown.text).toContain(`This invite is for\n${victim} alone`);
    expect((await accept(token, browser.reading)).status).toBe(403);
    const asAnother = await send(app, "/invite", { step: "join", token, name: "x", password }, browser.reading);
    expect({ status: asAnother.status, cookies: asAnother.cookies }).toEqual({ status: 200, cookies: {} });
    const stolen = await join(token);
    expect({ status: stolen.status, cookies: stolen.cookies }).toEqual({ status: 403, cookies: {} });
    expect((await findPerson(app.store, { email: victim }))?.passwordHash).toBeNull();
    expect(await rolesOf()).not.toContainKeys([victim, thief]);
    const rightful = await signedIn(app, victim, { workspace: other });
    expect((await accept(token, { ...rightful.reading, origin: "https://evil.example" })).status).toBe(403);
    expect((await accept(token, rightful.reading)).status).toBe(303);
  });

  test("is over after seven days, when it is revoked and when another takes its place", async () => {
    const email = someone();
    const first = await invite(email);
    const second = await invite(email, "viewer");
    expect((await look(tokenOf(first))).text).toContain("used, taken back or is over");
    expect((await look(tokenOf(second))).status).toBe(200);
    for (let n = 0; n < 2; n++)
      expect((await app.call(owner, "DELETE", `/v1/invites/${second.id}`)).body).toMatchObject({ status: "revoked" });
    expect((await look(tokenOf(second))).status).toBe(403);
    const third = await invite(email);
    app.clock.pass(7 * day);
    expect((await join(tokenOf(third))).status).toBe(403);
    const listed = (await app.call(owner, "GET", "/v1/invites?limit=3")).body.data;
    expect(listed.map(({ status }: { status: string }) => status)).toEqual(["expired", "revoked", "revoked"]);
  });

  test("to a member is refused, and so is a bad address", async () => {
    expect((await app.call(owner, "POST", "/v1/invites", { email: "admin@example.com" })).status).toBe(409);
    const { status, body } = await app.call(owner, "POST", "/v1/invites", { email: "nobody at all" });
    expect({ status, message: body.error.message }).toEqual({
      status: 400,
      message: "email: must be an e-mail address, like ada@example.com.",
    });
  });

  test("is repeated without its link", async () => {
    const ask = () =>
      app.call(owner, "POST", "/v1/invites", { email: "again@example.com" }, { "idempotency-key": "once" });
    const [first, second] = [await ask(), await ask()];
    expect(first.body.url).toBeString();
    expect(second.body).toEqual({ ...first.body, url: null });
  });
});

describe("only an owner makes owners or unmakes them", () => {
  const forbidden = { status: 403, body: { error: { code: "forbidden" } } };

  test("by invite, by role or by removing one; a service key is no owner", async () => {
    const id = await app.workspace.member(someone(), "owner");
    const member = await app.workspace.member(someone(), "member");
    for (const key of [admin, await app.workspace.key()]) {
      expect(await app.call(key, "POST", "/v1/invites", { email: someone(), role: "owner" })).toMatchObject(forbidden);
      expect(await app.call(key, "PATCH", `/v1/members/${member}`, { role: "owner" })).toMatchObject(forbidden);
      expect(await app.call(key, "PATCH", `/v1/members/${id}`, { role: "viewer" })).toMatchObject(forbidden);
      expect(await app.call(key, "DELETE", `/v1/members/${id}`)).toMatchObject(forbidden);
      expect((await app.call(key, "PATCH", `/v1/members/${member}`, { role: "admin" })).status).toBe(200);
    }
    expect((await app.call(owner, "PATCH", `/v1/members/${member}`, { role: "owner" })).status).toBe(200);
    expect((await app.call(owner, "PATCH", `/v1/members/${id}`, { role: "viewer" })).status).toBe(200);
    expect((await app.call(owner, "DELETE", `/v1/members/${member}`)).body).toEqual({ id: member, removed: true });
  });

  test("and the last one stays", async () => {
    const lone = await app.addWorkspace(`lone-${++count}`);
    const id = await lone.member("lone@example.com", "owner");
    const key = await lone.key({ kind: "user" }, { email: "lone@example.com" });
    for (const ask of [
      () => app.call(key, "PATCH", `/v1/members/${id}`, { role: "admin" }),
      () => app.call(key, "DELETE", `/v1/members/${id}`),
    ])
      expect(await ask()).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });

  test("members are listed page by page, who joined last first", async () => {
    const paged = await app.addWorkspace(`paged-${++count}`);
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      ids.unshift(await paged.member(someone(), "member"));
      app.clock.pass(n % 2);
    }
    const key = await paged.key();
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await app.call(key, "GET", `/v1/members?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor ?? "";
    } while (cursor);
    expect(seen).toEqual(ids);
  });
});

describe("with a mail server", () => {
  let smtp: Smtp;
  let mailed: TestApp;
  beforeAll(async () => {
    smtp = await startSmtp();
    mailed = await startApp({ config: { smtp_url: smtp.url, smtp_from: "crm@example.com" } });
    await mailed.workspace.member("owner@example.com", "owner");
  });
  afterAll(async () => {
    await mailed?.close();
    await smtp?.close();
  });

  test("an invite goes to whom it is for, and the one who invites does not see its link", async () => {
    const key = await mailed.workspace.key({ kind: "user" }, { email: "owner@example.com" });
    smtp.arrived.length = 0;
    const { body } = await mailed.call(key, "POST", "/v1/invites", { email: "eve@example.com" });
    expect(body).toMatchObject({ mailed: true, url: null });
    await mailed.running.people.mailLinks.settle();
    expect(smtp.arrived).toHaveLength(1);
    expect(smtp.arrived[0]).toMatchObject({ to: ["eve@example.com"], subject: "Invitation to acme" });
    const token = smtp.arrived[0]?.link.hash.slice(1) ?? "";
    const joined = await send(mailed, "/invite", { step: "join", token, name: "Eve", password });
    expect(joined.cookies[sessionCookie]).toBeString();
  });

  test("who took an address with a link that was handed over loses it to who proves to own it", async () => {
    const plain = await startApp();
    let folder: TestApp | undefined;
    try {
      await plain.workspace.member("owner@example.com", "owner");
      const key = await plain.workspace.key({ kind: "user" }, { email: "owner@example.com" });
      const made = (await plain.call(key, "POST", "/v1/invites", { email: "victim@example.com" })).body;
      const squatter = await send(plain, "/invite", { step: "join", token: tokenOf(made), name: "x", password });
      const me = () => plain.call(undefined, "GET", "/v1/me", undefined, cookieField(squatter));
      expect((await me()).status).toBe(200);
      // The operator sets up mail, on the same data.
      folder = await startApp({
        folder: plain.folder,
        root: plain.root,
        clock: plain.clock,
        config: { smtp_url: smtp.url, smtp_from: "crm@example.com" },
      });
      smtp.arrived.length = 0;
      const asked = await send(folder, "/sign-in/email", { email: "victim@example.com" });
      await folder.running.people.mailLinks.settle();
      const token = smtp.arrived[0]?.link.hash.slice(1) ?? "";
      const owned = await send(folder, "/sign-in/link", { token }, cookieField(asked));
      expect(owned.cookies[sessionCookie]).toBeString();
      expect((await me()).status).toBe(401);
      expect((await send(plain, "/sign-in", { email: "victim@example.com", password })).status).toBe(401);
    } finally {
      await folder?.close();
      await plain.close();
    }
  });
});

describe("sessions of one's own", () => {
  test("are listed and ended over the API, by their person alone", async () => {
    const [email, other] = [someone(), someone()];
    for (const one of [email, other]) await app.workspace.member(one, "member");
    const [first, second] = [await signedIn(app, email), await signedIn(app, email)];
    const stranger = await signedIn(app, other);
    const { data } = (await app.call(undefined, "GET", "/v1/me/sessions", undefined, first.reading)).body;
    expect(data.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
    const { id } = data.find(({ current }: { current: boolean }) => !current);
    const end = (headers: object) => app.call(undefined, "DELETE", `/v1/me/sessions/${id}`, undefined, headers);
    expect((await end(stranger.own)).status).toBe(404);
    expect((await end(first.reading)).status).toBe(403);
    expect((await end(first.own)).body).toEqual({ id, revoked: true });
    expect((await app.call(undefined, "GET", "/v1/me", undefined, second.reading)).status).toBe(401);
    expect((await app.call(await app.workspace.key(), "GET", "/v1/me/sessions")).body).toEqual({ data: [] });
  });
});
