import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { basic, claimsOf, token } from "./support/oauth.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

interface Robot {
  readonly id: string;
  readonly secret: string;
}
async function robot(scopes = ["posts:read", "posts:write"]): Promise<Robot> {
  const fields = { name: "Robot", grant_types: ["client_credentials"], scopes };
  const { body } = await app.call(key, "POST", "/v1/oauth-clients", fields);
  return { id: body.client_id, secret: body.client_secret };
}
const issued = async (client: Robot, form: Record<string, string> = {}) =>
  (await token(app, { grant_type: "client_credentials", ...form }, basic(client))).body;
const statusOf = async (jwt: string) => (await app.call(jwt, "GET", "/v1/posts")).status;
const change = (client: Robot, method: string, how = "", body?: object) =>
  app.call(key, method, `/v1/oauth-clients/${client.id}${how}`, body);

describe("the token of a workspace's client fails on the first request after", () => {
  test("the client is disabled, and works again once it is enabled", async () => {
    const client = await robot();
    const jwt = (await issued(client)).access_token;
    expect(await statusOf(jwt)).toBe(200);
    await change(client, "POST", "/disable");
    expect(await statusOf(jwt)).toBe(401);
    expect((await issued(client)).error).toBe("invalid_client");
    await change(client, "POST", "/enable");
    expect(await statusOf(jwt)).toBe(200);
  });

  test("the client is revoked", async () => {
    const client = await robot();
    const jwt = (await issued(client)).access_token;
    expect(await statusOf(jwt)).toBe(200);
    await change(client, "DELETE");
    expect(await statusOf(jwt)).toBe(401);
    expect((await issued(client)).error).toBe("invalid_client");
  });

  test("its grant is revoked", async () => {
    const client = await robot();
    const jwt = (await issued(client)).access_token;
    const [grant] = (await app.call(key, "GET", `/v1/grants?client=${client.id}`)).body.data;
    expect(grant).toMatchObject({ user: null, client: { id: client.id, kind: "workspace" } });
    await app.call(key, "DELETE", `/v1/grants/${grant.id}`);
    expect(await statusOf(jwt)).toBe(401);
  });

  test("it ends its own grant", async () => {
    const jwt = (await issued(await robot())).access_token;
    const { data } = (await app.call(jwt, "GET", "/v1/me/grants")).body;
    expect(data).toHaveLength(1);
    expect((await app.call(jwt, "DELETE", `/v1/me/grants/${data[0].id}`)).status).toBe(200);
    expect(await statusOf(jwt)).toBe(401);
  });

  test("and does less once the client's scopes are narrowed", async () => {
    const client = await robot(["posts:read", "posts:write", "mcp:call"]);
    const jwt = (await issued(client)).access_token;
    const write = async (jwt: string) => (await app.call(jwt, "POST", "/v1/posts", { body: "x" })).status;
    expect(await write(jwt)).toBe(201);
    await change(client, "PATCH", "", { scopes: ["posts:read", "mcp:call:social"] });
    expect([await statusOf(jwt), await write(jwt)]).toEqual([200, 403]);
    expect((await issued(client, { scope: "posts:write" })).error).toBe("invalid_scope");
    const after = await issued(client);
    expect(after.scope).toBe("posts:read mcp:call:social");
    const call = await app.rpc(after.access_token, "tools/call", { name: "create_post", arguments: { body: "x" } });
    expect(call.body.result.isError).not.toBe(true);
  });
});

test("an application that asks twice at the same moment gets what it asked for each time", async () => {
  const client = await robot();
  const asked = [
    { scope: "posts:read" },
    { scope: "posts:write" },
    { scope: "posts:read", resource: `${app.url}/mcp` },
  ];
  const given = await Promise.all(asked.map((form) => issued(client, form)));
  expect(given.map(({ access_token }) => claimsOf(access_token)).map(({ scope, aud }) => [scope, aud])).toEqual([
    ["posts:read", app.url],
    ["posts:write", app.url],
    ["posts:read", `${app.url}/mcp`],
  ]);
});

test("an access token counts behind Bearer, and nowhere else", async () => {
  const jwt = (await issued(await robot())).access_token;
  const status = async (headers: object) => (await app.call(undefined, "GET", "/v1/posts", undefined, headers)).status;
  expect(await status({ authorization: `bearer ${jwt}` })).toBe(200);
  for (const headers of [{ authorization: jwt }, { authorization: `Token ${jwt}` }, { "x-api-key": jwt }])
    expect(await status(headers)).toBe(401);
});

test("an application sees and ends no grant but its own", async () => {
  const [one, two] = [(await issued(await robot())).access_token, (await issued(await robot())).access_token];
  const [own] = (await app.call(one, "GET", "/v1/me/grants")).body.data;
  const reply = await app.call(two, "DELETE", `/v1/me/grants/${own.id}`);
  expect([reply.status, reply.body.error.code]).toEqual([404, "not_found"]);
  expect(await statusOf(one)).toBe(200);
});
