import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "../support/app.ts";
import { addClient, basic, consented, exchange, submit, type TestClient, token } from "../support/oauth.ts";
import { rawRequest } from "../support/raw.ts";
import { signedIn } from "../support/signed-in.ts";

let app: TestApp;
let robot: TestClient;
beforeAll(async () => {
  app = await startApp({ config: { failed_credentials_per_minute: 0, oauth_registrations_per_minute: 5 } });
  await app.workspace.member("ada@example.com", "owner");
  robot = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
});
afterAll(() => app.close());

const own = { grant_type: "client_credentials" };
const endpoints = ["token", "revoke", "introspect", "device_authorization"].map((name) => `/api/oauth/${name}`);
const spoofed = {
  ...{ "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", "x-forwarded-port": "81" },
  ...{ "x-forwarded-prefix": "/evil", forwarded: "host=evil.example", "x-original-url": "/evil", "x-host": "evil" },
};

describe("a client's secret", () => {
  test("counts for nothing in an address, which logs keep", async () => {
    const query = new URLSearchParams({ ...own, client_id: robot.id, client_secret: robot.secret });
    for (const path of ["/api/oauth/token", "/oauth/token"]) {
      const { status, body } = await submit(app, `${path}?${query}`, own);
      expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    }
    expect(app.logged()).not.toContain(robot.secret);
  });

  test("is not shared out between header, form and address", async () => {
    const half = await submit(app, `/api/oauth/token?client_secret=${robot.secret}`, { ...own, client_id: robot.id });
    expect(half.status).toBe(401);
    const both = await token(app, { ...own, client_secret: robot.secret }, basic(robot));
    expect([both.status, both.body.error]).toEqual([400, "invalid_request"]);
  });

  test.each([
    ["no scheme", () => robot.secret],
    ["Bearer", () => `Bearer ${robot.secret}`],
    ["what is no base64", () => "Basic %%%"],
    ["no colon", () => `Basic ${btoa(robot.id)}`],
    ["a bad escape", () => `Basic ${btoa(`${robot.id}:%zz`)}`],
    ["two at once", () => `${basic(robot).authorization}, ${basic(robot).authorization}`],
    ["an empty secret", () => `Basic ${btoa(`${robot.id}:`)}`],
    [
      "its hash for itself",
      () => `Basic ${btoa(`${robot.id}:${new Bun.CryptoHasher("sha256").update(robot.secret).digest("hex")}`)}`,
    ],
  ] as [string, () => string][])("is not proved by %s", async (_, authorization) => {
    const { status, body } = await token(app, own, { authorization: authorization() });
    expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
  });
});

describe("a request is read in one way", () => {
  test.each([
    [
      "a parameter twice",
      "application/x-www-form-urlencoded",
      "grant_type=client_credentials&grant_type=refresh_token",
    ],
    ["a parameter twice, once empty", "application/x-www-form-urlencoded", "client_id=&client_id=x"],
    ["JSON", "application/json", '{"grant_type":"client_credentials"}'],
    ["JSON that calls itself a form", "application/x-www-form-urlencoded, application/json", '{"grant_type":"x"}'],
    ["text", "text/plain", "grant_type=client_credentials"],
    ["parts", "multipart/form-data; boundary=x", "--x--"],
    ["no type", "", "grant_type=client_credentials"],
    ["bytes that are no text", "application/x-www-form-urlencoded", "\xff\xfe"],
  ] as [string, string, string][])("not %s", async (_, type, body) => {
    for (const path of endpoints) {
      const response = await fetch(app.url + path, {
        ...{ method: "POST", body: Buffer.from(body, "latin1") },
        headers: { ...basic(robot), "content-type": type },
      });
      const said = await response.json();
      expect([path, response.status, said]).toEqual([
        path,
        400,
        { error: "invalid_request", error_description: expect.any(String) },
      ]);
    }
  });

  test.each(["GET", "PUT", "PATCH", "DELETE"])("not by %s, however the parameters are sent", async (method) => {
    for (const path of endpoints) {
      const query = new URLSearchParams({ ...own, client_id: robot.id, client_secret: robot.secret });
      const response = await fetch(`${app.url}${path}?${query}`, { method, headers: basic(robot) });
      expect([path, response.status, response.headers.get("allow")]).toEqual([path, 405, "POST"]);
    }
  });

  test("at 32,768 bytes, and nothing above is kept while it comes", async () => {
    const sized = (bytes: number) => `${new URLSearchParams(own)}&x=`.padEnd(bytes, "x");
    expect((await token(app, sized(32_768), basic(robot))).status).toBe(200);
    const { status, body } = await token(app, sized(32_769), basic(robot));
    expect({ status, error: body.error }).toEqual({ status: 413, error: "invalid_request" });
    const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(65_536).fill(120)) });
    const answer = await fetch(`${app.url}/api/oauth/token`, {
      ...{ method: "POST", body: endless, headers: { "content-type": "application/x-www-form-urlencoded" } },
    });
    expect(answer.status).toBe(413);
  });

  test("with a text beyond Latin, a NUL or half a pair it is refused like any that is wrong", async () => {
    for (const text of ["\0", "💥", "%00", "ä".repeat(1000), "\ud800"]) {
      const form = { grant_type: text, client_id: text, client_secret: text, token: text, code: text };
      for (const path of endpoints) expect([400, 401]).toContain((await submit(app, path, form)).status);
    }
    expect(app.logged()).not.toContain('"defect"');
  });
});

