import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { cookieField, open, send, sessionCookie } from "./support/pages.ts";

const hour = 3_600_000;
const owner = { step: "owner", name: "Ada", email: "Ada@Example.com", password: "seven green lamps" };

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const token = async () => (await app.running.people.setup.link()).split("#")[1] as string;

describe("a server without an owner", () => {
  test("shows set-up and no other page", async () => {
    for (const path of ["/sign-in", "/sign-out", "/sign-in?next=/account"]) {
      const { status, text } = await open(app, path);
      expect(status).toBe(503);
      expect(text).toContain("not set up yet");
    }
    expect((await send(app, "/sign-in", { email: "a@example.com", password: "x" })).status).toBe(503);
    expect((await open(app, "/setup")).status).toBe(200);
  });

  test("tells nobody without the link what is on it", async () => {
    expect((await open(app, "/setup")).text).not.toContain("acme");
    for (const token of ["", "wrong", "A".repeat(43)]) {
      const { status, text, cookies } = await send(app, "/setup", { ...owner, token, workspace: app.workspace.id });
      expect(status).toBe(403);
      expect(text).toContain("used or is over");
      expect(text).not.toContain("acme");
      expect(cookies).toEqual({});
    }
  });

  test("keeps the token of its link out of every address that is sent", async () => {
    const link = new URL(await app.running.people.setup.link());
    expect(link.origin).toBe(app.url);
    expect(link.pathname + link.search).toBe("/setup");
    expect(link.hash).toMatch(/^#[\w-]{43}$/);
  });

  test("takes the newest link alone, for an hour", async () => {
    const older = await token();
    const newest = await token();
    expect((await send(app, "/setup", { token: older })).status).toBe(403);
    expect((await send(app, "/setup", { token: newest })).status).toBe(200);
    app.clock.pass(hour);
    expect((await send(app, "/setup", { token: newest })).status).toBe(403);
  });

  test("refuses a weak password, a bad address and a name that is none, and the link stays good", async () => {
    const sent = { ...owner, token: await token(), workspace: app.workspace.id };
    for (const [field, value, why] of [
      ["password", "short", "Password must have at least 10 characters"],
      ["password", "1234567890", "Password is too simple"],
      ["password", "aaaaaaaaaaaa", "Password is too simple"],
      ["password", "Password2024!", "Password is one of those that are tried first"],
      ["password", "ada@example.com", "Password must not be your e-mail address"],
      ["password", "x".repeat(201), "Password must have at most 200"],
      ["email", "nobody", "Email must be an e-mail address"],
      ["name", "  ", "Name must be 1 to 100"],
    ] as const) {
      const { status, text } = await send(app, "/setup", { ...sent, [field]: value });
      expect({ status, field }).toEqual({ status: 400, field });
      expect(text).toContain(why);
      if (field === "password") expect(text).not.toContain(`value="${value}"`);
    }
    expect((await send(app, "/setup", { token: sent.token })).status).toBe(200);
  });

  test("is taken over, with the workspace that the operator has made, once", async () => {
    const sent = { ...owner, token: await token(), workspace: app.workspace.id };
    expect((await send(app, "/setup", { token: sent.token })).text).toContain("acme");
    const answers = await Promise.all([1, 2, 3].map(() => send(app, "/setup", sent)));
    const good = answers.filter(({ status, to }) => status === 303 && to === "/account");
    const [first] = good.filter(({ cookies }) => cookies[sessionCookie]);
    expect(good.filter(({ cookies }) => cookies[sessionCookie])).toHaveLength(1);
    if (!first) throw new Error("nobody got in");
    const me = (await app.call(undefined, "GET", "/v1/me", undefined, cookieField(first))).body;
    expect(me).toMatchObject({ role: "owner", user: { email: "ada@example.com", name: "Ada" } });
    expect(me.workspace.slug).toBe("acme");
    expect((await open(app, "/setup")).to).toBe("/account");
    expect((await send(app, "/setup", { ...sent, email: "eve@example.com" })).to).toBe("/account");
    expect((await open(app, "/sign-in")).status).toBe(200);
    const events = (await app.call(await app.workspace.key(), "GET", "/v1/audit")).body.data;
    expect(events.map(({ event }: { event: string }) => event).slice(1, 3)).toEqual(["sign_in", "set_up"]);
  });
});

test("set-up makes a workspace with its brand where there is none, and refuses a slug that is in use", async () => {
  const sent = { ...owner, token: await token(), workspace: "new", workspace_name: "Müller & Söhne" };
  const taken = await send(app, "/setup", { ...sent, slug: "acme" });
  expect({ status: taken.status, says: taken.text.includes("Slug acme is taken") }).toEqual({
    status: 400,
    says: true,
  });
  const made = await send(app, "/setup", sent);
  expect(made.to).toBe("/account");
  const { body } = await app.call(undefined, "GET", "/v1/me", undefined, cookieField(made));
  expect(body.workspace).toMatchObject({ slug: "muller-sohne", name: "Müller & Söhne" });
  const brands = await app.call(undefined, "GET", "/v1/brands", undefined, cookieField(made));
  expect(brands.body.data).toMatchObject([{ name: "Müller & Söhne" }]);
});
