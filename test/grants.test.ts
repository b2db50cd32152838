import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { forgetClients } from "../db/oauth/clients.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";

let app: TestApp;
let admin: string;
let ann: { id: string; key: string };
let bob: { id: string; key: string };
let client: string;
let management: string;
beforeAll(async () => {
  app = await startApp();
  admin = await app.workspace.key();
  ann = await member("ann@example.com");
  bob = await member("bob@example.com");
});
beforeEach(async () => {
  const fields = { client_name: "Claude", redirect_uris: ["https://claude.ai/api/mcp/auth_callback"] };
  const { body } = await app.call(undefined, "POST", "/api/oauth/register", fields);
  client = body.client_id;
  management = body.registration_access_token;
});
afterAll(() => app.close());

async function member(email: string) {
  await app.workspace.member(email, "member");
  const key = await app.workspace.key({ kind: "user", scopes: ["posts:read"] }, { email });
  return { id: (await app.call(key, "GET", "/v1/me")).body.user.id as string, key };
}
const give = (user?: string) => addGrant(app, app.workspace.id, { client, ...(user !== undefined && { user }) });
const mine = async (key: string) =>
  (await app.call(key, "GET", "/v1/me/grants")).body.data.map((grant: { id: string }) => grant.id);

describe("a person", () => {
  test("sees what they gave, and nobody else's", async () => {
    const [given, other] = [give(ann.id), give(bob.id)];
    expect(await mine(ann.key)).toContain(given);
    expect(await mine(ann.key)).not.toContain(other);
    const { data } = (await app.call(ann.key, "GET", "/v1/me/grants?limit=1")).body;
    expect(data).toEqual([
      {
        id: given,
        status: "active",
        client: { id: client, name: "Claude", kind: "registered" },
        user: { id: ann.id, email: "ann@example.com" },
        scopes: ["posts:read"],
        resource: app.url,
        refresh_expires_at: null,
        created_at: new Date(app.clock.now()).toISOString(),
        updated_at: new Date(app.clock.now()).toISOString(),
      },
    ]);
  });

  test("takes it back, and what is remembered of credentials is read anew", async () => {
    const given = give(ann.id);
    const stamp = app.store.changes.stamp("credentials");
    const { status, body } = await app.call(ann.key, "DELETE", `/v1/me/grants/${given}`);
    expect([status, body.status]).toEqual([200, "revoked"]);
    expect(app.store.changes.stamp("credentials")).not.toBe(stamp);
    expect(await mine(ann.key)).not.toContain(given);
    expect((await app.call(ann.key, "DELETE", `/v1/me/grants/${given}`)).body.status).toBe("revoked");
    const [line] = (await app.call(admin, "GET", "/v1/audit?event=revoke_my_grant")).body.data;
    expect(line).toMatchObject({ target: given, detail: { client, user: ann.id } });
  });

  test("cannot take back another's, which is as if there were none", async () => {
    const given = give(bob.id);
    const reply = await app.call(ann.key, "DELETE", `/v1/me/grants/${given}`);
    const none = await app.call(ann.key, "DELETE", "/v1/me/grants/grant_01k00000000000000000000000");
    expect([reply.status, reply.text]).toEqual([404, none.text]);
    expect(await mine(bob.key)).toContain(given);
    for (const [method, path] of [
      ["GET", "/v1/grants"],
      ["DELETE", `/v1/grants/${given}`],
    ] as const)
      expect((await app.call(ann.key, method, path)).body.error.code).toBe("forbidden_scope");
  });
});

test("a credential without a person has given nothing", async () => {
  give(ann.id);
  expect((await app.call(admin, "GET", "/v1/me/grants")).body).toEqual({ data: [] });
});

describe("an administrator", () => {
  test("sees all, by client and by member", async () => {
    const [one, two, own] = [give(ann.id), give(bob.id), give()];
    const ids = async (query: string) =>
      (await app.call(admin, "GET", `/v1/grants?limit=50${query}`)).body.data.map((grant: { id: string }) => grant.id);
    expect(await ids("")).toEqual(expect.arrayContaining([one, two, own]));
    expect(await ids(`&user=${ann.id}`)).toContain(one);
    expect(await ids(`&user=${ann.id}`)).not.toContain(two);
    expect(await ids(`&client=${client}`)).toContain(own);
    expect(await ids("&client=client_x")).toEqual([]);
    const page = (await app.call(admin, "GET", "/v1/grants?limit=1")).body;
    expect(page.data[0]).toMatchObject({ id: own, user: null });
    const next = (await app.call(admin, "GET", `/v1/grants?limit=1&cursor=${page.next_cursor}`)).body;
    expect(next.data[0].id).toBe(two);
  });

  test("takes any back", async () => {
    const given = give(ann.id);
    expect((await app.call(admin, "DELETE", `/v1/grants/${given}`)).body.status).toBe("revoked");
    expect(await mine(ann.key)).not.toContain(given);
  });
});

describe("a client that was ever granted something", () => {
  test("never expires", async () => {
    give(ann.id);
    app.clock.pass(400 * 24 * 3_600_000);
    await forgetClients(app.store, app.clock.now());
    expect((await app.running.clients.find(client))?.id).toBe(client);
  });

  test("ends it all with its own registration, in every workspace, and each audit log tells", async () => {
    const rival = await app.addWorkspace("rival");
    const rivalKey = await rival.key();
    give(ann.id);
    addGrant(app, rival.id, { client });
    const { status } = await app.call(management, "DELETE", `/api/oauth/register/${client}`);
    expect(status).toBe(204);
    expect(await app.running.clients.find(client)).toBeUndefined();
    for (const key of [admin, rivalKey]) {
      const { data } = (await app.call(key, "GET", "/v1/grants?limit=50")).body;
      expect(data.filter((one: { client: { id: string } }) => one.client.id === client)).toEqual([]);
      const [line] = (await app.call(key, "GET", "/v1/audit?event=remove_client")).body.data;
      expect(line).toMatchObject({ actor: client, actor_name: "Claude", target: client });
    }
  });
});
