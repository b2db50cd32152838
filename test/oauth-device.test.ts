import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { addClient, claimsOf, deviceGrant, submit, type TestClient, token } from "./support/oauth.ts";
import { type Browser, signedIn } from "./support/signed-in.ts";

const second = 1000;
let app: TestApp;
let client: TestClient;
let ada: Browser;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  client = await addClient(app, { name: "Television" });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await signedIn(app, "ada@example.com");
});

const start = (more: Record<string, string> = {}) =>
  submit(app, "/api/oauth/device_authorization", { client_id: client.id, ...more });
const poll = (device_code: string, by = client) =>
  token(app, { grant_type: deviceGrant, device_code, client_id: by.id });
const page = async (form: Record<string, string>, headers: Record<string, string> = ada.own) => {
  const response = await fetch(`${app.url}/device`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(form).toString(),
    redirect: "manual",
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const proofIn = (text: string) => /name="proof" value="([^"]*)"/.exec(text)?.[1] ?? "";
/** Goes through both pages. */
async function answer(user_code: string, decision: "allow" | "deny", browser = ada) {
  const asked = await page({ user_code }, browser.own);
  expect(asked.status).toBe(200);
  const answered = await page({ proof: proofIn(asked.text), workspace: app.workspace.id, decision }, browser.own);
  return { asked, answered };
}
const errorOf = async (device_code: string, by = client) => {
  const { status, body } = await poll(device_code, by);
  expect(status).toBe(400);
  return body.error;
};

