import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { startApp, type TestApp } from "./support/app.ts";
import { stillClock } from "./support/clock.ts";
import { addClient, basic, headerOf, type TestClient, token } from "./support/oauth.ts";

const hour = 3_600_000;
let app: TestApp;
let client: TestClient;
beforeEach(async () => {
  app = await startApp();
  client = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
});
afterEach(() => app.close());

const issued = async (): Promise<string> => {
  const { status, body } = await token(app, { grant_type: "client_credentials" }, basic(client));
  expect(status).toBe(200);
  return body.access_token;
};
const kid = (jwt: string): string => headerOf(jwt).kid;
const published = async (): Promise<string[]> => {
  const { body } = await app.call(undefined, "GET", "/api/oauth/jwks.json");
  return body.keys.map((key: { kid: string }) => key.kid);
};
const works = async (jwt: string) => (await app.call(jwt, "GET", "/v1/posts")).status === 200;
const keys = () => app.running.authorization.signingKeys;

describe("the key set", () => {
  test("holds what verifies the tokens, and nothing private", async () => {
    const jwt = await issued();
    const { status, headers, body } = await app.call(undefined, "GET", "/api/oauth/jwks.json");
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("public, max-age=600");
    expect(body.keys.map((key: object) => Object.keys(key).sort())).toEqual([["alg", "e", "kid", "kty", "n", "use"]]);
    const { payload } = await jwtVerify(jwt, createRemoteJWKSet(new URL(`${app.url}/api/oauth/jwks.json`)), {
      ...{ issuer: app.url, audience: app.url, algorithms: ["RS256"], typ: "at+jwt" },
      currentDate: new Date(app.clock.now()),
    });
    expect(payload.client_id).toBe(client.id);
    expect(Buffer.from(body.keys[0].n, "base64url").length).toBe(256);
  });

  test("signs the very first token, though time passes while its key is made", async () => {
    const clock = stillClock();
    const now = () => {
      clock.pass(1);
      return clock.now();
    };
    const other = await startApp({ clock: { ...clock, now } });
    const robot = await addClient(other, { workspace: other.workspace.id, scopes: ["posts:read"] });
    expect((await token(other, { grant_type: "client_credentials" }, basic(robot))).status).toBe(200);
    await other.close();
  });

  test("is made once, however many ask for it first", async () => {
    const sets = await Promise.all(Array.from({ length: 8 }, published));
    expect(new Set(sets.flat()).size).toBe(1);
  });

  test("is the same in two processes that need the first key at the same moment", async () => {
    const other = await startApp({ folder: app.folder, root: app.root });
    const [own, its] = await Promise.all([published(), other.running.authorization.signingKeys.published()]);
    expect(own).toHaveLength(1);
    expect(await published()).toEqual(its.map((key) => key.kid));
    await other.close();
  });

  test("keeps private keys sealed at rest", async () => {
    await issued();
    const [row] = await keys().list();
    expect(row?.privateSealed).not.toContain("RSA");
    expect(() => JSON.parse(row?.privateSealed ?? "")).toThrow();
    expect(Buffer.from(row?.privateSealed ?? "", "base64url").toString()).not.toContain('"d":');
  });
});

describe("a rotation", () => {
  test("publishes the new key an hour before it signs, and verifies the old one's tokens to their end", async () => {
    const before = await issued();
    await keys().rotate();
    expect(await published()).toHaveLength(2);
    expect(kid(await issued())).toBe(kid(before));
    app.clock.pass(hour - 1000);
    const last = await issued();
    expect(kid(last)).toBe(kid(before));
    app.clock.pass(1000);
    const after = await issued();
    expect(kid(after)).not.toBe(kid(before));
    app.clock.pass(hour - 2000);
    expect(await works(last)).toBe(true);
    app.clock.pass(6 * 60_000);
    expect(await published()).toEqual([kid(after)]);
  });

  test("at once ends every token that the old keys signed, on the next request", async () => {
    const before = await issued();
    expect(await works(before)).toBe(true);
    await keys().rotate({ atOnce: true });
    expect(await works(before)).toBe(false);
    expect(await works(await issued())).toBe(true);
    expect(await published()).toEqual([kid(await issued())]);
  });

  test("comes by itself after ninety days, once", async () => {
    await keys().rotateWhenDue();
    expect(await keys().list()).toHaveLength(0);
    await issued();
    await keys().rotateWhenDue();
    expect(await keys().list()).toHaveLength(1);
    app.clock.pass(90 * 24 * hour);
    await Promise.all([keys().rotateWhenDue(), keys().rotateWhenDue()]);
    expect(await keys().list()).toHaveLength(2);
    await keys().rotateWhenDue();
    expect(await keys().list()).toHaveLength(2);
  });
});
