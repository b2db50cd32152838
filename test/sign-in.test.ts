import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { findPerson, setPassword } from "../db/people/people.ts";
import { Throttle } from "../src/auth/throttle.ts";
import { localPath } from "../src/faces/local-path.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { cookieField, open, send, sessionCookie } from "./support/pages.ts";

const email = "ada@example.com";
const password = "seven green lamps";
const minute = 60_000;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member(email, "owner");
  await choosePassword(email);
});
afterAll(() => app.close());
// What failed in one test is forgotten in the next.
beforeEach(() => app.clock.pass(25 * 60 * minute));

/** Gives a member their password, without the pages. */
async function choosePassword(of: string) {
  const person = await findPerson(app.store, { email: of });
  if (!person) throw new Error(`there is no ${of}`);
  const hash = await app.running.people.passwords.hash(password, of);
  await setPassword(app.store, { userId: person.id, hash, at: app.clock.now() });
}
const signIn = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  send(app, "/sign-in", { email, password, ...fields }, headers);

describe("e-mail and password", () => {
  test("open a session, and lead to where the person wanted to go", async () => {
    const { status, to, cookies } = await signIn({ email: " Ada@Example.COM ", next: "/account?x=1#sessions" });
    expect({ status, to }).toEqual({ status: 303, to: "/account?x=1#sessions" });
    const me = await app.call(undefined, "GET", "/v1/me", undefined, cookieField({ cookies }));
    expect(me.body).toMatchObject({ role: "owner", user: { email } });
    const again = await open(app, "/sign-in?next=/account", cookieField({ cookies }));
    expect({ status: again.status, to: again.to }).toEqual({ status: 303, to: "/account" });
  });

  test("take the password in whichever way a keyboard composes it", async () => {
    await app.workspace.member("umlaut@example.com", "member");
    const person = await findPerson(app.store, { email: "umlaut@example.com" });
    const hash = await app.running.people.passwords.hash("grüße aus köln", "umlaut@example.com");
    await setPassword(app.store, { userId: person?.id ?? "", hash, at: app.clock.now() });
    const decomposed = "grüße aus köln".normalize("NFD");
    expect((await signIn({ email: "umlaut@example.com", password: decomposed })).status).toBe(303);
  });

  test("tell no one which e-mail exists: the same bytes, after the same work", async () => {
    await app.workspace.member("linked@example.com", "member");
    const answers = await Promise.all(
      [email, "linked@example.com", "nobody@example.com"].map(async (one) => {
        const { status, text, headers } = await signIn({ email: one, password: "not the right one" });
        return { status, text: text.replaceAll(one, "…"), policy: headers.get("content-security-policy") };
      }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.text).toContain("The e-mail or the password is not right.");
    expect(answers[1]).toEqual(answers[0] as (typeof answers)[number]);
    expect(answers[2]).toEqual(answers[0] as (typeof answers)[number]);

    const verify = Bun.password.verify;
    const work: string[] = [];
    Bun.password.verify = ((given: string, hash: string) => {
      work.push(hash.split("$").slice(0, 4).join("$"));
      return verify(given, hash);
    }) as typeof verify;
    try {
      for (const one of [email, "linked@example.com", "nobody@example.com"])
        await signIn({ email: one, password: "not the right one" }, {});
    } finally {
      Bun.password.verify = verify;
    }
    expect(work).toEqual(Array(3).fill("$argon2id$v=19$m=19456,t=2,p=1"));
  });

  test("are taken from the server's own pages only: nobody is signed in by another site", async () => {
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ]) {
      const { status, cookies, text } = await signIn({}, headers);
      expect({ status, cookies }).toEqual({ status: 403, cookies: {} });
      expect(text).toContain("came from somewhere else");
    }
    const bare = await fetch(`${app.url}/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ email, password }),
      redirect: "manual",
    });
    expect({ status: bare.status, cookies: bare.headers.getSetCookie() }).toEqual({ status: 403, cookies: [] });
  });

  test("never lead away from the server", async () => {
    for (const next of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "/\n/evil.example",
      "javascript:alert(1)",
      "evil.example",
      " //evil.example",
      "/%0d%0aset-cookie:x=1\r\nx: y",
    ])
      expect({ next, to: (await signIn({ next })).to }).toEqual({ next, to: "/account" });
    expect(localPath("/a/../../b?c=//d", "/")).toBe("/b?c=//d");
    expect(localPath("/a//b", "/")).toBe("/a//b");
    expect(localPath("/././/evil.example", "/")).toBe("/");
  });

  test("are read once: a form with a field twice is refused, and so is one of another kind", async () => {
    const post = (body: string, type = "application/x-www-form-urlencoded") =>
      fetch(`${app.url}/sign-in`, { method: "POST", headers: { origin: app.url, "content-type": type }, body });
    expect((await post("email=a&email=b")).status).toBe(400);
    expect((await post("{}", "application/json")).status).toBe(415);
    expect((await post(`email=${"x".repeat(40_000)}`)).status).toBe(413);
  });

  test("leave no trace of the password in a page or in the log", async () => {
    const { text } = await signIn({ email: "nobody@example.com", password: "a-secret-of-mine" });
    expect(text).not.toContain("a-secret-of-mine");
    expect(app.logged()).toContain("sign_in_refused");
    expect(app.logged()).not.toContain("a-secret-of-mine");
    expect(app.logged()).not.toContain("nobody@example.com");
  });
});

describe("signing out", () => {
  test("asks, ends the session and removes the cookie", async () => {
    const cookie = cookieField(await signIn());
    expect((await open(app, "/sign-out", cookie)).text).toContain(`You are signed in as ${email}`);
    expect((await send(app, "/sign-out", {}, { ...cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await app.call(undefined, "GET", "/v1/me", undefined, cookie)).status).toBe(200);
    const { to, headers } = await send(app, "/sign-out", {}, cookie);
    expect(to).toBe("/sign-in?said=signed-out");
    expect(headers.get("set-cookie")).toStartWith(`${sessionCookie}=; Path=/; Max-Age=0;`);
    expect((await app.call(undefined, "GET", "/v1/me", undefined, cookie)).status).toBe(401);
  });
});

describe("who guesses", () => {
  test("waits longer and longer, whether the account exists or not, and the right password is taken after the wait", async () => {
    for (const [at, account] of ["guessed@example.com", "nobody-here@example.com"].entries()) {
      if (at === 0) {
        await app.workspace.member(account, "member");
        await choosePassword(account);
      }
      const guess = () => signIn({ email: account, password: "not the right one" });
      const waits: number[] = [];
      for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(401);
      for (let n = 0; n < 5; n++) {
        const { status, headers, text } = await guess();
        expect(status).toBe(429);
        expect(text).toContain("Too many attempts.");
        const wait = Number(headers.get("retry-after"));
        waits.push(wait);
        app.clock.pass(wait * 1000);
        expect((await guess()).status).toBe(401);
      }
      expect(waits).toEqual([1, 2, 4, 8, 16]);
      if (at > 0) continue;
      expect((await signIn({ email: account })).status).toBe(429);
      app.clock.pass(15 * minute);
      expect((await signIn({ email: account })).status).toBe(303);
      for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(401);
    }
  });

  test("gets no more than the free guesses by sending them all at once", async () => {
    const account = "at-once@example.com";
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email: account, password: "not the right one" })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test("from elsewhere does not keep the owner out, at an address where they have signed in before", async () => {
    const throttle = new Throttle();
    const begin = (ip: string, isKnown: boolean) =>
      throttle.begin({ ip, account: email, isKnown: async () => isKnown }, 1_000_000);
    for (let n = 0; n < 100; n++) await begin(`198.51.100.${n}`, false);
    expect(begin("192.0.2.1", false)).rejects.toMatchObject({ code: "rate_limited" });
    await begin("203.0.113.7", true);
  });

  test("and is right is counted as no failure, from an address or at an account", async () => {
    const throttle = new Throttle();
    for (let n = 0; n < 300; n++) {
      const attempt = { ip: `192.0.2.${n % 2}`, account: `person${n % 3}@example.com`, isKnown: async () => false };
      await throttle.begin(attempt, 1);
      throttle.passed(attempt);
    }
  });

  test("at many accounts from one address waits too", async () => {
    const throttle = new Throttle();
    const begin = (account: string) => throttle.begin({ ip: "192.0.2.1", account, isKnown: async () => false }, 1);
    for (let n = 0; n < 30; n++) await begin(`person${n}@example.com`);
    expect(begin("another@example.com")).rejects.toMatchObject({ code: "rate_limited" });
  });
});
