import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { furnished, json, type RunningServer, serve, tidy } from "../support/executable.ts";
import { callback, claimsOf, consented, exchange, headerOf, pkce, submit, type TestClient } from "../support/oauth.ts";
import type { Browser } from "../support/signed-in.ts";

const password = `a long one: ${crypto.randomUUID()}`;
/** Building and starting an executable on a busy machine. */
const patience = 60_000;
let data: string;
let server: RunningServer;
let client: TestClient;
/** What came up that nobody else may know. */
const secrets: string[] = [password];

beforeAll(async () => {
  const made = await furnished();
  data = made.data;
  secrets.push(made.key);
  for (const [email, role] of [
    ["ada@example.com", "owner"],
    ["eve@example.com", "member"],
  ] as const) {
    await json(["members", "add", email, "--role", role, "--data", data]);
    await json(["members", "set-password", email, "--password-stdin", "--data", data], {
      ...{ shell: `printf '%s' "$PASSWORD" | "$@"`, env: { PASSWORD: password } },
    });
  }
  server = await serve(data, ["--log-level", "debug"]);
  const registered = await server.request("/api/oauth/register", undefined, {
    ...{ method: "POST", headers: { "content-type": "application/json" } },
    body: JSON.stringify({ redirect_uris: [callback], token_endpoint_auth_method: "none" }),
  });
  client = { id: ((await registered.json()) as { client_id: string }).client_id, secret: "" };
}, patience);
afterAll(tidy);

async function signIn(email: string): Promise<Browser> {
  const { url } = server;
  const response = await fetch(`${url}/sign-in`, {
    ...{ method: "POST", redirect: "manual", headers: { origin: url } },
    body: new URLSearchParams({ email, password }),
  });
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  secrets.push(cookie.split("=")[1] ?? "");
  return { cookie, reading: { cookie }, own: { cookie, origin: url } };
}
const token = async (form: Record<string, string>) => {
  const { status, body } = await submit(server, "/api/oauth/token", form);
  for (const name of ["access_token", "refresh_token"]) if (body[name]) secrets.push(body[name]);
  return { status, error: body.error, body };
};
const me = async (jwt: string) => (await server.request("/v1/me", jwt)).status;

describe("the executable", () => {
  test("takes a code from its client and its asker alone, once, and ends what a replay was given", async () => {
    const ada = await signIn("ada@example.com");
    const got = await consented(server, client, ada);
    secrets.push(got.code, got.verifier);
    const form = exchange(client, got);
    expect(await token({ ...form, code_verifier: pkce().verifier })).toMatchObject({ error: "invalid_grant" });
    expect(await token({ ...form, client_id: "socialcrm-cli" })).toMatchObject({ error: "unauthorized_client" });
    const { body } = await token(form);
    expect(await me(body.access_token)).toBe(200);
    expect(await token(form)).toMatchObject({ status: 400, error: "invalid_grant" });
    expect(await me(body.access_token)).toBe(401);
  });

  test("refuses on the next request what the offline command took away, and does not give it back", async () => {
    const eve = await signIn("eve@example.com");
    const { body } = await token(exchange(client, await consented(server, client, eve)));
    const unused = exchange(client, await consented(server, client, eve));
    expect(await me(body.access_token)).toBe(200);
    await json(["members", "remove", "eve@example.com", "--yes", "--data", data]);
    expect(await me(body.access_token)).toBe(401);
    await json(["members", "add", "eve@example.com", "--role", "owner", "--data", data]);
    expect(await me(body.access_token)).toBe(401);
    expect(await token(unused)).toMatchObject({ status: 400, error: "invalid_grant" });
    const form = { grant_type: "refresh_token", refresh_token: body.refresh_token, client_id: client.id };
    expect(await token(form)).toMatchObject({ status: 400, error: "invalid_grant" });
  });

  test("takes no token that is unsigned, signed with its public key as a secret, or with a key of one's own", async () => {
    const ada = await signIn("ada@example.com");
    const { access_token } = (await token(exchange(client, await consented(server, client, ada)))).body;
    const claims = { ...claimsOf(access_token), scope: "workspace:admin" };
    const header = headerOf(access_token);
    const { keys } = (await (await server.request("/api/oauth/jwks.json")).json()) as { keys: { n: string }[] };
    const mine = await generateKeyPair("RS256");
    const signed = (more: object, key: CryptoKey | Uint8Array) =>
      new SignJWT(claims).setProtectedHeader({ ...header, ...more }).sign(key);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const forged = [
      `${part({ ...header, alg: "none" })}.${part(claims)}.`,
      await signed({ alg: "HS256" }, Buffer.from(JSON.stringify(keys[0]))),
      await signed({ alg: "HS256" }, Buffer.from(keys[0]?.n ?? "", "base64url")),
      await signed({}, mine.privateKey),
      await signed({ jwk: await exportJWK(mine.publicKey) }, mine.privateKey),
      await signed({ jku: `${server.url}/mine` }, mine.privateKey),
      await signed({ kid: "../../root.key" }, mine.privateKey),
    ];
    for (const text of forged) expect(await me(text)).toBe(401);
    expect(await me(access_token)).toBe(200);
  });

  test("names itself by its public address, and leads no passer-by to a stranger's site", async () => {
    const named = await serve(data.replace(/data$/, "named"), ["--public-url", "https://crm.example"]);
    const said = await named.request("/.well-known/oauth-authorization-server", undefined, {
      headers: { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" },
    });
    const text = await said.text();
    expect([text.includes('"issuer":"https://crm.example"'), text.includes("evil")]).toEqual([true, false]);
    const registered = await server.request("/api/oauth/register", undefined, {
      ...{ method: "POST", headers: { "content-type": "application/json" } },
      body: JSON.stringify({ redirect_uris: ["https://phish.example/x"], token_endpoint_auth_method: "none" }),
    });
    const { client_id } = (await registered.json()) as { client_id: string };
    const query = new URLSearchParams({ client_id, redirect_uri: "https://phish.example/x", scope: "everything" });
    const response = await fetch(`${server.url}/api/oauth/authorize?${query}`, { redirect: "manual" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toStartWith("/sign-in?next=%2Fapi%2Foauth%2Fauthorize");
  });

  test("leaves none of it in its data folder or its log", async () => {
    await fetch(`${server.url}/v1/me?api_key=${secrets[1]}`);
    expect(await server.ended("SIGTERM")).toBe(0);
    const logged = await server.stderr;
    const files = (readdirSync(data, { recursive: true }) as string[]).map((name) => join(data, name));
    const kept = Buffer.concat(files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path)));
    expect(secrets.length).toBeGreaterThan(12);
    expect(kept.includes("approve_client")).toBe(true);
    for (const [at, text] of secrets.entries()) {
      expect(text.length).toBeGreaterThan(20);
      expect([at, kept.includes(text), logged.includes(text)]).toEqual([at, false, false]);
    }
  });
});
