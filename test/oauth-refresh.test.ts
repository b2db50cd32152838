import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { addClient, claimsOf, consented, exchange, submit, type TestClient, token } from "./support/oauth.ts";
import { type Browser, signedIn } from "./support/signed-in.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
let app: TestApp;
let client: TestClient;
let ada: Browser;
interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
}
let first: Pair;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  client = await addClient(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await signedIn(app, "ada@example.com");
  first = (await token(app, exchange(client, await consented(app, client, ada)))).body;
});

const send = (refresh_token: string, more: Record<string, string> = {}) =>
  token(app, { grant_type: "refresh_token", refresh_token, client_id: client.id, ...more });
async function refresh({ refresh_token }: Pair, more: Record<string, string> = {}): Promise<Pair> {
  const { status, body } = await send(refresh_token, more);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
async function refused({ refresh_token }: Pair, more: Record<string, string> = {}, error = "invalid_grant") {
  const { status, body } = await send(refresh_token, more);
  expect({ status, error: body.error }).toEqual({ status: 400, error });
}
const works = async ({ access_token }: Pair) => (await app.call(access_token, "GET", "/v1/posts?limit=1")).status;
/** The same pair, whatever its access token still lives. */
const same = (one: Pair, other: Pair) =>
  expect([one.access_token, one.refresh_token]).toEqual([other.access_token, other.refresh_token]);

describe("a refresh", () => {
  test("gives a new pair each time; what was issued before lives on to its own end", async () => {
    const second = await refresh(first);
    const third = await refresh(second);
    expect(new Set([first, second, third].map(({ refresh_token }) => refresh_token)).size).toBe(3);
    expect(new Set([first, second, third].map(({ access_token }) => access_token)).size).toBe(3);
    expect(await works(first)).toBe(200);
    expect(await works(third)).toBe(200);
    expect(claimsOf(third.access_token).grant).toBe(claimsOf(first.access_token).grant);
  });

  test("by twenty at once gives one pair to all", async () => {
    const pairs = await Promise.all(Array.from({ length: 20 }, () => refresh(first)));
    expect(new Set(pairs.map((pair) => `${pair.access_token} ${pair.refresh_token}`)).size).toBe(1);
    expect(await works(pairs[0] as Pair)).toBe(200);
  });

  test("whose answer was lost can be repeated, however much later, while its successor is unused", async () => {
    const second = await refresh(first);
    same(await refresh(first), second);
    app.clock.pass(3 * day);
    const again = await refresh(first);
    expect(again.refresh_token).toBe(second.refresh_token);
    expect(await works(again)).toBe(200);
    await refresh(again);
  });

  test("within a minute gives the current pair, though its successor was used", async () => {
    const second = await refresh(first);
    const third = await refresh(second);
    same(await refresh(first), third);
    app.clock.pass(minute - 1);
    same(await refresh(second), third);
    expect(await works(third)).toBe(200);
  });

  test("that is repeated for less gives a token for less, and not the one that was given for more", async () => {
    const second = await refresh(first);
    const narrow = await refresh(first, { scope: "posts:read" });
    const part = await refresh(first, { resource: `${app.url}/mcp` });
    for (const pair of [narrow, part]) expect(pair.refresh_token).toBe(second.refresh_token);
    expect(claimsOf(narrow.access_token)).toMatchObject({ scope: "posts:read", aud: app.url });
    expect(claimsOf(part.access_token)).toMatchObject({
      ...{ scope: claimsOf(first.access_token).scope, aud: `${app.url}/mcp` },
    });
  });

  test("a minute after its successor was used ends the family", async () => {
    const second = await refresh(first);
    const third = await refresh(second);
    app.clock.pass(minute);
    await refused(first);
    expect(await works(third)).toBe(401);
    await refused(third);
    await refused(second);
  });

  test("after ninety days of silence is over; each use counts anew", async () => {
    app.clock.pass(90 * day - 1);
    ada = await signedIn(app, "ada@example.com");
    const second = await refresh(first);
    app.clock.pass(90 * day);
    await refused(second);
  });
});

describe("a refresh token", () => {
  test("belongs to its client", async () => {
    const other = await addClient(app);
    await refused(first, { client_id: other.id });
    await refresh(first);
  });

  test("cannot be made up: not from another one's parts, nor with another number", async () => {
    const second = await refresh(first);
    const other: Pair = (await token(app, exchange(client, await consented(app, client, ada)))).body;
    const [workspace, grant, number, proof] = second.refresh_token.split(".");
    const [, otherGrant] = other.refresh_token.split(".");
    for (const text of [
      `${workspace}.${grant}.${Number(number) + 1}.${proof}`,
      `${workspace}.${otherGrant}.${number}.${proof}`,
      `${workspace}.${grant}.${number}.${proof?.slice(1)}A`,
      second.refresh_token.slice(0, -1),
      "rt_",
      "x",
    ])
      await refused({ ...second, refresh_token: text });
    expect(await works(second)).toBe(200);
    await refresh(second);
  });

  test("stands nowhere in the database, nor does what makes it", async () => {
    const { refresh_token } = await refresh(first);
    app.store.read.$client.run("pragma wal_checkpoint(full)");
    const bytes = Buffer.concat(
      await Promise.all(["", "-wal"].map(async (end) => Buffer.from(await Bun.file(app.store.path + end).bytes()))),
    );
    expect(bytes.includes(refresh_token.split(".")[3] ?? refresh_token)).toBe(false);
    expect(bytes.includes("refresh_key")).toBe(true);
  });

  test("gives less where less is asked for, and all again the next time; never more than was granted", async () => {
    const narrow = await refresh(first, { scope: "posts:read" });
    expect(claimsOf(narrow.access_token).scope).toBe("posts:read");
    const call = await app.call(narrow.access_token, "POST", "/v1/posts", { body: "x" });
    expect(call.body.error.code).toBe("forbidden_scope");
    const wide = await refresh(narrow);
    expect(claimsOf(wide.access_token).scope).toBe(claimsOf(first.access_token).scope);
    await refused(wide, { scope: "workspace:admin" }, "invalid_scope");
    await refused(wide, { scope: "nonsense" }, "invalid_scope");
    await refresh(wide);
  });

  test("gives a token for a part of its resource, and for no other", async () => {
    const { access_token, ...second } = await refresh(first, { resource: `${app.url}/mcp` });
    expect(claimsOf(access_token).aud).toBe(`${app.url}/mcp`);
    await refused({ access_token, ...second }, { resource: "https://elsewhere.example" }, "invalid_target");
  });

  test("is refused once the server is known by another address: tokens for the old one are taken nowhere", async () => {
    const moved = await startApp({ folder: app.folder, root: app.root, config: { public_url: "https://new.example" } });
    const form = { grant_type: "refresh_token", refresh_token: first.refresh_token, client_id: client.id };
    const { status, body } = await token(moved, form);
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_grant" });
    expect((await moved.call(first.access_token, "GET", "/v1/posts")).status).toBe(401);
    await moved.close();
  });

  test("that is revoked takes its whole grant along, on the next request", async () => {
    expect(await works(first)).toBe(200);
    const form = { token: first.refresh_token, client_id: client.id };
    const { status, text } = await submit(app, "/api/oauth/revoke", form);
    expect({ status, text }).toEqual({ status: 200, text: "" });
    expect(await works(first)).toBe(401);
    await refused(first);
  });

  test("is revoked by its client alone; whatever else is sent is answered alike", async () => {
    const other = await addClient(app);
    for (const form of [
      { token: first.refresh_token, client_id: other.id },
      { token: first.access_token, client_id: other.id },
      { token: "nonsense", client_id: client.id, token_type_hint: "refresh_token" },
    ]) {
      const { status, text } = await submit(app, "/api/oauth/revoke", form);
      expect({ status, text }).toEqual({ status: 200, text: "" });
    }
    expect(await works(first)).toBe(200);
    expect((await submit(app, "/api/oauth/revoke", { client_id: client.id })).body.error).toBe("invalid_request");
    expect((await submit(app, "/api/oauth/revoke", { token: "x", client_id: "x" })).status).toBe(401);
  });

  test("ends with the membership of who gave it, for good", async () => {
    await app.workspace.member("bob@example.com", "member");
    const bob = await signedIn(app, "bob@example.com");
    const pair: Pair = (await token(app, exchange(client, await consented(app, client, bob)))).body;
    expect(await works(pair)).toBe(200);
    await app.workspace.dismiss("bob@example.com");
    expect(await works(pair)).toBe(401);
    await refused(pair);
    await app.workspace.member("bob@example.com", "member");
    expect(await works(pair)).toBe(401);
  });
});
