import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findPerson, setPassword } from "../../db/people/people.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { basic, claimsOf, consented, exchange, submit, token } from "../support/oauth.ts";
import { cookieField, open, send, sessionCookie } from "../support/pages.ts";
import { type Smtp, startSmtp } from "../support/smtp.ts";

const email = "ada@example.com";
const password = "seven green lamps";
let smtp: Smtp;
let app: TestApp;
/** Every secret that came up on the way, by its name. */
const secrets = new Map<string, string>();
beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ config: { smtp_url: smtp.url, smtp_from: "crm@example.com", access_log: true } });
  await app.workspace.member(email, "owner");
  const person = await findPerson(app.store, { email });
  const hash = await app.running.people.passwords.hash(password, email);
  await setPassword(app.store, { userId: person?.id ?? "", hash, at: app.clock.now() });
  await goThroughEverything();
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});

const note = (name: string, text: string) => {
  if (text.length < 8) throw new Error(`${name} is missing`);
  secrets.set(name, text);
  return text;
};

/** Every way in once, and each of its secrets once more where it is wrong. */
async function goThroughEverything(): Promise<void> {
  note("the password", password);
  const signedIn = await send(app, "/sign-in", { email, password });
  const session = note("the session", signedIn.cookies[sessionCookie] ?? "");
  const ada = {
    cookie: `${sessionCookie}=${session}`,
    own: { cookie: `${sessionCookie}=${session}`, origin: app.url },
  };
  const browser = { ...ada, reading: { cookie: ada.cookie } };
  const wrong = note("a password that was wrong", "eight wrong lamps");
  await send(app, "/sign-in", { email, password: wrong });

  const asked = await send(app, "/sign-in/email", { email });
  note("the cookie beside a link", Object.values(asked.cookies)[0] ?? "");
  await app.running.people.mailLinks.settle();
  const link = note("the link", smtp.arrived[0]?.link.hash.slice(1) ?? "");
  note(
    "the session by the link",
    (await send(app, "/sign-in/link", { token: link }, cookieField(asked))).cookies[sessionCookie] ?? "",
  );

  const key = note("the API key", await app.workspace.key());
  await app.call(key, "GET", "/v1/me");
  await app.call(undefined, "GET", `/v1/posts?api_key=${key}`);
  smtp.arrived.length = 0;
  await app.call(key, "POST", "/v1/invites", { email: "new@example.com" });
  await app.running.people.mailLinks.settle();
  const invite = note("the invite", smtp.arrived[0]?.link.hash.slice(1) ?? "");
  await send(app, "/invite", { token: invite });

  const registered = await app.call(undefined, "POST", "/api/oauth/register", {
    redirect_uris: ["http://127.0.0.1:33418/callback"],
  });
  const client = { id: registered.body.client_id, secret: note("the client's secret", registered.body.client_secret) };
  const managing = note("the registration token", registered.body.registration_access_token);
  await app.call(managing, "GET", `/api/oauth/register/${client.id}`);
  const { code, verifier } = await consented(app, client, browser);
  note("the code", code);
  note("the verifier", verifier);
  const { client_id: _, ...form } = exchange(client, { code, verifier });
  const { body } = await token(app, form, basic(client));
  note("the access token", body.access_token);
  note("the access token's signature", body.access_token.split(".")[2]);
  note("the refresh token", body.refresh_token);
  note("the refresh token's proof", body.refresh_token.split(".").at(-1));
  for (const secret of [key, body.access_token, managing]) {
    await app.call(`${secret}x`, "GET", "/v1/me");
    await app.call(secret, "POST", "/mcp", { jsonrpc: "2.0", id: 1, method: "tools/list" });
  }
  await token(app, { ...form, code: `${code}x` }, basic({ ...client, secret: `${client.secret}x` }));
  await submit(app, `/api/oauth/token?client_secret=${client.secret}&code=${code}`, form);
  await submit(app, "/api/oauth/introspect", { token: body.access_token }, basic(client));
  await submit(app, "/api/oauth/revoke", { token: body.refresh_token }, basic({ ...client, secret: "x".repeat(43) }));

  const device = (await submit(app, "/api/oauth/device_authorization", { client_id: "socialcrm-cli" })).body;
  note("the device code", device.device_code);
  await open(app, `/device?user_code=${device.user_code}`, browser.reading);
  const made = await app.call(key, "POST", "/v1/oauth-clients", {
    ...{ name: "Robot", grant_types: ["client_credentials"], redirect_uris: [], scopes: ["posts:read"] },
  });
  const robot = {
    id: made.body.client_id,
    secret: note("the secret of a workspace's client", made.body.client_secret),
  };
  const own = await token(app, { grant_type: "client_credentials" }, basic(robot));
  note("the token of a workspace's client", own.body.access_token);
  expect(claimsOf(own.body.access_token).client_id).toBe(robot.id);
}

/** The files of the data folder, the log that is written ahead included, but for the root key. */
function stolen(): Buffer {
  const files = (readdirSync(app.folder, { recursive: true }) as string[])
    .map((name) => join(app.folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith("root.key"));
  return Buffer.concat(files.map((path) => readFileSync(path)));
}

/** The forms in which a secret could stand somewhere. */
const forms = (text: string): Buffer[] => {
  const plain = Buffer.from(text);
  const halves = text.length > 30 ? [Buffer.from(text.slice(-24))] : [];
  return [
    plain,
    Buffer.from(text, "base64url"),
    Buffer.from(plain.toString("hex")),
    Buffer.from(text, "utf16le"),
    ...halves,
  ];
};

describe("nobody learns a secret", () => {
  test("from a stolen database and the log that is written ahead: not one of nineteen, in any form", () => {
    const bytes = stolen();
    expect(secrets.size).toBe(19);
    expect(bytes.includes("approve_client")).toBe(true);
    const found = [...secrets].filter(([, text]) =>
      forms(text).some((form) => form.length > 7 && bytes.includes(form)),
    );
    expect(found.map(([name]) => name)).toEqual([]);
  });

  test("from a stolen database: no private key, and no hash of what can be guessed but the passwords'", () => {
    const bytes = stolen();
    for (const text of ['"d":', "PRIVATE KEY", '"p":"', '"q":"'])
      expect([text, bytes.includes(text)]).toEqual([text, false]);
    const guessable = new Bun.CryptoHasher("sha256").update(password).digest("hex");
    expect(bytes.includes(guessable)).toBe(false);
    expect(bytes.includes("$argon2id$v=19$m=19456,t=2,p=1$")).toBe(true);
  });

  test("from the log, at its most talkative, whatever was right or wrong", () => {
    const said = app.logged();
    expect(said).toContain('"request"');
    expect(said).toContain("/api/oauth/token");
    expect([...secrets].filter(([, text]) => said.includes(text)).map(([name]) => name)).toEqual([]);
    for (const query of ["client_secret=", "user_code=", "api_key="]) expect(said).not.toContain(query);
    expect(said).not.toContain(email);
  });

  test("from the audit log, which an administrator may read whole", async () => {
    const key = await app.workspace.key();
    const said: string[] = [];
    for (let cursor = ""; ; ) {
      const { body, text } = await app.call(key, "GET", `/v1/audit?limit=50${cursor}`);
      said.push(text);
      if (!body.next_cursor) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(said.join("")).toContain("approve_client");
    expect([...secrets].filter(([, text]) => said.join("").includes(text)).map(([name]) => name)).toEqual([]);
  });
});
