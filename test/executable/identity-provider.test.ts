import { afterAll, beforeAll, expect, test } from "bun:test";
import { furnished, json, serve, tidy } from "../support/executable.ts";
import { type OpenIdProvider, startOpenIdProvider } from "../support/openid-provider.ts";

let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await startOpenIdProvider();
});
afterAll(async () => {
  await tidy();
  await provider.close();
});

test("the executable takes a token of a workspace's provider, set by its own command, and refuses it once it is removed", async () => {
  const { data, key } = await furnished();
  const server = await serve(data, [], { env: { SOCIALCRM_OUTBOUND_ALLOW: new URL(provider.issuer).host } });
  const env = { SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key };
  const audience = `${server.url}/mcp/acme`;
  const set = ["identity-provider", "set", "--issuer", provider.issuer, "--audience", audience];
  const { id, jwks_uri } = await json(set, { env });
  expect(jwks_uri).toBe(provider.jwksUri);
  const token = await provider.token(audience, "posts:read");
  const tried = await json(["identity-provider", "test", "--token", token], { env });
  expect(tried).toMatchObject({ accepted: true, becomes: { subject: "machine", scopes: ["posts:read"] } });
  expect((await server.request("/v1/posts", token)).status).toBe(200);
  await provider.rotate(false);
  const unknown = await provider.token(audience, "posts:read");
  expect((await server.request("/v1/posts", unknown)).status).toBe(401);
  expect(await json(["identity-provider", "delete", "--yes"], { env })).toEqual({ id, deleted: true });
  expect((await server.request("/v1/posts", token)).status).toBe(401);
  expect(await server.ended("SIGTERM")).toBe(0);
  expect(await server.stderr).not.toContain(token);
});
