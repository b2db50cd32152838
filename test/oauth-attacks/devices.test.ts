import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, ask, authorizationUrl, decide, deviceGrant, pkce, submit, token } from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";

let app: TestApp;
let ada: Browser;
const id = "socialcrm-cli";
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

const start = async (more: Record<string, string> = {}) =>
  (await submit(app, "/api/oauth/device_authorization", { client_id: id, ...more })).body;
const poll = async (device_code: string) => {
  const { status, body } = await token(app, { grant_type: deviceGrant, device_code, client_id: id });
  return { status, ...(body.error && { error: body.error }) };
};
const page = async (fields: Record<string, string>, headers: Record<string, string>, path = "/device") => {
  const response = await fetch(app.url + path, {
    ...{ method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" },
  });
  return { status: response.status, text: await response.text(), to: response.headers.get("location") };
};
const proofIn = (text: string) => /name="proof" value="([^"]*)"/.exec(text)?.[1] ?? "";
const member = async (email: string) => {
  await app.workspace.member(email, "member");
  return signedIn(app, email);
};
async function allow(user_code: string, browser: Browser) {
  const { text } = await page({ user_code }, browser.own);
  return page({ proof: proofIn(text), workspace: app.workspace.id, decision: "allow" }, browser.own);
}

describe("user codes cannot be tried out", () => {
  test("beyond ten a minute: the right one is no exception, so the limit tells nothing", async () => {
    const guesser = await member("guess@example.com");
    const { user_code } = await start();
    for (let n = 0; n < 10; n++) expect((await page({ user_code: "BCDF-GHJK" }, guesser.own)).status).toBe(400);
    const [wrong, right] = [
      await page({ user_code: "BCDF-GHJK" }, guesser.own),
      await page({ user_code }, guesser.own),
    ];
    expect([wrong.status, right.status]).toEqual([429, 429]);
    expect(right.text).not.toContain(user_code);
    expect((await page({ user_code }, ada.own)).status).toBe(200);
  });

  test("by more sessions of the same person", async () => {
    await member("many@example.com");
    const sessions = await Promise.all(Array.from({ length: 11 }, () => signedIn(app, "many@example.com")));
    const statuses: number[] = [];
    for (const { own } of sessions) statuses.push((await page({ user_code: "BCDF-GHJK" }, own)).status);
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });

  test("without signing in, nor by the address of a page", async () => {
    const { user_code } = await start();
    const anonymous = await page({ user_code }, { origin: app.url });
    expect([anonymous.status, anonymous.to]).toEqual([303, "/sign-in?next=%2Faccount"]);
    const shown = await fetch(`${app.url}/device?user_code=${user_code}`, { headers: ada.reading });
    expect(await shown.text()).not.toContain("socialcrm command line");
  });
});

describe("a device that somebody else has started", () => {
  test("is allowed by no link alone: the page says what it is and asks whether one started it oneself", async () => {
    const { user_code, verification_uri_complete, device_code } = await start();
    const linked = await fetch(verification_uri_complete, { headers: ada.reading });
    expect(await linked.text()).not.toContain("Allow");
    expect(await poll(device_code)).toEqual({ status: 400, error: "authorization_pending" });
    const { text } = await page({ user_code }, ada.own);
    expect(text).toContain("Go on only if you started this yourself");
    expect(text).toContain(user_code);
  });

  test("gets no more than it asked for, whatever the form of consent is made to say", async () => {
    const { user_code, device_code } = await start({ scope: "posts:read" });
    const { text } = await page({ user_code }, ada.own);
    const form = { proof: proofIn(text), workspace: app.workspace.id, decision: "allow" };
    await page({ ...form, scope: "workspace:admin", scopes: '["workspace:admin"]', user_code: "X" }, ada.own);
    const { body } = await token(app, { grant_type: deviceGrant, device_code, client_id: id, scope: "posts:write" });
    expect(body.scope).toBe("posts:read");
  });

  test("loses its yes with the membership of who said it, and does not get it back with a new one", async () => {
    const leaver = await member("leaver@example.com");
    const { user_code, device_code } = await start();
    expect((await allow(user_code, leaver)).text).toContain("Allowed.");
    await app.workspace.dismiss("leaver@example.com");
    await app.workspace.member("leaver@example.com", "owner");
    expect(await poll(device_code)).toEqual({ status: 400, error: "invalid_grant" });
  });
});

describe("a proof of one page", () => {
  test("of a device is none at the authorization endpoint, nor the other way round", async () => {
    const { user_code, device_code } = await start();
    const device = proofIn((await page({ user_code }, ada.own)).text);
    const crossed = await decide(app, { proof: device, workspace: app.workspace.id }, ada.own);
    expect([crossed.status, crossed.location]).toEqual([400, null]);
    const client = await addClient(app);
    const question = await ask(authorizationUrl(app, client, pkce()), ada);
    const other = await page({ proof: question.proof, workspace: app.workspace.id, decision: "allow" }, ada.own);
    expect(other.status).toBe(400);
    expect(await poll(device_code)).toEqual({ status: 400, error: "authorization_pending" });
  });

  test("made for a user code that an authorization request is dressed up as is none either", async () => {
    const { user_code, device_code } = await start();
    const client = await addClient(app);
    const state = `device ${user_code.replace("-", "")}`;
    const { proof, workspace } = await ask(authorizationUrl(app, client, pkce(), { state }), ada);
    expect((await page({ proof, workspace, decision: "allow" }, ada.own)).status).toBe(400);
    expect(await poll(device_code)).toEqual({ status: 400, error: "authorization_pending" });
  });
});
