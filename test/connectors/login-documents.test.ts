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
