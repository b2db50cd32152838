import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { submit } from "./support/oauth.ts";

let app: TestApp;
let robot: Made;
let site: Made;
interface Made {
  readonly client_id: string;
  readonly client_secret: string;
}
beforeAll(async () => {
  app = await startApp({ config: { failed_credentials_per_minute: 0 } });
  const key = await app.workspace.key();
  const fields = { name: "Robot", grant_types: ["client_credentials"], scopes: ["posts:read"] };
  robot = (await app.call(key, "POST", "/v1/oauth-clients", fields)).body;
  const redirect_uris = ["https://app.example.com/callback"];
  const registration = { redirect_uris, token_endpoint_auth_method: "none" };
  site = (await app.call(undefined, "POST", "/api/oauth/register", registration)).body;
});
afterAll(() => app.close());

const own = { grant_type: "client_credentials" };
const ask = async (form: Record<string, string> | string, headers: Record<string, string> = {}) => {
  const { status, body, headers: answered } = await submit(app, "/api/oauth/token", form, headers);
  const { error, error_description: description, access_token } = body;
  const challenge = answered.get("www-authenticate");
  return { status, error, description, challenge, given: typeof access_token === "string" };
};
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const given = { status: 200, error: undefined, description: undefined, challenge: null, given: true };
const challenge = 'Basic realm="socialcrm"';
const failed = (challenge: string | null, description = "Client authentication failed.") => ({
  ...{ status: 401, error: "invalid_client", description, challenge, given: false },
});
const bad = (description: string) => ({
  ...{ status: 400, error: "invalid_request", description, challenge: null, given: false },
});

describe("a client proves itself", () => {
  test("in the header", async () => {
    expect(await ask(own, basic(`${robot.client_id}:${robot.client_secret}`))).toEqual(given);
  });

  test("in the header, each half form-encoded, and the scheme in whatever letters", async () => {
    const encoded = (text: string) => text.replace(/[_-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    const { authorization } = basic(`${encoded(robot.client_id)}:${encoded(robot.client_secret)}`);
    expect(await ask(own, { authorization: authorization.replace("Basic", "basic") })).toEqual(given);
  });

  test("in the form", async () => {
    expect(await ask({ ...own, client_id: robot.client_id, client_secret: robot.client_secret })).toEqual(given);
  });

  test("in the header, naming itself in the form again", async () => {
    const header = basic(`${robot.client_id}:${robot.client_secret}`);
    expect(await ask({ ...own, client_id: robot.client_id }, header)).toEqual(given);
  });

  test.each([
    ["by its name alone where it has no secret", () => [{ client_id: site.client_id }, {}]],
    ["with an empty secret in the form", () => [{ client_id: site.client_id, client_secret: "" }, {}]],
    ["with an empty secret in the header", () => [{}, basic(`${site.client_id}:`)]],
  ] as [string, () => [Record<string, string>, Record<string, string>]][])("%s", async (_how, said) => {
    const [form, headers] = said();
    const reply = await ask({ grant_type: "refresh_token", refresh_token: "none", ...form }, headers);
    expect([reply.status, reply.error]).toEqual([400, "invalid_grant"]);
  });
});

describe("a client is refused", () => {
  test("with the same bytes whether it is unknown or its secret is wrong", async () => {
    const other = "client_01k00000000000000000000000";
    for (const [id, secret] of [
      [robot.client_id, "wrong"],
      [robot.client_id, ""],
      [robot.client_id, robot.client_secret.slice(1)],
      [robot.client_id, `${robot.client_secret} `],
      [other, robot.client_secret],
      [other, ""],
      ["nonsense", ""],
      ["__proto__", ""],
      [site.client_id, "a secret it does not have"],
    ] as const) {
      expect(await ask({ ...own, client_id: id, client_secret: secret })).toEqual(failed(null));
      expect(await ask(own, basic(`${id}:${secret}`))).toEqual(failed(challenge));
    }
  });

  test.each([
    ["of another scheme", { authorization: "Bearer abc" }],
    ["that is no base64", { authorization: "Basic ???" }],
    ["without a colon", basic("abc")],
    ["without a name", basic(":abc")],
    ["badly encoded", basic("a%zz:b")],
    ["that is empty", { authorization: "Basic" }],
  ])("for a header %s", async (_why, headers) => {
    expect(await ask(own, headers)).toEqual(failed(challenge));
  });

  test("without a name", async () => {
    expect(await ask(own)).toEqual(failed(null, "client_id: is required."));
  });

  test("with two proofs at once, right as they are", async () => {
    const header = basic(`${robot.client_id}:${robot.client_secret}`);
    const words = "Send one proof of the client: in the header or in the form.";
    const form = { ...own, client_id: robot.client_id, client_secret: robot.client_secret };
    expect(await ask(form, header)).toEqual(bad(words));
    expect(await ask({ ...own, client_assertion: "a.b.c" }, header)).toEqual(bad(words));
  });

  test("under two names", async () => {
    const header = basic(`${robot.client_id}:${robot.client_secret}`);
    expect(await ask({ ...own, client_id: site.client_id }, header)).toEqual(
      bad("client_id: is not the client of the Authorization header."),
    );
  });

  test("under a name that is given twice", async () => {
    const { client_id: id, client_secret: secret } = robot;
    const form = `grant_type=client_credentials&client_id=${id}&client_id=${id}&client_secret=${secret}`;
    expect(await ask(form)).toEqual(bad("client_id: is given twice; give it once."));
  });

  test("with an assertion where it has a secret", async () => {
    const client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    const form = { ...own, client_id: robot.client_id, client_assertion: "a.b.c" };
    expect(await ask({ ...form, client_assertion_type })).toEqual(failed(null));
    expect(await ask(form)).toEqual(failed(null, `client_assertion_type: must be ${client_assertion_type}.`));
    expect(await ask({ ...form, client_secret: robot.client_secret })).toEqual(
      bad("Send one proof of the client: its secret or an assertion."),
    );
  });
});

test("what failed is in no log and no answer", async () => {
  const secret = `wrong${crypto.randomUUID()}`;
  const { text } = await submit(app, "/api/oauth/token", { ...own, client_id: robot.client_id, client_secret: secret });
  expect(text).not.toContain(secret);
  expect(app.logged()).not.toContain(secret);
});
