import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ config: { oauth_registrations_per_minute: 0 } });
});
afterAll(() => app.close());

const callback = "https://app.example.com/callback";
const register = (fields: unknown) => app.call(undefined, "POST", "/api/oauth/register", fields);
const manage = (id: string, token: string | undefined, method: string, body?: unknown) =>
  app.call(token, method, `/api/oauth/register/${id}`, body);

describe("a registration is managed", () => {
  const registered = async (fields: object = {}) =>
    (await register({ client_name: "Before", redirect_uris: [callback], ...fields })).body;

  test("by whoever holds its token: read", async () => {
    const client = await registered();
    const { client_secret: _once, ...rest } = client;
    const { status, body } = await manage(client.client_id, client.registration_access_token, "GET");
    expect(status).toBe(200);
    expect(body).toEqual(rest);
  });

  test("replaced whole", async () => {
    const client = await registered({ software_id: "one" });
    const { client_id, client_secret, registration_access_token: token } = client;
    const fields = { client_id, client_secret, client_name: "After", redirect_uris: ["https://other.example/cb"] };
    const { status, body } = await manage(client_id, token, "PUT", fields);
    expect(status).toBe(200);
    expect(body).toMatchObject({ client_id, client_name: "After", redirect_uris: ["https://other.example/cb"] });
    expect(body).not.toHaveProperty("client_secret");
    expect(body).not.toHaveProperty("software_id");
    expect((await app.running.clients.find(client_id))?.redirectUris).toEqual(["https://other.example/cb"]);
  });

  test("made public and confidential again, with a new secret", async () => {
    const { client_id, client_secret, registration_access_token: token } = await registered();
    const fields = { client_id, redirect_uris: [callback] };
    await manage(client_id, token, "PUT", { ...fields, token_endpoint_auth_method: "none" });
    const { body } = await manage(client_id, token, "PUT", fields);
    expect(body.client_secret).toMatch(/^[\w-]{43}$/);
    expect(body.client_secret).not.toBe(client_secret);
  });

  test("ended", async () => {
    const { client_id, registration_access_token: token } = await registered();
    const { status, text } = await manage(client_id, token, "DELETE");
    expect({ status, text }).toEqual({ status: 204, text: "" });
    expect(await app.running.clients.find(client_id)).toBeUndefined();
    expect((await manage(client_id, token, "DELETE")).status).toBe(401);
  });

  test.each([
    ["another client_id", { client_id: "client_x" }, "client_id: must be the client's own."],
    ["no client_id", { client_id: undefined }, "client_id: must be the client's own."],
    ["another secret", { client_secret: "guess" }, "client_secret: is not the client's; leave it out."],
    ["a token of its own", { registration_access_token: "x" }, "registration_access_token: is the server's to say"],
    ["a date of its own", { client_id_issued_at: 1 }, "client_id_issued_at: is the server's to say"],
  ])("but not with %s", async (_why, fields, words) => {
    const { client_id, registration_access_token: token } = await registered();
    const { status, body } = await manage(client_id, token, "PUT", { client_id, redirect_uris: [callback], ...fields });
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_request" });
    expect(body.error_description).toContain(words);
    expect((await app.running.clients.find(client_id))?.name).toBe("Before");
  });

  test("but not with a bad redirect address", async () => {
    const { client_id, registration_access_token: token } = await registered();
    const { body } = await manage(client_id, token, "PUT", { client_id, redirect_uris: ["javascript:x"] });
    expect(body.error).toBe("invalid_redirect_uri");
  });

  test.each(["GET", "PUT", "DELETE"])(
    "by nobody else: %s says the same for a wrong token and no such client",
    async (method) => {
      const mine = await registered();
      const other = await registered();
      const body = method === "PUT" ? { client_id: mine.client_id, redirect_uris: [callback] } : undefined;
      const asked: [string, string | undefined][] = [
        [mine.client_id, other.registration_access_token],
        [mine.client_id, mine.client_secret],
        [mine.client_id, undefined],
        ["client_01k00000000000000000000000", mine.registration_access_token],
        ["nonsense", mine.registration_access_token],
      ];
      const replies = await Promise.all(asked.map(([id, token]) => manage(id, token, method, body)));
      for (const { status, headers, text } of replies) {
        expect(status).toBe(401);
        expect(headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
        expect(text).toBe(replies[0]?.text as string);
      }
      expect((await manage(mine.client_id, mine.registration_access_token, "GET")).status).toBe(200);
    },
  );
});
