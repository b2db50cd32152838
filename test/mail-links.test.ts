import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { cookieField, open, type Shown, send, sessionCookie } from "./support/pages.ts";
import { signedIn } from "./support/signed-in.ts";
import { type Arrived, type Smtp, startSmtp } from "./support/smtp.ts";

const email = "ada@example.com";
const minute = 60_000;
let smtp: Smtp;
let app: TestApp;
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ config: { smtp_url: smtp.url, smtp_from: "socialcrm <crm@example.com>" } });
  await app.workspace.member(email, "owner");
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(() => {
  app.clock.pass(25 * 60 * minute);
  smtp.arrived.length = 0;
});

const sent = async (): Promise<Arrived[]> => {
  await app.running.people.mailLinks.settle();
  return smtp.arrived;
};
const ask = (path: string, of = email, fields: Record<string, string> = {}) =>
  send(app, path, { email: of, ...fields });
/** Asks for a link, and answers its token and the browser's cookie. */
async function asked(path: string, fields: Record<string, string> = {}) {
  const answer = await ask(path, email, fields);
  const [message] = await sent();
  if (!message) throw new Error("no message came");
  return { message, token: message.link.hash.slice(1), cookie: cookieField(answer) };
}
const me = async (answer: Shown) => app.call(undefined, "GET", "/v1/me", undefined, cookieField(answer));

describe("a sign-in link", () => {
  test("comes by mail with its token behind the #, and signs in the browser that asked", async () => {
    const { message, token, cookie } = await asked("/sign-in/email", { next: "/account?x=1" });
    expect(message).toMatchObject({ to: [email], from: '"socialcrm" <crm@example.com>', subject: "Your sign-in link" });
    expect(message.link.href).toStartWith(`${app.url}/sign-in/link?next=%2Faccount%3Fx%3D1#`);
    expect(token).toMatch(/^[\w-]{43}$/);
    const answer = await send(app, "/sign-in/link", { token, next: "/account?x=1" }, cookie);
    expect({ status: answer.status, to: answer.to }).toEqual({ status: 303, to: "/account?x=1" });
    expect((await me(answer)).body.user.email).toBe(email);
  });

  test("is not used up by whoever fetches it, as mail scanners do", async () => {
    const { message, token, cookie } = await asked("/sign-in/email");
    for (let n = 0; n < 3; n++) {
      const { status, cookies } = await open(app, message.link.pathname + message.link.search);
      expect({ status, cookies }).toEqual({ status: 200, cookies: {} });
    }
    expect((await send(app, "/sign-in/link", { token }, cookie)).status).toBe(303);
  });

  test("says in another browser whose it is before it signs in: nobody is signed in as somebody else unawares", async () => {
    const { token } = await asked("/sign-in/email");
    const first = await send(app, "/sign-in/link", { token });
    expect({ status: first.status, cookies: first.cookies }).toEqual({ status: 200, cookies: {} });
    expect(first.text).toContain(`Sign in as ${email}?`);
    const foreign = { origin: "https://evil.example" };
    expect((await send(app, "/sign-in/link", { token, sure: "yes" }, foreign)).status).toBe(403);
    const sure = await send(app, "/sign-in/link", { token, sure: "yes" });
    expect(sure.cookies[sessionCookie]).toBeString();
  });

  test("is good once, however many use it at once, and for 15 minutes", async () => {
    const { token, cookie } = await asked("/sign-in/email");
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(app, "/sign-in/link", { token }, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403]);
    expect((await send(app, "/sign-in/link", { token }, cookie)).text).toContain("used or is over");
    smtp.arrived.length = 0;
    const late = await asked("/sign-in/email");
    app.clock.pass(15 * minute);
    expect((await send(app, "/sign-in/link", { token: late.token }, late.cookie)).status).toBe(403);
  });

  test("is good for nothing else", async () => {
    const { token, cookie } = await asked("/sign-in/email");
    const fields = { token, password: "seven green lamps" };
    expect((await send(app, "/password/new", fields, cookie)).status).toBe(403);
    expect((await send(app, "/setup", { ...fields, step: "owner" }, cookie)).to).toBe("/account");
  });

  test("is answered alike for whoever exists and whoever does not, before anything is looked up", async () => {
    const answers: object[] = [];
    for (const of of [email, "nobody@example.com"]) {
      const { status, text, headers, cookies } = await ask("/sign-in/email", of);
      const names = [...headers.keys()].sort();
      answers.push({ status, names, cookies: Object.keys(cookies), text: text.replaceAll(of, "…") });
    }
    expect(answers[0]).toEqual(answers[1] as object);
    expect((await sent()).map(({ to }) => to)).toEqual([[email]]);
  });

  test("is not sent without end: nobody's inbox is filled", async () => {
    for (let n = 0; n < 3; n++) expect((await ask("/sign-in/email")).status).toBe(200);
    const { status, headers } = await ask("/sign-in/email");
    expect({ status, after: headers.get("retry-after") }).toEqual({ status: 429, after: "30" });
    for (let n = 0; n < 3; n++) expect((await ask("/sign-in/email", "nobody@example.com")).status).toBe(200);
    expect((await ask("/sign-in/email", "nobody@example.com")).status).toBe(429);
    expect(await sent()).toHaveLength(3);
  });

  test("that cannot be sent is told of in the log, without anyone's address, and not to who asked", async () => {
    smtp.refuses = true;
    expect((await ask("/sign-in/email")).status).toBe(200);
    await sent();
    smtp.refuses = false;
    expect(app.logged()).toContain("mail_not_sent");
    expect(app.logged()).not.toContain(email);
  });
});

describe("a link for a new password", () => {
  test("sets it, ends every session and every other link, and signs nobody in", async () => {
    const browser = await signedIn(app, email);
    const other = await asked("/sign-in/email");
    smtp.arrived.length = 0;
    const { token, message } = await asked("/password");
    expect(message.link.pathname).toBe("/password/new");
    const weak = await send(app, "/password/new", { token, password: "short" });
    expect(weak.status).toBe(400);
    expect(weak.text).not.toContain("data-from-address");
    const { to, cookies } = await send(app, "/password/new", { token, password: "nine yellow lamps" });
    expect({ to, cookies }).toEqual({ to: "/sign-in?said=password", cookies: {} });
    expect((await app.call(undefined, "GET", "/v1/me", undefined, browser.reading)).status).toBe(401);
    expect((await send(app, "/sign-in/link", { token: other.token }, other.cookie)).status).toBe(403);
    const again = { token, password: "ten yellow lamps" };
    expect((await send(app, "/password/new", again)).status).toBe(403);
    expect((await send(app, "/sign-in", { email, password: "nine yellow lamps" })).status).toBe(303);
  });

  test("is over after 30 minutes", async () => {
    const { token } = await asked("/password");
    app.clock.pass(30 * minute);
    expect((await send(app, "/password/new", { token, password: "nine yellow lamps" })).status).toBe(403);
  });
});

test("without a mail server nothing is offered, and asking says so", async () => {
  const plain = await startApp();
  try {
    await plain.workspace.member(email, "owner");
    expect((await open(plain, "/sign-in")).text).not.toContain("Send me");
    for (const path of ["/sign-in/email", "/password"]) expect((await send(plain, path, { email })).status).toBe(503);
  } finally {
    await plain.close();
  }
});
