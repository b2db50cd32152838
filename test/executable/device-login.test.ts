import { afterAll, describe, expect, test } from "bun:test";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { newFolder, run, tidy } from "../support/executable.ts";

afterAll(tidy);

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
type Answers = (form: URLSearchParams, times: number) => { status?: number; body: object };

interface Double {
  /** What `GET /.well-known/oauth-authorization-server` says beside what is usual. */
  readonly metadata?: object;
  readonly device?: object;
  readonly token?: Answers;
}

/** A server with the OAuth endpoints that a command line uses, which answers as it is told and notes what it hears. */
function double({ metadata = {}, device = {}, token = () => ({ body: {} }) }: Double) {
  const heard: { path: string; form: Record<string, string> }[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const { pathname: path, origin } = new URL(request.url);
      if (path === "/.well-known/oauth-authorization-server")
        return Response.json({
          issuer: origin,
          token_endpoint: `${origin}/token`,
          revocation_endpoint: `${origin}/revoke`,
          device_authorization_endpoint: `${origin}/device`,
          ...metadata,
        });
      const bearer = request.headers.get("authorization");
      if (path === "/v1/me") return me(bearer);
      const form = new URLSearchParams(await request.text());
      heard.push({ path, form: Object.fromEntries(form) });
      if (path === "/device") return Response.json({ ...codes(origin), ...device });
      if (path === "/revoke") return new Response();
      const { status = 200, body } = token(form, heard.filter((one) => one.path === "/token").length);
      return Response.json(body, { status });
    },
  });
  return { url: server.url.origin, heard, [Symbol.dispose]: () => server.stop(true) };
}

const codes = (origin: string) => ({
  device_code: "the-device-code",
  user_code: "WDJB-MJHT",
  verification_uri: `${origin}/device`,
  expires_in: 30,
  interval: 1,
});
const tokens = (name: string, seconds = 3600) => ({
  access_token: `access-${name}`,
  refresh_token: `refresh-${name}`,
  token_type: "Bearer",
  expires_in: seconds,
  scope: "posts:read",
});
const me = (bearer: string | null) =>
  bearer?.startsWith("Bearer access-") && !bearer.includes("revoked")
    ? Response.json({
        credential: { id: "grant_1", kind: "access_token", prefix: "socialcrm" },
        workspace: { id: "ws_1", slug: "acme", name: "Acme" },
        user: { id: "user_1", email: "ada@example.com", name: "Ada" },
        role: "owner",
        scopes: ["posts:read"],
        plan: { name: "self_hosted", features: [] },
        limits: {},
        token: bearer,
      })
    : Response.json({ error: { code: "unauthorized", message: "Invalid access token." } }, { status: 401 });

function person() {
  const home = dirname(newFolder());
  const file = join(home, ".socialcrm", "config.toml");
  const call = (words: string) => run(words.split(" "), { env: { HOME: home } });
  /** A login that is saved already, whose access token ends in so many seconds. */
  const loggedIn = (url: string, seconds: number) => {
    mkdirSync(dirname(file), { mode: 0o700 });
    const expires = new Date(Date.now() + seconds * 1000).toISOString();
    const saved = { access_token: "access-old", refresh_token: "refresh-old", expires_at: expires, scopes: [] };
    writeFileSync(file, Bun.TOML.stringify({ api_url: url, servers: { [url]: saved } }), { mode: 0o600 });
  };
  return { file, call, loggedIn, saved: () => readFileSync(file, "utf8") };
}

const error = (name: string) => ({ status: 400, body: { error: name } });