describe("the device flow", () => {
  test("begins with two codes and where to type the short one", async () => {
    const { status, headers, body } = await start();
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      device_code: expect.stringMatching(/^[\w-]{43}$/),
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verification_uri: `${app.url}/device`,
      verification_uri_complete: `${app.url}/device?user_code=${body.user_code}`,
      ...{ expires_in: 600, interval: 5 },
    });
  });

  test("yes gives the device tokens that act as the person, once", async () => {
    const { body } = await start({ scope: "posts:read brands:read" });
    expect(await errorOf(body.device_code)).toBe("authorization_pending");
    const { asked, answered } = await answer(body.user_code, "allow");
    expect(asked.text).toContain("Television");
    expect(asked.text).toContain(body.user_code);
    expect(asked.text).toContain("Read posts and drafts");
    expect(answered).toMatchObject({ status: 200, text: expect.stringContaining("Go back to the device") });
    const { status, body: pair } = await poll(body.device_code);
    expect(status).toBe(200);
    expect(pair).toMatchObject({ scope: "posts:read brands:read", refresh_token: expect.stringMatching(/^rt_/) });
    const me = await app.call(pair.access_token, "GET", "/v1/me");
    expect(me.body.user.email).toBe("ada@example.com");
    expect(await errorOf(body.device_code)).toBe("invalid_grant");
    expect((await app.call(pair.access_token, "GET", "/v1/me")).status).toBe(200);
  });

  test("no tells the device so", async () => {
    const { body } = await start();
    await answer(body.user_code, "deny");
    expect(await errorOf(body.device_code)).toBe("access_denied");
  });

  test("whoever asks too soon is told to slow down, by five seconds more each time", async () => {
    const { body } = await start();
    expect(await errorOf(body.device_code)).toBe("authorization_pending");
    app.clock.pass(4 * second);
    expect(await errorOf(body.device_code)).toBe("slow_down");
    app.clock.pass(9 * second);
    expect(await errorOf(body.device_code)).toBe("slow_down");
    app.clock.pass(15 * second);
    expect(await errorOf(body.device_code)).toBe("authorization_pending");
  });

  test("is over after ten minutes, for the device and for the person", async () => {
    const { body } = await start();
    app.clock.pass(600 * second);
    expect(await errorOf(body.device_code)).toBe("expired_token");
    expect((await page({ user_code: body.user_code })).text).toContain("no device waiting");
  });

  test("belongs to its client", async () => {
    const { body } = await start();
    await answer(body.user_code, "allow");
    expect(await errorOf(body.device_code, await addClient(app))).toBe("invalid_grant");
    expect((await poll(body.device_code)).status).toBe(200);
  });

  test("gives tokens once to many that ask at the same moment", async () => {
    const { body } = await start();
    await answer(body.user_code, "allow");
    const answers = await Promise.all(Array.from({ length: 10 }, () => poll(body.device_code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("is refused to a client that did not register for it, for an unknown scope and for another's resource", async () => {
    const other = await addClient(app, { grantTypes: ["authorization_code"] });
    expect((await start({ client_id: other.id })).body.error).toBe("unauthorized_client");
    expect((await start({ client_id: "nobody" })).status).toBe(401);
    expect((await start({ scope: "nonsense" })).body.error).toBe("invalid_scope");
    expect((await start({ resource: "https://elsewhere.example" })).body.error).toBe("invalid_target");
  });

  test("serves the command line as a client that every server knows", async () => {
    const { status, body } = await start({ client_id: "socialcrm-cli", resource: `${app.url}/mcp/acme` });
    expect(status).toBe(200);
    const { asked } = await answer(body.user_code, "allow");
    expect(asked.text).toContain("command line");
    const { body: pair } = await poll(body.device_code, { id: "socialcrm-cli", secret: "" });
    expect(claimsOf(pair.access_token)).toMatchObject({ aud: `${app.url}/mcp/acme`, client_id: "socialcrm-cli" });
  });
});

describe("the page", () => {
  test("takes a code however it is typed, and fills in the one of its address", async () => {
    const { body } = await start();
    const typed = ` ${body.user_code.toLowerCase().replace("-", " ")}`;
    expect((await page({ user_code: typed })).text).toContain("Television");
    const filled = await fetch(`${app.url}/device?user_code=${body.user_code}`, { headers: ada.reading });
    expect(await filled.text()).toContain(`value="${body.user_code}"`);
  });

  test("asks who is signed in first", async () => {
    const { status, headers } = await fetch(`${app.url}/device?user_code=BCDF-GHJK`, { redirect: "manual" });
    expect({ status, to: headers.get("location") }).toEqual({
      status: 303,
      to: `/sign-in?next=${encodeURIComponent("/device?user_code=BCDF-GHJK")}`,
    });
  });

  test("lets one person guess ten times a minute", async () => {
    await app.workspace.member("guess@example.com", "member");
    const guesser = await signedIn(app, "guess@example.com");
    const guess = () => page({ user_code: "BCDF-GHJK" }, guesser.own);
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
    app.clock.pass(60 * second);
    expect((await guess()).status).toBe(400);
  });

  test("counts one of two answers that come at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { body } = await start();
      const asked = [await page({ user_code: body.user_code }), await page({ user_code: body.user_code })];
      const answers = await Promise.all(
        asked.map(({ text }, at) =>
          page({ proof: proofIn(text), workspace: app.workspace.id, decision: at === 0 ? "allow" : "deny" }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const { status } = await poll(body.device_code);
      expect(status).toBe(answers[0]?.status === 200 ? 200 : 400);
      app.clock.pass(60 * second);
    }
  });

  test("counts an answer from its own form, of the session that was asked, once", async () => {
    const { body } = await start();
    const { text } = await page({ user_code: body.user_code });
    const form = { proof: proofIn(text), workspace: app.workspace.id, decision: "allow" };
    expect((await page(form, { ...ada.reading, origin: "https://evil.example" })).status).toBe(403);
    expect((await page(form, (await signedIn(app, "ada@example.com")).own)).status).toBe(400);
    expect((await page({ ...form, workspace: "ws_01k00000000000000000000000" })).status).toBe(400);
    expect(await errorOf(body.device_code)).toBe("authorization_pending");
    expect((await page(form)).status).toBe(200);
    expect((await page({ ...form, decision: "deny" })).status).toBe(400);
    app.clock.pass(5 * second);
    expect((await poll(body.device_code)).status).toBe(200);
  });
});
