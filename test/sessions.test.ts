import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { changeRole } from "../db/workspaces.ts";
import { operatorOf } from "../src/auth/operator.ts";
import { selfHosted } from "../src/contract/plans.ts";
import type { Role } from "../src/contract/scopes.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { elsewhere } from "./support/database.ts";
import { signedIn } from "./support/signed-in.ts";

const day = 86_400_000;
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let count = 0;
/** A member of their own for one test. */
async function someone(role: Role = "member") {
  const email = `person${++count}@example.com`;
  await app.workspace.member(email, role);
  return email;
}
const me = (headers: object) => app.call(undefined, "GET", "/v1/me", undefined, headers);
async function setRole(email: string, role: Role) {
  const { id, slug } = app.workspace;
  const operator = operatorOf({ id, slug, name: slug, plan: "self_hosted" }, new Map([["self_hosted", selfHosted]]));
  const context = app.running.contextOf(operator, { requestId: "req_test", overMcp: false });
  await changeRole(app.store, context.act("change_role"), email, role);
}

describe("a session", () => {
  test("calls the API as its member, with all that the role holds", async () => {
    const email = await someone("viewer");
    const { reading } = await signedIn(app, email);
    const { status, body } = await me(reading);
    expect(status).toBe(200);
    expect(body.credential).toMatchObject({ kind: "session", prefix: email });
    expect(body.credential.id).toMatch(/^sess_[0-9a-z]{26}$/);
    expect(body).toMatchObject({ role: "viewer", user: { email }, workspace: { slug: "acme" } });
    expect(body.scopes).toContain("posts:read");
    expect(body.scopes).not.toContain("posts:write");
  });

  test("has a cookie that only this host gets, no script reads and no other site's form brings along", async () => {
    const email = await someone();
    const user = (await me((await signedIn(app, email)).reading)).body.user;
    const visitor = { headers: new Headers(), ip: "127.0.0.1", requestId: "req_test" };
    const cookie = await app.running.entry.open({ user, how: "password" }, visitor);
    expect(cookie).toMatch(
      /^__Host-socialcrm_session=[\w-]{43}; Path=\/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  test("is stored as a hash alone", async () => {
    const { cookie } = await signedIn(app, await someone());
    const secret = cookie.split("=")[1] as string;
    const file = new Database(app.store.path, { readonly: true });
    const rows = JSON.stringify(file.query("select * from sessions").all());
    file.close();
    expect(rows).not.toContain(secret);
    expect(rows).toContain(new Bun.CryptoHasher("sha256").update(secret).digest("hex"));
  });

  test("changes things for the server's own pages only", async () => {
    const { cookie, own } = await signedIn(app, await someone());
    const post = (headers: object) => app.call(undefined, "POST", "/v1/posts", { body: "x" }, headers);
    expect((await post(own)).status).toBe(201);
    expect((await post({ cookie, "sec-fetch-site": "same-origin" })).status).toBe(201);
    for (const proof of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { referer: `${app.url}/account` },
    ]) {
      const { status, body } = await post({ cookie, ...proof });
      expect({ status, code: body.error.code, proof }).toEqual({ status: 403, code: "forbidden", proof });
    }
  });

  test("does nothing for a caller who presents a credential in a header", async () => {
    const { own } = await signedIn(app, await someone("owner"));
    const { status, body } = await app.call("nonsense", "GET", "/v1/me", undefined, own);
    expect({ status, message: body.error.message }).toEqual({ status: 401, message: "Invalid access token." });
  });

  test("speaks no MCP", async () => {
    const { own } = await signedIn(app, await someone("owner"));
    const { status } = await app.rpc(undefined, "tools/call", { name: "get_me", arguments: {} }, own);
    expect(status).toBe(401);
  });

  test("is refused on the first request after it ended, here or in another process", async () => {
    const email = await someone();
    const first = await signedIn(app, email);
    const second = await signedIn(app, email);
    const id = (await me(first.reading)).body.credential.id;
    expect((await me(second.reading)).status).toBe(200);
    expect(await elsewhere(app.store, ["delete from sessions where id = ?", id])).toBe(1);
    expect((await me(first.reading)).body.error.message).toBe("Missing Authorization header.");
    expect((await me(second.reading)).status).toBe(200);
    const of = await app.running.sessions.of(new Headers(second.reading));
    if (!of) throw new Error("not signed in");
    await app.running.entry.end(of, of.id, "req_test");
    expect((await me(second.reading)).status).toBe(401);
  });

  test("loses its rights with its member, and changes with the role, at once", async () => {
    const email = await someone("viewer");
    const { own, reading } = await signedIn(app, email);
    const post = () => app.call(undefined, "POST", "/v1/posts", { body: "x" }, own);
    expect((await post()).status).toBe(403);
    await setRole(email, "member");
    expect((await post()).status).toBe(201);
    expect(
      await elsewhere(app.store, [
        "update members set role = 'viewer' where user_id = (select id from users where email = ?)",
        email,
      ]),
    ).toBe(1);
    expect((await post()).status).toBe(403);
    await app.workspace.dismiss(email);
    const { status, body } = await me(reading);
    expect({ status, code: body.error.code }).toEqual({ status: 403, code: "forbidden" });
  });

  test("is another one after each sign-in: one that was planted before is over", async () => {
    const victim = await someone();
    const attacker = await someone();
    const planted = await signedIn(app, attacker);
    const mine = await signedIn(app, victim, { headers: planted.reading });
    expect(mine.cookie).not.toBe(planted.cookie);
    expect((await me(mine.reading)).body.user.email).toBe(victim);
    expect((await me(planted.reading)).status).toBe(401);
  });

  test("is one of fifty: whoever signs in once more loses the one not seen for longest, at once", async () => {
    const email = await someone();
    const browsers = [await signedIn(app, email)];
    for (let n = 1; n < 50; n++) {
      app.clock.pass(1000);
      browsers.push(await signedIn(app, email));
    }
    const [first, second] = browsers;
    const status = async (browser = first) => (await me(browser?.reading ?? {})).status;
    expect([await status(), await status(second)]).toEqual([200, 200]);
    const last = await signedIn(app, email);
    expect([await status(), await status(second), await status(last)]).toEqual([401, 200, 200]);
    const { data } = (await app.call(undefined, "GET", "/v1/me/sessions", undefined, last.reading)).body;
    expect(data).toHaveLength(50);
  });

  test("counts as a key of its user: limits, usage and the audit log know it by its id", async () => {
    const { own, reading } = await signedIn(app, await someone());
    const { headers, body } = await me(reading);
    expect(headers.get("ratelimit-policy")).toBe('"requests";q=600;w=60');
    await app.call(undefined, "POST", "/v1/posts", { body: "x" }, own);
    const key = await app.workspace.key();
    const { data } = (await app.call(key, "GET", `/v1/audit?actor=${body.credential.id}`)).body;
    expect(data.map((line: { event: string }) => line.event)).toEqual(["create_post", "sign_in"]);
    expect(data[1].detail).toEqual({ how: "password", ip: "127.0.0.1" });
  });
});

describe("a session ends", () => {
  test("after 14 days without a request, and after 90 however busy", async () => {
    const still = await startApp();
    try {
      await still.workspace.member("ada@example.com", "owner");
      const { reading } = await signedIn(still, "ada@example.com");
      const status = async () => (await still.call(undefined, "GET", "/v1/me", undefined, reading)).status;
      for (let passed = 0; passed < 78; passed += 13) {
        still.clock.pass(13 * day);
        expect(await status()).toBe(200);
      }
      still.clock.pass(12 * day - 1);
      expect(await status()).toBe(200);
      still.clock.pass(1);
      expect(await status()).toBe(401);

      const idle = await signedIn(still, "ada@example.com");
      still.clock.pass(14 * day);
      expect((await still.call(undefined, "GET", "/v1/me", undefined, idle.reading)).status).toBe(401);
    } finally {
      await still.close();
    }
  });

  test("by the clock that is written down: what was seen is in the database a moment later", async () => {
    const still = await startApp();
    try {
      await still.workspace.member("ada@example.com", "owner");
      const { reading } = await signedIn(still, "ada@example.com");
      still.clock.pass(5 * day);
      await still.call(undefined, "GET", "/v1/me", undefined, reading);
      await still.running.settle();
      const file = new Database(still.store.path, { readonly: true });
      const row = file.query("select seen_at from sessions").get() as { seen_at: number };
      file.close();
      expect(row.seen_at).toBe(still.clock.now());
    } finally {
      await still.close();
    }
  });
});