describe("a login in the browser", () => {
  test("shows page and code, waits as it is told, and is saved once it has been tried", async () => {
    using server = double({
      token: (_, times) =>
        times === 1 ? error("authorization_pending") : times === 2 ? error("slow_down") : { body: tokens("new") },
    });
    const { file, call, saved } = person();
    const since = performance.now();
    const { code, stdout, stderr } = await call(`login --device --api-url ${server.url} --json`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Open ${server.url}/device and enter the code WDJB-MJHT\n` });
    // A second, another one, and five more after slow_down (RFC 8628 §3.5).
    expect(performance.now() - since).toBeGreaterThan(7900);
    expect(JSON.parse(stdout)).toMatchObject({
      api_url: server.url,
      workspace: "acme",
      user: { email: "ada@example.com" },
    });
    const [asked, polled] = server.heard;
    expect(asked).toMatchObject({ path: "/device", form: { client_id: "socialcrm-cli", resource: server.url } });
    expect(asked?.form.scope?.split(" ")).toContain("posts:write");
    expect(polled?.form).toEqual({
      grant_type: deviceGrant,
      device_code: "the-device-code",
      client_id: "socialcrm-cli",
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(saved()).toContain("refresh-new");
    expect(JSON.parse((await call("status --json")).stdout)).toMatchObject({
      kind: "access_token",
      renewable: true,
      works: true,
    });
  }, 20_000);

  test("asks for the scopes that are named", async () => {
    using server = double({ token: () => ({ body: tokens("new") }) });
    await person().call(`login --device --scopes posts:read --api-url ${server.url}`);
    expect(server.heard[0]?.form.scope).toBe("posts:read");
  });

  test.each<[number, string, Double]>([
    [4, "denied", { token: () => error("access_denied") }],
    [3, "expired", { token: () => error("expired_token") }],
    [3, "expired", { device: { expires_in: 1 } }],
    [3, "Invalid access token", { token: () => ({ body: tokens("revoked") }) }],
    [6, "no bearer token", { token: () => ({ body: { access_token: "a\r\nb", token_type: "Bearer" } }) }],
    [6, "no OAuth login", { metadata: { issuer: undefined } }],
    [6, "no login by device code", { metadata: { device_authorization_endpoint: undefined } }],
    [1, "calls itself https://crm.example.com", { metadata: { issuer: "https://crm.example.com" } }],
    [6, "token_endpoint of", { metadata: { token_endpoint: "https://elsewhere.example.com/token" } }],
    [6, "is not on that server", { metadata: { device_authorization_endpoint: "http://127.0.0.1:1/device" } }],
  ])("ends with %i and saves nothing where it is %s", async (code, said, how) => {
    using server = double(how);
    const { file, call } = person();
    const ended = await call(`login --device --api-url ${server.url}`);
    expect(ended.stderr).toContain(said);
    expect(ended).toMatchObject({ code, stdout: "" });
    expect(await Bun.file(file).exists()).toBe(false);
  });
});

describe("a login that is over", () => {
  test("is renewed, once, by whichever of many commands comes first", async () => {
    using server = double({ token: (_, times) => ({ body: tokens(`new-${times}`) }) });
    const { call, loggedIn, saved } = person();
    loggedIn(server.url, -5);
    const ended = await Promise.all(Array.from({ length: 5 }, () => call("whoami --json")));
    expect(new Set(ended.map(({ stdout }) => JSON.parse(stdout).token))).toEqual(new Set(["Bearer access-new-1"]));
    expect(server.heard).toEqual([
      {
        path: "/token",
        form: { grant_type: "refresh_token", refresh_token: "refresh-old", client_id: "socialcrm-cli" },
      },
    ]);
    expect(saved()).toContain("refresh-new-1");
  });

  test("is renewed too where only the server finds it over", async () => {
    using server = double({ token: () => ({ body: tokens("new") }) });
    const { file, call, loggedIn } = person();
    loggedIn(server.url, 3600);
    writeFileSync(file, readFileSync(file, "utf8").replace("access-old", "access-revoked"));
    expect(JSON.parse((await call("whoami --json")).stdout).token).toBe("Bearer access-new");
  });

  test("for good says so, with 3", async () => {
    using server = double({ token: () => error("invalid_grant") });
    const { call, loggedIn } = person();
    loggedIn(server.url, -5);
    const { code, stderr } = await call("whoami");
    expect(code).toBe(3);
    expect(stderr).toContain(`Your login at ${server.url} has ended. Run: `);
  });

  test("is kept where the server cannot be reached", async () => {
    using server = double({ token: () => ({ status: 503, body: {} }) });
    const { call, loggedIn, saved } = person();
    loggedIn(server.url, -5);
    expect((await call("whoami")).code).toBe(6);
    expect(saved()).toContain("refresh-old");
  });
});

describe("logout", () => {
  test("ends the login at the server and forgets it", async () => {
    using server = double({});
    const { file, call, loggedIn } = person();
    loggedIn(server.url, 3600);
    const { code, stdout } = await call("logout --json");
    expect({ code, told: JSON.parse(stdout) }).toEqual({
      code: 0,
      told: { api_url: server.url, kind: "access_token", revoked: true },
    });
    expect(server.heard).toEqual([{ path: "/revoke", form: { token: "refresh-old", client_id: "socialcrm-cli" } }]);
    expect(await Bun.file(file).exists()).toBe(false);
  });

  test("forgets it where the server cannot be told, and says that", async () => {
    const { file, call, loggedIn } = person();
    loggedIn("http://127.0.0.1:1", 3600);
    const { code, stdout, stderr } = await call("logout --json");
    expect({ code, told: JSON.parse(stdout) }).toMatchObject({ code: 0, told: { revoked: false } });
    expect(stderr).toContain("the server could not be told");
    expect(await Bun.file(file).exists()).toBe(false);
  });
});
