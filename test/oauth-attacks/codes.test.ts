import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { inDatabase } from "../support/database.ts";
import {
  addClient,
  ask,
  authorizationUrl,
  basic,
  callback,
  claimsOf,
  consented,
  decide,
  exchange,
  pkce,
  type TestClient,
  token,
} from "../support/oauth.ts";
import { type Browser, signedIn } from "../support/signed-in.ts";

let app: TestApp;
let client: TestClient;
let ada: Browser;
beforeAll(async () => {
  app = await startApp({ config: { failed_credentials_per_minute: 0 } });
  await app.workspace.member("ada@example.com", "owner");
  await app.workspace.member("eve@example.com", "member");
  client = await addClient(app);
  ada = await signedIn(app, "ada@example.com");
});
afterAll(() => app.close());

type Form = Record<string, string>;
const answered = async (form: Form | string, headers: Form = {}) => {
  const { status, body } = await token(app, form, headers);
  return { status, error: body.error };
};
const invalid = { status: 400, error: "invalid_grant" };
const works = async (jwt: string) => (await app.call(jwt, "GET", "/v1/me")).status;

describe("a code that was stolen is worth nothing", () => {
  test("injected into another client, public or with a secret", async () => {
    const form = exchange(client, await consented(app, client, ada));
    const mine = await addClient(app);
    const confidential = await addClient(app, { confidential: true });
    const { client_id: _, ...rest } = form;
    expect(await answered({ ...form, client_id: mine.id })).toEqual(invalid);
    expect(await answered(rest, basic(confidential))).toEqual(invalid);
    expect((await token(app, form)).status).toBe(200);
  });

  test("injected into the thief's own session at the same client: their verifier is another one", async () => {
    const victim = await consented(app, client, ada);
    const thief = await consented(app, client, await signedIn(app, "eve@example.com"));
    expect(await answered(exchange(client, { code: victim.code, verifier: thief.verifier }))).toEqual(invalid);
    expect(await answered(exchange(client, { code: thief.code, verifier: victim.verifier }))).toEqual(invalid);
  });

  test("with a client's secret in place of the verifier: PKCE is for confidential clients too", async () => {
    const confidential = await addClient(app, { confidential: true });
    const got = await consented(app, confidential, ada);
    const { client_id: _, code_verifier, ...rest } = exchange(confidential, got);
    expect(await answered(rest, basic(confidential))).toEqual({ status: 400, error: "invalid_request" });
    expect(await answered({ ...rest, code_verifier }, basic(confidential))).toMatchObject({ status: 200 });
  });
});

describe("PKCE cannot be talked down", () => {
  const bad: [string, (verifier: string, challenge: string) => string, string][] = [
    ["an empty verifier", () => "", "invalid_request"],
    ["the challenge as a verifier (plain)", (_, challenge) => challenge, "invalid_grant"],
    ["a verifier with a blank behind it", (verifier) => `${verifier} `, "invalid_grant"],
    ["a verifier with padding", (verifier) => `${verifier}=`, "invalid_grant"],
    ["a verifier cut short", (verifier) => verifier.slice(0, 42), "invalid_grant"],
    ["a verifier in other letters", (verifier) => verifier.toUpperCase(), "invalid_grant"],
    ["a verifier of 129 characters", () => "a".repeat(129), "invalid_grant"],
    ["a NUL", () => "\0".repeat(43), "invalid_grant"],
  ];
  test.each(bad)("with %s", async (_, make, error) => {
    const { verifier, challenge } = pkce();
    const question = await ask(authorizationUrl(app, client, { verifier, challenge }), ada);
    const { location } = await decide(app, question, ada.own);
    const code = new URL(location ?? "none:").searchParams.get("code") ?? "";
    expect(await answered(exchange(client, { code, verifier: make(verifier, challenge) }))).toEqual({
      status: 400,
      error,
    });
  });

  test("by asking with no challenge, an empty one, or a method that is not S256: there is no code", async () => {
    for (const more of [
      { code_challenge: undefined, code_challenge_method: undefined },
      { code_challenge: "", code_challenge_method: "S256" },
      { code_challenge_method: "plain" },
      { code_challenge_method: "s256" },
      { code_challenge_method: "" },
      { code_challenge: "a".repeat(42) },
      { code_challenge: `${"a".repeat(42)}=` },
      { code_challenge: `${"a".repeat(43)}\n` },
    ]) {
      const response = await fetch(authorizationUrl(app, client, pkce(), more), {
        headers: ada.reading,
        redirect: "manual",
      });
      const to = new URL(response.headers.get("location") ?? "none:");
      expect([more, to.searchParams.get("error"), to.searchParams.has("code")]).toEqual([
        more,
        "invalid_request",
        false,
      ]);
    }
  });

  test("nor by a challenge that is sent with the code", async () => {
    const { code } = await consented(app, client, ada);
    const mine = pkce();
    const form = { ...exchange(client, { code, verifier: mine.verifier }), code_challenge: mine.challenge };
    expect(await answered({ ...form, code_challenge_method: "S256" })).toEqual(invalid);
  });
});

