import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import type { TestWorkspace } from "./support/app.ts";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";

let app: IdpApp;
let rival: TestWorkspace;
let theirs: string;
const elsewhere = "https://crm.example.org/mcp/rival";
beforeAll(async () => {
  app = await startIdpApp();
  rival = await app.addWorkspace("rival");
  theirs = await rival.key({ limits: { requests_per_minute: 0 } });
});
beforeEach(async () => {
  await app.call(theirs, "DELETE", "/v1/identity-provider");
  await app.set();
});
afterAll(() => app.close());

test("an issuer and audience belong to one workspace; another is refused without being told of it", async () => {
  const before = (await app.call(app.admin, "GET", "/v1/identity-provider")).text;
  const { status, text, body } = await app.set({}, theirs);
  expect({ status, body }).toEqual({
    status: 409,
    body: {
      error: {
        code: "conflict",
        message:
          "This issuer and audience are in use on this server already; give this workspace an audience of its own.",
      },
    },
  });
  expect(text).not.toContain(app.workspace.id);
  expect((await app.call(theirs, "GET", "/v1/identity-provider")).status).toBe(404);
  expect((await app.call(app.admin, "GET", "/v1/identity-provider")).text).toBe(before);
});

test("two workspaces share an issuer: a token is good in the one that its audience names", async () => {
  expect((await app.set({ audience: elsewhere }, theirs)).status).toBe(200);
  const [ours, other] = [
    await app.provider.token(app.audience, "posts:read mcp:call"),
    await app.provider.token(elsewhere, "posts:read mcp:call"),
  ];
  for (const [token, slug] of [
    [ours, "acme"],
    [other, "rival"],
  ] as const) {
    expect((await app.call(token, "GET", "/v1/me")).body.workspace.slug).toBe(slug);
    for (const address of ["acme", "rival"]) {
      const sent = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "list_posts", arguments: {} } };
      const { status } = await app.call(token, "POST", `/mcp/${address}`, sent);
      expect({ slug, address, status }).toEqual({ slug, address, status: slug === address ? 200 : 403 });
    }
  }
  expect(await app.failing(other)).toMatchObject({ check: "audience", claim: "aud" });
});

test("a token for the audiences of two workspaces is good in neither", async () => {
  await app.set({ audience: elsewhere }, theirs);
  const both = await app.provider.sign(app.claims({ aud: [app.audience, elsewhere] }));
  expect(await app.asked(both)).toEqual({ status: 401, message: "Invalid access token." });
  const many = [app.audience, ...Array.from({ length: 10 }, (_, n) => `https://${n}.example`)];
  expect((await app.asked(await app.provider.sign(app.claims({ aud: many })))).status).toBe(401);
  expect((await app.asked(await app.provider.sign(app.claims({ aud: many.slice(0, 10) })))).status).toBe(200);
});

test("the same subject is somebody else in each workspace", async () => {
  await app.set({ audience: elsewhere }, theirs);
  const idOf = async (aud: string) =>
    (await app.call(await app.provider.sign(app.claims({ aud })), "GET", "/v1/me")).body.credential.id;
  expect(await idOf(app.audience)).not.toBe(await idOf(elsewhere));
});

test("an issuer and audience are free again once they are given up", async () => {
  await app.set({ audience: "given up" }, theirs);
  expect((await app.set({ audience: "given up" })).status).toBe(409);
  await app.call(theirs, "DELETE", "/v1/identity-provider");
  expect((await app.set({ audience: "given up" })).status).toBe(200);
});
