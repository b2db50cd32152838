import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { startGuarded } from "../doubles/guarded.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";

/* Where a server's tokens come from, when not every address that may tell has a document. */

let guarded: ReturnType<typeof startGuarded>;
let gateway: GatewayApp;
let id: string;
beforeAll(async () => {
  guarded = startGuarded();
  gateway = await startGateway([guarded]);
  ({ id } = await gateway.register("guarded", guarded));
});
beforeEach(() => {
  guarded.elsewhere = {};
});
afterAll(() => Promise.all([gateway.close(), guarded.stop()]));

const start = () => gateway.app.call(gateway.admin, "POST", `/v1/connectors/${id}/login`, {});
const ofServer = "/.well-known/oauth-protected-resource/mcp";
const ofAuthority = "/.well-known/oauth-authorization-server";
const redirect = () => Response.redirect("https://example.com/login", 302);
const huge = () => new Response("x".repeat(300_000));

test.each([
  ["a redirect", redirect],
  ["more than any document has", huge],
  ["a page", () => new Response("<h1>Not here</h1>")],
])("%s is none: the next address is asked", async (_, answer) => {
  guarded.elsewhere = { [ofServer]: answer };
  const begun = await start();
  expect([begun.status, new URL(begun.body.url ?? guarded.url).pathname]).toEqual([201, "/authorize"]);
  guarded.elsewhere = { [ofAuthority]: answer, "/.well-known/openid-configuration": () => authority() };
  expect((await start()).status).toBe(201);
});

const authority = () =>
  Response.json({
    ...{ issuer: guarded.issuer, authorization_endpoint: `${guarded.issuer}/authorize` },
    ...{ token_endpoint: `${guarded.issuer}/token`, registration_endpoint: `${guarded.issuer}/register` },
    code_challenge_methods_supported: ["S256"],
  });

test("where none has one, that is said", async () => {
  guarded.elsewhere = { [ofServer]: redirect, [ofAuthority]: redirect };
  expect((await start()).body.error.message).toContain("shows no metadata of an authorization server");
});

test("a token that is long in coming holds no call for longer than calls may take", async () => {
  const client = { client_id: "c", client_secret: "secret" };
  const at = `/v1/connectors/${id}`;
  await gateway.app.call(gateway.admin, "PATCH", at, { limits: { timeout_ms: 300 } });
  expect((await gateway.app.call(gateway.admin, "PUT", `${at}/login`, client)).body.login).toBe("connected");
  guarded.tokens.clear();
  const token = Promise.withResolvers<Response>();
  guarded.elsewhere = { "/token": () => token.promise };
  const began = performance.now();
  const { result } = await gateway.call("guarded__whoami");
  expect(result.content[0].text).toContain("its login is not renewed within 0.3 s.");
  expect(performance.now() - began).toBeLessThan(5_000);
  guarded.tokens.add("late");
  token.resolve(Response.json({ access_token: "late", token_type: "Bearer" }));
  expect((await gateway.call("guarded__whoami")).result.content[0].text).toBe("you are welcome");
});
