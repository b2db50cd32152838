import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";

let app: IdpApp;
beforeAll(async () => {
  app = await startIdpApp();
});
afterAll(() => app.close());

/** What a token with these claims may do, with the provider set like that. */
async function scopesOf(claims: object, setting: object = {}): Promise<string[]> {
  const reply = await app.set(setting);
  expect(reply.body.error).toBeUndefined();
  const token = await app.provider.sign(app.claims({ scope: undefined, ...claims }), { typ: "at+jwt" });
  return (await app.call(token, "GET", "/v1/me")).body.scopes;
}

describe("a token may do", () => {
  const roles = { "app.editor": ["posts:read", "posts:write"], "app.admin": ["workspace:admin"], nothing: [] };
  const cases: [what: string, claims: object, setting: object, scopes: string[]][] = [
    ["nothing where it says nothing", {}, {}, []],
    [
      "what the names of scopes say, where none is mapped",
      { scope: "posts:read openid mcp:call:crm" },
      {},
      ["posts:read", "mcp:call:crm"],
    ],
    [
      "no administration by its name alone",
      { scope: "workspace:admin posts:read" },
      { default_role: "admin" },
      ["posts:read"],
    ],
    [
      "administration where a word is mapped to it",
      { scope: "app.admin" },
      { scope_mapping: roles, default_role: "admin" },
      ["workspace:admin"],
    ],
    [
      "no administration above its role",
      { scope: "app.admin app.editor" },
      { scope_mapping: roles },
      ["posts:read", "posts:write"],
    ],
    [
      "no more than a viewer where that is the role",
      { scope: "app.editor mcp:call" },
      { scope_mapping: { ...roles, "mcp:call": ["mcp:call"] }, default_role: "viewer" },
      ["posts:read"],
    ],
    [
      "nothing by the name of a scope, once words are mapped",
      { scope: "posts:write nothing" },
      { scope_mapping: roles },
      [],
    ],
    ["nothing by JavaScript's own names", { scope: "constructor __proto__ toString" }, { scope_mapping: roles }, []],
    [
      "what a list says",
      { roles: ["app.editor", 7, null, ["app.admin"]] },
      { scope_mapping: roles, scope_claim: "roles" },
      ["posts:read", "posts:write"],
    ],
    [
      "what stands at a path",
      { realm_access: { roles: ["app.editor"] } },
      { scope_mapping: roles, scope_claim: "realm_access.roles" },
      ["posts:read", "posts:write"],
    ],
    [
      "what a claim named like an address says",
      { "https://acme.example/roles": ["app.editor"] },
      { scope_mapping: roles, scope_claim: "https://acme.example/roles" },
      ["posts:read", "posts:write"],
    ],
    [
      "nothing by a claim that leads nowhere",
      { realm_access: "roles" },
      { scope_mapping: roles, scope_claim: "realm_access.roles.length" },
      [],
    ],
    ["nothing by an object", { scope: { "posts:read": true } }, {}, []],
  ];
  test.each(cases)("%s", async (_what, claims, setting, scopes) => {
    expect(await scopesOf(claims, setting)).toEqual(scopes);
  });
});

describe("a token counts only", () => {
  const check = async (claims: object, setting: object) => {
    await app.set(setting);
    const token = await app.provider.sign(app.claims(claims));
    const failed = await app.failing(token);
    expect((await app.asked(token)).status).toBe(failed ? 401 : 200);
    return failed && [failed.check, failed.claim];
  };
  const wanted = { email_verified: true, "org.id": "acme", plan: ["pro", "team"], level: 3 };
  const has = { email_verified: true, org: { id: "acme" }, plan: ["x", "team"], level: 3 };
  test.each([
    ["with every required claim", {}, null],
    ["with a value of the right kind", { email_verified: "true" }, ["required_claim", "email_verified"]],
    ["with a value at the right place", { org: { id: "evil" } }, ["required_claim", "org.id"]],
    ["with one of the values", { plan: "free" }, ["required_claim", "plan"]],
    ["with a claim at all", { level: undefined }, ["required_claim", "level"]],
    ["with a claim that is not null", { level: null }, ["required_claim", "level"]],
  ])("%s", async (_why, claims, failed) => {
    expect(await check({ ...has, ...claims }, { required_claims: wanted })).toEqual(failed);
  });

  test.each([
    ["from a client that is allowed", { azp: "shop" }, null],
    ["where all that is said of the client is allowed", { azp: "shop", client_id: "evil" }, ["client", "client_id"]],
    ["where it says its client", {}, ["client", "azp"]],
    ["where its client is text", { client_id: ["shop"] }, ["client", "client_id"]],
    ["by Entra's name of it", { appid: "shop" }, null],
    ["by Okta's name of it", { cid: "evil" }, ["client", "cid"]],
  ])("%s", async (_why, claims, failed) => {
    expect(await check(claims, { allowed_clients: ["shop", "till"] })).toEqual(failed);
  });
});

test("its name in lists is what others wrote, made harmless", async () => {
  await app.set();
  const shown = async (claims: object) =>
    (await app.call(await app.provider.sign(app.claims(claims)), "GET", "/v1/me")).body.credential.prefix;
  expect(await shown({ email: "ceo@acme.example" })).toBe("ada");
  expect(await shown({ email: "ceo@acme.example", email_verified: true })).toBe("ceo@acme.example");
  expect(await shown({ preferred_username: "a\u202egnp.exe\n\tb" })).toBe("a gnp.exe b");
  expect(await shown({ sub: "\u200b\u202e" })).toBe("without a name");
  expect(await shown({ sub: "é".repeat(500) })).toBe("é".repeat(100));
});