describe("the issuer and every address come from the configuration", () => {
  test("whatever Host a request names", async () => {
    const named = await startApp({ config: { public_url: "https://crm.example" } });
    try {
      const documents = [
        ...["/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource"],
        ...["/.well-known/oauth-protected-resource/mcp", "/mcp.json", "/openapi.json"],
      ];
      for (const path of documents) {
        const text = await (await fetch(named.url + path, { headers: { ...spoofed, host: "evil.example" } })).text();
        expect([path, text.includes("evil"), text.includes("https://crm.example")]).toEqual([path, false, true]);
      }
      const refused = await fetch(`${named.url}/v1/me`, { headers: { ...spoofed, host: "evil.example" } });
      expect(refused.headers.get("www-authenticate")).toBe(
        'Bearer resource_metadata="https://crm.example/.well-known/oauth-protected-resource"',
      );
      const client = await addClient(named, { workspace: named.workspace.id, scopes: ["posts:read"] });
      const headers = { ...basic(client), ...spoofed, host: "evil.example" };
      const { body } = await submit(named, "/api/oauth/token", own, headers);
      const claims = JSON.parse(Buffer.from(body.access_token.split(".")[1], "base64url").toString());
      expect([claims.iss, claims.aud]).toEqual(["https://crm.example", "https://crm.example"]);
      const device = await submit(
        named,
        "/api/oauth/device_authorization",
        { client_id: "socialcrm-cli" },
        { host: "evil.example" },
      );
      expect(device.body.verification_uri).toBe("https://crm.example/device");
    } finally {
      await named.close();
    }
  });

  test("nor does an address in the request line lead a person elsewhere", async () => {
    for (const target of ["http://evil.example/account", "//evil.example/account", "/account"]) {
      const { text } = await rawRequest(
        app.url,
        `GET ${target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      );
      expect(text).not.toMatch(/^location: .*evil/im);
    }
  });
});

describe("limits count the socket's address, not what a stranger says of it", () => {
  test("registration by anonymous callers", async () => {
    const register = (at: number) =>
      app.call(
        undefined,
        "POST",
        "/api/oauth/register",
        { redirect_uris: ["https://a.example/cb"] },
        {
          ...{
            "x-forwarded-for": `203.0.113.${at}`,
            "x-real-ip": `203.0.113.${at}`,
            "cf-connecting-ip": "203.0.113.9",
          },
          ...{ forwarded: `for=203.0.113.${at}`, "true-client-ip": `203.0.113.${at}` },
        },
      );
    for (let at = 0; at < 5; at++) expect((await register(at)).status).toBe(201);
    const { status, headers, body } = await register(9);
    expect({ status, error: body.error }).toEqual({ status: 429, error: "temporarily_unavailable" });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("guesses of a password", async () => {
    const guess = async (at: number) => {
      const response = await fetch(`${app.url}/sign-in`, {
        ...{ method: "POST", body: new URLSearchParams({ email: "ada@example.com", password: "a guess" }) },
        ...{ headers: { origin: app.url, "x-forwarded-for": `203.0.113.${at}` }, redirect: "manual" },
      });
      return response.status;
    };
    const statuses: number[] = [];
    for (let at = 0; at < 6; at++) statuses.push(await guess(at));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe("answers with secrets in them", () => {
  test("are kept by no cache and read by no page that a cookie came along with", async () => {
    const client = await addClient(app);
    const ada = await signedIn(app, "ada@example.com");
    const origin = { origin: "https://app.example" };
    const form = exchange(client, await consented(app, client, ada));
    const good = await token(app, form, origin);
    const answers = [
      good,
      await token(app, form, origin),
      await token(
        app,
        { grant_type: "refresh_token", refresh_token: good.body.refresh_token, client_id: client.id },
        origin,
      ),
      await submit(app, "/api/oauth/device_authorization", { client_id: client.id }, origin),
      await submit(app, "/api/oauth/introspect", { token: "x" }, { ...basic(robot), ...origin }),
      await submit(app, "/api/oauth/revoke", { token: "x", client_id: client.id }, origin),
    ];
    for (const { headers } of answers) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  test("need a proof of their own: the cookie of who is signed in proves no client and asks about no token", async () => {
    const ada = await signedIn(app, "ada@example.com");
    for (const path of endpoints) {
      const { status } = await submit(app, path, { ...own, token: "x" }, ada.own);
      expect([path, status]).toEqual([path, 401]);
    }
  });
});