describe("a code ends with what it hangs on", () => {
  test("with the membership of who gave it, and does not come back with a new one", async () => {
    const eve = await signedIn(app, "eve@example.com");
    const form = exchange(client, await consented(app, client, eve));
    await app.workspace.dismiss("eve@example.com");
    expect(await answered(form)).toEqual(invalid);
    await app.workspace.member("eve@example.com", "member");
    expect(await answered(form)).toEqual(invalid);
  });

  test("though its yes came in while they were being removed: no grant is given to who is no member", async () => {
    await app.workspace.member("race@example.com", "member");
    const form = exchange(client, await consented(app, client, await signedIn(app, "race@example.com")));
    inDatabase(app.store, (file) =>
      file.run("delete from members where user_id = (select id from users where email = 'race@example.com')"),
    );
    expect(await answered(form)).toEqual(invalid);
    await app.workspace.member("race@example.com", "owner");
    expect(app.logged()).not.toContain('"defect"');
    const key = await app.workspace.key();
    expect((await app.call(key, "GET", "/v1/grants?limit=50")).text).not.toContain("race@example.com");
  });

  test("with its client", async () => {
    const admin = await app.workspace.key();
    const { body } = await app.call(admin, "POST", "/v1/oauth-clients", {
      ...{ name: "Web", grant_types: ["authorization_code"], redirect_uris: [callback], scopes: ["posts:read"] },
    });
    const own = { id: body.client_id, secret: body.client_secret };
    const { client_id: _, ...form } = exchange(own, await consented(app, own, ada));
    await app.call(admin, "DELETE", `/v1/oauth-clients/${body.id ?? body.client_id}`);
    expect(await answered(form, basic(own))).toEqual({ status: 401, error: "invalid_client" });
  });

  test("its replay ends the tokens of that code alone, and none of the person's others", async () => {
    const [one, other] = [await consented(app, client, ada), await consented(app, client, ada)];
    const first = (await token(app, exchange(client, one))).body.access_token;
    const second = (await token(app, exchange(client, other))).body.access_token;
    expect(await answered(exchange(client, one))).toEqual(invalid);
    expect([await works(first), await works(second)]).toEqual([401, 200]);
  });

  test("its replay by somebody who is not its client ends nothing", async () => {
    const got = await consented(app, client, ada);
    const { access_token } = (await token(app, exchange(client, got))).body;
    const mine = await addClient(app);
    expect(await answered({ ...exchange(client, got), client_id: mine.id })).toEqual(invalid);
    expect(await works(access_token)).toBe(200);
  });
});

test("a code carries what was consented to: parameters of the exchange add no scope, user or workspace", async () => {
  const form = exchange(client, await consented(app, client, ada, { scope: "posts:read" }));
  const more = {
    scope: "workspace:admin posts:write",
    workspace: "ws_01k00000000000000000000000",
    user: "x",
    sub: "x",
  };
  const { body } = await token(app, { ...form, ...more });
  expect(body.scope).toBe("posts:read");
  expect(claimsOf(body.access_token)).toMatchObject({ scope: "posts:read", workspace: app.workspace.id });
});
