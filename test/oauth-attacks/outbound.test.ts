import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { startApp, type TestApp } from "../support/app.ts";
import { startMetadataHost } from "../support/metadata-host.ts";
import { authorizationUrl, pkce, submit } from "../support/oauth.ts";

/** What the names of one's own network lead to, as the resolver there says. */
const inside: Record<string, readonly string[]> = {
  "intranet.corp.example": ["10.0.0.7"],
  "rebinding.example": ["93.184.215.14", "127.0.0.1"],
  "mapped.example": ["::ffff:169.254.169.254"],
  "nat64.example": ["64:ff9b::a9fe:a9fe"],
  "local.example": ["fd00::1"],
};
let host: Awaited<ReturnType<typeof startMetadataHost>>;
let app: TestApp;
const looked: string[] = [];
beforeAll(async () => {
  host = await startMetadataHost();
  const resolve = async (name: string) => {
    looked.push(name);
    if (name === "client.example") return ["127.0.0.1"];
    const found = inside[name];
    if (found) return found;
    throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
  };
  app = await startApp({
    config: { outbound_allow: host.allow, failed_credentials_per_minute: 0 },
    outbound: { ...host.outbound, resolve },
  });
  await app.workspace.member("ada@example.com", "owner");
});
afterAll(async () => {
  await app.close();
  await host.close();
});

const alertIn = (text: string) => /role="alert">([^<]*)</.exec(text)?.[1];
/** What a stranger is answered who names a client by this address, on the page and as a device. */
async function told(id: string) {
  const page = await fetch(authorizationUrl(app, { id, secret: "" }, pkce()), { redirect: "manual" });
  const device = await submit(app, "/api/oauth/device_authorization", { client_id: id });
  return { page: page.status, said: alertIn(await page.text()), device: device.status, body: device.body };
}

describe("a client id shows nobody the network that the server stands in", () => {
  test.each([...Object.keys(inside), "nowhere.corp.example", "localhost", "printer.localhost"])(
    "%s is answered as any name that is not there",
    async (name) => {
      const said = `client_id: ${name} cannot be reached from here.`;
      expect(await told(`https://${name}/client.json`)).toEqual({
        ...{ page: 400, said, device: 503 },
        body: { error: "temporarily_unavailable", error_description: said },
      });
    },
  );

  test.each([
    ...["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "１２７.0.0.1", "[::ffff:127.0.0.1]", "intranet%2ecorp"].map(
      (name) => [name, 401] as const,
    ),
    ...["[::ffff:7f00:1]", "169.254.169.254", "[::1]", "0.0.0.0"].map((name) => [name, 503] as const),
  ])("nor is an address called, however it is spelled: %s", async (name, device) => {
    expect(await told(`https://${name}/client.json`)).toMatchObject({ page: 400, device });
  });
});

describe("the keys of a client", () => {
  /** A client whose document says that its keys are there, and an assertion of its. */
  async function assertion(jwks_uri: string, path: string) {
    const method = { token_endpoint_auth_method: "private_key_jwt", jwks_uri };
    const id = host.serve(path, { ...method, grant_types: ["authorization_code"] });
    await fetch(authorizationUrl(app, { id, secret: "" }, pkce()), { redirect: "manual" });
    const { privateKey } = await generateKeyPair("ES256");
    const now = Math.floor(app.clock.now() / 1000);
    const text = await new SignJWT({ iss: id, sub: id, aud: app.url, exp: now + 60, jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: "ES256", kid: "a" })
      .sign(privateKey);
    return sent(text, id);
  }
  const sent = (client_assertion: string, client_id?: string) =>
    submit(app, "/api/oauth/token", {
      ...{ grant_type: "refresh_token", refresh_token: "x", client_assertion, ...(client_id && { client_id }) },
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });

  test.each([...Object.keys(inside), "nowhere.corp.example"])(
    "at %s are not to be had, whyever that is",
    async (name) => {
      const { status, body } = await assertion(`https://${name}/keys`, `/${name}.json`);
      expect({ status, body }).toEqual({
        status: 503,
        body: {
          error: "temporarily_unavailable",
          error_description: `client_assertion: no keys are to be had at ${name}.`,
        },
      });
    },
  );

  test("are looked for where its document says, never where a token says (jku, x5u, kid, jwk)", async () => {
    const pair = await generateKeyPair("ES256", { extractable: true });
    const id = host.serve("/own.json", {
      token_endpoint_auth_method: "private_key_jwt",
      jwks: { keys: [{ ...(await exportJWK((await generateKeyPair("ES256")).publicKey)), kid: "own" }] },
    });
    await fetch(authorizationUrl(app, { id, secret: "" }, pkce()), { redirect: "manual" });
    const before = [looked.length, host.askedFor("/mine")];
    const now = Math.floor(app.clock.now() / 1000);
    for (const header of [
      { jku: host.address("/mine") },
      { x5u: host.address("/mine") },
      { jwk: await exportJWK(pair.publicKey) },
      { kid: host.address("/mine") },
      { kid: "../../own" },
      { kid: "own' or '1'='1" },
    ]) {
      const text = await new SignJWT({ iss: id, sub: id, aud: app.url, exp: now + 60, jti: crypto.randomUUID() })
        .setProtectedHeader({ alg: "ES256", kid: "own", ...header })
        .sign(pair.privateKey);
      const { status, body } = await sent(text, id);
      expect([header, status, body.error]).toEqual([header, 401, "invalid_client"]);
    }
    expect([looked.length, host.askedFor("/mine")]).toEqual(before);
  });

  test.each([
    ["an object", { a: 1 }],
    ["a list", ["x"]],
    ["a number", 7],
    ["nothing", null],
    ["a prototype", "__proto__"],
  ])("an assertion whose subject is %s is a client's mistake, not the server's", async (_, sub) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const { status, body } = await sent(`${part({ alg: "ES256" })}.${part({ sub })}.AAAA`);
    expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    expect(app.logged()).not.toContain('"defect"');
  });
});
